import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Random } from '../random.ts';
import type { World } from './profile.ts';

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
