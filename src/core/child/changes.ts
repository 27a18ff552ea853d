import type { Entry } from '../chronology/entry.ts';
import type { Fact } from '../chronology/facts/fact.ts';
import { FACTS } from '../chronology/facts/index.ts';
import type { Field } from '../chronology/fields.ts';
import type { Family } from '../chronology/kind.ts';
import { kindOf } from '../chronology/kinds/index.ts';

/** Something known of a child whose values can be followed: a fact, or a field of one kind of entry. */
export type Followed =
  | { readonly key: string; readonly label: string; readonly is: 'fact'; readonly fact: Fact; readonly kinds: readonly string[] }
  | { readonly key: string; readonly label: string; readonly is: 'field'; readonly name: string; readonly field: Field; readonly kinds: readonly string[] };

/** A change of a value, with the entry that made it. */
export interface Change {
  readonly entry: Entry;
  readonly before: unknown;
  readonly after: unknown;
}

/** What of the record is about the record itself, and not about the child. */
const ABOUT_THE_RECORD: readonly Family[] = ['access', 'sharing', 'retention', 'duty', 'tracker', 'cohort'];
/** Kinds whose fields say how things stand, each entry in the place of the one before: who the child is, where, with whom. */
const STANDING: readonly Family[] = ['identity', 'rag', 'assessment', 'prevention'];

function aboutTheChild(kinds: readonly string[]): boolean {
  return kinds.every((name) => {
    const family = kindOf(name)?.family;
    return family !== undefined && !ABOUT_THE_RECORD.includes(family);
  });
}

/**
 * What of this child has a value that can be followed over time, by label.
 * @param line the entries that stand, in the order of folding
 */
export function followed(line: readonly Entry[]): readonly Followed[] {
  const there = new Set(line.map((e) => e.kind));
  const facts = FACTS.filter((f) => f.about === 'child' && f.kinds.some((k) => there.has(k)) && aboutTheChild(f.kinds)).map((fact): Followed => ({ key: fact.name, label: fact.label, is: 'fact', fact, kinds: fact.kinds }));
  const labels = new Set(facts.map((f) => f.label));
  const fields = [...there].flatMap((name): readonly Followed[] => {
    const kind = kindOf(name);
    if (kind === undefined || !STANDING.includes(kind.family)) return [];
    return Object.entries(kind.fields).filter(([, f]) => !labels.has(f.label) && f.type.is !== 'list' && f.type.is !== 'file').map(([field, f]): Followed => ({ key: `${name}/${field}`, label: `${kind.label}: ${f.label.replace(/\?$/, '')}`, is: 'field', name: field, field: f, kinds: [name] }));
  });
  return [...facts, ...fields].filter((f) => changesOf(f, line).length > 0).sort((a, b) => a.label.localeCompare(b.label, 'en-GB'));
}

/**
 * Every change of a value along the record, the earliest first. What time alone changes (an age) is no change by anybody and is not among them.
 * @param line the entries that stand, in the order of folding
 */
export function changesOf(what: Followed, line: readonly Entry[]): readonly Change[] {
  const out: Change[] = [];
  let state = what.is === 'fact' ? what.fact.init : undefined;
  let before: unknown;
  for (const entry of line) {
    if (!what.kinds.includes(entry.kind)) continue;
    let after: unknown;
    if (what.is === 'fact') {
      state = what.fact.step(state, entry);
      after = what.fact.value(state, entry.occurredOn);
    } else after = entry.data[what.name] ?? before;
    if (!same(before, after)) out.push({ entry, before, after });
    before = after;
  }
  return out;
}

function same(a: unknown, b: unknown): boolean {
  const text = (v: unknown): string => JSON.stringify(Array.isArray(v) && v.length === 0 ? null : (v ?? null));
  return text(a) === text(b);
}
