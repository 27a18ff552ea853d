import type { EntryData } from '../chronology/entry.ts';
import type { Field, Fields } from '../chronology/fields.ts';

/** What is left of an entry's data for another service, and what stays behind because it names something of this one. */
export interface Portable {
  readonly data: EntryData;
  /** the fields that stay behind, with their values */
  readonly behind: readonly { readonly label: string; readonly field: Field; readonly value: unknown }[];
  /** a field that the kind needs stays behind: the entry cannot go as it is */
  readonly broken: boolean;
}

/** A person, an area, an agency or a sitting of this service; a duty; a child of this service. */
function isLocal({ type }: Field): boolean {
  return type.is === 'worker' || type.is === 'agency' || type.is === 'records' || (type.is === 'text' && type.among === 'areas') || (type.is === 'reference' && type.to !== 'entry');
}

/** Speaks of another entry of the record. */
function isLink({ type }: Field): boolean {
  return type.is === 'entry' || (type.is === 'reference' && type.to === 'entry');
}

/**
 * The data without what means something in this service alone. Where it speaks of another entry, that entry's key in the parcel stands
 * in its place, if it goes too.
 * @param alsoLocal further fields of the kind that stay
 */
export function portable(fields: Fields, data: EntryData, keyOf: (entry: string) => string | undefined, alsoLocal: readonly string[] = []): Portable {
  const out: Record<string, unknown> = {};
  const behind: { label: string; field: Field; value: unknown }[] = [];
  let broken = false;
  for (const [name, value] of Object.entries(data)) {
    const field = fields[name];
    if (field === undefined || value === undefined || value === null) continue;
    if (isLocal(field) || alsoLocal.includes(name)) {
      behind.push({ label: field.label, field, value });
      broken ||= !field.optional;
    } else if (isLink(field)) {
      const key = keyOf(String(value));
      if (key === undefined) broken ||= !field.optional;
      else out[name] = key;
    } else if (field.type.is === 'list' && Array.isArray(value)) {
      const { of } = field.type;
      const items = value.filter(isData).map((item) => portable(of, item, keyOf));
      out[name] = items.map((i) => i.data);
      behind.push(...items.flatMap((i) => i.behind));
      broken ||= items.some((i) => i.broken);
    } else out[name] = value;
  }
  return { data: out, behind, broken };
}

/** The same data with the receiving service's own ids where keys of the parcel stood. */
export function withLinks(fields: Fields, data: EntryData, idOf: (key: string) => string | undefined): EntryData {
  return Object.fromEntries(Object.entries(data).flatMap(([name, value]): [string, unknown][] => {
    const field = fields[name];
    if (field === undefined) return [];
    if (isLink(field)) {
      const id = idOf(String(value));
      return id === undefined ? [] : [[name, id]];
    }
    if (field.type.is === 'list' && Array.isArray(value)) {
      const { of } = field.type;
      return [[name, value.filter(isData).map((item) => withLinks(of, item, idOf))]];
    }
    return [[name, value]];
  }));
}

function isData(value: unknown): value is EntryData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
