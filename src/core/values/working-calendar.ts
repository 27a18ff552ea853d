import { addDays, weekdayOf, type PlainDate } from './plain-date.ts';

/** Days that a count of working days stepped over, and why. */
export interface SkippedDay {
  readonly on: PlainDate;
  readonly why: 'weekend' | 'bank holiday';
  readonly name?: string;
}

/**
 * Which days are worked: Monday to Friday, less the bank holidays of England and the service's own closed days.
 * Days are civil dates; the day from which a count starts is day 0, whether it is worked or not.
 */
export class WorkingCalendar {
  readonly #holidays: ReadonlyMap<string, string>;

  /** @param holidays non-working weekdays by date, each with the name that people know it by */
  constructor(holidays: Iterable<readonly [PlainDate, string]>) {
    this.#holidays = new Map(holidays);
  }

  isWorkingDay(date: PlainDate): boolean {
    return weekdayOf(date) <= 5 && !this.#holidays.has(date);
  }

  /** The name of the bank holiday, if the day is one. */
  holidayName(date: PlainDate): string | undefined {
    return this.#holidays.get(date);
  }

  /** The `n`th working day after `from`; counted backwards if `n` is negative; `from` itself if 0. */
  addWorkingDays(from: PlainDate, n: number): PlainDate {
    let date = from;
    const step = n < 0 ? -1 : 1;
    for (let left = Math.abs(n); left > 0; ) {
      date = addDays(date, step);
      if (this.isWorkingDay(date)) left -= 1;
    }
    return date;
  }

  /** Working days after `a` up to and including `b`; negative if `b` is earlier. */
  workingDaysBetween(a: PlainDate, b: PlainDate): number {
    if (b < a) return -this.workingDaysBetween(b, a);
    let n = 0;
    for (let d = a; d < b; ) {
      d = addDays(d, 1);
      if (this.isWorkingDay(d)) n += 1;
    }
    return n;
  }

  /** The day itself if it is worked, otherwise the last working day before it. */
  onOrBefore(date: PlainDate): PlainDate {
    return this.isWorkingDay(date) ? date : this.addWorkingDays(date, -1);
  }

  /** The day itself if it is worked, otherwise the next working day. */
  onOrAfter(date: PlainDate): PlainDate {
    return this.isWorkingDay(date) ? date : this.addWorkingDays(date, 1);
  }

  /** The days between two dates (both ends excluded from neither) that are not worked, for explanations. */
  skippedBetween(a: PlainDate, b: PlainDate): SkippedDay[] {
    const out: SkippedDay[] = [];
    for (let d = addDays(a, 1); d <= b; d = addDays(d, 1)) {
      const name = this.#holidays.get(d);
      if (name !== undefined) out.push({ on: d, why: 'bank holiday', name });
      else if (weekdayOf(d) > 5) out.push({ on: d, why: 'weekend' });
    }
    return out;
  }
}
