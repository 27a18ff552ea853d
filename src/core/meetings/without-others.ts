import { SCALES } from '../chronology/scales.ts';

/** Somebody whose name must not stand in another child's paper. */
export interface NamedChild {
  readonly name: string;
  readonly knownAs?: string;
  readonly reference?: string;
}

export const ANOTHER_CHILD = '[another child]';

/** Words of ratings that are also surnames: they stay, because a rating without its word says nothing. */
const RATING_WORDS: ReadonlySet<string> = new Set(Object.values(SCALES).flatMap((scale) => Object.values(scale)));

/**
 * A text without the names and references of other children: the whole name, either way round, in any case of letters; the
 * surname and the name they are known as alone where written with a capital. The child's own names stay. A forename alone may be
 * anybody's and stays too, so whoever writes is asked to write of the child alone.
 */
export function withoutOthers(text: string, others: readonly NamedChild[], own: NamedChild): string {
  const mine = new Set([own.name, own.knownAs, own.reference, ...own.name.split(' ')].filter((n) => n !== undefined));
  const anyCase: string[] = [];
  const asWritten: string[] = [];
  for (const { name, knownAs, reference } of others) {
    const parts = name.split(' ');
    const last = parts.at(-1) ?? '';
    const first = parts.slice(0, -1).join(' ');
    if (parts.length > 1) anyCase.push(name, `${last}, ${first}`, `${last} ${first}`);
    if (reference !== undefined) anyCase.push(reference);
    asWritten.push(last, ...(knownAs === undefined ? [] : [knownAs]));
  }
  const alone = asWritten.filter((n) => /^\p{Lu}/u.test(n) && !RATING_WORDS.has(n));
  const foreign = (names: readonly string[]): readonly string[] => names.filter((n) => n.length >= 3 && !mine.has(n));
  return replaceIn(replaceIn(text, foreign(anyCase), 'giu'), foreign(alone), 'gu');
}

function replaceIn(text: string, names: readonly string[], flags: string): string {
  if (names.length === 0) return text;
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  return text.replace(new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, flags), ANOTHER_CHILD);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}
