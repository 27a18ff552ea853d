import { WorkingCalendar } from '../values/working-calendar.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { standingOn } from '../meetings/agenda.ts';
import type { Condition } from '../policy/expression/condition.ts';
import type { Program } from '../policy/program.ts';
import type { RuleSubject } from '../policy/words/word.ts';

/**
 * The kinds of entry without which nobody fits all of some conditions; `undefined` if somebody of whom nothing is on record could
 * fit, so that everybody must be looked at.
 */
export function kindsThatBring(program: Program, about: RuleSubject, conditions: readonly Condition[], day: PlainDate): readonly string[] | undefined {
  const { slots } = program.subjects[about];
  const empty = standingOn(program, [], { calendar: new WorkingCalendar([]), sittings: [], settings: {} }, day, about);
  // One that nobody fits without entries is enough: all must hold.
  const narrowing = conditions.find((c) => !c.test(empty));
  if (narrowing === undefined) return undefined;
  const ofFacts = [...narrowing.facts].flatMap((i) => slots.facts[i]?.kinds ?? []);
  const trackers = [...narrowing.trackers].map((i) => slots.trackers[i]);
  // A lasting state is looked at in every moment; the facts that it rests on are named beside it.
  return [...new Set([...ofFacts, ...trackers.flatMap((t) => t?.kinds ?? [])])];
}
