import type { EntryId } from '../values/ids.ts';
import type { Entry } from './entry.ts';

/**
 * The entries as they were known when `seq` had been recorded: later recordings do not exist yet.
 * This comes first, before any superseding, so that a correction made later never shows in an earlier view.
 */
export function asOf(entries: readonly Entry[], seq: number): readonly Entry[] {
  return entries.filter((e) => e.seq <= seq);
}

/**
 * The entries that stand: those that no other entry replaces, withdrawals left out. What answered a corrected entry
 * answers its correction: the thread (`of`) is led on to the entry that stands.
 */
export function standing(entries: readonly Entry[]): readonly Entry[] {
  let successors: Map<EntryId, EntryId> | undefined;
  for (const e of entries) if (e.supersedes !== undefined) (successors ??= new Map()).set(e.supersedes, e.id);
  if (successors === undefined) return entries;
  const next = successors;
  return entries
    .filter((e) => !next.has(e.id) && e.withdrawn !== true)
    .map((e) => (e.of !== undefined && next.has(e.of) ? { ...e, of: follow(next, e.of) } : e));
}

/**
 * The first entry of each chain of corrections, by the entry that now stands. What is named after an entry
 * (a duty and the reasons given for it) keeps its name when the entry is corrected.
 */
export function firstOfChain(entries: readonly Pick<Entry, 'id' | 'supersedes'>[]): (id: EntryId) => EntryId {
  const earlier = new Map<EntryId, EntryId>();
  for (const e of entries) if (e.supersedes !== undefined) earlier.set(e.id, e.supersedes);
  return (id) => (earlier.size === 0 ? id : follow(earlier, id));
}

function follow(links: ReadonlyMap<EntryId, EntryId>, from: EntryId): EntryId {
  let at = from;
  for (let next = links.get(at); next !== undefined; next = links.get(at)) at = next;
  return at;
}

/** Order of folding: the day it was true, then its time or the end of the day, then the order of recording. */
export function inFoldOrder(a: Entry, b: Entry): number {
  if (a.occurredOn !== b.occurredOn) return a.occurredOn < b.occurredOn ? -1 : 1;
  const ta = a.occurredAt ?? '24:00';
  const tb = b.occurredAt ?? '24:00';
  if (ta !== tb) return ta < tb ? -1 : 1;
  return a.seq - b.seq;
}

/** As-of, then superseding, then the order of folding: what every reading of a chronology goes through. */
export function timeline(entries: readonly Entry[], seq?: number): readonly Entry[] {
  const known = seq === undefined ? entries : asOf(entries, seq);
  return [...standing(known)].sort(inFoldOrder);
}

/** The entry that replaced this one, if any: the first corrector, who is shown to a second. */
export function replacedBy(entries: readonly Entry[], id: string): Entry | undefined {
  return entries.find((e) => e.supersedes === id);
}
