import type { EntryData } from '../../core/chronology/entry.ts';
import type { Field, Fields } from '../../core/chronology/fields.ts';
import { writePeriod, type Period } from '../../core/values/period.ts';
import { parsePlainDate, partsOf, type PlainDate } from '../../core/values/plain-date.ts';
import type { Typed } from '../../app/identity/drafts.ts';

/** "24/11/2026": a date as a person would type it. */
export function dateAsTyped(date: PlainDate): string {
  const { day, month, year } = partsOf(date);
  return `${day}/${month}/${year}`;
}

/** What a form's fields hold when they show this data: the same texts that a person would have typed. */
export function typedOf(fields: Fields, data: EntryData, prefix = ''): Typed {
  const out: Record<string, readonly string[]> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = data[name];
    if (value === undefined || value === null) continue;
    if (field.type.is === 'list' && Array.isArray(value)) {
      const { of } = field.type;
      value.forEach((item: unknown, i) => {
        if (isData(item)) Object.assign(out, typedOf(of, item, `${prefix}${name}.${i}.`));
      });
    } else out[prefix + name] = textsOf(field, value);
  }
  return out;
}

function isData(value: unknown): value is EntryData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textsOf(field: Field, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((v): v is string => typeof v === 'string');
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  if (field.type.is === 'period' && isPeriod(value)) return [writePeriod(value)];
  if (field.type.is === 'date' && typeof value === 'string') {
    const date = parsePlainDate(value);
    return [date === undefined ? value : dateAsTyped(date)];
  }
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

function isPeriod(value: unknown): value is Period {
  return typeof value === 'object' && value !== null && 'n' in value && typeof value.n === 'number' && 'unit' in value && typeof value.unit === 'string';
}

/** The last value typed under a name. */
export function lastOf(typed: Typed, name: string): string {
  return typed[name]?.at(-1) ?? '';
}

/** How many items of a list have something typed in them. */
export function rowsTyped(typed: Typed, list: string): number {
  const start = `${list}.`;
  const numbers = Object.entries(typed).flatMap(([name, values]) => {
    if (!name.startsWith(start) || values.every((v) => v.trim() === '')) return [];
    const n = Number.parseInt(name.slice(start.length), 10);
    return Number.isInteger(n) && n >= 0 && n < 200 ? [n + 1] : [];
  });
  return Math.max(0, ...numbers);
}
