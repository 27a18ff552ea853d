import { id, type CommandId, type ServiceId, type WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import type { NewRecord } from '../../core/decisions/command.ts';
import type { Ports } from '../ports/index.ts';
import { record } from '../record/record.ts';
import { programOf } from '../transfers/carry-over.ts';

/**
 * Writes on the record of whoever has left that they have, where nobody has written it: on the day on which their last post ended.
 * Otherwise a record that has only end dates would be on no list of keeping, and stay for ever. Where a post is given again, or ended
 * on another day, what the program wrote is taken back or put right; what a person wrote is left as it is. Run again it does nothing.
 * @returns how many records were written to
 */
export async function noteLeaving(ports: Ports, service: ServiceId): Promise<number> {
  const today = ports.clock.today();
  let written = 0;
  for (const { worker, last } of await ports.store.asSystem(service, ({ directory }) => directory.lastDays())) {
    if (await noteOne(ports, service, worker, last !== undefined && last < today ? last : undefined)) written += 1;
  }
  return written;
}

/** @param left the day on which the last post ended; absent while one runs or is to come */
async function noteOne(ports: Ports, service: ServiceId, worker: WorkerId, left: PlainDate | undefined): Promise<boolean> {
  const subject: Subject = { kind: 'worker', id: id(worker) };
  const entries = await ports.store.asSystem(service, (unit) => unit.records.chronology(subject));
  const record_ = leavingToWrite(timeline(entries), left);
  if (record_ === undefined) return false;
  const result = await record(ports, {
    id: id<CommandId>(ports.ids.next()), actor: programOf(service), subject, source: 'live', answers: {}, agreements: [], records: [record_],
  }, { create: true });
  if (result.outcome !== 'recorded') throw new Error(`that somebody has left could not be written down: ${JSON.stringify(result)}`);
  return true;
}

/** What is to be written so that the record says when somebody left, if anything. Pure. @param line what stands of the record */
export function leavingToWrite(line: readonly Entry[], left: PlainDate | undefined): NewRecord | undefined {
  const joined = line.filter((e) => e.kind === 'staff.joined').reduce<string>((latest, e) => (e.occurredOn > latest ? e.occurredOn : latest), '');
  const standing = line.filter((e) => e.kind === 'staff.left' && e.occurredOn >= joined).at(-1);
  const ours = standing?.recordedAs === 'system' ? standing : undefined;
  if (left === undefined) return ours === undefined ? undefined : { kind: 'staff.left', data: {}, occurredOn: ours.occurredOn, supersedes: ours.id, withdrawn: true, reason: 'A post was given again' };
  // Whoever joined after their last post ended is somebody for whom no post was written down yet: nothing is guessed about them.
  if (joined > left) return undefined;
  if (standing === undefined) return { kind: 'staff.left', data: {}, occurredOn: left, reason: 'The last post ended on this day' };
  return ours === undefined || ours.occurredOn === left ? undefined : { kind: 'staff.left', data: {}, occurredOn: left, supersedes: ours.id, reason: 'The last post ended on this day' };
}
