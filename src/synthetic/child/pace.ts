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

/** What may have slipped of late for a child, and how many days ago somebody last did it: a little longer than the rules give. */
const SLIPPED = { liaison: 49, assessment: 97, audit: 192, action: 9, nothing: 0 } as const;
export type Slipping = Exclude<keyof typeof SLIPPED, 'nothing'>;

/** The day up to which something is done for a child: today, unless it is what has slipped. At most one thing has. */
export function doneUpTo(world: World, child: Profile, what: Slipping): PlainDate {
  const slipped = child.random.fork('slipped').weigh([['nothing', 46], ['liaison', 16], ['assessment', 12], ['audit', 14], ['action', 12]] as const);
  return slipped === what ? addDays(world.today, -SLIPPED[what]) : world.today;
}
