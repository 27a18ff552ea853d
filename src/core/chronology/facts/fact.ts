import type { EntryId } from '../../values/ids.ts';
import type { Period } from '../../values/period.ts';
import type { PlainDate } from '../../values/plain-date.ts';
import type { Entry, SubjectKind } from '../entry.ts';
import type { ScaleName } from '../scales.ts';

export type FactValue = string | number | boolean | Period | readonly string[] | undefined;

/** What a condition may do with a fact. */
export type FactType =
  | { readonly is: 'number' | 'boolean' | 'date' | 'text' | 'period' }
  | { readonly is: 'scale'; readonly scale: ScaleName }
  | { readonly is: 'choice'; readonly options: Readonly<Record<string, string>> }
  | { readonly is: 'set'; readonly options?: Readonly<Record<string, string>> };

/**
 * One thing that is known of a subject: a pure fold over its chronology. `step` returns the same state when nothing
 * changed, so that what depends on the fact is looked at again only when it did.
 */
export interface Fact<S = unknown> {
  readonly name: string;
  /** "YOGRS" */
  readonly label: string;
  readonly about: SubjectKind;
  readonly type: FactType;
  /** the kinds of entry that may change it */
  readonly kinds: readonly string[];
  readonly init: S;
  step(state: S, entry: Entry): S;
  value(state: S, day: PlainDate): FactValue;
  /** the first day after `day` on which the value may change by itself */
  wake?(state: S, day: PlainDate): PlainDate | undefined;
  since?(state: S, day: PlainDate): PlainDate | undefined;
  /** the entry that gave the value */
  by?(state: S): EntryId | undefined;
}

export interface Known<V> {
  readonly value: V;
  readonly on: PlainDate;
  readonly by: EntryId;
  /** since when it has had this very value */
  readonly since: PlainDate;
}

/** The latest value of a field; entries that leave the field empty change nothing. */
export function latest(
  name: string,
  label: string,
  type: FactType,
  kindName: string,
  fieldName: string,
  about: SubjectKind = 'child',
): Fact<Known<FactValue> | undefined> {
  return {
    name,
    label,
    about,
    type,
    kinds: [kindName],
    init: undefined,
    step(state, entry) {
      const value = entry.data[fieldName] as FactValue;
      if (value === undefined) return state;
      const same = state !== undefined && state.value === value;
      return { value, on: entry.occurredOn, by: entry.id, since: same ? state.since : entry.occurredOn };
    },
    value: (state) => state?.value,
    since: (state) => state?.since,
    by: (state) => state?.by,
  };
}

/** The day of the latest entry of some kinds. */
export function lastOn(name: string, label: string, kinds: readonly string[], matches: (e: Entry) => boolean = () => true, about: SubjectKind = 'child'): Fact<Known<PlainDate> | undefined> {
  return {
    name,
    label,
    about,
    type: { is: 'date' },
    kinds,
    init: undefined,
    step: (state, entry) => (matches(entry) ? { value: entry.occurredOn, on: entry.occurredOn, by: entry.id, since: entry.occurredOn } : state),
    value: (state) => state?.value,
    since: (state) => state?.since,
    by: (state) => state?.by,
  };
}

export interface Switch {
  readonly on: boolean;
  readonly since?: PlainDate;
  readonly by?: EntryId;
}

/** On from one entry to another. */
export function between(
  name: string,
  label: string,
  starts: Readonly<Record<string, (e: Entry) => boolean>>,
  ends: Readonly<Record<string, (e: Entry) => boolean>>,
  about: SubjectKind = 'child',
): Fact<Switch> {
  return {
    name,
    label,
    about,
    type: { is: 'boolean' },
    kinds: [...Object.keys(starts), ...Object.keys(ends)],
    init: { on: false },
    step(state, entry) {
      if (!state.on && starts[entry.kind]?.(entry)) return { on: true, since: entry.occurredOn, by: entry.id };
      if (state.on && ends[entry.kind]?.(entry)) return { on: false, since: entry.occurredOn, by: entry.id };
      return state;
    },
    value: (state) => state.on,
    since: (state) => state.since,
    by: (state) => state.by,
  };
}

/** A set that entries add to and take from. */
export function collected(
  name: string,
  label: string,
  add: Readonly<Record<string, (e: Entry) => string | undefined>>,
  remove: Readonly<Record<string, (e: Entry) => string | undefined>>,
  options?: Readonly<Record<string, string>>,
  about: SubjectKind = 'child',
): Fact<{ readonly items: readonly Known<string>[] }> {
  return {
    name,
    label,
    about,
    type: { is: 'set', ...(options ? { options } : {}) },
    kinds: [...new Set([...Object.keys(add), ...Object.keys(remove)])],
    init: { items: [] },
    step(state, entry) {
      const gone = remove[entry.kind]?.(entry);
      const come = add[entry.kind]?.(entry);
      let items = state.items;
      if (gone !== undefined && items.some((i) => i.value === gone)) items = items.filter((i) => i.value !== gone);
      if (come !== undefined && !items.some((i) => i.value === come)) {
        items = [...items, { value: come, on: entry.occurredOn, by: entry.id, since: entry.occurredOn }];
      }
      return items === state.items ? state : { items };
    },
    value: (state) => state.items.map((i) => i.value),
    since: (state) => state.items.at(-1)?.since,
    by: (state) => state.items.at(-1)?.by,
  };
}
