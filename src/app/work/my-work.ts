import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import { weekdayOf } from '../../core/values/plain-date.ts';
import { MANAGERS, type Role } from '../../core/access/roles.ts';
import { isLate } from '../../core/duties/duty.ts';
import { missedTurns } from '../../core/duties/missed.ts';
import { WorkingCalendar } from '../../core/values/working-calendar.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { whoseWork } from './whose-work.ts';
import type { AppointmentRow, AwaitingRow, WorkRow } from '../ports/lists.ts';

/** A duty in a list, with how many of its turns went by undone before the open one. */
export type DutyRow = Extract<WorkRow, { readonly sort: 'duty' }> & { readonly missedBefore: number };
export type DecisionRow = Extract<WorkRow, { readonly sort: 'consideration' }>;
export type PromptRow = Extract<WorkRow, { readonly sort: 'prompt' }>;

/** Duties of one clause that are answered together: a neighbourhood's week, a sitting's preparation. */
export interface Together {
  readonly key: string;
  readonly clause: string;
  readonly title: string;
  readonly place: string;
  readonly rows: readonly DutyRow[];
  readonly due?: PlainDate;
  readonly late: number;
}

export interface WorkPart {
  readonly duties: readonly DutyRow[];
  readonly together: readonly Together[];
}

/** A decision that waits for agreement, with who proposed it. */
export interface ToAgree extends AwaitingRow {
  readonly proposer: string;
}

/** One person's work in the order in which they look at it. */
export interface MyWork {
  readonly overdue: WorkPart;
  readonly today: WorkPart;
  readonly thisWeek: WorkPart;
  readonly later: WorkPart;
  /** open until done: its age is shown, it is never late */
  readonly untilDone: WorkPart;
  readonly waiting: readonly DutyRow[];
  /** owed in another system as well, with no limit: done on the page of second entries */
  readonly elsewhere: readonly DutyRow[];
  readonly broughtForward: readonly DutyRow[];
  readonly toDecide: readonly DecisionRow[];
  /** decisions of others that wait for this person's agreement */
  readonly toAgree: readonly ToAgree[];
  readonly prompts: readonly PromptRow[];
  readonly missedYesterday: readonly AppointmentRow[];
  readonly visitsToday: readonly AppointmentRow[];
  /** ratings that count only once a manager has confirmed them; 0 for those who are none */
  readonly provisional: number;
  readonly total: number;
}

const OPEN_STATES = ['open', 'brought-forward', 'paused'];
const MOST = 500;

/** The last day of the present week, Sunday. */
export function endOfWeek(today: PlainDate): PlainDate {
  return addDays(today, 7 - weekdayOf(today));
}

/** Loads what somebody has to do: what is theirs by allocation, and what falls to the pool of a role they hold. */
export async function loadMyWork(ports: Ports, reader: Reader, role: Role, today: PlainDate): Promise<MyWork> {
  return ports.store.asReader(reader, async (unit) => {
    const workers = await unit.directory.workers(today);
    const calendar = new WorkingCalendar(await unit.directory.bankHolidays());
    const { rows, total } = await unit.lists.work({ ...whoseWork(reader, workers), states: OPEN_STATES, limit: MOST });
    const toAgree = (await unit.lists.awaiting({ worker: reader.worker, roles: reader.roles })).map((a) => ({ ...a, proposer: workers.find((w) => w.id === a.by)?.name ?? 'somebody who has left' }));
    const provisional = reader.roles.some((r) => MANAGERS.includes(r)) ? (await unit.meetings.provisional()).length : 0;
    const yesterday = addDays(today, -1);
    const appointments = role === 'case-manager' ? await unit.lists.appointments(yesterday, today, { caseManager: reader.worker }) : [];
    return {
      ...arrange(rows.map((r) => ({ ...r, ...inPlaceOf(reader, r) })), today, calendar),
      toAgree,
      provisional,
      total: total + toAgree.length + provisional,
      missedYesterday: appointments.filter((a) => a.on === yesterday && (a.outcome === undefined || a.outcome.startsWith('missed'))),
      visitsToday: appointments.filter((a) => a.on === today),
    };
  });
}

/** For whom somebody does this, where they stand in. */
function inPlaceOf({ worker, standingIn = [] }: Reader, row: WorkRow): { readonly inPlaceOf?: string } {
  const away = row.ownerWorker === worker ? undefined : standingIn.find((s) => s.worker === row.ownerWorker && s.role === row.ownerRole);
  return away === undefined ? {} : { inPlaceOf: away.name };
}

/** Sorts work into what is overdue, due today, due this week, later, open until done, waiting on others. Pure. */
export function arrange(rows: readonly WorkRow[], today: PlainDate, calendar: WorkingCalendar): Omit<MyWork, 'total' | 'toAgree' | 'provisional' | 'missedYesterday' | 'visitsToday'> {
  const duties = dutyRows(rows, today, calendar).filter((r) => r.detail.shownFrom === undefined || r.detail.shownFrom <= today);
  const isElsewhere = (d: DutyRow): boolean => d.detail.secondEntry !== undefined && d.detail.due === undefined;
  const open = duties.filter((d) => d.detail.state === 'open' && d.detail.waitingOn === undefined && !isElsewhere(d));
  const week = endOfWeek(today);
  const due = (test: (day: PlainDate) => boolean): WorkPart => part(open.filter((d) => d.detail.due !== undefined && test(d.detail.due)), today);
  return {
    overdue: due((d) => d < today),
    today: part(open.filter((d) => d.detail.due === today || isReminded(d, today)), today),
    thisWeek: part(open.filter((d) => d.detail.due !== undefined && d.detail.due > today && d.detail.due <= week && !isReminded(d, today)), today),
    later: part(open.filter((d) => d.detail.due !== undefined && d.detail.due > week && !isReminded(d, today)), today),
    untilDone: part(open.filter((d) => d.detail.due === undefined), today),
    elsewhere: duties.filter((d) => d.detail.state === 'open' && isElsewhere(d)),
    waiting: duties.filter((d) => d.detail.waitingOn !== undefined && d.detail.state === 'open'),
    broughtForward: duties.filter((d) => d.detail.state === 'brought-forward'),
    toDecide: rows.filter((r): r is DecisionRow => r.sort === 'consideration'),
    prompts: rows.filter((r): r is PromptRow => r.sort === 'prompt'),
  };
}

/** Its day has not come, and its owner is reminded of it already. */
export function isReminded({ detail }: DutyRow, today: PlainDate): boolean {
  return detail.remindOn !== undefined && detail.due !== undefined && detail.remindOn <= today && detail.due > today;
}

/** The duties among pieces of work. */
export function dutyRows(rows: readonly WorkRow[], today: PlainDate, calendar: WorkingCalendar): DutyRow[] {
  return rows.flatMap((r) => (r.sort === 'duty' ? [{ ...r, missedBefore: Math.max(0, missedTurns(r.detail, today, calendar) - 1) }] : []));
}

function part(rows: readonly DutyRow[], today: PlainDate): WorkPart {
  const groups = new Map<string, DutyRow[]>();
  const single: DutyRow[] = [];
  for (const row of rows) {
    if (row.detail.grouped === undefined) single.push(row);
    else {
      const key = togetherKey(row);
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
  }
  const together: Together[] = [];
  for (const [key, members] of groups) {
    const first = members[0];
    if (first === undefined) continue;
    if (members.length === 1) single.push(first);
    else together.push(togetherOf(key, first, members, today));
  }
  const byDue = (a: DutyRow, b: DutyRow): number => ((a.detail.due ?? a.detail.startedOn) < (b.detail.due ?? b.detail.startedOn) ? -1 : 1);
  return { duties: single.sort(byDue), together };
}

function togetherOf(key: string, first: DutyRow, rows: readonly DutyRow[], today: PlainDate): Together {
  const dues = rows.flatMap((r) => (r.detail.due === undefined ? [] : [r.detail.due])).sort();
  return {
    key,
    clause: first.detail.clause,
    title: first.detail.title,
    place: first.detail.grouped === 'area' ? (first.area ?? 'area not recorded') : 'before the meeting',
    rows,
    late: rows.filter((r) => isLate(r.detail, today)).length,
    ...(dues[0] === undefined ? {} : { due: dues[0] }),
  };
}

/** The name of the group in which a duty is answered: its proof and title, and the neighbourhood or the meeting. */
export function togetherKey(row: DutyRow): string {
  return [row.detail.title, row.detail.grouped === 'area' ? (row.area ?? '') : 'sitting'].join('|');
}
