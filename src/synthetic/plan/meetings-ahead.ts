import { addDays, weekdayOf, type PlainDate } from '../../core/values/plain-date.ts';
import type { World } from '../child/profile.ts';
import { uuidOf } from '../ids.ts';
import { COORDINATOR } from '../people/staff.ts';
import type { PlannedSubject } from './act.ts';
import { Diary } from './diary.ts';
import { SITTING_STARTS_AT } from './sittings.ts';

/** Meetings of which only the next sitting is known here: their agenda is what stands on record on that day. */
const NEXT = [
  { meeting: 'referral', within: 7, weekday: 3, place: 'Mansfield House Police Station' },
  { meeting: 'reoffending-toolkit', within: 14, weekday: 4, place: 'Meeting room 1' },
] as const;

/** The next sitting of the referral panel and of the Reoffending Toolkit meeting, planned and not held yet. */
export function planMeetingsAhead(world: World): readonly PlannedSubject[] {
  return NEXT.map(({ meeting, within, weekday, place }): PlannedSubject => {
    const diary = new Diary(world.random.fork(`next ${meeting}`), world.today, world.calendar);
    const on = nextWeekday(world, addDays(world.today, within - 6), weekday);
    diary.add(COORDINATOR, 'offender-management-coordinator', world.calendar.addWorkingDays(world.today, -15), 'sitting.planned', { meeting, on, at: SITTING_STARTS_AT, place }, { recordedAt: '12:20' });
    return { kind: 'sitting', id: uuidOf(`${world.seed} next ${meeting}`), acts: diary.inOrder() };
  });
}

/** @param weekday 1 is Monday */
function nextWeekday(world: World, from: PlainDate, weekday: number): PlainDate {
  return world.calendar.onOrAfter(addDays(from, (weekday - weekdayOf(from) + 7) % 7));
}
