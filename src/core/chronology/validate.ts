import { isRole } from '../access/roles.ts';
import { parsePlainDate, type PlainDate } from '../values/plain-date.ts';
import { dayAndDate } from '../values/plain-date.ts';
import type { EntryData } from './entry.ts';
import type { Field, Fields } from './fields.ts';
import type { AnyKind } from './kind.ts';

/** One value that a kind does not accept, with what would do. */
export interface DataFault {
  readonly field: string;
  readonly value: string;
  readonly expected: string;
}

export interface When {
  readonly today: PlainDate;
  /** the day on which the entry is said to be true */
  readonly occurredOn: PlainDate;
}

/** Everything that is wrong with the data of an entry of a kind: unknown fields, missing ones, values out of range. */
export function validateData(kind: AnyKind, data: EntryData, when: When): DataFault[] {
  const faults = faultsOfFields(kind.fields, data, when, '');
  return faults.length > 0 ? faults : (kind.demands?.(data) ?? []).map((d) => ({ field: d.field, value: show(data[d.field]), expected: d.expected }));
}

function faultsOfFields(fields: Fields, data: EntryData, when: When, prefix: string): DataFault[] {
  const out: DataFault[] = [];
  for (const name of Object.keys(data)) {
    if (!Object.hasOwn(fields, name)) out.push({ field: prefix + name, value: show(data[name]), expected: `one of the fields ${Object.keys(fields).join(', ')}` });
  }
  for (const [name, field] of Object.entries(fields)) {
    const value = data[name];
    if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '')) {
      if (!field.optional) out.push({ field: prefix + name, value: '', expected: `${field.label.toLowerCase()}: it is needed here` });
      continue;
    }
    out.push(...faultsOfValue(field, value, when, prefix + name));
  }
  return out;
}

function faultsOfValue(field: Field, value: unknown, when: When, name: string): DataFault[] {
  const expected = expectedOf(field, value, when);
  if (expected !== undefined) return [{ field: name, value: show(value), expected }];
  if (field.type.is === 'list') {
    const { of } = field.type;
    return (value as readonly EntryData[]).flatMap((item, i) => faultsOfFields(of, item, when, `${name}.${i}.`));
  }
  return [];
}

/** What no database keeps as text: the character zero, and one half of a character that is written in two. */
const NO_CHARACTER = /\u0000|[\ud800-\udfff]/u;

/** What was expected, if the value does not do. */
function expectedOf(field: Field, value: unknown, when: When): string | undefined {
  const { type } = field;
  switch (type.is) {
    case 'text':
      if (typeof value !== 'string') return 'text';
      if (NO_CHARACTER.test(value)) return 'text without the character U+0000 and without halves of characters';
      return value.length > type.max ? `at most ${type.max} characters (it has ${value.length})` : undefined;
    case 'number':
      if (typeof value !== 'number' || !Number.isInteger(value) || value < type.min || value > type.max) return `a whole number from ${type.min} to ${type.max}`;
      return undefined;
    case 'choice':
      return typeof value === 'string' && Object.hasOwn(type.options, value) ? undefined : `one of: ${Object.values(type.options).join(', ')}`;
    case 'choices':
      return Array.isArray(value) && value.every((v) => typeof v === 'string' && Object.hasOwn(type.options, v)) ? undefined : `any of: ${Object.values(type.options).join(', ')}`;
    case 'date': {
      const date = typeof value === 'string' ? parsePlainDate(value) : undefined;
      if (date === undefined) return 'a date, for example 2026-01-14';
      return !type.future && date > when.today ? `a day not later than today, ${dayAndDate(when.today, true)}` : undefined;
    }
    case 'time':
      return typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? undefined : 'a time, for example 09:30';
    case 'yes-no':
      return typeof value === 'boolean' ? undefined : 'yes or no';
    case 'period':
      return isPeriod(value) ? undefined : 'how often, for example 1 week';
    case 'roles':
      return Array.isArray(value) && value.every((v) => typeof v === 'string' && isRole(v)) ? undefined : 'roles of people';
    case 'role':
      return typeof value === 'string' && isRole(value) ? undefined : 'a role';
    case 'worker':
    case 'agency':
    case 'entry':
    case 'reference':
      return typeof value === 'string' && value.length > 0 && value.length <= 200 ? undefined : 'who or what is meant';
    case 'file':
      return isFile(value) ? undefined : 'a file';
    case 'records':
    case 'list':
      return Array.isArray(value) && value.every((v) => typeof v === 'object' && v !== null) ? undefined : 'a list';
  }
}

function isPeriod(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('n' in value) || !('unit' in value)) return false;
  const { n, unit } = value;
  return typeof n === 'number' && Number.isInteger(n) && n > 0 && ['working day', 'day', 'week', 'month', 'year'].includes(String(unit));
}

function isFile(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('ref' in value) || !('name' in value) || !('type' in value) || !('size' in value) || !('sha256' in value)) return false;
  const { ref, name, type, size, sha256 } = value;
  return [ref, name, type].every((v) => typeof v === 'string' && v !== '' && v.length <= 200) && typeof size === 'number' && Number.isInteger(size) && size > 0 && typeof sha256 === 'string' && /^[0-9a-f]{64}$/.test(sha256);
}

function show(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
