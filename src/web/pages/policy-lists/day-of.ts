import { parseDateAsTyped } from '../../../core/values/loose.ts';
import { dayAndDate, type PlainDate } from '../../../core/values/plain-date.ts';
import type { Context, FieldError } from '../../route.ts';

/** The day for which something is drawn up: as typed in the address, today if nothing is. */
export interface DayAsked {
  readonly day: PlainDate;
  readonly typed: string;
  readonly errors: readonly FieldError[];
}

/** Reads a day of the address. A day that cannot be read, or has not come, is said and not guessed. */
export function dayOf({ query, today }: Pick<Context, 'query' | 'today'>, name = 'on', otherwise: PlainDate = today): DayAsked {
  const typed = query[name]?.trim() ?? '';
  if (typed === '') return { day: otherwise, typed, errors: [] };
  const read = parseDateAsTyped(typed, today, 'past');
  if (!read.ok) return { day: otherwise, typed, errors: [{ field: name, text: `Day: give ${read.error}` }] };
  if (read.value > today) return { day: otherwise, typed, errors: [{ field: name, text: `Day: give a day not later than today, ${dayAndDate(today, true)}` }] };
  return { day: read.value, typed, errors: [] };
}
