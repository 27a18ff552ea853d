import type { ActId, EntryId } from '../../core/values/ids.ts';
import { id } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import { heldByStandingIn } from '../../core/access/standing-in.ts';
import { recordsInto, sightOf } from '../../core/access/reach.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { compartmentOf } from '../../core/chronology/kind.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import type { Command, DecidedRecord, Decision, NewRecord, Objection } from '../../core/decisions/command.ts';
import { decide } from '../../core/decisions/decide.ts';
import { followedAbout } from '../../core/decisions/follows.ts';
import type { Ports, SystemUnit } from '../ports/index.ts';
import type { NewEntry } from '../ports/records.ts';
import { changedSince } from './changed-since.ts';
import { loadContext, type ServiceContext } from './context.ts';
import { keepDerivation } from './keep-derivation.ts';
import { placeMark } from './in-whose-place.ts';
import { keepOthers, othersIn, ownEntries } from './others.ts';

/** What came of a command. Plain JSON, so that a command sent again can be given the first result. */
export type Recorded =
  | { readonly outcome: 'recorded'; readonly act: ActId; readonly entries: readonly EntryId[]; readonly notes: readonly Objection[] }
  | { readonly outcome: 'proposed'; readonly act: ActId; readonly proposal: EntryId; readonly objections: readonly Objection[]; readonly awaits: readonly string[] }
  | { readonly outcome: 'not-allowed'; readonly why: string }
  | Exclude<Decision, { readonly outcome: 'accepted' | 'held' }>;

export interface RecordOptions {
  /** makes the subject if it is not there yet */
  readonly create?: boolean;
  /** the use case has found by itself that the actor may record this, although no role of theirs reaches the record */
  readonly reached?: boolean;
}

/**
 * Records what somebody does about one subject: authorises, folds the whole chronology as the system, decides,
 * and writes entries, standing and work in one transaction. A command sent again gives its first result.
 */
export async function record(ports: Ports, command: Command, options: RecordOptions = {}): Promise<Recorded> {
  return ports.store.asSystem(command.actor.service, async (unit) => {
    // Asked together and answered in this order: whether it was sent before, and what it is decided on.
    const [earlier, ground] = await Promise.all([unit.records.earlierResult(command.id, command.actor.worker), groundOf(ports, unit, command, options)]);
    if (earlier !== undefined) return earlier as Recorded;
    const { result, entries, write } = decideCommand(ports, unit, command, ground);
    if (!(await reachesOthers(unit, command, entries))) return NOT_REACHED;
    if (write) await write();
    return result;
  });
}

export const NOT_REACHED: Recorded = { outcome: 'not-allowed', why: 'This record does not exist, or your role does not reach it' };

/** What an entry is stamped with. */
export type Stamps = Pick<Ports, 'clock' | 'ids'>;

interface Decided {
  readonly result: Recorded;
  readonly entries: readonly NewEntry[];
  /** writes what was decided; absent if nothing is to be written */
  readonly write?: () => Promise<void>;
}

/** What a command is decided on. */
interface Ground {
  readonly today: PlainDate;
  readonly context: ServiceContext;
  /** whether the subject exists and the actor's role reaches it */
  readonly reached: boolean;
  readonly known: readonly Entry[];
  /** what is on record about others, where a correction may have to be carried to it */
  readonly beside: readonly Entry[];
}

/** Locks the subject and reads what the decision rests on. Everything is asked at once: the store answers in the order of the asking, the chronology after the lock. */
async function groundOf(ports: Ports, unit: SystemUnit, command: Command, options: RecordOptions): Promise<Ground> {
  const today = ports.clock.today();
  const { subject } = command;
  const [context, , locked, reached, known] = await Promise.all([
    loadContext(unit, ports.policies, today),
    options.create === true ? unit.records.create(subject, 'case') : undefined,
    unit.records.lock(subject),
    reaches(unit, command),
    unit.records.chronology(subject),
  ]);
  return { today, context, reached: locked && (options.reached === true || reached), known, beside: await besideOf(unit, context, known, command) };
}

/** What is on record about those about whom something followed from what is being corrected. */
async function besideOf(unit: SystemUnit, { program }: ServiceContext, known: readonly Entry[], command: Command): Promise<readonly Entry[]> {
  const out: Entry[] = [];
  for (const subject of followedAbout(program, known, command)) {
    await unit.records.lock(subject);
    out.push(...(await unit.records.chronology(subject)));
  }
  return out;
}

/** Everything up to the writing. */
function decideCommand(ports: Ports, unit: SystemUnit, command: Command, { today, context, reached, known, beside }: Ground): Decided {
  if (!reached) return { result: NOT_REACHED, entries: [] };
  const { result, entries } = decideOn(ports, context, known, command, today, beside);
  return entries.length === 0 ? { result, entries } : { result, entries, write: () => writeEntries(ports, unit, context, command, known, entries, result, today) };
}

/** What a command comes to on a chronology, with the entries to write: none unless it is recorded or proposed. */
export function decideOn(ports: Stamps, context: Pick<ServiceContext, 'program' | 'around'>, known: readonly Entry[], command: Command, today: PlainDate, beside: readonly Entry[] = []): { readonly result: Recorded; readonly entries: readonly NewEntry[] } {
  const changed = changedSince(context.program, known, command);
  if (changed) return { result: changed, entries: [] };
  const decision = decide(context.program, known, command, context.around, today, beside);
  const act = id<ActId>(ports.ids.next());
  switch (decision.outcome) {
    case 'accepted': {
      const mark = placeMark(command, known);
      const entries = decision.records.map((r) => toEntry(ports, command, mark === undefined ? r : { ...r, marks: [...r.marks, mark] }, act));
      return { result: { outcome: 'recorded', act, entries: entries.map((e) => e.id), notes: decision.notes }, entries };
    }
    case 'held': {
      const held = proposalOf(command, decision.objections, decision.awaits);
      const mark = placeMark(command, known);
      const entry = toEntry(ports, command, { ...held, marks: mark === undefined ? [] : [mark], tell: [] }, act);
      return { result: { outcome: 'proposed', act, proposal: entry.id, objections: decision.objections, awaits: decision.awaits }, entries: [entry] };
    }
    default:
      return { result: decision, entries: [] };
  }
}

/** Whether the actor holds the role and the role reaches the subject. @param isNew made in the same transaction: nobody can have hidden it from anybody yet */
export async function reaches(unit: SystemUnit, command: Command, isNew = false): Promise<boolean> {
  if (command.actor.role !== 'system' && !command.actor.roles.includes(command.actor.role)) return false;
  const { subject, actor } = command;
  const { reach } = actor.role === 'system' ? sightOf(['team-manager']) : sightOf(actor.roles, actor.purpose);
  // What comes with a record from another service lies in the compartments in which it lay there, whoever takes it in.
  if (command.source !== 'transfer' && !command.records.every((r) => recordsInto(actor.role, kindOf(r.kind)?.compartment ?? 'case', heldByStandingIn(actor.standingIn)))) return false;
  if (reach === 'victim') return reachesAsVictimWorker(unit, command);
  if (subject.kind !== 'child') return reach === 'service' && reachesBeside(unit, command);
  if (reach === 'none') return false;
  if (reach === 'shared') return command.records.every((r) => kindOf(r.kind)?.fromPartners === true) && unit.records.isSharedWith(subject.id, actor.agency);
  if (actor.role !== 'system' && !isNew && (await unit.records.isHidden(subject.id, actor.worker))) return false;
  return reach === 'service' || (reach === 'strand' ? unit.records.isInStrand(subject.id) : unit.records.isAssigned(subject.id, actor.worker));
}

/** Whether the actor's role reaches everybody else about whom something is written with the command. */
export async function reachesOthers(unit: SystemUnit, command: Command, entries: readonly NewEntry[]): Promise<boolean> {
  for (const subject of othersIn(command, entries)) if (!(await unit.records.lock(subject)) || !(await reaches(unit, { ...command, subject }))) return false;
  return true;
}

/** Victims alone; and of a child, what follows from an entry about a victim, where the record is not closed to the worker. */
async function reachesAsVictimWorker(unit: SystemUnit, { subject, actor, records }: Command): Promise<boolean> {
  if (!records.every((r) => kindOf(r.kind)?.compartment === 'victim')) return false;
  if (subject.kind === 'person') return (await unit.records.personIs(subject.id)) !== 'other';
  return subject.kind === 'child' && !(await unit.records.isHidden(subject.id, actor.worker));
}

/** What is recorded about a colleague is for those who manage them, and for themselves what anyone may record; about a person beside a child, for those who may open the child's record. */
async function reachesBeside(unit: SystemUnit, { subject, actor, records }: Command): Promise<boolean> {
  if (actor.role === 'system') return true;
  if (subject.kind === 'worker') return (String(subject.id) === String(actor.worker) && records.every((r) => kindOf(r.kind)?.recordedBy === 'anyone')) || unit.records.manages(subject.id, actor.worker, actor.roles);
  return subject.kind !== 'person' || ((await unit.records.personIs(subject.id)) !== 'victim' && !(await unit.records.isBesideHidden(subject.id, actor.worker)));
}

async function writeEntries(ports: Ports, unit: SystemUnit, context: ServiceContext, command: Command, known: readonly Entry[], entries: readonly NewEntry[], result: Recorded, today: PlainDate): Promise<void> {
  const last = known.reduce((n, e) => Math.max(n, e.seq), 0);
  const asIfWritten = ownEntries(command, entries).map((e, i): Entry => ({ ...e, seq: last + 1 + i, service: command.actor.service }));
  await keepOthers(unit, context, command, entries, today);
  // Sent together and done in this order: the appending, which locks the head of the chain, is the last.
  await Promise.all([
    keepDerivation(unit, context, command.subject, [...known, ...asIfWritten], today),
    unit.records.saveResult({ command: command.id, worker: command.actor.worker, result }),
    unit.records.append(entries),
  ]);
}

/** An entry as the store takes it. */
export function toEntry(ports: Stamps, command: Command, decided: DecidedRecord, act: ActId): NewEntry {
  return {
    id: decided.arriving?.id ?? id<EntryId>(ports.ids.next()),
    subject: decided.subject ?? command.subject,
    act,
    kind: decided.kind,
    data: decided.data,
    occurredOn: decided.occurredOn,
    recordedAt: ports.clock.now(),
    recordedBy: command.actor.worker,
    recordedAs: command.actor.role,
    agency: decided.arriving?.agency ?? command.actor.agency,
    compartment: compartmentOf(kindOf(decided.kind), decided.data),
    source: command.source,
    ...(decided.occurredAt === undefined ? {} : { occurredAt: decided.occurredAt }),
    ...(decided.of === undefined ? {} : { of: decided.of }),
    ...(decided.supersedes === undefined ? {} : { supersedes: decided.supersedes }),
    ...(decided.withdrawn === undefined ? {} : { withdrawn: decided.withdrawn }),
    ...(decided.reason === undefined ? {} : { reason: decided.reason }),
    ...(decided.marks.length === 0 ? {} : { marks: decided.marks }),
  };
}

/** The proposal that stands for a decision until those have agreed who must. */
function proposalOf(command: Command, objections: readonly Objection[], awaits: readonly string[]): NewRecord {
  const first = command.records[0];
  return {
    kind: 'proposal.made',
    data: {
      records: command.records.map((r) => ({ ...r, label: kindOf(r.kind)?.label ?? r.kind })),
      awaits,
      clauses: [...new Set(objections.map((o) => o.clause))].join(', '),
      answers: Object.entries(command.answers).map(([clause, answer]) => ({ clause, answer })),
    },
    occurredOn: first?.occurredOn ?? ('0001-01-01' as PlainDate),
  };
}
