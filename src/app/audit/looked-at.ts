import type { PlainDate } from '../../core/values/plain-date.ts';
import type { WorkerId } from '../../core/values/ids.ts';
import type { AuditRow } from '../ports/audit.ts';
import { inLondon } from './london.ts';

/** What one person looked at on one day, the latest day first and within it by the time of the first look. */
export interface DayOfPerson {
  readonly day: PlainDate;
  readonly worker: WorkerId;
  readonly name: string;
  /** every role they held then */
  readonly roles: readonly string[];
  readonly from: string;
  readonly until: string;
  /** in the order of time */
  readonly rows: readonly (AuditRow & { readonly time: string })[];
}

/** Groups traces by person and day. @param rows the latest first */
export function byPersonAndDay(rows: readonly AuditRow[]): readonly DayOfPerson[] {
  const groups = new Map<string, { day: PlainDate; rows: (AuditRow & { time: string })[] }>();
  for (const row of rows) {
    const { day, time } = inLondon(row.at);
    const key = `${day} ${row.worker}`;
    const group = groups.get(key) ?? { day, rows: [] };
    group.rows.unshift({ ...row, time });
    groups.set(key, group);
  }
  return [...groups.values()].flatMap(({ day, rows: own }): DayOfPerson[] => {
    const [first, last] = [own[0], own.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ day, worker: first.worker, name: nameOfPerson(first), roles: [...new Set(own.flatMap((r) => r.roles))], from: first.time, until: last.time, rows: own }];
  }).sort((a, b) => (a.day === b.day ? a.from.localeCompare(b.from) : b.day.localeCompare(a.day)));
}

/** A person who is on no list of the service is the program itself or the command line. */
export function nameOfPerson(row: Pick<AuditRow, 'workerName' | 'agency'>): string {
  return row.workerName ?? (row.agency === 'command-line' ? 'The command line' : 'Somebody who is on no list here');
}
