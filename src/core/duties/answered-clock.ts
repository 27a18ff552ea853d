import { daysBetween } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Event } from '../policy/expression/condition.ts';
import type { AnswerRule, DutyRule } from '../policy/words/duty.ts';
import type { DutyClock } from './duty-clock.ts';
import type { Occurrence } from './occurrence.ts';

/**
 * What an answer to the entry that started a turn does to its clock: stops it, lets it go on, counts it anew or makes its limit
 * longer. A limit is made longer once, and only while it has not gone by; afterwards the rule's mark says that it came too late.
 */
export function heedAnswer(rule: DutyRule, answers: AnswerRule, clock: DutyClock, env: Env, o: Occurrence, entry: Entry): void {
  const is = (events: readonly Event[]): boolean => events.some((e) => entry.kind === e.kind && e.matches(env));
  if (is(answers.stillUntil) && o.stillSince !== undefined) {
    // What was asked when the limit had gone by already gives no day back.
    if (o.due === undefined || o.stillSince <= o.due) o.stood = (o.stood ?? 0) + daysBetween(o.stillSince, env.day);
    delete o.stillSince;
    delete o.paused;
    o.state = 'open';
    count(clock, env, o);
  }
  if (is(answers.anew) && (o.due === undefined || env.day <= o.due || o.stood !== undefined)) {
    o.countedFrom = env.day;
    delete o.stood;
    count(clock, env, o);
  }
  if (is(answers.stillFrom) && o.stillSince === undefined) {
    o.stillSince = env.day;
    o.paused = { since: env.day, by: rule.clause };
    o.state = 'paused';
  }
  const { longer } = answers;
  if (longer !== undefined && is(longer.on) && o.longerBy === undefined) {
    const by = clock.lengthOf(longer.by, env);
    if (by === undefined || (o.due !== undefined && (o.stillSince ?? env.day) > o.due)) o.marks.push(longer.elseMark);
    else {
      o.longerBy = by;
      count(clock, env, o);
    }
  }
}

/** A day that somebody has set by hand stays as it was set. */
function count(clock: DutyClock, env: Env, o: Occurrence): void {
  if (o.adjustments.some((a) => a.how === 'new-date')) return;
  const due = clock.limit(env, o);
  if (due !== undefined) o.due = due;
}
