import { longDate, type PlainDate } from '../core/values/plain-date.ts';
import { parseLooseDate } from './parse/loose-date.ts';
import type { DateOrder } from './parse/parsed.ts';
import type { Sheet } from './sheet.ts';

export interface DateOrderGuess {
  readonly order: DateOrder;
  /** cells that can only be read with the day first, and with the month first */
  readonly dayFirst: number;
  readonly monthFirst: number;
  /** a sentence for the person who confirms it */
  readonly because: string;
}

const NUMBERS = /^(\d{1,2})[-/.](\d{1,2})[-/.](?:\d{4}|\d{2})$/;

/** Tells the order of day and month from the cells that allow only one of the two. Without any, the British order is proposed. */
export function guessDateOrder(sheet: Sheet): DateOrderGuess {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const row of sheet.rows) {
    for (const cell of row.cells) {
      if (cell.text.length < 6 || cell.text.length > 12) continue;
      const m = NUMBERS.exec(cell.text.trim());
      if (m === null) continue;
      if (Number(m[1]) > 12 && Number(m[2]) <= 12) dayFirst++;
      else if (Number(m[2]) > 12 && Number(m[1]) <= 12) monthFirst++;
    }
  }
  const order: DateOrder = monthFirst > dayFirst ? 'month-first' : 'day-first';
  if (dayFirst === 0 && monthFirst === 0) return { order, dayFirst, monthFirst, because: 'No date tells; the day is taken to come first.' };
  const [most, fewest] = order === 'day-first' ? [dayFirst, monthFirst] : [monthFirst, dayFirst];
  const others = fewest > 0 ? `, ${fewest} only the other way round: those will be faults` : '';
  const because = `${most} dates can only be read with the ${order === 'day-first' ? 'day' : 'month'} first${others}.`;
  return { order, dayFirst, monthFirst, because };
}

export interface AsAtGuess {
  readonly date: PlainDate;
  readonly because: string;
}

/** Looks for "updated … 10.11.26" or "as at …" in the title rows above the header. Nothing is proposed from the rows of children. */
export function guessAsAt(sheet: Sheet, order: DateOrder, today: PlainDate): AsAtGuess | undefined {
  for (const row of sheet.rows) {
    if (row.line >= (sheet.headerLine ?? 0)) break;
    for (const cell of row.cells) {
      if (cell.mergedFrom !== undefined) continue;
      const found = /\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9} \d{2,4}/.exec(cell.text);
      const date = cell.date ?? (found === null ? undefined : parseLooseDate(found[0], { order, today }).value);
      if (date !== undefined && date <= today) return { date, because: `The title says "${cell.text.trim()}": ${longDate(date)}.` };
    }
  }
  return undefined;
}
