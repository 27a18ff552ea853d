import { isRole, roleLabel } from '../../core/access/roles.ts';
import type { EntryData } from '../../core/chronology/entry.ts';
import type { Field } from '../../core/chronology/fields.ts';
import type { AnyKind, Names } from '../../core/chronology/kind.ts';
import { writePeriod } from '../../core/values/period.ts';
import { dayAndDate, parsePlainDate } from '../../core/values/plain-date.ts';

export interface DataRow {
  readonly label: string;
  readonly value: string;
}

/** The content of an entry in the words of its kind, in the order of its fields; what was left empty is left out. */
export function dataRows(kind: AnyKind, data: EntryData, names: Names): readonly DataRow[] {
  return Object.entries(kind.fields).flatMap(([name, field]) => {
    const value = data[name];
    if (value === undefined || value === null || field.type.is === 'records' || isLink(field)) return [];
    return [{ label: field.label.replace(/\?$/, ''), value: textOf(field, value, names) }];
  });
}

function textOf({ type }: Field, value: unknown, names: Names): string {
  const text = String(value);
  switch (type.is) {
    case 'choice':
      return type.options[text] ?? text;
    case 'choices':
      return Array.isArray(value) ? value.map((v) => type.options[String(v)] ?? String(v)).join(', ') : text;
    case 'roles':
      return Array.isArray(value) ? value.map((v) => roleText(String(v))).join(', ') : text;
    case 'role':
      return roleText(text);
    case 'worker':
      return names.worker(text);
    case 'date': {
      const date = parsePlainDate(text);
      return date === undefined ? text : dayAndDate(date, true);
    }
    case 'yes-no':
      return value === true ? 'Yes' : 'No';
    case 'number':
      return `${text}${type.unit ?? ''}`;
    case 'period':
      return isPeriod(value) ? writePeriod(value) : text;
    case 'list':
      return Array.isArray(value) ? itemsText(type.of, value, names) : text;
    case 'agency':
      return names.agency(text);
    case 'text':
    case 'time':
    case 'entry':
    case 'reference':
    case 'records':
      return text;
  }
}

/** What only leads to another entry has nothing to read. */
function isLink({ type }: Field): boolean {
  return type.is === 'reference' && type.to === 'entry';
}

/** The items one after the other; of a list of nothing but links, how many there are. */
function itemsText(of: Readonly<Record<string, Field>>, items: readonly unknown[], names: Names): string {
  return Object.values(of).every(isLink) ? String(items.length) : items.map((item) => itemText(of, item, names)).join('; ');
}

function itemText(of: Readonly<Record<string, Field>>, item: unknown, names: Names): string {
  if (typeof item !== 'object' || item === null) return '';
  return Object.entries(item).map(([name, value]) => (of[name] === undefined || isLink(of[name]) ? '' : textOf(of[name], value, names))).filter((t) => t !== '').join(', ');
}

function roleText(text: string): string {
  return isRole(text) ? roleLabel(text) : text;
}

function isPeriod(value: unknown): value is Parameters<typeof writePeriod>[0] {
  return typeof value === 'object' && value !== null && 'n' in value && typeof value.n === 'number' && 'unit' in value && typeof value.unit === 'string';
}
