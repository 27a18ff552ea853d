import type { PlainDate } from '../values/plain-date.ts';
import type { MeetingType, Seat } from './meeting-type.ts';
import { holds, seatNamed, seatsOf, seatsOn, standsIn, type Attending } from './seats.ts';
import type { SittingState } from './sitting-state.ts';

/** In an urgent sitting's needs, the seat of the agency that refers. */
export const LEAD_AGENCY = 'lead agency';

/** A seat that somebody must fill at a sitting. */
export interface RequiredSeat {
  readonly seat: Seat;
  /** names of those who fill it */
  readonly by: readonly string[];
  /** why it is empty, as far as somebody said */
  readonly reason?: string;
}

/** The seats whose agencies may bring a case: all but the chair's own. None where the meeting has no lead agency. */
export function leadSeats(meeting: MeetingType, day?: PlainDate): readonly Seat[] {
  if (meeting.lead === undefined) return [];
  return seatsOn(meeting, day).filter((s) => !s.roles.every((r) => meeting.chairs?.value.roles.includes(r) === true));
}

/** The seats whose agencies bring somebody before the sitting. */
export function leadsOf(meeting: MeetingType, state: SittingState): readonly string[] {
  const own = state.lead ?? meeting.lead;
  const leads = [...state.listed, ...state.added].map((l) => l.lead ?? own);
  if (state.urgent !== undefined) leads.push(own);
  return [...new Set(leads.filter((l) => l !== undefined))];
}

/** The seats that are required at a sitting: those expected every time, and those that its agenda calls for; at an urgent one its least attendance. */
export function requiredSeats(meeting: MeetingType, state: SittingState): readonly Seat[] {
  if (state.urgent !== undefined && meeting.urgent) {
    const own = state.lead ?? meeting.lead;
    return meeting.urgent.value.needs.flatMap((n) => seatNamed(meeting, n === LEAD_AGENCY ? own : n, state.on) ?? []);
  }
  const leads = leadsOf(meeting, state);
  return seatsOn(meeting, state.on).filter((s) => s.expected === 'every' || (s.expected === 'as-required' && meeting.attendance.asRequired !== undefined && leads.includes(s.name)));
}

/** How the required seats of a sitting are filled by these people. */
export function requiredAttendance(meeting: MeetingType, state: SittingState, people: readonly Attending[] = state.attendance): readonly RequiredSeat[] {
  const required = requiredSeats(meeting, state);
  // Required seats are filled first, so that nobody who could fill one is counted for a seat that may stay empty.
  const rest = meeting.seats.filter((s) => !required.includes(s));
  const taken = seatsOf({ ...meeting, seats: [...required, ...rest] }, people, state.on);
  return required.map((seat) => {
    const by = taken.find((t) => t.seat === seat)?.by ?? [];
    const reason = by.length > 0 ? undefined : people.find((p) => p.attendance !== 'present' && (p.seat === seat.name || (p.seat === undefined && holds(seat, p.role))) && given(p.reason))?.reason;
    return { seat, by, ...(reason === undefined ? {} : { reason }) };
  });
}

/** Those who sit in a seat that is not theirs and have not said why. */
export function standInsWithoutReason(meeting: MeetingType, state: SittingState): readonly { readonly person: Attending; readonly seat: Seat }[] {
  return state.attendance.flatMap((person) => {
    const seat = seatNamed(meeting, person.seat, state.on);
    return seat !== undefined && person.attendance === 'present' && standsIn(meeting, seat, person) && !given(person.reason) ? [{ person, seat }] : [];
  });
}

export function given(text: unknown): boolean {
  return typeof text === 'string' && text.trim() !== '';
}
