import type { PlainDate } from '../core/values/plain-date.ts';
import type { FieldId } from './field-values.ts';
import { guessAsAt, guessDateOrder, type AsAtGuess, type DateOrderGuess } from './guess-dates.ts';
import { LEICESTER_AREAS } from './areas.ts';
import type { ColumnMapping, Mapping } from './mapping.ts';
import { parseLooseDate } from './parse/loose-date.ts';
import type { DateOrder, ParseContext } from './parse/parsed.ts';
import { isRejectColumn } from './reject-columns.ts';
import { cellAt, type Cell, type Sheet } from './sheet.ts';
import { fieldLikeHeading, fieldOfHeading } from './field-of-heading.ts';
import { TARGET_FIELDS } from './target-fields.ts';

/** What a column was taken for, how surely, and what it holds. */
export interface ColumnGuess {
  readonly column: number;
  readonly heading: string;
  readonly field: FieldId | null;
  readonly meetingOn?: PlainDate;
  /**
   * `sure`: the heading says it. `likely`: part of the heading or the values say it.
   * `check`: the heading says it, many values do not fit. `none`: not known.
   */
  readonly confidence: 'sure' | 'likely' | 'check' | 'none';
  /** why, in a sentence */
  readonly because: string;
  /** up to five different values */
  readonly samples: readonly string[];
  readonly filled: number;
  readonly hidden: boolean;
}

export interface Guess {
  /** undefined if the sheet has no header that can be told */
  readonly mapping: Mapping | undefined;
  readonly columns: readonly ColumnGuess[];
  /** columns that nobody has claimed; they are listed, and not taken in unless a person maps them */
  readonly unknown: readonly ColumnGuess[];
  readonly dateOrder: DateOrderGuess;
  /** proposed from the title; a person confirms or gives another */
  readonly asAt?: AsAtGuess;
}

/**
 * Guesses what each column means, from its heading first and its values second. A guess is a proposal: a person confirms it.
 * @param today for the century of years of two digits
 * @param areas names of the service's neighbourhood policing areas
 */
export function guessColumns(sheet: Sheet, today: PlainDate, areas: readonly string[] = LEICESTER_AREAS): Guess {
  const dateOrder = guessDateOrder(sheet);
  const header = sheet.rows.find((r) => r.line === sheet.headerLine);
  if (header === undefined || sheet.headerLine === undefined) return { mapping: undefined, columns: [], unknown: [], dateOrder };
  const context: ParseContext = { order: dateOrder.order, today, areas, colours: { red: 'red', amber: 'amber', green: 'green' } };
  const body = sheet.rows.filter((r) => r.line > (sheet.headerLine ?? 0));
  const width = Math.max(header.cells.length, ...body.slice(0, 200).map((r) => r.cells.length));
  const columns: ColumnGuess[] = [];
  for (let n = 1; n <= width; n++) {
    const values = body.map((row) => cellAt(row, n));
    const filled = values.filter((c) => c.text.trim() !== '' || c.fill !== undefined);
    const heading = cellAt(header, n);
    if (heading.text.trim() === '' && filled.length === 0) continue;
    columns.push({
      column: n,
      heading: heading.text.trim(),
      ...guessOne(heading, filled.slice(0, 60), context),
      samples: [...new Set(filled.map((c) => c.text.trim()).filter((t) => t !== ''))].slice(0, 5),
      filled: filled.length,
      hidden: sheet.hiddenColumns.includes(n),
    });
  }
  const settled = giveEachFieldOnce(columns);
  const asAt = guessAsAt(sheet, context.order, today);
  return {
    mapping: toMapping(sheet.name, sheet.headerLine, settled, context.order),
    columns: settled,
    unknown: settled.filter((c) => c.field === null),
    dateOrder,
    ...(asAt === undefined ? {} : { asAt }),
  };
}

type OneGuess = Pick<ColumnGuess, 'field' | 'confidence' | 'because' | 'meetingOn'>;

function guessOne(heading: Cell, values: readonly Cell[], context: ParseContext): OneGuess {
  if (isRejectColumn(heading.text)) return { field: null, confidence: 'sure', because: 'Added by the download of rejected rows; not part of the tracker.' };
  const meetingOn = heading.date ?? (/\d/.test(heading.text) ? parseLooseDate(heading.text, context).value : undefined);
  if (meetingOn !== undefined)
    return { field: 'meeting', meetingOn, confidence: 'sure', because: 'The heading is a date: taken as the ratings of the meeting on that day.' };
  const exact = fieldOfHeading(heading.text);
  if (exact !== undefined) {
    const fitting = shareThatFits(exact, values, context);
    return fitting < 0.5
      ? { field: exact, confidence: 'check', because: `The heading says so, but only ${Math.round(fitting * 100)}% of the values fit.` }
      : { field: exact, confidence: 'sure', because: 'The heading says so.' };
  }
  const like = fieldLikeHeading(heading.text);
  if (like !== undefined && shareThatFits(like, values, context) >= 0.5)
    return { field: like, confidence: 'likely', because: 'The heading begins like it and the values fit.' };
  const texts = values.map((c) => c.text.trim()).filter((t) => t !== '');
  for (const field of Object.values(TARGET_FIELDS)) {
    const { telltale } = field;
    if (telltale !== undefined && texts.length >= 3 && texts.filter((t) => telltale.test(t)).length / texts.length >= 0.8) {
      return { field: field.id, confidence: 'likely', because: 'The heading is not known; the values look like it.' };
    }
  }
  return { field: null, confidence: 'none', because: 'Neither the heading nor the values are known.' };
}

function shareThatFits(id: FieldId, values: readonly Cell[], context: ParseContext): number {
  if (values.length === 0) return 1;
  return values.filter((cell) => TARGET_FIELDS[id].parse(cell, context).fault === undefined).length / values.length;
}

const STRENGTH = { sure: 3, check: 2, likely: 1, none: 0 } as const;

/** Of two columns that look like the same field the surer, then the first, keeps it. */
function giveEachFieldOnce(columns: readonly ColumnGuess[]): readonly ColumnGuess[] {
  return columns.map((c) => {
    if (c.field === null || TARGET_FIELDS[c.field].many) return c;
    const rival = columns.find(
      (o) =>
        o.field === c.field &&
        o.column !== c.column &&
        (STRENGTH[o.confidence] > STRENGTH[c.confidence] || (o.confidence === c.confidence && o.column < c.column)),
    );
    if (rival === undefined) return c;
    return {
      ...c,
      field: null,
      confidence: 'none' as const,
      because: `It looks like "${TARGET_FIELDS[c.field].label}", which the column "${rival.heading}" has.`,
    };
  });
}

function toMapping(sheet: string, headerLine: number, columns: readonly ColumnGuess[], dateOrder: DateOrder): Mapping {
  return {
    version: 1,
    sheet,
    headerLine,
    columns: columns.map((c): ColumnMapping => ({
      column: c.column,
      heading: c.heading,
      field: c.field,
      ...(c.meetingOn === undefined ? {} : { meetingOn: c.meetingOn }),
    })),
    dateOrder,
    colours: { red: 'red', amber: 'amber', green: 'green' },
    workers: {},
    struckThroughRows: 'ask',
    hiddenRows: 'bring-in',
    answers: [],
  };
}
