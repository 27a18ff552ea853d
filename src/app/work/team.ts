import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Role } from '../../core/access/roles.ts';
import { isLate } from '../../core/duties/duty.ts';
import type { WorkerId } from '../../core/values/ids.ts';
import type { WorkerRow } from '../ports/directory.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { WorkingCalendar } from '../../core/values/working-calendar.ts';
import { teamsOf } from './teams.ts';
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
  /** the teams whose work can be shown by itself, and the one that is */
  readonly teams: readonly string[];
  readonly chosen?: string;
  /** of these, what is late with nobody in particular, whichever team is shown */
  readonly lateWithNobody: number;
}

const MOST = 5000;

/** The team of a person, if somebody in it holds cases: what its manager sees first. */
function ownTeam(workers: readonly WorkerRow[], worker: WorkerId): string | undefined {
  const own = workers.find((w) => w.id === worker)?.team;
  return own !== undefined && teamsOf(workers).includes(own) ? own : undefined;
}

/**
 * The work of everybody in the service by who owes it.
 * @param team the work of its people alone; the reader's own team if nothing is said, everybody's if it is empty or no team's name
 */
export async function loadTeam(ports: Ports, reader: Reader, today: PlainDate, team?: string): Promise<Team> {
  const { rows, workers, holidays } = await ports.store.asReader(reader, async (unit) => ({
    rows: (await unit.lists.work({ states: ['open'], limit: MOST })).rows,
    workers: await unit.directory.workers(today),
    holidays: await unit.directory.bankHolidays(),
  }));
  const teams = teamsOf(workers);
  const chosen = team === undefined ? ownTeam(workers, reader.worker) : teams.find((t) => t === team);
  const all = dutyRows(rows, today, new WorkingCalendar(holidays));
  const members = new Set(workers.filter((w) => w.team === chosen).map((w) => w.id));
  const duties = chosen === undefined ? all : all.filter((d) => d.ownerWorker !== undefined && members.has(d.ownerWorker));
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
    teams,
    lateWithNobody: all.filter((d) => d.ownerWorker === undefined && isLate(d.detail, today)).length,
    ...(chosen === undefined ? {} : { chosen }),
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
