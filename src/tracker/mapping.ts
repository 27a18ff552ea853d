import { z } from 'zod';
import { fail, ok, type Result } from '../core/values/result.ts';
import { parsePlainDate } from '../core/values/plain-date.ts';
import { FIELD_IDS, isFieldId, TARGET_FIELDS } from './target-fields.ts';

const date = z.string().transform((text, context) => {
  const day = parsePlainDate(text);
  if (day !== undefined) return day;
  context.addIssue({ code: 'custom', message: 'a date as YYYY-MM-DD' });
  return z.NEVER;
});

const fieldId = z.string().transform((text, context) => {
  if (isFieldId(text)) return text;
  context.addIssue({ code: 'custom', message: `one of: ${FIELD_IDS.join(', ')}` });
  return z.NEVER;
});

const column = z.strictObject({
  /** 1 is the first column of the sheet */
  column: z.number().int().min(1).max(16384),
  /** the heading as it stood when the mapping was made */
  heading: z.string(),
  /** null: the column is not taken in */
  field: fieldId.nullable(),
  /** the day of the meeting, for a column with the field "meeting" */
  meetingOn: date.optional(),
});

const answer = z.enum(['under-ten-is-right', 'still-on-the-list', 'another-child', 'leave-out']);

const schema = z.strictObject({
  version: z.literal(1),
  sheet: z.string(),
  headerLine: z.number().int().min(1),
  columns: z.array(column).min(1),
  dateOrder: z.enum(['day-first', 'month-first']),
  /** the day for which the tracker was true; undated facts are recorded as true on it */
  asAt: date.optional(),
  /** by word or by RRGGBB */
  colours: z.record(
    z.string().regex(/^(?:red|amber|green|[0-9A-F]{6})$/, 'red, amber, green or a colour as RRGGBB'),
    z.enum(['red', 'amber', 'green', 'none']),
  ),
  /** name or initials in the tracker, to the id of an account */
  workers: z.record(z.string(), z.string().min(1)),
  /** `ask`: such a row is rejected until somebody says that the child is still on the list */
  struckThroughRows: z.enum(['ask', 'bring-in']),
  hiddenRows: z.enum(['ask', 'bring-in']),
  /** what a person has said about single rows */
  answers: z.array(z.strictObject({ reference: z.string(), answer })),
});

/** How a sheet is read. Plain JSON: made by `guessColumns`, corrected by a person, saved, and used again for the next version of the tracker. */
export type Mapping = z.output<typeof schema>;
export type ColumnMapping = Mapping['columns'][number];
export type Answer = z.output<typeof answer>;

/** What is wrong with a mapping, and where. */
export interface MappingFault {
  /** "columns.3.field" */
  readonly path: string;
  readonly value: string;
  readonly expected: string;
}

/** Reads a mapping from JSON text, with every fault. */
export function loadMapping(json: string): Result<Mapping, readonly MappingFault[]> {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    return fail([{ path: '', value: json.slice(0, 40), expected: `JSON (${error instanceof Error ? error.message : 'it could not be read'})` }]);
  }
  return checkMapping(data);
}

/** Checks a mapping that comes from a file or a form, with every fault. */
export function checkMapping(data: unknown): Result<Mapping, readonly MappingFault[]> {
  const parsed = schema.safeParse(data);
  if (!parsed.success) {
    return fail(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), value: show(valueAt(data, issue.path)), expected: issue.message })));
  }
  const faults = contradictions(parsed.data);
  return faults.length > 0 ? fail(faults) : ok(parsed.data);
}

/** The mapping as JSON text, to be saved. */
export function saveMapping(mapping: Mapping): string {
  return `${JSON.stringify(mapping, null, 2)}\n`;
}

function contradictions(mapping: Mapping): readonly MappingFault[] {
  const faults: MappingFault[] = [];
  const seen = new Map<string, string>();
  mapping.columns.forEach((c, at) => {
    if (c.field === 'meeting' && c.meetingOn === undefined)
      faults.push({ path: `columns.${at}.meetingOn`, value: '', expected: 'the day of the meeting, because this column holds its ratings' });
    if (c.field === null || TARGET_FIELDS[c.field].many) return;
    const other = seen.get(c.field);
    if (other !== undefined)
      faults.push({ path: `columns.${at}.field`, value: c.field, expected: `one column for "${TARGET_FIELDS[c.field].label}"; "${other}" has it already` });
    seen.set(c.field, c.heading);
  });
  if (!seen.has('reference'))
    faults.push({ path: 'columns', value: '', expected: 'a column for the reference, by which a child is known when the tracker comes again' });
  if (!seen.has('surname') && !seen.has('full-name')) faults.push({ path: 'columns', value: '', expected: 'a column for the surname or the whole name' });
  return faults;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null && typeof key !== 'symbol' ? new Map(Object.entries(value)).get(String(key)) : undefined),
    data,
  );
}

function show(value: unknown): string {
  if (value === undefined) return '';
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 80);
}
