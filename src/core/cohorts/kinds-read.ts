import { WorkingCalendar } from '../values/working-calendar.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { nameListShared } from '../chronology/kinds/sharing/name-list-shared.ts';
import { standingOn } from '../meetings/agenda.ts';
import type { Condition } from '../policy/expression/condition.ts';
import { KindsNamed } from '../policy/expression/kinds-named.ts';
import type { Program } from '../policy/program.ts';
import type { ChecklistRule } from '../policy/words/checklist.ts';
import type { MeasureRule } from '../policy/words/measure.ts';
import type { RuleSubject } from '../policy/words/word.ts';
import type { PolicyList } from './policy-list.ts';

/**
 * The kinds of entry without which nobody fits all of some conditions; `undefined` if somebody of whom nothing is on record could
 * fit, so that everybody must be looked at.
 */
export function kindsThatBring(program: Program, about: RuleSubject, conditions: readonly Condition[], day: PlainDate): readonly string[] | undefined {
  const empty = standingOn(program, [], { calendar: new WorkingCalendar([]), sittings: [], settings: {} }, day, about);
  // One that nobody fits without entries is enough: all must hold.
  const narrowing = conditions.find((c) => !c.test(empty));
  return narrowing === undefined ? undefined : [...named(program, about).condition(narrowing.source).kinds];
}

/** Every kind of entry on which a list rests: others need not be read. */
export function kindsOfList(program: Program, list: PolicyList): readonly string[] {
  const of = named(program, list.about);
  for (const c of [...list.of, ...list.first, ...list.marks.map((m) => m.when)]) of.condition(c.source);
  for (const cell of [...list.shows, ...list.filters, ...list.then.map((t) => t.cell), ...list.marks.flatMap((m) => m.since)]) {
    if (cell.is === 'fact' || cell.is === 'since') of.fact(program.subjects[list.about].slots.facts[cell.slot]?.name);
  }
  for (const e of [...(list.each ?? []), ...list.until]) of.event(e.source);
  return [...new Set([...of.kinds, ...list.notAnswering, ...(list.asIn === undefined ? [] : [list.asIn]), ...(list.givenTo.length === 0 ? [] : [nameListShared.name])])];
}

export function kindsOfChecklist(program: Program, rules: readonly ChecklistRule[]): readonly string[] {
  const about = rules[0]?.about ?? 'child';
  const of = named(program, about);
  for (const r of rules) {
    of.condition(r.of.source);
    for (const s of r.steps) of.condition(s.done.source).condition(s.when?.source);
    for (const o of r.order) of.fact(program.subjects[about].slots.facts[o.slot]?.name);
  }
  return [...of.kinds];
}

/** Every kind of entry on which a measure rests, with the cohort that it is of. */
export function kindsOfMeasure(program: Program, measure: MeasureRule): readonly string[] {
  const { facts } = program.subjects.child.slots;
  const cohort = program.rules.cohort.find((c) => c.name === measure.cohort);
  const of = named(program, 'child').condition(measure.of?.source).condition(measure.with?.source).condition(cohort?.of.source).event(measure.counts?.source);
  for (const slot of [measure.since, measure.byFact, cohort?.registered]) if (slot !== undefined) of.fact(facts[slot]?.name);
  for (const e of [...(measure.each ?? []), ...(measure.answeredBy ?? []), ...(measure.until ?? []), ...(measure.givenUp ?? [])]) of.event(e.source);
  return [...of.kinds];
}

/** Entries of some kinds, with whatever corrects any entry: as a store gives them that is asked for these kinds alone. */
export function ofKinds(entries: readonly Entry[], kinds: readonly string[]): readonly Entry[] {
  return entries.filter((e) => kinds.includes(e.kind) || e.supersedes !== undefined);
}

function named(program: Program, about: RuleSubject): KindsNamed {
  return new KindsNamed(program.subjects[about].slots.facts);
}
