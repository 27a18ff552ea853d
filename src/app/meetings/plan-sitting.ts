import { id, type ActId, type CommandId, type SubjectId } from '../../core/values/ids.ts';
import { addDays, dayAndDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { Role } from '../../core/access/roles.ts';
import type { Entry, EntryData, Subject } from '../../core/chronology/entry.ts';
import type { Actor, Command, FieldFault, NewRecord, Objection } from '../../core/decisions/command.ts';
import { decide } from '../../core/decisions/decide.ts';
import { factsThatBring } from '../../core/meetings/agenda.ts';
import { meetingNames, meetingType, meetingTypes, type MeetingType } from '../../core/meetings/meeting-type.ts';
import { gaps } from '../../core/meetings/calendar.ts';
import { firstSitting, nextSitting, type ProposedSitting } from '../../core/meetings/next-sitting.ts';
import { sittingState } from '../../core/meetings/sitting-state.ts';
import type { Ports, Reader, SystemUnit } from '../ports/index.ts';
import { loadContext, type ServiceContext } from '../record/context.ts';
import { keepDerivation } from '../record/keep-derivation.ts';
import { toEntry } from '../record/record.ts';
import { readerContext } from './sitting-context.ts';

export interface SittingPlan {
  readonly command: CommandId;
  readonly actor: Actor;
  /** a sitting to move; without it a new one is planned */
  readonly sitting?: SubjectId;
  readonly meeting: string;
  readonly on: PlainDate;
  readonly at?: string;
  readonly place?: string;
  /** why it is on another day than the rhythm proposes, or why it is moved */
  readonly why?: string;
  /** between the others, for one urgent case: why, and who will be there */
  readonly urgent?: { readonly why: string; readonly lead?: string; readonly expected: readonly { readonly name: string; readonly role: Role }[] };
}

export type Planned =
  | { readonly outcome: 'planned'; readonly sitting: SubjectId }
  | { readonly outcome: 'asked'; readonly questions: readonly Objection[]; readonly proposed?: ProposedSitting }
  | { readonly outcome: 'invalid'; readonly faults: readonly Omit<FieldFault, 'record'>[] }
  | { readonly outcome: 'refused'; readonly objections: readonly Objection[] };

/** The day that the rhythm proposes for the next sitting, after the last one that is planned or has been held; a first one may be on any day. */
export function proposedDay(context: ServiceContext, meeting: MeetingType, today: PlainDate, without?: SubjectId): ProposedSitting | undefined {
  const last = context.around.sittings.filter((s) => s.meeting === meeting.name && s.id !== without).at(-1);
  const { calendar } = context.around;
  if (last === undefined) return meeting.every === undefined ? undefined : { on: firstSitting(today, calendar), steps: ['no earlier sitting is on record, so any day can be the first'] };
  return nextSitting(meeting, last.on, calendar);
}

/** Meeting types of the policy in force, each with the day that its rhythm proposes. */
export async function planningOf(ports: Ports, reader: Reader): Promise<readonly { readonly meeting: MeetingType; readonly proposed?: ProposedSitting; /** stretches of a weekly rhythm in the weeks ahead that have no sitting */ readonly gaps: readonly PlainDate[] }[]> {
  const today = ports.clock.today();
  return ports.store.asReader(reader, async (unit) => {
    const context = await readerContext(ports, unit);
    return meetingTypes(context.program).map((meeting) => {
      const proposed = proposedDay(context, meeting, today);
      const weekly = meeting.every?.unit === 'week' && meeting.every.n === 1;
      const { sittings, calendar } = context.around;
      return { meeting, ...(proposed === undefined ? {} : { proposed }), gaps: weekly ? gaps(meeting, sittings, today, addDays(today, 27), calendar) : [] };
    });
  });
}

/** Plans a sitting or moves one. Another day than the rhythm proposes is allowed and asks why. What is due before a sitting is worked out anew for each child. */
export async function planSitting(ports: Ports, plan: SittingPlan): Promise<Planned> {
  return ports.store.asSystem(plan.actor.service, async (unit) => {
    const earlier = await unit.records.earlierResult(plan.command, plan.actor.worker);
    if (earlier !== undefined) return earlier as Planned;
    const today = ports.clock.today();
    const context = await loadContext(unit, ports.policies, today);
    const meeting = meetingType(context.program, plan.meeting);
    if (meeting === undefined) return { outcome: 'invalid', faults: [{ field: 'meeting', value: plan.meeting, expected: `a meeting of the policy: ${meetingNames(context.program).join(', ')}` }] };
    const question = reasonFor(context, meeting, plan, today);
    if (question) return question;
    const subject: Subject = { kind: 'sitting', id: plan.sitting ?? id<SubjectId>(ports.ids.next()) };
    if (plan.sitting === undefined) await unit.records.create(subject, 'case');
    if (!(await unit.records.lock(subject))) return { outcome: 'refused', objections: [{ clause: '', says: 'Sitting', wants: 'a sitting that is on record' }] };
    return write(ports, unit, context, meeting, subject, plan, today);
  });
}

async function write(ports: Ports, unit: SystemUnit, context: ServiceContext, meeting: MeetingType, subject: Subject, plan: SittingPlan, today: PlainDate): Promise<Planned> {
  const known = await unit.records.chronology(subject);
  const state = sittingState(known);
  if (state !== undefined && state.stage !== 'planned') return { outcome: 'refused', objections: [{ clause: '', says: 'A meeting that has been opened keeps its day', wants: 'a sitting that has not been opened' }] };
  const record: NewRecord = {
    kind: 'sitting.planned',
    occurredOn: today,
    data: { meeting: plan.meeting, on: plan.on, ...given('at', plan.at), ...given('place', plan.place), ...given('why-not-proposed', plan.why), ...urgency(plan) },
    ...(state === undefined ? {} : { supersedes: state.plannedBy, reason: plan.why ?? '' }),
  };
  const command: Command = { id: plan.command, actor: plan.actor, subject, records: [record], source: 'live', answers: {}, agreements: [] };
  const decision = decide(context.program, known, command, context.around, today);
  if (decision.outcome === 'invalid') return { outcome: 'invalid', faults: decision.faults };
  if (decision.outcome !== 'accepted') return { outcome: 'refused', objections: decision.outcome === 'refused' ? decision.objections : [] };
  const act = id<ActId>(ports.ids.next());
  const entries = decision.records.map((r) => toEntry(ports, command, r, act));
  const asIfWritten = entries.map((e, i): Entry => ({ ...e, seq: seqAfter(known) + i, service: plan.actor.service }));
  const sittings = [...context.around.sittings.filter((s) => s.id !== subject.id), { id: subject.id, meeting: plan.meeting, on: plan.on, ...given('place', plan.place) }].sort((a, b) => (a.on < b.on ? -1 : 1));
  const around: ServiceContext = { ...context, around: { ...context.around, sittings } };
  await keepDerivation(unit, around, subject, [...known, ...asIfWritten], today);
  await deriveChildrenBefore(unit, around, meeting, today);
  const result: Planned = { outcome: 'planned', sitting: subject.id };
  await unit.records.saveResult({ command: plan.command, worker: plan.actor.worker, result });
  await unit.records.append(entries);
  return result;
}

function reasonFor(context: ServiceContext, meeting: MeetingType, plan: SittingPlan, today: PlainDate): Planned | undefined {
  // An urgent sitting stands beside the rhythm.
  if ((plan.why ?? '').trim() !== '' || plan.urgent !== undefined) return undefined;
  if (plan.sitting !== undefined) return { outcome: 'asked', questions: [{ clause: meeting.rhythmClause ?? '', says: 'A sitting is moved', wants: 'why it is moved', field: 'why' }] };
  const proposed = proposedDay(context, meeting, today);
  if (proposed === undefined || proposed.on === plan.on || !context.around.sittings.some((s) => s.meeting === meeting.name)) return undefined;
  const says = meeting.clauses.find((c) => c.clause === meeting.rhythmClause)?.says ?? '';
  return { outcome: 'asked', proposed, questions: [{ clause: meeting.rhythmClause ?? '', says, wants: `why it is not on ${dayAndDate(proposed.on, true)}, the day that the rhythm proposes`, field: 'why' }] };
}

/** Derives again every child who has something to be done before a sitting of this meeting: a new date moves it. Locks in order of id. */
async function deriveChildrenBefore(unit: SystemUnit, context: ServiceContext, meeting: MeetingType, today: PlainDate): Promise<void> {
  const rules = context.program.subjects.child.duties.filter((d) => (d.before?.is === 'sitting' && d.before.meeting === meeting.name) || d.dueAt === meeting.name);
  if (rules.length === 0) return;
  const { facts } = context.program.subjects.child.slots;
  const names = rules.flatMap((r) => [...(r.while?.facts ?? [])].flatMap((slot) => facts[slot]?.name ?? []));
  const bring = rules.some((r) => r.dueAt !== undefined) ? factsThatBring(context.program, meeting) : [];
  const anybody = bring === 'any child' || rules.some((r) => r.dueAt === undefined && (r.while === undefined || r.while.facts.size === 0));
  const children = (await unit.meetings.childrenWith(anybody ? 'any child' : [...new Set([...names, ...bring])])).map((c) => c.child);
  for (const child of children) await unit.records.lock({ kind: 'child', id: child });
  const chronologies = await unit.meetings.chronologies(children);
  for (const child of children) await keepDerivation(unit, context, { kind: 'child', id: child }, chronologies.get(child) ?? [], today);
}

function urgency({ urgent }: SittingPlan): EntryData {
  if (urgent === undefined) return {};
  return { urgent: true, ...given('why-urgent', urgent.why), ...given('lead', urgent.lead), expected: urgent.expected };
}

export function seqAfter(known: readonly Entry[]): number {
  return known.reduce((n, e) => Math.max(n, e.seq), 0) + 1;
}

function given<K extends string>(name: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined || value.trim() === '' ? {} : ({ [name]: value.trim() } as { readonly [P in K]?: string });
}
