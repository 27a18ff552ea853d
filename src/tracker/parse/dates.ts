import { longDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { Cell } from '../sheet.ts';
import { parseLooseDate } from './loose-date.ts';
import { faultOf, notKnown, NOTHING, saysNotKnown, valueOf, type Parsed, type ParseContext } from './parsed.ts';

/** Two things that differ between date columns. */
export interface DateColumn {
  /** the day may lie after today: a booking, an end, a release */
  readonly mayLieAhead: boolean;
  /** words instead of a date say something in their own right ("ongoing", "to book", "NO - not safe"): they are quoted, not refused */
  readonly wordsAllowed: boolean;
}

/** Makes the parser of a date column. */
export function dateParser(column: DateColumn): (cell: Cell, context: ParseContext) => Parsed<PlainDate> {
  return (cell, context) => {
    const text = cell.text.trim();
    if (text === '') return NOTHING;
    if (saysNotKnown(text)) return notKnown(text);
    if (/^n\/?a$/i.test(text)) return { notes: [`"${text}" in the tracker: taken as nothing recorded.`] };
    const parsed = cell.date === undefined ? parseLooseDate(text, context) : valueOf(cell.date);
    if (parsed.fault !== undefined && column.wordsAllowed && /[a-z]{2,}/i.test(text) && parsed.fault.code !== 'impossible-date') {
      return { quote: true, notes: [`"${text}" is not a date: kept as written, no date recorded.`] };
    }
    if (parsed.value !== undefined && !column.mayLieAhead && parsed.value > context.today) {
      // the value stays beside its fault, so that it can be compared with the row's other dates
      return { value: parsed.value, ...faultOf('in-the-future', `a day not later than today, ${longDate(context.today)}, because it says what has been done`) };
    }
    return parsed;
  };
}
