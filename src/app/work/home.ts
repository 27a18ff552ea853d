import { may } from '../../core/access/permissions.ts';
import type { Role } from '../../core/access/roles.ts';
import { addDays, plainDate, type PlainDate } from '../../core/values/plain-date.ts';
import { meetingType } from '../../core/meetings/meeting-type.ts';
import { programOf } from '../record/context.ts';
import { listsFor, type ListTitle } from '../cohorts/list-page.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { ChildRow } from '../ports/lists.ts';
import type { SittingRow } from '../ports/meetings.ts';
import { loadAlerts } from './alerts.ts';
import { areasOf } from './areas-of.ts';
import { loadLeftWithout } from './left-without.ts';
import { loadMyWork, type MyWork, type WorkPart } from './my-work.ts';
import { loadTeam, type Team } from './team.ts';

/** An area that somebody holds, with the children on the list who live there, Red first. */
export interface AreaCases {
  readonly area: string;
  readonly children: readonly ChildRow[];
}

/** Where somebody's day begins: counts that lead to what they count, meetings to come, their lists; an officer's areas, a manager's team. */
export interface Home {
  readonly toRead: number;
  readonly work: Pick<MyWork, 'toAgree' | 'toDecide' | 'provisional' | 'elsewhere'> & { readonly overdue: number; readonly today: number; readonly thisWeek: number };
  /** sittings of the coming two weeks, and those that are open */
  readonly sittings: readonly (SittingRow & { readonly title: string })[];
  readonly lists: readonly ListTitle[];
  readonly areas: readonly AreaCases[];
  /** nobody is on record yet, and this person may bring in a tracker */
  readonly mayBegin: boolean;
  /** records whose time is over: for those who keep records */
  readonly kept: number;
  /** children who have nobody, or will have nobody from a day that is known: of people whom the reader manages */
  readonly leftWithout: number;
  readonly team?: Pick<Team, 'late' | 'lateExplained' | 'lines' | 'chosen'>;
}

/** How far ahead meetings are shown, in days. */
const AHEAD = 14;

/** Loads it from the parts of which the other pages are made. */
export async function loadHome(ports: Ports, reader: Reader, role: Role, today: PlainDate): Promise<Home> {
  const [work, told, around, lists, kept, team, left] = await Promise.all([
    loadMyWork(ports, reader, role, today),
    loadAlerts(ports, reader, today),
    ports.store.asReader(reader, async (unit) => {
      const [sittings, workers, { program }] = await Promise.all([may(reader.roles, 'meetings.see') ? unit.meetings.sittings() : [], unit.directory.workers(today), programOf(unit.directory, ports.policies, today)]);
      const areas = areasOf(workers, reader.worker);
      const anybody = may(reader.roles, 'import.run') ? await unit.lists.anybody() : true;
      const children = await Promise.all(areas.map((area) => unit.lists.children({ dyo: true, area, sort: 'rag', descending: true, limit: 50 }, today)));
      return { sittings: sittings.map((s) => ({ ...s, title: meetingType(program, s.meeting)?.title ?? s.meeting.replaceAll('-', ' ') })), anybody, areas: areas.map((area, i): AreaCases => ({ area, children: children[i]?.rows ?? [] })) };
    }),
    may(reader.roles, 'register.see') ? listsFor(ports, reader) : [],
    may(reader.roles, 'retention.see') ? ports.store.asReader(reader, ({ retention }) => retention.ending(plainDate('0001-01-01'), addDays(today, -1))) : 0,
    may(reader.roles, 'team.see') ? loadTeam(ports, reader, today) : undefined,
    may(reader.roles, 'team.see') ? loadLeftWithout(ports, reader, today) : undefined,
  ]);
  return {
    toRead: told.length,
    work: { toAgree: work.toAgree, toDecide: work.toDecide, provisional: work.provisional, elsewhere: work.elsewhere, overdue: size(work.overdue), today: size(work.today), thisWeek: size(work.thisWeek) },
    sittings: around.sittings.filter((s) => s.stage === 'open' || (s.stage === 'planned' && s.on >= today && s.on <= addDays(today, AHEAD))).sort((a, b) => (a.on < b.on ? -1 : 1)),
    lists,
    kept,
    leftWithout: (left?.lines ?? []).filter((l) => l.managed).reduce((n, l) => n + l.children.length, 0),
    areas: around.areas,
    mayBegin: !around.anybody,
    ...(team === undefined ? {} : { team }),
  };
}

function size(part: WorkPart): number {
  return part.duties.length + part.together.reduce((n, t) => n + t.rows.length, 0);
}
