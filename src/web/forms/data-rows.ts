import { isRole, roleLabel } from '../../core/access/roles.ts';
import type { EntryData } from '../../core/chronology/entry.ts';
import type { Field } from '../../core/chronology/fields.ts';
import type { AnyKind, Names } from '../../core/chronology/kind.ts';
import { writePeriod } from '../../core/values/period.ts';
import { dayAndDate, parsePlainDate } from '../../core/values/plain-date.ts';

export interface DataRow {
  readonly label: string;
  readonly value: string;
  /** what it points to, for pages that can lead there: an id is never shown as text */
  readonly to?: { readonly is: 'sitting' | 'child' | 'entry'; readonly id: string };
}

/** The content of an entry in the words of its kind, in the order of its fields; what was left empty is left out. */
export function dataRows(kind: AnyKind, data: EntryData, names: Names): readonly DataRow[] {
  return Object.entries(kind.fields).flatMap(([name, field]) => {
    const value = data[name];
    if (value === undefined || value === null || field.type.is === 'records') return [];
    const to = pointsTo(field, value);
    return [{ label: field.label.replace(/\?$/, ''), value: textOf(field, value, names), ...(to === undefined ? {} : { to }) }];
  });
}

function pointsTo({ type }: Field, value: unknown): DataRow['to'] {
  if (typeof value !== 'string') return undefined;
  if (type.is === 'entry') return { is: 'entry', id: value };
  return type.is === 'reference' && (type.to === 'sitting' || type.to === 'child') ? { is: type.to, id: value } : undefined;
}

/** In words, because the id says nothing to whoever reads. */
const POINTED: Readonly<Record<'sitting' | 'child' | 'duty' | 'entry', string>> = { sitting: 'The sitting', child: 'A child’s record', duty: 'A duty of this record', entry: 'An entry of this record' };

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
    case 'reference':
      return type.to === 'worker' ? names.worker(text) : POINTED[type.to];
    case 'entry':
      return POINTED.entry;
    case 'agency':
      return names.agency(text);
    case 'text':
    case 'time':
    case 'records':
      return text;
    case 'file':
      return typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : '';
  }
}

/** What only leads to another entry has nothing to read. */
function isLink({ type }: Field): boolean {
  return type.is === 'entry' || (type.is === 'reference' && type.to === 'entry');
}

/** The items one after the other; of a list of nothing but links, how many there are. */
function itemsText(of: Readonly<Record<string, Field>>, items: readonly unknown[], names: Names): string {
  return Object.values(of).every(isLink) ? String(items.length) : items.map((item) => itemText(of, item, names)).join(isLong(of) ? '\n\n' : '; ');
}

function itemText(of: Readonly<Record<string, Field>>, item: unknown, names: Names): string {
  if (typeof item !== 'object' || item === null) return '';
  return Object.entries(of).map(([name, field]) => (valueIn(item, name) === undefined || isLink(field) ? '' : textOf(field, valueIn(item, name), names))).filter((t) => t !== '').join(isLong(of) ? '\n' : ', ');
}

function valueIn(item: object, name: string): unknown {
  return Object.entries(item).find(([n]) => n === name)?.[1];
}

/** Items that hold long texts stand in paragraphs of their own. */
function isLong(of: Readonly<Record<string, Field>>): boolean {
  return Object.values(of).some((f) => f.type.is === 'text' && f.type.long);
}

function roleText(text: string): string {
  return isRole(text) ? roleLabel(text) : text;
}

function isPeriod(value: unknown): value is Parameters<typeof writePeriod>[0] {
  return typeof value === 'object' && value !== null && 'n' in value && typeof value.n === 'number' && 'unit' in value && typeof value.unit === 'string';
}
