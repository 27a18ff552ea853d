import { agencySortOf, type Role } from '../access/roles.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { MeetingType, Seat } from './meeting-type.ts';

/** Somebody who was asked to the meeting. */
export interface Attending {
  readonly name: string;
  readonly role: Role;
  readonly worker?: string;
  readonly attendance: 'present' | 'apologies' | 'absent';
  /** the seat that they take, where their role does not say it: a stand-in */
  readonly seat?: string;
  /** why they are not there, or why they stand in */
  readonly reason?: string;
}

export interface SeatTaken {
  readonly seat: Seat;
  /** names of those who sit there */
  readonly by: readonly string[];
}

type Seated = Pick<MeetingType, 'seats'> & Partial<Pick<MeetingType, 'oneSeatEach' | 'attendance'>>;

/** The seats that exist on a day; all of them if no day is given. */
export function seatsOn(meeting: Pick<MeetingType, 'seats'>, day?: PlainDate): readonly Seat[] {
  return meeting.seats.filter((s) => day === undefined || ((s.from === undefined || s.from <= day) && (s.until === undefined || s.until > day)));
}

/** The seat of that name on a day. */
export function seatNamed(meeting: Pick<MeetingType, 'seats'>, name: string | undefined, day?: PlainDate): Seat | undefined {
  return seatsOn(meeting, day).find((s) => s.name === name);
}

/** Whether a role may sit in a seat as of right: as its member or as a deputy. */
export function holds(seat: Seat, role: Role): boolean {
  return seat.roles.includes(role) || seat.deputies.includes(role);
}

/** Whether somebody sits in a seat that is not theirs and is of the same agency, where the meeting allows that. */
export function standsIn(meeting: Seated, seat: Seat, person: Attending): boolean {
  return person.seat === seat.name && !holds(seat, person.role) && meeting.attendance?.standIn !== undefined && seat.agency === agencySortOf(person.role);
}

function mayTake(meeting: Seated, seat: Seat, person: Attending): boolean {
  if (person.seat !== undefined) return person.seat === seat.name && (holds(seat, person.role) || standsIn(meeting, seat, person));
  return holds(seat, person.role);
}

/**
 * Who sits where: each seat with those present who take it. Where each person fills one seat only, as many seats are filled as can
 * be, those earlier in the list first.
 */
export function seatsOf(meeting: Seated, people: readonly Attending[], day?: PlainDate): readonly SeatTaken[] {
  const seats = seatsOn(meeting, day);
  const present = people.filter((p) => p.attendance === 'present');
  if (meeting.oneSeatEach !== true) return seats.map((seat) => ({ seat, by: present.filter((p) => mayTake(meeting, seat, p)).map((p) => p.name) }));
  const filled = matched(seats, present, (s, p) => mayTake(meeting, s, p));
  const seated = new Set(filled.values());
  return seats.map((seat) => {
    const first = filled.get(seat);
    // Whoever has no seat of their own sits with those of the first that they may take.
    const others = present.filter((p) => !seated.has(p) && seats.find((s) => mayTake(meeting, s, p)) === seat);
    return { seat, by: [...(first === undefined ? [] : [first]), ...others].map((p) => p.name) };
  });
}

/** As many seats as possible with one person each: a person gives way to a later seat if the earlier one has somebody else. */
function matched(seats: readonly Seat[], people: readonly Attending[], fits: (s: Seat, p: Attending) => boolean): ReadonlyMap<Seat, Attending> {
  const seatOf = new Map<Attending, Seat>();
  const place = (seat: Seat, tried: Set<Attending>): boolean => {
    // Members before deputies and stand-ins.
    const candidates = people.filter((p) => fits(seat, p)).sort((a, b) => Number(seat.roles.includes(b.role)) - Number(seat.roles.includes(a.role)));
    for (const p of candidates) {
      if (tried.has(p)) continue;
      tried.add(p);
      const now = seatOf.get(p);
      if (now === undefined || place(now, tried)) {
        seatOf.set(p, seat);
        return true;
      }
    }
    return false;
  };
  for (const seat of seats) place(seat, new Set());
  return new Map([...seatOf].map(([p, s]) => [s, p] as const));
}

/** Needed seats at which nobody sits: what is decided stays provisional. */
export function emptySeats(meeting: Seated, people: readonly Attending[], day?: PlainDate): readonly Seat[] {
  return seatsOf(meeting, people, day).filter((s) => s.seat.needed && s.by.length === 0).map((s) => s.seat);
}

/** The roles of those present, each once: who decided. */
export function rolesPresent(people: readonly Attending[]): readonly Role[] {
  return [...new Set(people.filter((p) => p.attendance === 'present').map((p) => p.role))];
}
