import { id, type CommandId, type SubjectId } from '../../core/values/ids.ts';
import type { Subject } from '../../core/chronology/entry.ts';
import type { Actor, NewRecord } from '../../core/decisions/command.ts';
import type { Ports } from '../ports/index.ts';
import { record, type Recorded } from '../record/record.ts';

export interface AboutPartner {
  readonly command: CommandId;
  readonly actor: Actor;
  /** absent: a partner that is not on record yet */
  readonly partner?: SubjectId;
  readonly record: NewRecord;
}

/** Records about a partner, or begins its record. A command sent again gives its first result. */
export async function recordAboutPartner(ports: Ports, { command, actor, partner, record: what }: AboutPartner): Promise<Recorded> {
  const subject: Subject = { kind: 'unit', id: partner ?? id<SubjectId>(ports.ids.next()) };
  return record(ports, { id: command, actor, subject, records: [what], source: 'live', answers: {}, agreements: [] }, { create: partner === undefined });
}
