import { z } from 'zod';
import type { ImportRow, Mapping, SheetRow } from '../../tracker/index.ts';
import { checkMapping } from '../../tracker/index.ts';
import type { Identity, Question } from '../../app/ports/imports.ts';

/** A mapping as it was kept. @throws Error if it is none */
export function readMapping(value: unknown): Mapping {
  const read = checkMapping(value);
  if (!read.ok) throw new Error(`a kept mapping cannot be read: ${read.error.map((f) => `${f.path}: expected ${f.expected}`).join('; ')}`);
  return read.value;
}

const objects = <T>(of: z.ZodType<object>) => of.transform((v) => v as T);
/** Rows are written by this program alone and as it has them; what is looked at here is that they are there at all. */
export const importRow = objects<Omit<ImportRow, 'headings'>>(z.looseObject({ line: z.number(), status: z.string(), values: z.looseObject({}), faults: z.array(z.looseObject({})), notes: z.array(z.looseObject({})), original: z.array(z.string()) }));
export const sheetRow = objects<SheetRow>(z.looseObject({ line: z.number(), cells: z.array(z.looseObject({ text: z.string() })), hidden: z.boolean(), struckThrough: z.boolean() }));
export const identity = objects<Identity>(z.looseObject({ source: z.string(), reference: z.string(), child: z.string(), cells: z.looseObject({}), made: z.record(z.string(), z.string()), batch: z.string() }));
export const question = objects<Question>(z.looseObject({ key: z.string(), before: z.string(), after: z.string(), because: z.string() }));
