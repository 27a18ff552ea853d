import type { z } from 'zod';
import { z as schema } from 'zod';
import { parsePlainDate, type PlainDate } from '../core/values/plain-date.ts';

/** Parses every row that leaves the database. @throws z.ZodError naming the column if a row is not what was expected */
export function parseRows<S extends z.ZodType>(of: S, rows: readonly unknown[]): z.output<S>[] {
  return rows.map((r) => of.parse(r));
}

/** A date column. */
export const day = schema.string().transform((text, context): PlainDate => {
  const date = parsePlainDate(text);
  if (date === undefined) {
    context.addIssue({ code: 'custom', message: `"${text}" is no date` });
    return schema.NEVER;
  }
  return date;
});

/**
 * A number that stands in the text of a statement, as the limit of a page does: the server then plans for a page and not for a tenth of the table.
 * @throws RangeError unless it is a whole number of 0 or more
 */
export function wholeNumber(n: number): number {
  if (!Number.isSafeInteger(n) || n < 0) throw new RangeError(`${n} is no whole number`);
  return n;
}

/** A bigint column that fits a JavaScript number. */
export const bigNumber = schema.string().regex(/^\d+$/).transform(Number);

/** Leaves out the keys whose value is null: a row's nothing is our absence. */
export function withoutNulls<T extends object>(row: T): { [K in keyof T as null extends T[K] ? never : K]: T[K] } & { [K in keyof T as null extends T[K] ? K : never]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null)) as ReturnType<typeof withoutNulls<T>>;
}
