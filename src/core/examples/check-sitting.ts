import { id, type SubjectId } from '../values/ids.ts';
import { addDays, plainDate, type PlainDate } from '../values/plain-date.ts';
import { derive } from '../duties/derive.ts';
import { attendanceShare } from '../meetings/attendance-share.ts';
import { gaps, mondayOf } from '../meetings/calendar.ts';
import { meetingType, type MeetingType } from '../meetings/meeting-type.ts';
import { requiredAttendance } from '../meetings/required.ts';
import { emptySeats, seatsOf, seatsOn } from '../meetings/seats.ts';
import { presenterOf, sittingState, undecidedOf, type SittingState } from '../meetings/sitting-state.ts';
import type { Program } from '../policy/program.ts';
import { agrees, contains, show, type Difference } from './compare.ts';
import { checkSubject } from './check-subject.ts';
import type { Expected } from './format.ts';
import type { World } from './world.ts';

/** Compares what is expected of sittings: seats, calendars, attendance, and one sitting as it stands. */
export function checkSittings(expected: Expected, program: Program, world: World, today: PlainDate): Difference[] {
  return [
    ...checkSitting(expected, program, world, today),
    ...checkMeetingTypes(expected, program),
    ...(expected.seats ?? []).flatMap((w) => known(program, w.meeting, (m) => checkSeats(w, m, today))),
    ...(expected.calendar ?? []).flatMap((w) => known(program, w.meeting, (m) => checkCalendar(w, m, world))),
    ...(expected.attendance ?? []).flatMap((w) => checkAttendance(w, program, world, today)),
  ];
}

function known(program: Program, name: string, check: (meeting: MeetingType) => Difference[]): Difference[] {
  const meeting = meetingType(program, name);
  return meeting === undefined ? [{ expected: `the meeting ${name}`, got: 'no clause speaks of it' }] : check(meeting);
}

function differs(what: string, wanted: unknown, got: unknown): Difference[] {
  return wanted === undefined || agrees(wanted, got) ? [] : [{ expected: `${what}: ${show(wanted)}`, got: show(got) }];
}

function checkSitting({ sitting: wanted }: Expected, program: Program, world: World, today: PlainDate): Difference[] {
  if (!wanted) return [];
  const entries = world.entries(wanted.of);
  const state = sittingState(entries);
  if (!state) return [{ expected: `the sitting ${wanted.of}`, got: 'no day is planned for it' }];
  const derivation = derive(program.subjects.sitting, entries, world.around, today);
  const out = checkSubject({ duties: wanted.duties, 'no-duties': wanted['no-duties'] }, { program, entries, derivation, around: world.around, today });
  const meeting = meetingType(program, state.meeting);
  const seats = meeting ? emptySeats(meeting, state.attendance, state.on).map((s) => `${s.name}: ${s.missing}`) : [];
  const empty = wanted['empty-seats'];
  if (empty && !(empty.length === seats.length && empty.every((w) => seats.some((s) => contains(s, w))))) out.push({ expected: `empty seats ${show(empty)}`, got: show(seats) });
  const undecided = meeting ? undecidedOf(meeting, state).map(String) : [];
  const required = meeting ? requiredAttendance(meeting, state) : [];
  return [
    ...out,
    ...differs('undecided', wanted.undecided, undecided),
    ...differs('closing', wanted.closing, meeting?.eachItem === undefined || undecided.length === 0 ? 'free' : meeting.eachItem.effect),
    ...differs('required', wanted.required, required.map((r) => r.seat.name)),
    ...differs('required and filled', wanted.filled, required.filter((r) => r.by.length > 0).length),
    ...differs('required and missing', wanted.missing, required.filter((r) => r.by.length === 0).map((r) => r.seat.name)),
    ...differs('seated', wanted.seated, meeting ? Object.fromEntries(seatsOf(meeting, state.attendance, state.on).map((s) => [s.seat.name, s.by])) : {}),
    ...differs('chair', wanted.chair, state.chairNamed?.name ?? null),
    ...differs('urgent', wanted.urgent, state.urgent !== undefined),
    ...differs('contributed', wanted.contributed, [...new Set(state.contributions.map((c) => c.role))]),
    ...differs('presenters', wanted.presenters, meeting ? presenters(meeting, state) : {}),
  ];
}

function presenters(meeting: MeetingType, state: SittingState): Record<string, string> {
  const children = [...new Set([...state.listed, ...state.added].map((l) => l.child))];
  return Object.fromEntries(children.flatMap((child: SubjectId) => {
    const p = presenterOf(meeting, state, child);
    return p === undefined ? [] : [[String(child), p.name ?? p.worker ?? p.role] as const];
  }));
}

function checkMeetingTypes({ meetings }: Expected, program: Program): Difference[] {
  return (meetings ?? []).flatMap((w) =>
    known(program, w.name, (m) => [
      ...differs(`title of ${w.name}`, w.title, m.title),
      ...differs(`sort of ${w.name}`, w.sort, m.sort),
      ...differs(`chairs of ${w.name}`, w.chairs, [...(m.chairs?.value.roles ?? []), ...(m.chairs?.value.deputies ?? [])]),
      ...differs(`${w.name} is run by`, w['run-by'], m.runBy),
      ...differs(`before ${w.name} lies`, w.shows, m.shows),
    ]),
  );
}

function checkSeats(w: NonNullable<Expected['seats']>[number], meeting: MeetingType, today: PlainDate): Difference[] {
  const seats = seatsOn(meeting, w.on === undefined ? today : plainDate(w.on));
  const counted = Object.fromEntries(Object.keys(w.expected ?? {}).map((e) => [e, seats.filter((s) => s.expected === e).length]));
  const named = seats.map((s) => ({ seat: s.name, roles: s.roles, deputies: s.deputies, expected: s.expected }));
  return [
    ...differs('number of seats', w.count, seats.length),
    ...differs('expected', w.expected, counted),
    ...(w.of ?? []).flatMap((one) => (named.some((n) => agrees(one, n)) ? [] : [{ expected: `seat ${show(one)}`, got: show(named) }])),
    ...(w.none ?? []).flatMap((name) => (seats.some((s) => s.name === name) ? [{ expected: `no seat of ${name}`, got: show(named) }] : [])),
    ...differs('core members', w.core, meeting.core.map((c) => c.role)),
  ];
}

function checkCalendar(w: NonNullable<Expected['calendar']>[number], meeting: MeetingType, world: World): Difference[] {
  const { sittings, calendar } = world.around;
  const lastDay = addDays(mondayOf(plainDate(w.until)), 6);
  const elsewhere = sittings.filter((s) => s.meeting === meeting.name && s.on >= w.from && s.on <= lastDay && s.place !== meeting.place).map((s) => s.on);
  return [...differs('without a sitting', w.gaps, gaps(meeting, sittings, plainDate(w.from), plainDate(w.until), calendar)), ...differs(`not at ${meeting.place ?? 'the place that the policy names'}`, w.elsewhere, elsewhere)];
}

function checkAttendance(w: NonNullable<Expected['attendance']>[number], program: Program, world: World, today: PlainDate): Difference[] {
  const states = world.of('sitting').flatMap((name) => sittingState(world.entries(name)) ?? []);
  const share = attendanceShare(program, states, { role: w.role, ...(w.worker === undefined ? {} : { worker: id<SubjectId>(w.worker) }) }, plainDate(w.from), plainDate(w.until), today);
  return (['operational', 'strategic', 'case'] as const).flatMap((sort) => differs(`attendance, ${sort}`, w[sort], `${share[sort].present} of ${share[sort].of}`));
}
