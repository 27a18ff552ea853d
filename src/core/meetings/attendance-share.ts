import type { Role } from '../access/roles.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Program } from '../policy/program.ts';
import { MEETING_SORTS, type MeetingSort } from './meeting-sorts.ts';
import { meetingType } from './meeting-type.ts';
import type { SittingState } from './sitting-state.ts';

export interface Share {
  readonly present: number;
  readonly of: number;
}

/**
 * At how many of the meetings of each sort somebody was present.
 * @param sittings those of any meetings; one counts from its day on
 * @param who a role, and the person where one is meant
 * @param from first and last day that count, both included; nothing after `today` counts
 */
export function attendanceShare(program: Program, sittings: readonly SittingState[], who: { readonly role: Role; readonly worker?: string }, from: PlainDate, until: PlainDate, today: PlainDate): Readonly<Record<MeetingSort, Share>> {
  const of = (sort: MeetingSort): Share => {
    const held = sittings.filter((s) => s.on >= from && s.on <= until && s.on <= today && meetingType(program, s.meeting)?.sort === sort);
    const there = held.filter((s) => s.attendance.some((p) => p.attendance === 'present' && p.role === who.role && (who.worker === undefined || p.worker === who.worker)));
    return { present: there.length, of: held.length };
  };
  return Object.fromEntries((Object.keys(MEETING_SORTS) as MeetingSort[]).map((s) => [s, of(s)])) as Record<MeetingSort, Share>;
}
