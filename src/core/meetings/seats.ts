import type { Role } from '../access/roles.ts';
import type { MeetingType, Seat } from './meeting-type.ts';

/** Somebody who was asked to the meeting. */
export interface Attending {
  readonly name: string;
  readonly role: Role;
  readonly worker?: string;
  readonly attendance: 'present' | 'apologies' | 'absent';
}

export interface SeatTaken {
  readonly seat: Seat;
  /** names of those who sit there */
  readonly by: readonly string[];
}

/** Who sits where: each seat with those present who may take it. An empty needed seat says what its absence means. */
export function seatsOf(meeting: Pick<MeetingType, 'seats'>, people: readonly Attending[]): readonly SeatTaken[] {
  return meeting.seats.map((seat) => ({ seat, by: people.filter((p) => p.attendance === 'present' && seat.roles.includes(p.role)).map((p) => p.name) }));
}

/** Needed seats at which nobody sits. */
export function emptySeats(meeting: Pick<MeetingType, 'seats'>, people: readonly Attending[]): readonly Seat[] {
  return seatsOf(meeting, people).filter((s) => s.seat.needed && s.by.length === 0).map((s) => s.seat);
}

/** The roles of those present, each once: who decided. */
export function rolesPresent(people: readonly Attending[]): readonly Role[] {
  return [...new Set(people.filter((p) => p.attendance === 'present').map((p) => p.role))];
}
