import type { PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { allocationFacts } from '../chronology/facts/person.ts';
import { timeline } from '../chronology/resolve.ts';

/** The kinds of entry that say who works with a child. */
export const ALLOCATION_KINDS = ['allocation.made', 'allocation.ended'] as const;

/** Who was allocated as case manager at the end of a day, as the entries say now; undefined if nobody was. */
export function caseManagerOn(entries: readonly Entry[], day: PlainDate): string | undefined {
  const fact = allocationFacts.find((f) => f.name === 'allocated.case-manager');
  if (fact === undefined) return undefined;
  const read = timeline(entries).filter((e) => fact.kinds.includes(e.kind) && e.occurredOn <= day);
  const value = fact.value(read.reduce((state, e) => fact.step(state, e), fact.init), day);
  return typeof value === 'string' ? value : undefined;
}
