import type { EntryId } from '../values/ids.ts';
import type { Entry } from '../chronology/entry.ts';

/**
 * What answers each entry, directly or through answers: an agreement’s reviews, of which each answers the one before; the earliest
 * first.
 * @param entries in the order of folding
 * @param answersTheOnly an entry that, where it does not say which it answers, answers the only one that there is by then
 */
export function answersOf(entries: readonly Entry[], isAsked: (entry: Entry) => boolean, answersTheOnly: (entry: Entry) => boolean = () => false): ReadonlyMap<EntryId, readonly Entry[]> {
  const byId = new Map(entries.map((e) => [e.id, e] as const));
  const answers = new Map<EntryId, Entry[]>();
  const asked: Entry[] = [];
  for (const entry of entries) {
    const seen = new Set<EntryId>([entry.id]);
    const [only] = asked;
    const meant = entry.of ?? (asked.length === 1 && only !== undefined && answersTheOnly(entry) ? only.id : undefined);
    if (isAsked(entry)) asked.push(entry);
    for (let of = meant; of !== undefined && !seen.has(of); of = byId.get(of)?.of) {
      seen.add(of);
      const answered = byId.get(of);
      if (answered !== undefined && isAsked(answered)) answers.set(of, [...(answers.get(of) ?? []), entry]);
    }
  }
  return answers;
}
