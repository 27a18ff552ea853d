import { isRole, type Role } from '../access/roles.ts';
import type { Entry } from '../chronology/entry.ts';
import type { PlainDate } from '../values/plain-date.ts';

/** Where an entry was written down before it came here. */
export interface Origin {
  readonly whose: string;
  readonly as: Role;
  readonly on: PlainDate;
  /** what it held there and means nothing here */
  readonly behind?: string;
  /** the day on which it came */
  readonly came: PlainDate;
}

/** Where the entries of a record come from, by entry; those that were recorded here are not in it. */
export function originsOf(entries: readonly Entry[]): ReadonlyMap<string, Origin> {
  const origins = new Map<string, Origin>();
  for (const received of entries) {
    if (received.kind !== 'record.received') continue;
    for (const item of (received.data['entries'] as readonly Readonly<Record<string, unknown>>[] | undefined) ?? []) {
      const { entry, whose, as, on, behind } = item;
      if (typeof entry !== 'string' || typeof whose !== 'string' || typeof as !== 'string' || !isRole(as) || typeof on !== 'string') continue;
      origins.set(entry, { whose, as, on: on as PlainDate, came: received.occurredOn, ...(typeof behind === 'string' ? { behind } : {}) });
    }
  }
  return origins;
}

/** The day on which a record began here by coming from another service; undefined where it began here. */
export function arrivedOn(entries: readonly Entry[]): PlainDate | undefined {
  const first = entries.reduce<Entry | undefined>((a, e) => (a === undefined || e.seq < a.seq ? e : a), undefined);
  return first?.kind === 'record.received' ? first.occurredOn : undefined;
}
