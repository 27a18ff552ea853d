import type { Actor, Command, NewRecord } from '../../core/decisions/command.ts';
import type { CommandId, EntryId, ServiceId, SubjectId } from '../../core/values/ids.ts';
import { id } from '../../core/values/ids.ts';
import type { EntryReference, PlannedAct, PlannedRecord, PlannedSubject } from '../plan/act.ts';
import type { StaffMember } from '../people/staff.ts';

/** The entries that each act of a subject has made, by the act's key. */
export type Made = Map<string, readonly EntryId[]>;

/** The command by which a planned act is recorded. @throws Error if the act refers to an entry that has not been made */
export function commandFor(service: ServiceId, subject: PlannedSubject, act: PlannedAct, staff: ReadonlyMap<string, StaffMember>, made: Made): Command {
  return {
    id: id<CommandId>(`demo-${subject.id}-${act.key}`),
    actor: actorOf(service, act, staff),
    subject: { kind: subject.kind, id: id<SubjectId>(subject.id) },
    records: act.records.map((r) => recordOf(r, made)),
    source: act.source,
    answers: {},
    agreements: [],
  };
}

function actorOf(service: ServiceId, act: PlannedAct, staff: ReadonlyMap<string, StaffMember>): Actor {
  const member = staff.get(act.worker);
  if (member === undefined) throw new Error(`nobody on the staff has the id ${act.worker}`);
  return { worker: id(member.id), name: member.name, role: act.role, roles: [...new Set(member.posts.map((p) => p.role))], agency: id(member.agency), service };
}

function recordOf(record: PlannedRecord, made: Made): NewRecord {
  const { kind, data, on, at, of, supersedes, reason } = record;
  return {
    kind,
    data,
    occurredOn: on,
    ...(at === undefined ? {} : { occurredAt: at }),
    ...(of === undefined ? {} : { of: entryOf(of, made) }),
    ...(supersedes === undefined ? {} : { supersedes: entryOf(supersedes, made) }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function entryOf(ref: EntryReference, made: Made): EntryId {
  const entry = made.get(ref.act)?.[ref.entry];
  if (entry === undefined) throw new Error(`act ${ref.act} has made no entry ${ref.entry}`);
  return entry;
}
