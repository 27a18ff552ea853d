import { join } from 'node:path';
import { id } from '../../src/core/values/ids.ts';
import { plainDate, type PlainDate } from '../../src/core/values/plain-date.ts';
import { WorkingCalendar } from '../../src/core/values/working-calendar.ts';
import type { Entry } from '../../src/core/chronology/entry.ts';
import { inFoldOrder, standing } from '../../src/core/chronology/resolve.ts';
import type { Derivation, Surroundings } from '../../src/core/duties/derivation.ts';
import { derive } from '../../src/core/duties/derive.ts';
import { Slots } from '../../src/core/policy/expression/slots.ts';
import type { Program, SubjectProgram } from '../../src/core/policy/program.ts';
import { openShelf } from '../../src/policies/shelf.ts';
import { rehearse, surroundingsOf } from '../../src/synthetic/load/rehearse.ts';
import { plan } from '../../src/synthetic/plan/plan.ts';
import { deriveByHand, RULES_BY_HAND, type ByHand } from './by-hand.ts';

export const POLICY = 'leicester-city/deter-young-offenders';

export interface Caseload {
  readonly today: PlainDate;
  readonly calendar: WorkingCalendar;
  readonly around: Surroundings;
  readonly program: Program;
  /** the policy with only those rules that are also written by hand */
  readonly sameRules: SubjectProgram;
  readonly children: readonly (readonly Entry[])[];
}

/** The demonstration's caseload as entries in memory. @throws Error if the rules would not have an act */
export function caseloadOf(root: string, children: number, seed = 1, day = '2026-11-24'): Caseload {
  const today = plainDate(day);
  const planned = plan(seed, today, children);
  const calendar = new WorkingCalendar(planned.bankHolidays);
  const program = openShelf(join(root, 'policies')).inForce(POLICY, today, {}, calendar);
  const around = surroundingsOf(planned, calendar);
  const staff = new Map(planned.staff.map((m) => [m.id, m] as const));
  const entries = planned.children.map((c) => {
    const played = rehearse(program, around, id('leicester-city'), c, staff);
    if (played.unexpected) throw new Error(`the rules would not have an act of the plan: ${JSON.stringify(played.unexpected.result)}`);
    return played.entries;
  });
  return { today, calendar, around, program, sameRules: only(program.subjects.child), children: entries };
}

function only(program: SubjectProgram): SubjectProgram {
  const wanted = new Set<string>(RULES_BY_HAND);
  const keep = <T extends { readonly clause: string }>(rules: readonly T[]): readonly T[] => rules.filter((r) => wanted.has(r.clause));
  const duties = keep(program.duties).map((r) => ({ ...r, pauses: [] }));
  const considerations = keep(program.considerations);
  const read = new Set([...duties.flatMap((r) => [...r.trackers, ...(r.after?.that.trackers ?? [])]), ...considerations.flatMap((r) => [...r.when.trackers]), ...program.levels.flatMap((r) => [...r.while.trackers])]);
  // A policy of these clauses alone would have only the history words that they use.
  const slots = new Slots(program.about);
  program.slots.trackers.forEach((t, i) => slots.tracker(read.has(i) ? t : { key: t.key, kinds: [], init: t.init }));
  return { ...program, slots, duties, considerations, proposals: [], prompts: [], levels: program.levels };
}

export const deriveAll = (c: Caseload): readonly Derivation[] => c.children.map((e) => derive(c.program.subjects.child, e, c.around, c.today));
export const deriveSame = (c: Caseload): readonly Derivation[] => c.children.map((e) => derive(c.sameRules, e, c.around, c.today));
export const handAll = (c: Caseload): readonly ByHand[] => c.children.map((e) => deriveByHand(e, c.calendar, c.today));

/** Where the policy as data and the rules by hand come to something else; empty if nowhere. */
export function differences(c: Caseload): string[] {
  return c.children.flatMap((entries, i) => {
    const a = linesOfPolicy(derive(c.sameRules, entries, c.around, c.today), c.program.subjects.child);
    const b = linesByHand(deriveByHand(entries, c.calendar, c.today));
    return [...a.filter((x) => !b.includes(x)).map((x) => `child ${i}: only the policy: ${x}`), ...b.filter((x) => !a.includes(x)).map((x) => `child ${i}: only by hand: ${x}`)];
  });
}

function linesOfPolicy(d: Derivation, program: SubjectProgram): string[] {
  const place = (clause: string, title: string): number => program.duties.filter((r) => r.clause === clause).findIndex((r) => r.source.title === title);
  return [
    ...d.duties.map((x) => ['duty', x.clause, place(x.clause, x.title), x.startedOn, x.due, x.state, x.metOn, x.metLate === true, x.endedOn].join(' ')),
    ...d.considerations.map((x) => ['consideration', x.clause, x.openedOn].join(' ')),
    ...d.tiers.map((t) => ['tier', t.value, t.from, t.until].join(' ')),
  ].sort();
}

function linesByHand(d: ByHand): string[] {
  return [
    ...d.duties.map((x) => ['duty', x.clause, x.title, x.startedOn, x.due, x.state, x.metOn, x.late, x.endedOn].join(' ')),
    ...d.considerations.map((x) => ['consideration', x.clause, x.openedOn].join(' ')),
    ...d.tiers.map((t) => ['tier', t.value, t.from, t.until].join(' ')),
  ].sort();
}

/** What a rule engine without a memory is asked at each entry of a child's chronology: the facts of the moment, folded for it beforehand. */
export interface MomentFacts {
  readonly kind: string;
  readonly yogrs: number;
  readonly reoffending: string;
  readonly harm: string;
  readonly dyo: boolean;
  readonly rag: string;
  readonly purpose: string;
  readonly what: string;
}

export function momentsOf(entries: readonly Entry[]): readonly MomentFacts[] {
  let facts: MomentFacts = { kind: '', yogrs: 0, reoffending: '', harm: '', dyo: false, rag: '', purpose: '', what: '' };
  return [...standing(entries)].sort(inFoldOrder).map((e) => {
    const text = (name: string): string => (typeof e.data[name] === 'string' ? e.data[name] : '');
    facts = { ...facts, kind: e.kind, purpose: text('purpose'), what: text('what') };
    if (e.kind === 'assessment.completed') facts = { ...facts, yogrs: Number(e.data['yogrs'] ?? facts.yogrs), reoffending: text('reoffending') || facts.reoffending, harm: text('harm') || facts.harm };
    if (e.kind === 'dyo.classified') facts = { ...facts, dyo: true };
    if (e.kind === 'dyo.ended') facts = { ...facts, dyo: false, rag: '' };
    if (e.kind === 'rag.set') facts = { ...facts, rag: text('colour') };
    return facts;
  });
}
