import type { Compartment, Entry } from '../chronology/entry.ts';
import type { Names } from '../chronology/kind.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { writeFactValue } from '../duties/evidence.ts';
import type { Fact } from '../chronology/facts/fact.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { FormPart, FormRule } from '../policy/words/form.ts';
import { longDate } from '../values/plain-date.ts';

/** Words of a third party that belong to a part of a form: another agency's, or kept apart from the ordinary record. */
export interface OthersWords {
  readonly entry: Entry;
  readonly text: string;
}

/** A line of the service's own words, and what of the record it says: a fact, an entry, or a fact with the entry that gave it. */
export interface FormLine {
  readonly text: string;
  /** name of the fact */
  readonly fact?: string;
  readonly entry?: Entry;
}

/** A part of a form as the record fills it, before anybody has read it. */
export interface PrefilledPart {
  readonly title: string;
  readonly asks?: string;
  /** the service's own words, a line each */
  readonly text: string;
  readonly lines: readonly FormLine[];
  readonly others: readonly OthersWords[];
}

/** What a form is filled from: where the child stands today, and the entries that the author may see. */
export interface FormRecord {
  readonly env: Env;
  readonly facts: readonly Fact[];
  /** those that stand, in order of time */
  readonly timeline: readonly Entry[];
  /** the agency of whoever writes the form */
  readonly own: string;
  readonly names: Names;
}

/** Whether an entry holds words that are not the author's agency's to pass on, or that are kept apart. */
export function isOthers(entry: Pick<Entry, 'agency'> & { readonly compartment: Compartment }, own: string): boolean {
  return entry.agency !== own || entry.compartment !== 'case';
}

/** Fills a form from the record. Nothing of it stands until a person has read and confirmed it; words of others are never mixed with our own. */
export function prefilledForm(rule: FormRule, record: FormRecord): readonly PrefilledPart[] {
  return rule.parts.map((part) => {
    const known = [...factLines(part, record), ...entryLines(part, record)];
    const ours = known.filter((l) => l.entry === undefined || !isOthers(l.entry, record.own));
    const others = known.flatMap((l) => (l.entry !== undefined && isOthers(l.entry, record.own) ? [{ entry: l.entry, text: l.text }] : []));
    return { title: part.title, ...(part.asks === undefined ? {} : { asks: part.asks }), text: ours.map((l) => l.text).join('\n'), lines: ours, others };
  });
}

function factLines(part: FormPart, { env, facts, timeline, names }: FormRecord): FormLine[] {
  return part.facts.flatMap((slot): FormLine[] => {
    const fact = facts[slot];
    const value = fact?.value(env.facts[slot], env.day);
    if (fact === undefined || value === undefined || value === false || (Array.isArray(value) && value.length === 0)) return [];
    const since = fact.since?.(env.facts[slot], env.day);
    const by = fact.by?.(env.facts[slot]);
    const entry = by === undefined ? undefined : timeline.find((e) => e.id === by);
    const written = fact.name.startsWith('allocated.') && typeof value === 'string' ? names.worker(value) : writeFactValue(fact, value);
    return [{ text: `${fact.label}: ${written}${since === undefined ? '' : ` (${longDate(since)})`}`, fact: fact.name, ...(entry === undefined ? {} : { entry }) }];
  });
}

function entryLines(part: FormPart, { env, timeline, names }: FormRecord): FormLine[] {
  return part.entries.flatMap((event) => {
    const found = timeline.filter((e) => e.kind === event.kind && e.occurredOn <= env.day && event.matches({ ...env, entry: e })).slice(-part.latest);
    return found.map((entry): FormLine => {
      const kind = kindOf(entry.kind);
      return { text: `${longDate(entry.occurredOn)}, ${(kind?.label ?? '').toLowerCase()}: ${kind?.summary(entry.data, names) ?? ''}`, entry };
    });
  });
}
