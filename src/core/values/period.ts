import { addDays, addMonths, type PlainDate } from './plain-date.ts';
import type { WorkingCalendar } from './working-calendar.ts';

/** A length of time in the units in which policies speak. */
export type PeriodUnit = 'working day' | 'day' | 'week' | 'month' | 'year';
export interface Period {
  readonly n: number;
  readonly unit: PeriodUnit;
}

const FORM = /^(\d+)\s+(working day|day|week|month|year)s?$/;

/** Reads "5 working days", "6 weeks", "1 month"; undefined for anything else. */
export function parsePeriod(text: string): Period | undefined {
  const m = FORM.exec(text.trim().toLowerCase());
  return m ? { n: +m[1]!, unit: m[2] as PeriodUnit } : undefined;
}

/** "5 working days", "1 month" */
export function writePeriod(p: Period): string {
  return `${p.n} ${p.unit}${p.n === 1 ? '' : 's'}`;
}

/** One period made longer by another of the same unit. @throws RangeError for two units: a month and ten days have no one length */
export function longer(p: Period, by: Period | undefined): Period {
  if (by === undefined) return p;
  if (by.unit !== p.unit) throw new RangeError(`${writePeriod(p)} cannot be made longer by ${writePeriod(by)}: both need the same unit`);
  return { n: p.n + by.n, unit: p.unit };
}

/**
 * The day on which a period that began on `from` ends: `from` is day 0.
 * Working days count from the next working day; months and years keep the day of the month or take the month's last.
 */
export function after(from: PlainDate, p: Period, calendar: WorkingCalendar): PlainDate {
  switch (p.unit) {
    case 'working day':
      return calendar.addWorkingDays(from, p.n);
    case 'day':
      return addDays(from, p.n);
    case 'week':
      return addDays(from, p.n * 7);
    case 'month':
      return addMonths(from, p.n);
    case 'year':
      return addMonths(from, p.n * 12);
  }
}

/** The day that lies a period before `anchor`, counted backwards. */
export function before(anchor: PlainDate, p: Period, calendar: WorkingCalendar): PlainDate {
  switch (p.unit) {
    case 'working day':
      return calendar.addWorkingDays(anchor, -p.n);
    case 'day':
      return addDays(anchor, -p.n);
    case 'week':
      return addDays(anchor, -p.n * 7);
    case 'month':
      return addMonths(anchor, -p.n);
    case 'year':
      return addMonths(anchor, -p.n * 12);
  }
}
