import type { PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';

interface Kept {
  readonly entry: Entry;
  readonly proves: boolean;
  readonly starts: boolean;
}

/**
 * Entries with a time that were folded before one of the same day without a time. An entry without a time counts at the end of its
 * day, but it may have come first: a notification sent at 16:45 answers the classification of that day.
 */
export class SameDay {
  #day: PlainDate | undefined;
  #kept: Kept[] = [];

  keep(day: PlainDate, entry: Entry, as: { readonly proves: boolean; readonly starts: boolean }): void {
    if (day !== this.#day) {
      this.#day = day;
      this.#kept = [];
    }
    if (entry.occurredAt !== undefined) this.#kept.push({ entry, ...as });
  }

  /** Those that may in truth have come after this one. */
  before(day: PlainDate, entry: Entry): readonly Kept[] {
    return day === this.#day && entry.occurredAt === undefined ? this.#kept.filter((k) => k.entry !== entry) : [];
  }
}
