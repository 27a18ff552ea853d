import type { EntryId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import type { Entry } from '../chronology/entry.ts';
import { firstOfChain } from '../chronology/resolve.ts';
import type { RetentionRule } from '../policy/words/retention.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { entryKeptUntil, hasEnded, isAbout } from './terms.ts';

/** What is known of an entry without its content. */
export type Header = Pick<Entry, 'id' | 'kind' | 'compartment' | 'occurredOn' | 'supersedes'>;

/**
 * The entries of a record that a rule whose time is over lets go: all of them, or those that it is about. A chain of corrections
 * goes as a whole: an entry whose correction is gone would stand again.
 * @param today the day of reading; of entries that count from their own day only those go whose time is over
 */
export function doomedEntries<E extends Header>(rule: RetentionRule, entries: readonly E[], today: PlainDate, calendar: WorkingCalendar): readonly E[] {
  if (rule.kinds === undefined) return entries;
  const over = (e: E): boolean => rule.from !== 'entry' || hasEnded(entryKeptUntil(rule, e, calendar), today);
  // What says how long the record itself is kept stays with it.
  return wholeChains(entries, (chain) => chain.every((e) => isAbout(rule, e) && kindOf(e.kind)?.family !== 'retention') && chain.every(over));
}

/**
 * The entries of another subject's chronology that go with a child: those that name the child as what they are about, with their
 * corrections and what answers them. Where a child stands in a list beside others, an id is all that is kept, and stays.
 */
export function doomedBeside(child: string, entries: readonly Entry[]): readonly Entry[] {
  const first = firstOfChain(entries);
  const gone = new Set(wholeChains(entries, (chain) => chain.some((e) => namesAlone(e, child))).map((e) => first(e.id)));
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    for (const e of entries) if (e.of !== undefined && gone.has(first(e.of))) gone.add(first(e.id));
  }
  return entries.filter((e) => gone.has(first(e.id)));
}

/** Whether an entry has one child whom it is about, and this is the one. */
function namesAlone(e: Entry, child: string): boolean {
  return Object.entries(kindOf(e.kind)?.fields ?? {}).some(([name, f]) => f.type.is === 'reference' && f.type.to === 'child' && e.data[name] === child);
}

function wholeChains<E extends Pick<Entry, 'id' | 'supersedes'>>(entries: readonly E[], goes: (chain: readonly E[]) => boolean): readonly E[] {
  const first = firstOfChain(entries);
  const chains = new Map<EntryId, E[]>();
  for (const e of entries) chains.set(first(e.id), [...(chains.get(first(e.id)) ?? []), e]);
  const gone = new Set([...chains].filter(([, chain]) => goes(chain)).map(([root]) => root));
  return entries.filter((e) => gone.has(first(e.id)));
}
