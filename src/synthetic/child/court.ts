import { addDays } from '../../core/values/plain-date.ts';
import type { Diary } from '../plan/diary.ts';
import type { Timeline } from './course.ts';
import type { Profile, World } from './profile.ts';

const COURT = 'Leicester Youth Court';
const OUTCOMES = ['The order goes on as it is; the bench thanked {n} for coming in time.', 'Adjourned; the new day is listed.', 'The curfew was taken off.'] as const;

/** A hearing that was, and for some one that is listed: reviews of an order, of which no report is asked. */
export function writeHearings(world: World, child: Profile, time: Timeline, diary: Diary): void {
  const random = child.random.fork('court');
  if (time.until !== undefined || time.from > addDays(world.today, -100) || diary.written('order.started').length === 0 || !random.chance(0.22)) return;
  const day = (from: number, until: number) => world.calendar.onOrAfter(addDays(world.today, random.between(from, until)));
  const on = day(-70, -20);
  const listed = diary.add(child.caseManager, 'case-manager', world.calendar.addWorkingDays(on, -random.between(8, 15)), 'court.hearing-listed', { on, at: '10:00', court: COURT, purpose: 'review', report: false });
  if (listed !== undefined) diary.add(child.caseManager, 'case-manager', on, 'court.heard', { outcome: child.say(random.pick(OUTCOMES)) }, { at: '11:30', of: listed });
  if (random.chance(0.5)) diary.add(child.caseManager, 'case-manager', day(-12, -2), 'court.hearing-listed', { on: day(2, 24), at: '10:00', court: COURT, purpose: random.pick(['review', 'plea', 'breach'] as const), report: false });
}
