import type { SubjectId, WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Role } from '../../core/access/roles.ts';
import { attendanceShare, type Share } from '../../core/meetings/attendance-share.ts';
import type { MeetingSort } from '../../core/meetings/meeting-sorts.ts';
import { meetingType, meetingTypes, type MeetingType } from '../../core/meetings/meeting-type.ts';
import { sittingState, type SittingState } from '../../core/meetings/sitting-state.ts';
import type { Attending } from '../../core/meetings/seats.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { readerContext } from './sitting-context.ts';

/** One sitting that counts for somebody, and what is recorded of them. */
export interface SittingAttended {
  readonly id: SubjectId;
  readonly on: PlainDate;
  readonly title: string;
  readonly sort: MeetingSort;
  /** absent: nothing is recorded of this person */
  readonly attendance?: Attending['attendance'];
  readonly reason?: string;
}

/** Somebody who has a place at meetings, with how often they were there, by sort of meeting. */
export interface Attendee {
  readonly worker: WorkerId;
  readonly name: string;
  readonly role: Role;
  readonly share: Readonly<Record<MeetingSort, Share>>;
  readonly sittings: readonly SittingAttended[];
}

/**
 * Attendance by sort of meeting in a stretch of time. The sittings that count for somebody are those at which their role is expected,
 * and those at which they are recorded.
 */
export async function attendanceBySort(ports: Ports, reader: Reader, from: PlainDate, until: PlainDate): Promise<readonly Attendee[]> {
  const today = ports.clock.today();
  return ports.store.asReader(reader, async (unit) => {
    const { program, workers } = await readerContext(ports, unit);
    const held = (await unit.meetings.sittings()).filter((s) => s.on >= from && s.on <= until && s.on <= today).reverse();
    const states: { readonly id: SubjectId; readonly state: SittingState; readonly meeting: MeetingType }[] = [];
    for (const { id } of held) {
      const state = sittingState(await unit.records.chronology({ kind: 'sitting', id }));
      const meeting = state === undefined ? undefined : meetingType(program, state.meeting);
      if (state !== undefined && meeting !== undefined) states.push({ id, state, meeting });
    }
    const places = new Map(meetingTypes(program).map((m) => [m.name, rolesWithPlace(m)] as const));
    return workers.flatMap((w): Attendee[] => [...new Set(w.posts.map((p) => p.role))].map((role) => {
      const own = states.filter((s) => places.get(s.meeting.name)?.has(role) === true || recordedOf(s.state, w.id, role) !== undefined);
      return { worker: w.id, name: w.name, role, share: attendanceShare(program, own.map((s) => s.state), { role, worker: w.id }, from, until, today), sittings: own.map((s) => attended(s, w.id, role)) };
    })).sort((a, b) => a.role.localeCompare(b.role) || a.name.localeCompare(b.name));
  });
}

/** Roles that are expected themselves: a seat that several roles may take is nobody's in particular, and a chair is taken in turn. */
function rolesWithPlace(meeting: MeetingType): ReadonlySet<Role> {
  return new Set([...meeting.runBy, ...meeting.core.map((c) => c.role), ...meeting.seats.flatMap((s) => (s.roles.length === 1 ? s.roles : []))]);
}

function recordedOf(state: SittingState, worker: WorkerId, role: Role): Attending | undefined {
  return state.attendance.find((p) => p.worker === worker && p.role === role);
}

function attended({ id, state, meeting }: { readonly id: SubjectId; readonly state: SittingState; readonly meeting: MeetingType }, worker: WorkerId, role: Role): SittingAttended {
  const of = recordedOf(state, worker, role);
  return { id, on: state.on, title: meeting.title, sort: meeting.sort, ...(of === undefined ? {} : { attendance: of.attendance }), ...(of?.reason === undefined ? {} : { reason: of.reason }) };
}
