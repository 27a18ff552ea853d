import type { EntryData } from '../../core/chronology/entry.ts';
import type { Field, Fields } from '../../core/chronology/fields.ts';
import { parseDateAsTyped, parsePeriodAsTyped, parseTimeAsTyped } from '../../core/values/loose.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import { fail, ok, type Result } from '../../core/values/result.ts';
import type { Typed } from '../../app/identity/drafts.ts';
import { rowsTyped } from './typed.ts';

/** What is wrong with what was typed, by the name of the field: said at the field. */
export type Faults = ReadonlyMap<string, string>;

export interface ReadData {
  readonly data: EntryData;
  readonly faults: Faults;
}

/** Reads the fields of a kind out of a submission. Empty fields are left out; what cannot be read is a fault, and is not lost. */
export function readFields(fields: Fields, typed: Typed, today: PlainDate, prefix = ''): ReadData {
  const data: Record<string, unknown> = {};
  const faults = new Map<string, string>();
  for (const [name, field] of Object.entries(fields)) {
    const full = prefix + name;
    if (field.type.is === 'list') {
      const items: EntryData[] = [];
      for (let i = 0; i < rowsTyped(typed, full); i += 1) {
        const item = readFields(field.type.of, typed, today, `${full}.${i}.`);
        if (Object.keys(item.data).length > 0 || item.faults.size > 0) items.push(item.data);
        for (const [at, fault] of item.faults) faults.set(at, fault);
      }
      if (items.length > 0) data[name] = items;
      continue;
    }
    const read = readValue(field, typed[full] ?? [], today);
    if (!read.ok) faults.set(full, faultText(field.label, read.error));
    else if (read.value !== undefined) data[name] = read.value;
  }
  return { data, faults };
}

/** "Date of birth: give a date such as 1/1/2026" */
export function faultText(label: string, expected: string): string {
  return `${label}: give ${expected}`;
}

function readValue(field: Field, values: readonly string[], today: PlainDate): Result<unknown, string> {
  const { type } = field;
  const text = (values.at(-1) ?? '').trim();
  switch (type.is) {
    case 'choices':
    case 'roles': {
      const chosen = values.filter((v) => v !== '');
      return ok(chosen.length === 0 ? undefined : chosen);
    }
    case 'text':
      return ok(text === '' ? undefined : text.replace(/\r\n/g, '\n'));
    case 'records':
    case 'file':
    case 'list':
      return ok(undefined);
    default:
      return text === '' ? ok(undefined) : readOne(type, text, today);
  }
}

function readOne(type: Exclude<Field['type'], { readonly is: 'choices' | 'roles' | 'text' | 'records' | 'file' | 'list' }>, text: string, today: PlainDate): Result<unknown, string> {
  switch (type.is) {
    case 'number':
      return /^\d{1,6}$/.test(text.replace(/\s?%$/, '')) ? ok(Number.parseInt(text, 10)) : fail(`a whole number from ${type.min} to ${type.max}`);
    case 'date':
      return parseDateAsTyped(text, today, type.future ? 'future' : 'past');
    case 'time':
      return parseTimeAsTyped(text);
    case 'period':
      return parsePeriodAsTyped(text);
    case 'yes-no':
      return text === 'yes' || text === 'no' ? ok(text === 'yes') : fail('yes or no');
    case 'choice':
    case 'role':
    case 'worker':
    case 'agency':
    case 'entry':
    case 'reference':
      return ok(text);
  }
}
