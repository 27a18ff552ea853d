import type { SubjectId, WorkerId } from '../../../core/values/ids.ts';
import type { PlainDate } from '../../../core/values/plain-date.ts';
import type { WorkingCalendar } from '../../../core/values/working-calendar.ts';
import type { AuditRow } from '../../ports/audit.ts';
import type { LookingSettings } from '../looking-settings.ts';

/** The ways in which looking can be unusual. None of them says that anything was wrong. */
export const SIGNAL_SORTS = {
  'many-children': 'Many children in a day',
  'own-name': 'A child of the same surname',
  'out-of-hours': 'Out of hours',
  'not-theirs': 'A child they do not work with',
  'same-child': 'The same child many times',
  'failed-tries': 'Tries that failed',
} as const;
export type SignalSort = keyof typeof SIGNAL_SORTS;

/** A trace with the day and time in London. */
export interface Look extends AuditRow {
  readonly day: PlainDate;
  readonly time: string;
}

/** Something unusual, in plain words, with the traces that it rests on. */
export interface Signal {
  /** the same for the same thing, however often it is worked out */
  readonly key: string;
  readonly sort: SignalSort;
  readonly worker: WorkerId;
  readonly name: string;
  readonly roles: readonly string[];
  readonly child?: { readonly id: SubjectId; readonly name: string };
  /** the last day on which it happened */
  readonly day: PlainDate;
  /** why it is here, with the numbers and the setting */
  readonly says: string;
  /** in the order of time; there is one at least */
  readonly looks: readonly Look[];
  /** ISO instant of the last of them */
  readonly last: string;
}

export interface LookingAround {
  readonly settings: LookingSettings;
  readonly calendar: WorkingCalendar;
}

/** One way of looking for something unusual. @param looks of one person, in the order of time */
export type FindSignals = (looks: readonly Look[], around: LookingAround) => readonly Found[];

export interface Found {
  readonly key: string;
  readonly says: string;
  readonly looks: readonly Look[];
  readonly about?: 'child';
}

/** Groups in the order in which each key comes first. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** "1 time", "3 times" */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
