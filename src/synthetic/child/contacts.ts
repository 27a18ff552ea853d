import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import type { EntryReference, PlannedRecord } from '../plan/act.ts';
import { clock, type Diary } from '../plan/diary.ts';
import { BUSINESS_SUPPORT } from '../people/staff.ts';
import { CANCELLED, KEPT, MISSED, MISSED_REASON, NOTES, PLACES, PROFESSIONAL, PROMISES, PURPOSES } from '../words/contact.ts';
import { spansOf, type Timeline } from './course.ts';
import type { Profile, World } from './profile.ts';

interface Booking {
  readonly on: PlainDate;
  readonly at: string;
  readonly place: string;
  /** the entry that booked it */
  readonly by: EntryReference | undefined;
}

/** Appointments one after the other, each recorded with its outcome and the next one; the last lies today or ahead. */
export function writeContacts(world: World, child: Profile, time: Timeline, diary: Diary): void {
  const { random, caseManager } = child;
  const reliability = 0.62 + random.unit() * 0.33;
  const end = time.until ?? addDays(world.today, 30);
  const place = random.pick(PLACES);
  const firstOn = world.calendar.onOrAfter(addDays(time.from, random.between(4, 9)));
  const at = timeOf(child);
  const first = diary.add(caseManager, 'case-manager', world.calendar.onOrAfter(time.from), 'appointment.booked', { on: firstOn, at, place, purpose: 'First meeting' });
  let booked: Booking = { on: firstOn, at, place, by: first };
  let recent: { readonly ref: EntryReference; readonly booking: Booking; readonly data: Record<string, unknown> } | undefined;
  while (booked.on < world.today && booked.on <= end) {
    const nextOn = world.calendar.onOrAfter(addDays(booked.on, gap(world, child, time, booked.on)));
    const follows = nextOn <= end;
    // appointments of the last working day may still want their outcome
    if (booked.on >= world.calendar.onOrBefore(addDays(world.today, -1)) && random.chance(0.3)) return;
    const next: Booking = { on: nextOn, at: timeOf(child), place: random.chance(0.8) ? booked.place : random.pick(PLACES), by: undefined };
    const data = outcomeOf(child, reliability, booked.on);
    const late = random.chance(0.06) ? random.between(1, 4) : 0;
    const filled = follows ? { ...data, 'next-on': next.on, 'next-at': next.at, 'next-place': next.place } : data;
    const extra = { at: booked.at, recordedOn: addDays(booked.on, late), ...(late > 0 ? { recordedAt: clock(random.between(9 * 60, 12 * 60)) } : {}) };
    const contact = { kind: 'contact.recorded', data: filled, on: booked.on, at: booked.at, ...(booked.by === undefined ? {} : { of: booked.by }) };
    const ref = diary.addAll(caseManager, 'case-manager', booked.on, [contact, ...answerTo(world, child, time, data, booked.on)], extra);
    if (ref === undefined) return;
    recent = { ref, booking: booked, data };
    if (!follows) break;
    booked = { ...next, by: { act: ref.act, entry: 1 } };
  }
  if (recent) correct(world, child, diary, recent);
}

function timeOf(child: Profile): string {
  return clock(child.random.pick([10, 11, 12, 14, 15, 15, 16, 16]) * 60 + child.random.pick([0, 0, 15, 30, 30, 45]));
}

/** Days to the next appointment: closer while more is at stake. */
function gap(world: World, child: Profile, time: Timeline, on: PlainDate): number {
  const { random } = child;
  const colour = time.dyo && spansOf(time.dyo, world.today).find((s) => s.from <= on && on < s.until)?.colour;
  if (colour === 'red') return random.between(4, 7);
  if (colour === 'amber' || (time.dyo && colour === undefined)) return random.between(6, 8);
  return child.course === 'closed' ? random.between(12, 21) : random.between(9, 15);
}

function outcomeOf(child: Profile, reliability: number, on: PlainDate): Record<string, unknown> {
  const { random, say } = child;
  const how = random.weigh([['in-person', 70], ['home', 14], ['telephone', 12], ['video', 4]]);
  if (random.chance(reliability)) {
    const other = random.chance(0.06);
    return {
      outcome: 'kept',
      with: other ? 'professional' : random.weigh([['child', 78], ['both', 18], ['carer', 4]]),
      how: other ? 'telephone' : how,
      note: say(random.pick(other ? PROFESSIONAL : KEPT)),
      ...(random.chance(0.22) ? { promises: say(random.pick(PROMISES)) } : {}),
    };
  }
  const outcome = random.weigh([['missed-acceptable', 40], ['missed-unacceptable', 45], ['cancelled-by-us', 15]] as const);
  const words = { 'missed-acceptable': MISSED_REASON, 'missed-unacceptable': MISSED, 'cancelled-by-us': CANCELLED }[outcome];
  return { outcome, with: 'child', how: on.endsWith('1') ? 'telephone' : 'in-person', note: say(random.pick(words)) };
}

const ENGAGE: readonly string[] = [
  'Rang the same evening and asked what got in the way: the bus money. A ticket is in the post.',
  'Went by on the way home. {n} had slept in; the next one is in the afternoon.',
  'A letter that {n} can read, and a call to {a}. It counts as a warning.',
];

/** While a child has the status, each absence without an acceptable reason has its answer: mostly in the same breath. */
function answerTo(world: World, child: Profile, time: Timeline, data: Record<string, unknown>, on: PlainDate): PlannedRecord[] {
  const { dyo } = time;
  if (data['outcome'] !== 'missed-unacceptable' || dyo === undefined || on < dyo.classifiedOn || on >= (dyo.ended?.sitting.on ?? world.today)) return [];
  const random = child.random.fork(`absence ${on}`);
  if (on > addDays(world.today, -12) && random.chance(0.5)) return [];
  return [{ kind: 'enforcement.action', on, data: { action: random.weigh([['re-engagement', 7], ['warning', 3]]), note: child.say(random.pick(ENGAGE)) } }];
}

/** Now and then a note says something that was not so; the correction says why, and both can be read. */
function correct(world: World, child: Profile, diary: Diary, last: { readonly ref: EntryReference; readonly booking: Booking; readonly data: Record<string, unknown> }): void {
  const { random, caseManager } = child;
  if (random.chance(0.07)) {
    const data = { ...last.data, outcome: 'missed-acceptable', with: 'child', note: child.say('{n} had sent a message to the old office number, which was found later. Reason accepted; sorry for the doubt.') };
    diary.add(caseManager, 'case-manager', last.booking.on, 'contact.recorded', data, { at: last.booking.at, of: last.booking.by, supersedes: last.ref, reason: 'The message that explained the absence was found afterwards', recordedOn: addDays(last.booking.on, 1), recordedAt: '16:40' });
  }
  const notes = random.between(0, 3);
  for (let i = 0; i < notes; i += 1) {
    const on = world.calendar.onOrBefore(addDays(last.booking.on, -random.between(1, 90)));
    const bySupport = random.chance(0.3);
    diary.add(bySupport ? BUSINESS_SUPPORT : caseManager, bySupport ? 'business-support' : 'case-manager', on, 'note.recorded', { note: child.say(random.pick(NOTES)) });
  }
}

/** What a worker books apart from the row of appointments: a visit or a review in the coming week. */
export function writeBookings(world: World, child: Profile, time: Timeline, diary: Diary): void {
  const { random, caseManager } = child;
  if (time.until !== undefined || !random.chance(0.15)) return;
  const on = world.calendar.onOrAfter(addDays(world.today, random.between(0, 6)));
  diary.add(caseManager, 'case-manager', world.calendar.onOrBefore(addDays(world.today, -random.between(2, 6))), 'appointment.booked', { on, at: timeOf(child), place: 'At home', purpose: random.pick(PURPOSES) });
}
