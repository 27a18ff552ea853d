import { id, type CommandId, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import type { Role } from '../../core/access/roles.ts';
import type { Actor, NewRecord } from '../../core/decisions/command.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { record, type Recorded } from '../record/record.ts';
import { loadSupervision } from './load-supervision.ts';

export interface Supervising {
  readonly command: CommandId;
  readonly actor: Actor;
  readonly worker: WorkerId;
}

/** Records something about a worker: a day, a request, a note about one of their cases. */
export async function recordAboutWorker(ports: Ports, { command, actor, worker }: Supervising, records: readonly NewRecord[]): Promise<Recorded> {
  return record(ports, { id: command, actor, subject: { kind: 'worker', id: id<SubjectId>(worker) }, source: 'live', answers: {}, agreements: [], records }, { create: true });
}

/**
 * Closes a supervision: the worker's cases of this moment are its agenda, so that a child who became DYO meanwhile is not left out, and
 * the rules then say whether each was discussed.
 */
export async function closeSupervision(ports: Ports, reader: Reader, supervising: Supervising, closing: { readonly present: readonly Role[]; readonly note?: string }): Promise<Recorded> {
  const today = ports.clock.today();
  const page = await loadSupervision(ports, reader, supervising.worker, today);
  if (page === undefined) return { outcome: 'not-allowed', why: 'This record does not exist, or your role does not reach it' };
  return recordAboutWorker(ports, supervising, [
    { kind: 'supervision.agenda', occurredOn: today, data: { cases: page.cases.map((c) => ({ child: c.row.id, dyo: c.row.dyo })) } },
    { kind: 'supervision.held', occurredOn: today, data: { present: closing.present, ...(closing.note === undefined || closing.note.trim() === '' ? {} : { note: closing.note }) } },
  ]);
}
