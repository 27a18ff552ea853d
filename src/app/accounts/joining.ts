import type { Actor } from '../../core/decisions/command.ts';
import type { StaffSort } from '../../core/chronology/kinds/staff/staff-joined.ts';
import { id, type CommandId, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { programOf } from '../record/context.ts';
import { record, type Recorded } from '../record/record.ts';

/** Whether the policy in force asks of everybody who works for the service as what they do: then no account of the service’s own is made without it. */
export async function asksHowEngaged(ports: Ports, reader: Reader): Promise<boolean> {
  const { program } = await ports.store.asReader(reader, ({ directory }) => programOf(directory, ports.policies, ports.clock.today()));
  return program.rules.record.some((r) => r.kind === 'staff.joined' && r.fields.includes('sort'));
}

/** Somebody who has joined: the account was made with this. */
export interface Joining {
  readonly worker: WorkerId;
  readonly sort: StaffSort;
  /** the first day, which may lie ahead */
  readonly from: PlainDate;
}

/** Records that somebody joined the service, with the account that was made for them: their duties as staff begin on their first day. */
export async function recordJoining(ports: Ports, command: CommandId, actor: Actor, { worker, sort, from }: Joining): Promise<Recorded> {
  const subject = { kind: 'worker' as const, id: id<SubjectId>(worker) };
  return record(ports, { id: command, actor, subject, records: [{ kind: 'staff.joined', data: { sort }, occurredOn: from }], source: 'live', answers: {}, agreements: [] }, { create: true, reached: true });
}
