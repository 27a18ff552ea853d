import type { Role } from '../access/roles.ts';
import type { Compartment, Entry, EntryData } from '../chronology/entry.ts';
import type { AnyKind } from '../chronology/kind.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { timeline } from '../chronology/resolve.ts';
import { validateData } from '../chronology/validate.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { crossingOf } from './crossing.ts';
import { portable, type Portable } from './local-parts.ts';

/** One entry on its way: nothing in it is an id of the service that it leaves. */
export interface ParcelItem {
  /** under which others of the parcel speak of it: "@3" */
  readonly key: string;
  readonly kind: string;
  readonly data: EntryData;
  readonly compartment: Compartment;
  readonly occurredOn: PlainDate;
  readonly occurredAt?: string;
  /** the key of the entry that it answers */
  readonly of?: string;
  /** whose information it is, in words */
  readonly whose: string;
  /** it is not the sending service's own: passed on because its agency agreed */
  readonly foreign?: boolean;
  readonly as: Role;
  /** the day on which it was recorded there */
  readonly on: PlainDate;
  /** what it held and means nothing elsewhere, in words */
  readonly behind?: string;
}

/** What somebody chose to send: entries as they are, and entries in the words in which they are told. */
export interface Chosen {
  readonly entries: readonly string[];
  readonly inWords: readonly { readonly entry: string; readonly title: string; readonly text: string }[];
}

/** What the sending service calls things. */
export interface PackingNames {
  readonly service: string;
  /** the agency to which most of its entries belong */
  readonly own: string;
  agency(id: string): string;
  /** a value that stays behind, as people read it */
  value(label: string, field: Portable['behind'][number]['field'], value: unknown): string;
}

/** What is chosen of a proposed transfer's data. */
export function chosenIn(data: EntryData): Chosen {
  const list = (name: string): readonly Readonly<Record<string, string>>[] => (data[name] as readonly Readonly<Record<string, string>>[] | undefined) ?? [];
  return {
    entries: list('entries').flatMap((e) => e['entry'] ?? []),
    inWords: list('in-words').flatMap((e) => (e['entry'] === undefined ? [] : [{ entry: e['entry'], title: e['title'] ?? '', text: e['text'] ?? '' }])),
  };
}

/**
 * Of entries that are chosen, those that can only be told in words: the service's own practice, what would answer or speak of an entry
 * that does not go, and what is nothing without a person or an area of this service.
 */
export function onlyInWords(entries: readonly Entry[], chosen: readonly string[]): ReadonlySet<string> {
  const wanted = new Set(chosen);
  const line = timeline(entries).filter((e) => wanted.has(e.id));
  const whole = new Map(line.filter((e) => crossingOf(kindOf(e.kind)) === 'whole').map((e) => [String(e.id), e] as const));
  for (let before = -1; before !== whole.size; ) {
    before = whole.size;
    for (const [id, e] of whole) if (!goesWhole(e, whole)) whole.delete(id);
  }
  return new Set(line.filter((e) => !whole.has(e.id)).map((e) => String(e.id)));
}

function goesWhole(e: Entry, whole: ReadonlyMap<string, Entry>): boolean {
  const kind = kindOf(e.kind);
  if (kind === undefined) return false;
  if (e.of !== undefined && !whole.has(e.of) && needsWhatItAnswers(kind)) return false;
  const { data, broken } = portable(kind.fields, e.data, (id) => (whole.has(id) ? id : undefined), kind.staysBehind);
  return !broken && validateData(kind, data, { today: e.recordedAt.slice(0, 10) as PlainDate, occurredOn: e.occurredOn }).length === 0;
}

/** What may answer any entry, and what goes with another by its own field, stands also without it. */
function needsWhatItAnswers(kind: AnyKind): boolean {
  return kind.answers !== 'any' && kind.crosses !== 'whole';
}

/** The items of a parcel in order of time. @throws Error if an entry was chosen that does not go as it is */
export function pack(entries: readonly Entry[], chosen: Chosen, names: PackingNames): readonly ParcelItem[] {
  const words = new Map(chosen.inWords.map((w) => [w.entry, w] as const));
  const wholes = new Set(chosen.entries.filter((e) => !words.has(e)));
  const line = timeline(entries).filter((e) => wholes.has(e.id) || words.has(e.id));
  const keys = new Map(line.filter((e) => wholes.has(e.id)).map((e) => [String(e.id), `@${line.indexOf(e)}`] as const));
  return line.map((e, i): ParcelItem => {
    const told = words.get(e.id);
    const kind = kindOf(told === undefined ? e.kind : 'history.received');
    if (kind === undefined) throw new Error(`an entry of the unknown kind ${e.kind} was chosen`);
    const what = told === undefined ? portable(kind.fields, e.data, (id) => keys.get(id), kind.staysBehind) : { data: { title: told.title, text: told.text, 'seen-by': e.compartment }, behind: [], broken: false };
    if (what.broken) throw new Error(`${kind.label} cannot go as it is`);
    const of = told === undefined && e.of !== undefined ? keys.get(e.of) : undefined;
    const behind = what.behind.map((b) => `${b.label}: ${names.value(b.label, b.field, b.value)}`).join('; ');
    const foreign = e.agency !== names.own;
    return {
      key: `@${i}`, kind: kind.name, data: what.data, compartment: e.compartment, occurredOn: e.occurredOn,
      ...(e.occurredAt === undefined ? {} : { occurredAt: e.occurredAt }),
      ...(of === undefined ? {} : { of }),
      whose: foreign ? `${names.agency(e.agency)}, by way of ${names.service}` : names.service,
      ...(foreign ? { foreign } : {}),
      as: e.recordedAs,
      on: e.recordedAt.slice(0, 10) as PlainDate,
      ...(behind === '' ? {} : { behind }),
    };
  });
}
