import type { SourceFile } from './load.ts';

/** A text for each part of a version that bears meaning: two versions mean the same where all of these are the same. */
export interface Meaning {
  /** "title", "in-force-from", … of the head */
  readonly head: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string>>;
  /** of each clause, by its id: each of its keys ("says", "duty", …) */
  readonly clauses: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** the order of the clauses, which lists and agendas keep */
  readonly order: string;
}

/**
 * What the files of a version mean, in a form that does not depend on comments, white space, the order of keys, or on
 * which file a clause stands in.
 */
export function meaningOf(files: readonly SourceFile[]): Meaning {
  const head: Record<string, string> = {};
  const settings: Record<string, string> = {};
  const clauses: Record<string, Readonly<Record<string, string>>> = {};
  const order: string[] = [];
  for (const { value } of files) {
    if (!isRecord(value)) continue;
    for (const [key, part] of Object.entries(value)) {
      if (key === 'settings' && isRecord(part)) Object.assign(settings, texts(part));
      else if (key === 'clauses' && Array.isArray(part)) {
        for (const clause of part) {
          if (!isRecord(clause)) continue;
          const id = String(clause['id']);
          order.push(id);
          clauses[id] = texts(clause);
        }
      } else head[key] = canonicalText(part);
    }
  }
  return { head, settings, clauses, order: canonicalText(order) };
}

/** A value as one text, with the keys of each record in the order of the alphabet. */
export function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value ?? null);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonicalText(value[key])}`).join(',')}}`;
}

function texts(record: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([key, part]) => [key, canonicalText(part)]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
