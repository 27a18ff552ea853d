import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Role } from '../../core/access/roles.ts';
import { isLate } from '../../core/duties/duty.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { WorkingCalendar } from '../../core/values/working-calendar.ts';
import { dutyRows, endOfWeek, type DutyRow } from './my-work.ts';

export interface TeamLine {
  readonly name: string;
  readonly role?: Role;
  readonly children: number;
  readonly open: number;
  readonly thisWeek: number;
  readonly late: number;
  readonly lateExplained: number;
}

export interface Team {
  readonly lines: readonly TeamLine[];
  readonly late: number;
  readonly lateExplained: number;
  readonly longest: readonly DutyRow[];
}

const MOST = 5000;

/** The work of everybody in the service by who owes it. */
export async function loadTeam(ports: Ports, reader: Reader, today: PlainDate): Promise<Team> {
  const { rows, workers, holidays } = await ports.store.asReader(reader, async (unit) => ({
    rows: (await unit.lists.work({ states: ['open'], limit: MOST })).rows,
    workers: await unit.directory.workers(today),
    holidays: await unit.directory.bankHolidays(),
  }));
  const duties = dutyRows(rows, today, new WorkingCalendar(holidays));
  const late = duties.filter((d) => isLate(d.detail, today));
  const byWorker = new Map<string, DutyRow[]>();
  for (const d of duties) {
    const key = d.ownerWorker ?? `role:${d.ownerRole ?? ''}`;
    byWorker.set(key, [...(byWorker.get(key) ?? []), d]);
  }
  const lines = [...byWorker].map(([key, theirs]) => line(key, theirs, workers.find((w) => w.id === key)?.name, today));
  return {
    lines: lines.sort((a, b) => b.late - a.late || b.open - a.open || a.name.localeCompare(b.name)),
    late: late.length,
    lateExplained: late.filter(explained).length,
    longest: [...late].sort((a, b) => ((a.detail.due ?? '') < (b.detail.due ?? '') ? -1 : 1)).slice(0, 25),
  };
}

function explained(d: DutyRow): boolean {
  return d.detail.adjustments.some((a) => a.how === 'late-reason');
}

function line(key: string, duties: readonly DutyRow[], name: string | undefined, today: PlainDate): TeamLine {
  const week = endOfWeek(today);
  const late = duties.filter((d) => isLate(d.detail, today));
  const role = duties[0]?.ownerRole;
  return {
    name: name ?? (key.startsWith('role:') ? 'Not allocated' : 'somebody who has left'),
    children: new Set(duties.map((d) => d.subject.id)).size,
    open: duties.length,
    thisWeek: duties.filter((d) => d.detail.due !== undefined && d.detail.due >= today && d.detail.due <= week).length,
    late: late.length,
    lateExplained: late.filter(explained).length,
    ...(role === undefined ? {} : { role }),
  };
}
