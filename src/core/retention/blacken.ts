import type { Entry, EntryData } from '../chronology/entry.ts';
import type { Fields } from '../chronology/fields.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { firstOfChain, replacedBy } from '../chronology/resolve.ts';

/** What stands where a name stood. */
export const IN_ITS_STEAD = '[a child whose record was erased]';

/** The names of a child, by which they can be told from the words of others. */
export interface ChildNames {
  /** "Forenames Surname" and "Surname, Forenames", references: whoever else is meant by them is not */
  readonly whole: readonly string[];
  /** single names, at least three letters long */
  readonly single: readonly string[];
}

/** Every name and reference under which a child was ever on record, from the short texts of who the child is. */
export function namesOfChild(entries: readonly Entry[]): ChildNames {
  const whole = new Set<string>();
  const single = new Set<string>();
  for (const e of entries.filter((x) => x.kind === 'identity.recorded')) {
    const text = (field: string): string => (typeof e.data[field] === 'string' ? e.data[field].trim() : '');
    const [forenames, surname] = [text('forenames'), text('surname')];
    if (forenames !== '' && surname !== '') for (const w of [`${forenames} ${surname}`, `${surname}, ${forenames}`, `${surname} ${forenames}`, `${forenames.split(/\s+/)[0] ?? ''} ${surname}`]) whole.add(w);
    for (const part of [...forenames.split(/\s+/), surname, ...text('known-as').split(/[\s,;]+/)]) if (part.length > 2) single.add(part);
    for (const [field, f] of Object.entries(kindOf(e.kind)?.fields ?? {})) {
      if (f.type.is === 'text' && !f.type.long && !['forenames', 'surname', 'known-as'].includes(field) && text(field).length > 2) whole.add(text(field));
    }
  }
  return { whole: [...whole], single: [...single] };
}

/** The names of which none is also another's. @param others names of those who are spoken of in the same place */
export function toldApart(names: ChildNames, others: readonly string[]): readonly string[] {
  const taken = new Set(others.flatMap((o) => o.toLowerCase().split(/[\s,;]+/)));
  return [...names.whole, ...names.single.filter((s) => !taken.has(s.toLowerCase()))].sort((a, b) => b.length - a.length);
}

/** A text without these names; the longest first, each as a word of its own. */
export function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce((t, name) => t.replace(new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'giu'), IN_ITS_STEAD), text);
}

/** What is to go of one subject's chronology, and what is written in its stead, so that no version holds one of these names. */
export interface Blackening {
  readonly goes: readonly Entry[];
  readonly instead: readonly Pick<Entry, 'kind' | 'data' | 'occurredOn' | 'occurredAt' | 'compartment' | 'supersedes' | 'of' | 'marks'>[];
}

/**
 * Each version of an entry in whose texts a name stands goes. Where it is the version that stands, one without the name follows it, so
 * that what was said of others is still said.
 */
export function blacken(entries: readonly Entry[], names: readonly string[]): Blackening {
  const first = firstOfChain(entries);
  const goes = entries.filter((e) => cleaned(e, names) !== undefined);
  const instead = goes.flatMap((e) => {
    if (e.withdrawn === true || replacedBy(entries, e.id) !== undefined) return [];
    const { kind, occurredOn, occurredAt, compartment, of, marks } = e;
    return [{ kind, data: cleaned(e, names) ?? e.data, occurredOn, compartment, supersedes: e.id, ...(occurredAt === undefined ? {} : { occurredAt }), ...(of === undefined ? {} : { of: first(of) === of ? of : first(of) }), ...(marks === undefined ? {} : { marks }) }];
  });
  return { goes, instead };
}

/** The content without the names; undefined if none stands in it. */
function cleaned(e: Entry, names: readonly string[]): EntryData | undefined {
  const data = cleanedData(e.data, kindOf(e.kind)?.fields ?? {}, names);
  const reason = e.reason === undefined ? undefined : withoutNames(e.reason, names);
  return JSON.stringify(data) === JSON.stringify(e.data) && reason === e.reason ? undefined : data;
}

/** Texts alone: a code, an id or a day is no name, whatever it is called. */
function cleanedData(data: EntryData, fields: Fields, names: readonly string[]): EntryData {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => {
    const type = fields[name]?.type;
    if (type?.is === 'text' && typeof value === 'string') return [name, withoutNames(value, names)];
    if (type?.is === 'list' && Array.isArray(value)) return [name, value.map((row: unknown) => (isRow(row) ? cleanedData(row, type.of, names) : row))];
    return [name, value];
  }));
}

function isRow(value: unknown): value is EntryData {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}
