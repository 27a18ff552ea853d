import { after, writePeriod } from '../values/period.ts';
import { addDays, dayAndDate, type PlainDate } from '../values/plain-date.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import { WEEKDAYS } from '../policy/words/meeting.ts';
import { mondayOf } from './calendar.ts';
import type { MeetingType } from './meeting-type.ts';

/** The day that the rhythm of a meeting proposes, and how it was found. */
export interface ProposedSitting {
  readonly on: PlainDate;
  readonly steps: readonly string[];
  /** where the meeting sits, if the policy says */
  readonly place?: string;
}

/**
 * The next day of a meeting after its last sitting. A day that is not worked moves as the policy says.
 * @returns undefined if the meeting has no rhythm
 */
export function nextSitting(meeting: Pick<MeetingType, 'every' | 'roll'> & Partial<Pick<MeetingType, 'weekday' | 'place'>>, last: PlainDate, calendar: WorkingCalendar): ProposedSitting | undefined {
  const { every, roll, weekday, place } = meeting;
  if (every === undefined) return undefined;
  const plain = after(last, every, calendar);
  // In the same week as the rhythm says, on the day of the week on which the meeting sits.
  const end = weekday === undefined ? plain : addDays(mondayOf(plain), WEEKDAYS.indexOf(weekday));
  const on = roll === 'earlier' ? calendar.onOrBefore(end) : roll === 'later' ? calendar.onOrAfter(end) : end;
  const steps = [`last sitting ${dayAndDate(last, true)}`, `${writePeriod(every)} later is ${dayAndDate(plain, true)}`];
  if (end !== plain) steps.push(`it sits on ${dayAndDate(end, true)} of that week`);
  if (on !== end) steps.push(`${whyNotWorked(end, calendar)}, so ${dayAndDate(on, true)}, the working day ${on < end ? 'before' : 'after'}`);
  return { on, steps, ...(place === undefined ? {} : { place }) };
}

function whyNotWorked(day: PlainDate, calendar: WorkingCalendar): string {
  return `that day is ${calendar.holidayName(day) ?? 'at the weekend'}`;
}

/** The first day on which a meeting without an earlier sitting can sensibly be held: the next working day. */
export function firstSitting(today: PlainDate, calendar: WorkingCalendar): PlainDate {
  return calendar.onOrAfter(addDays(today, 1));
}
