import { parseDateAsTyped } from '../../../core/values/loose.ts';
import { dayAndDate, type PlainDate } from '../../../core/values/plain-date.ts';
import type { Span } from '../../../core/measures/measure-rows.ts';
import { quarterOf } from '../../../app/cohorts/quarters.ts';
import type { Context, FieldError } from '../../route.ts';
import { dateAsTyped } from '../../forms/typed.ts';

/** Which days are asked about, as typed in the address. */
export interface SpanAsked {
  readonly span: Span;
  readonly from: string;
  readonly to: string;
  readonly errors: readonly FieldError[];
}

/** Reads the days: from the beginning of the quarter to today if nothing is typed; without a first day everything up to the last, if that is asked. */
export function spanOf({ query, today }: Pick<Context, 'query' | 'today'>, quarter: boolean): SpanAsked {
  const errors: FieldError[] = [];
  const read = (name: 'from' | 'to', label: string): PlainDate | undefined => {
    const typed = query[name]?.trim() ?? '';
    if (typed === '') return undefined;
    const day = parseDateAsTyped(typed, today, 'past');
    if (!day.ok) errors.push({ field: name, text: `${label}: give ${day.error}` });
    else if (day.value > today) errors.push({ field: name, text: `${label}: give a day not later than today, ${dayAndDate(today, true)}` });
    else return day.value;
    return undefined;
  };
  const to = read('to', 'To') ?? today;
  const asked = read('from', 'From');
  const from = asked ?? (quarter && query['from'] === undefined ? quarterOf(to).from : undefined);
  if (from !== undefined && from > to) errors.push({ field: 'from', text: 'From: give a day not later than the last' });
  const sound = errors.length === 0;
  return {
    span: sound ? { to, ...(from === undefined ? {} : { from }) } : { to: today },
    from: query['from'] ?? (from === undefined ? '' : dateAsTyped(from)),
    to: query['to'] ?? dateAsTyped(to),
    errors,
  };
}
