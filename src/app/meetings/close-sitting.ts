import { id, type ActId, type CommandId, type SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import type { Actor, Command, DecidedRecord, Decision, NewRecord } from '../../core/decisions/command.ts';
import { decide } from '../../core/decisions/decide.ts';
import { emptySeats } from '../../core/meetings/seats.ts';
import type { Ports, Reader, SystemUnit } from '../ports/index.ts';
import type { ItemDecision, NotInYet, SavedItem } from '../ports/meetings.ts';
import type { NewEntry } from '../ports/records.ts';
import { keepDerivation } from '../record/keep-derivation.ts';
import { toEntry } from '../record/record.ts';
import { groupsOfChild } from './groups-of-child.ts';
import { NOTHING_DECIDED, outcomeOf } from './item.ts';
import { judgeItem, type ItemProblem } from './judge-item.ts';
import { loadAgenda } from './load-agenda.ts';
import { atSitting } from './save-item.ts';
import { loadSitting, readSitting, type SittingContext, type SittingReads } from './sitting-context.ts';

export interface Closing {
  readonly command: CommandId;
  readonly actor: Actor;
  readonly sitting: SubjectId;
  /** how many children who are in a tracker and not in yet the chair has acknowledged */
  readonly notInAcknowledged?: number;
  readonly note?: string;
  /** answers to what the rules of the meeting ask at the close, by clause */
  readonly answers?: Readonly<Record<string, string>>;
  /** carries over every child who is not decided, with one reason and one day; those decided stand */
  readonly adjourn?: { readonly reason: string; readonly until?: PlainDate };
}

/** What stands in the way of the close for one child, or for the sitting itself. */
export type CloseProblem = (ItemProblem | { readonly sort: 'not-listed' | 'attendance' | 'not-in' | 'sitting'; readonly clause: string; readonly says: string; readonly wants: string; readonly field?: string }) & { readonly child?: SubjectId };

export interface ChildOutcome {
  readonly child: SubjectId;
  readonly outcome: string;
}

export type SittingClosed =
  | { readonly outcome: 'closed'; readonly act: ActId; readonly entries: number; readonly provisional: boolean; readonly children: readonly ChildOutcome[]; readonly again?: true }
  | { readonly outcome: 'unsettled'; readonly problems: readonly CloseProblem[]; readonly notIn: readonly NotInYet[]; readonly ready: number; readonly emptySeats: readonly string[] }
  | { readonly outcome: 'not-allowed'; readonly why: string };

/** A child ready to be written. */
interface Ready {
  readonly subject: Subject;
  readonly known: readonly Entry[];
  readonly command?: Command;
  readonly records: readonly DecidedRecord[];
  readonly item: { readonly outcome: string; readonly reason?: string; readonly until?: PlainDate };
}

/**
 * Closes a sitting. Every item is decided afresh on the chronology of this moment; while anything is unsettled nothing is
 * written. Then everything is written in one transaction under one act. Sent again, it gives the first result.
 */
export async function closeSitting(ports: Ports, closing: Closing): Promise<SittingClosed> {
  return ports.store.asSystem(closing.actor.service, async (unit) => {
    const earlier = await unit.records.earlierResult(closing.command, closing.actor.worker);
    if (earlier !== undefined) return earlier as SittingClosed;
    if (!(await unit.records.lock({ kind: 'sitting', id: closing.sitting }))) return { outcome: 'not-allowed', why: 'There is no such sitting' };
    const sitting = await loadSitting(ports, unit, closing.sitting);
    if (sitting === undefined) return { outcome: 'not-allowed', why: 'There is no such sitting' };
    if (sitting.state.closed) return closedBefore(sitting, sitting.state.closed);
    if (sitting.state.stage !== 'open') return { outcome: 'not-allowed', why: 'The meeting has not been opened' };
    return settle(ports, unit, sitting, closing);
  });
}

/** What a close would do now, without doing it: for the page that is looked at before closing. */
export async function lookBeforeClosing(ports: Ports, reader: Reader, closing: Omit<Closing, 'command'>): Promise<SittingClosed | { readonly outcome: 'can-close'; readonly ready: number; readonly notIn: readonly NotInYet[]; readonly emptySeats: readonly string[] }> {
  return ports.store.asReader(reader, async (unit) => {
    const sitting = await readSitting(ports, unit, closing.sitting);
    if (sitting === undefined) return { outcome: 'not-allowed', why: 'There is no such sitting' };
    if (sitting.state.closed) return closedBefore(sitting, sitting.state.closed);
    if (sitting.state.stage !== 'open') return { outcome: 'not-allowed', why: 'The meeting has not been opened' };
    const looked = await look(unit, sitting, { ...closing, command: id<CommandId>('not-carried-out') });
    const seats = emptySeats(sitting.meeting, sitting.state.attendance).map((s) => s.missing);
    looked.problems.push(...ofTheSitting(sitting, { ...closing, command: id<CommandId>('not-carried-out') }, looked));
    if (looked.problems.length > 0) return { outcome: 'unsettled', problems: looked.problems, notIn: looked.notIn, ready: looked.ready.length, emptySeats: seats };
    return { outcome: 'can-close', ready: looked.ready.length, notIn: looked.notIn, emptySeats: seats };
  });
}

async function settle(ports: Ports, unit: SystemUnit, sitting: SittingContext, closing: Closing): Promise<SittingClosed> {
  // Nobody else writes about these children until the transaction ends; the order is fixed, so that two closes never wait for each other.
  for (const child of [...new Set(sitting.state.listed.map((l) => l.child))].sort()) await unit.records.lock({ kind: 'child', id: child });
  const found = await look(unit, sitting, closing);
  const closed = await closedTo(unit, closing.actor, [...sitting.state.listed, ...found.problems].flatMap((x) => x.child ?? []));
  const { ready, notIn } = found;
  // Not a word of a record that the chair may not open: neither which it is nor what stands there.
  const problems = found.problems.filter((p) => p.child === undefined || !closed.has(p.child));
  if (sitting.state.listed.some((l) => closed.has(l.child))) problems.push(CLOSED_TO_THEM);
  const empty = emptySeats(sitting.meeting, sitting.state.attendance);
  const { command, decided } = decideSitting(sitting, closing, ready, notIn);
  if (problems.length === 0 && decided.outcome !== 'accepted') problems.push(...refusalsOf(decided));
  if (problems.length > 0 || decided.outcome !== 'accepted') {
    return { outcome: 'unsettled', problems, notIn, ready: ready.length, emptySeats: empty.map((s) => s.missing) };
  }
  const act = id<ActId>(ports.ids.next());
  const all: NewEntry[] = decided.records.map((r) => toEntry(ports, { ...command, source: 'meeting' }, r, act));
  await derive(unit, sitting, closing.actor, sitting.subject, sitting.entries, all);
  for (const r of ready) {
    if (r.command === undefined) continue;
    const { command: ofChild } = r;
    const entries = r.records.map((x) => toEntry(ports, ofChild, x, act));
    await derive(unit, sitting, closing.actor, r.subject, r.known, entries);
    all.push(...entries);
  }
  const result: SittingClosed = {
    outcome: 'closed',
    act,
    entries: all.length,
    provisional: empty.length > 0,
    children: ready.map((r) => ({ child: r.subject.id, outcome: r.item.outcome })),
  };
  await unit.records.saveResult({ command: closing.command, worker: closing.actor.worker, result });
  await unit.records.append(all);
  return result;
}

const CLOSED_TO_THEM: CloseProblem = { sort: 'sitting', clause: '', says: 'A record that you may not open was put on this agenda', wants: 'somebody who may open it to close the meeting' };

/** Of these records, those that somebody may not open. */
async function closedTo(unit: SystemUnit, actor: Actor, children: readonly SubjectId[]): Promise<ReadonlySet<SubjectId>> {
  const out = new Set<SubjectId>();
  for (const child of new Set(children)) if (await unit.records.isHidden(child, actor.worker)) out.add(child);
  return out;
}

/** What the close writes about the sitting itself, and what its rules say to that. */
function decideSitting(sitting: SittingContext, closing: Closing, ready: readonly Ready[], notIn: readonly NotInYet[]): { readonly command: Command; readonly decided: Decision } {
  const complete = emptySeats(sitting.meeting, sitting.state.attendance, sitting.state.on).length === 0;
  const records = sittingRecords(sitting, closing, ready, notIn, complete);
  const command: Command = { id: closing.command, actor: closing.actor, subject: sitting.subject, records, source: 'live', answers: closing.answers ?? {}, agreements: [] };
  return { command, decided: decide(sitting.context.program, sitting.entries, command, sitting.context.around, sitting.today) };
}

/** What the rules of the meeting would ask or refuse at the close, once every child is settled. */
function ofTheSitting(sitting: SittingContext, closing: Closing, looked: { readonly ready: readonly Ready[]; readonly problems: readonly CloseProblem[]; readonly notIn: readonly NotInYet[] }): CloseProblem[] {
  if (looked.problems.some((p) => p.child !== undefined || p.sort === 'attendance')) return [];
  const { decided } = decideSitting(sitting, closing, looked.ready, looked.notIn);
  return decided.outcome === 'accepted' ? [] : refusalsOf(decided);
}

async function derive(unit: SystemUnit, sitting: SittingContext, actor: Actor, subject: Subject, known: readonly Entry[], entries: readonly NewEntry[]): Promise<void> {
  const last = known.reduce((n, e) => Math.max(n, e.seq), 0);
  const asIfWritten = entries.map((e, i): Entry => ({ ...e, seq: last + 1 + i, service: actor.service }));
  await keepDerivation(unit, sitting.context, subject, [...known, ...asIfWritten], sitting.today);
}

/** Looks at every child on the agenda, in order of id. */
async function look(unit: SittingReads, sitting: SittingContext, closing: Closing): Promise<{ ready: Ready[]; problems: CloseProblem[]; notIn: readonly NotInYet[] }> {
  const problems: CloseProblem[] = [];
  const listed = sitting.state.listed.map((l) => l.child);
  const agenda = await loadAgenda(unit, sitting.context, sitting.meeting, sitting.state, sitting.today);
  for (const line of agenda.lines) {
    if (listed.includes(line.child)) continue;
    problems.push({ sort: 'not-listed', child: line.child, clause: line.group.clause, says: `The record has brought this child before the meeting since it was opened: ${line.group.title}`, wants: 'the child to be added to the agenda' });
  }
  const rest = listed.filter((c) => !agenda.chronologies.has(c));
  const chronologies = new Map([...agenda.chronologies, ...(await unit.meetings.chronologies(rest))]);
  const items = new Map((await unit.meetings.items(closing.sitting)).map((i) => [i.child, i] as const));
  const ready: Ready[] = [];
  for (const child of [...new Set(listed)].sort()) {
    const one = lookAtChild(sitting, closing, child, chronologies.get(child) ?? [], items.get(child));
    problems.push(...one.problems);
    if (one.ready) ready.push(one.ready);
  }
  if (sitting.state.attendance.length === 0) problems.push({ sort: 'attendance', clause: '', says: 'Nobody’s attendance is recorded', wants: 'who took part: it decides whether ratings are provisional' });
  const notIn = await unit.meetings.notInYet();
  if (notIn.length > 0 && closing.notInAcknowledged !== notIn.length) {
    problems.push({ sort: 'not-in', clause: '', says: `${notIn.length} ${notIn.length === 1 ? 'child' : 'children'} in the tracker ${notIn.length === 1 ? 'is' : 'are'} not in yet`, wants: 'the chair to acknowledge them', field: 'not-in' });
  }
  if (closing.adjourn !== undefined && (closing.adjourn.reason.trim() === '' || closing.adjourn.until === undefined)) {
    problems.push({ sort: 'sitting', clause: '', says: 'The meeting adjourns', wants: 'why, and to which day the children are carried over', field: closing.adjourn.reason.trim() === '' ? 'adjourn-reason' : 'adjourn-until' });
  }
  return { ready, problems, notIn };
}

function lookAtChild(sitting: SittingContext, closing: Closing, child: SubjectId, known: readonly Entry[], saved: SavedItem | undefined): { ready?: Ready; problems: CloseProblem[] } {
  const subject: Subject = { kind: 'child', id: child };
  const groups = groupsOfChild(sitting, child, known);
  const decision = saved?.decision ?? NOTHING_DECIDED;
  const verdict = judgeItem(sitting, { subject, decision, seen: saved?.seen ?? 0, groups }, atSitting(sitting, closing.sitting), closing.actor, closing.command, known);
  const { adjourn } = closing;
  const undecided = saved === undefined || verdict.problems.some((p) => p.sort === 'undecided');
  if (undecided && adjourn?.until !== undefined && adjourn.reason.trim() !== '') {
    return { ready: { subject, known, records: [], item: { outcome: 'carried-over', reason: adjourn.reason, until: adjourn.until } }, problems: [] };
  }
  if (saved === undefined && verdict.problems.length === 0) {
    const says = groups.length === 0 ? 'Nothing is to be decided about this child by the record of now' : 'Nothing has been written for this child';
    return { problems: [{ sort: 'undecided', child, clause: '', says, wants: 'what was said or decided, or that the child is no longer for this meeting' }] };
  }
  if (verdict.problems.length > 0) return { problems: verdict.problems.map((p) => ({ ...p, child })) };
  const records = verdict.decision?.outcome === 'accepted' ? verdict.decision.records : [];
  return { ready: { subject, known, records, item: itemOf(sitting, decision), ...(verdict.command === undefined ? {} : { command: verdict.command }) }, problems: [] };
}

function itemOf(sitting: SittingContext, decision: ItemDecision): Ready['item'] {
  const outcome = outcomeOf(sitting.meeting, decision) ?? 'considered';
  if (decision.carry !== undefined) return { outcome, reason: decision.carry.reason, until: decision.carry.until };
  const reason = decision.notNeeded ?? (decision.stays === undefined ? undefined : `Stays on the list: ${decision.stays}`);
  return reason === undefined ? { outcome } : { outcome, reason };
}

function sittingRecords(sitting: SittingContext, closing: Closing, ready: readonly Ready[], notIn: readonly NotInYet[], complete: boolean): NewRecord[] {
  const occurredOn = sitting.state.on;
  const out: NewRecord[] = ready.map((r) => ({ kind: 'sitting.item-decided', occurredOn, data: { child: r.subject.id, ...r.item } }));
  if (closing.adjourn !== undefined) out.push({ kind: 'sitting.adjourned', occurredOn, data: { ...closing.adjourn } });
  const note = (closing.note ?? '').trim();
  out.push({
    kind: 'sitting.closed',
    occurredOn,
    data: { 'manager-present': complete, ...(notIn.length === 0 ? {} : { 'not-in-yet': notIn.length }), ...(note === '' ? {} : { note }) },
  });
  return out;
}

function refusalsOf(decided: Exclude<ReturnType<typeof decide>, { outcome: 'accepted' }>): CloseProblem[] {
  switch (decided.outcome) {
    case 'refused':
    case 'held':
      return decided.objections.map((o) => ({ sort: 'sitting' as const, clause: o.clause, says: o.says, wants: o.wants }));
    case 'asked':
      return decided.questions.map((o) => ({ sort: 'sitting' as const, clause: o.clause, says: o.says, wants: o.wants, field: `answer:${o.clause}` }));
    case 'invalid':
      return decided.faults.map((f) => ({ sort: 'sitting' as const, clause: '', says: f.field, wants: f.expected }));
    case 'conflict':
      return [{ sort: 'sitting', clause: '', says: decided.why, wants: 'a look at the sitting as it stands' }];
  }
}

/** A sitting that is closed gives what its close gave. */
function closedBefore(sitting: SittingContext, closed: Entry): SittingClosed {
  return {
    outcome: 'closed',
    act: closed.act,
    entries: sitting.entries.filter((e) => e.act === closed.act).length,
    provisional: closed.data['manager-present'] !== true,
    children: sitting.state.outcomes.map((o) => ({ child: o.child, outcome: o.outcome })),
    again: true,
  };
}

