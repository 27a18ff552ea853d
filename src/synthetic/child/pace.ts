import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import type { Random } from '../random.ts';
import type { Profile, World } from './profile.ts';

/** Working days in which something is done: mostly these, in a share of cases those. Nothing is left undone for ever: what is slow is done late. */
export interface Pace {
  readonly usual: readonly [number, number];
  readonly slow: readonly [number, number];
  /** how often it is slow, 0 to 1 */
  readonly slowly: number;
}

/** Quick to do and quickly done. */
export const PROMPT: Pace = { usual: [1, 3], slow: [4, 9], slowly: 0.06 };
/** Done when there is an hour for it. */
export const STEADY: Pace = { usual: [2, 8], slow: [9, 20], slowly: 0.08 };

/** The working day on which something is done that was owed from a day on; it may lie ahead, and is then not done yet. */
export function doneOn(world: World, random: Random, from: PlainDate, pace: Pace): PlainDate {
  return world.calendar.addWorkingDays(from, random.between(...(random.chance(pace.slowly) ? pace.slow : pace.usual)));
}

/** What may have slipped of late for a child, and how many days ago it was last done: a little longer than the rules give. */
const SLIPPED = { liaison: [44, 52], assessment: [94, 101], audit: [187, 197], action: [3, 9] } as const;
export type Slipping = keyof typeof SLIPPED;

/** The day on which something was last done for a child, if it is what has slipped of late; at most one thing has. */
export function lastDone(world: World, child: Profile, what: Slipping): PlainDate | undefined {
  const random = child.random.fork('slipped');
  const slipped = random.weigh([['nothing', 46], ['liaison', 16], ['assessment', 12], ['audit', 14], ['action', 12]] as const);
  const [least, most] = SLIPPED[what];
  return slipped === what ? world.calendar.onOrBefore(addDays(world.today, -random.between(least, most))) : undefined;
}

/** Days on which something is done again and again, from the day after a first one up to the day before `until`; where it has slipped, the last is the day on which it was last done. */
export function again(world: World, from: PlainDate, until: PlainDate, gap: () => number, last?: PlainDate): readonly PlainDate[] {
  const days: PlainDate[] = [];
  for (let on = from; ; ) {
    on = world.calendar.onOrBefore(addDays(on, gap()));
    if (last !== undefined && on >= last) return last > from && last < until && last > (days.at(-1) ?? from) ? [...days, last] : days;
    if (on >= until) return days;
    days.push(on);
  }
}
