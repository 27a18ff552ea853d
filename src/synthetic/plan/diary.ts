import type { Role } from '../../core/access/roles.ts';
import type { EntryData } from '../../core/chronology/entry.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { WorkingCalendar } from '../../core/values/working-calendar.ts';
import type { Random } from '../random.ts';
import type { StaffMember } from '../people/staff.ts';
import type { EntryReference, PlannedAct, PlannedRecord } from './act.ts';

/** What differs from one record to the next. */
export interface Extra {
  readonly at?: string;
  readonly of?: EntryReference | undefined;
  readonly supersedes?: EntryReference;
  readonly reason?: string;
  /** written down on a later day than it was true */
  readonly recordedOn?: PlainDate;
  readonly recordedAt?: string;
  readonly source?: 'live' | 'meeting' | 'import';
  readonly proposes?: boolean;
}

/** A record that is in a diary, with the reference under which it may be answered. */
export interface Written {
  readonly ref: EntryReference;
  readonly record: PlannedRecord;
  readonly recordedOn: PlainDate;
  readonly role: Role;
}

/** Collects the acts about one subject. They are written down on working days, and nothing is written on or after `today`: the day belongs to who opens the demonstration. */
export class Diary {
  readonly #acts: { readonly act: PlannedAct; readonly order: number }[] = [];
  readonly #random: Random;
  readonly #today: PlainDate;
  readonly #calendar: WorkingCalendar;

  constructor(random: Random, today: PlainDate, calendar: WorkingCalendar) {
    this.#random = random;
    this.#today = today;
    this.#calendar = calendar;
  }

  /** Whether something may have been recorded on that day. */
  isPast(day: PlainDate): boolean {
    return day < this.#today;
  }

  /**
   * One act with one record. @returns a reference to its first entry, or undefined if it would have to be recorded today or later
   */
  add(who: StaffMember, role: Role, on: PlainDate, kind: string, data: EntryData, extra: Extra = {}): EntryReference | undefined {
    const { at, of, supersedes, reason } = extra;
    return this.addAll(who, role, on, [{ kind, data, on, ...(at === undefined ? {} : { at }), ...(of === undefined ? {} : { of }), ...(supersedes === undefined ? {} : { supersedes }), ...(reason === undefined ? {} : { reason }) }], extra);
  }

  /** One act with several records. */
  addAll(who: StaffMember, role: Role, on: PlainDate, records: readonly PlannedRecord[], extra: Extra = {}): EntryReference | undefined {
    const recordedOn = this.#calendar.onOrAfter(extra.recordedOn ?? on);
    if (!this.isPast(recordedOn)) return undefined;
    const order = this.#acts.length;
    const key = `${order + 1}`;
    const recordedAt = extra.recordedAt ?? (extra.at !== undefined && recordedOn === on ? later(extra.at, this.#random.between(20, 50)) : clock(this.#random.between(9 * 60, 17 * 60 + 20)));
    const act: PlannedAct = { key, recordedOn, recordedAt, worker: who.id, role, source: extra.source ?? 'live', records, ...(extra.proposes ? { proposes: true } : {}) };
    this.#acts.push({ act, order });
    return { act: key, entry: 0 };
  }

  /** The values of a field in what has been written of a kind so far. */
  values(kind: string, field: string): string[] {
    return this.#acts.flatMap(({ act }) => act.records.filter((r) => r.kind === kind).map((r) => String(r.data[field])));
  }

  /** What has been written of some kinds so far, in the order of the days on which it happened; what was corrected later is left out. Only the first record of an act can be answered by its place. */
  written(...kinds: readonly string[]): Written[] {
    const corrected = new Set(this.#acts.flatMap(({ act }) => act.records.flatMap((r) => (r.supersedes === undefined ? [] : [r.supersedes.act]))));
    const found = this.#acts.flatMap(({ act }) => {
      const record = act.records[0];
      if (record === undefined || act.proposes === true || corrected.has(act.key) || record.supersedes !== undefined || !kinds.includes(record.kind)) return [];
      return [{ ref: { act: act.key, entry: 0 }, record, recordedOn: act.recordedOn, role: act.role }];
    });
    return found.sort((a, b) => compare(a.record.on, b.record.on));
  }

  /** All acts, in the order in which they were written down; what refers to an earlier act stands after it. */
  inOrder(): PlannedAct[] {
    const sorted = [...this.#acts].sort((a, b) => compare(a.act.recordedOn, b.act.recordedOn) || compare(a.act.recordedAt, b.act.recordedAt) || a.order - b.order).map((a) => a.act);
    return afterWhatTheyReferTo(sorted);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** On one day a chance time may put an answer before what it answers: the answer then takes the next minute. */
function afterWhatTheyReferTo(acts: readonly PlannedAct[]): PlannedAct[] {
  const when = new Map(acts.map((a) => [a.key, a] as const));
  let moved = false;
  const out = acts.map((act) => {
    const refs = act.records.flatMap((r) => [r.of, r.supersedes]).flatMap((r) => (r === undefined ? [] : [when.get(r.act)]));
    const last = refs.reduce<PlannedAct | undefined>((a, b) => (b !== undefined && (a === undefined || compare(a.recordedOn + a.recordedAt, b.recordedOn + b.recordedAt) < 0) ? b : a), undefined);
    if (last === undefined || compare(last.recordedOn + last.recordedAt, act.recordedOn + act.recordedAt) < 0) return act;
    moved = true;
    return { ...act, recordedOn: last.recordedOn, recordedAt: later(last.recordedAt, 1) };
  });
  if (!moved) return out;
  return afterWhatTheyReferTo(out.map((act, order) => ({ act, order })).sort((a, b) => compare(a.act.recordedOn, b.act.recordedOn) || compare(a.act.recordedAt, b.act.recordedAt) || a.order - b.order).map((a) => a.act));
}

/** HH:MM from minutes after midnight. */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** A time `minutes` later on the same day. */
export function later(at: string, minutes: number): string {
  return clock(Math.min(23 * 60 + 59, +at.slice(0, 2) * 60 + +at.slice(3, 5) + minutes));
}
