import type { Entry } from './entry.ts';

/**
 * The entries as they were known when `seq` had been recorded: later recordings do not exist yet.
 * This comes first, before any superseding, so that a correction made later never shows in an earlier view.
 */
export function asOf(entries: readonly Entry[], seq: number): readonly Entry[] {
  return entries.filter((e) => e.seq <= seq);
}

/** The entries that stand: those that no other entry replaces, withdrawals left out. */
export function standing(entries: readonly Entry[]): readonly Entry[] {
  let replaced: Set<string> | undefined;
  for (const e of entries) if (e.supersedes !== undefined) (replaced ??= new Set()).add(e.supersedes);
  if (replaced === undefined) return entries;
  const gone = replaced;
  return entries.filter((e) => !gone.has(e.id) && e.withdrawn !== true);
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
