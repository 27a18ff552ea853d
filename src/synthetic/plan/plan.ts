import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import { WorkingCalendar } from '../../core/values/working-calendar.ts';
import { englandBankHolidays } from '../../core/values/bank-holidays.ts';
import { timelineOf, spansOf, type DyoCourse, type Timeline } from '../child/course.ts';
import { profileOf, type Profile, type World } from '../child/profile.ts';
import { writeAssessments, writeDyoAssessments, writeProposed } from '../child/assessments.ts';
import { writeBookings, writeContacts } from '../child/contacts.ts';
import { writeHearings } from '../child/court.ts';
import { writeClassification, writeLeaving } from '../child/dyo.ts';
import { writeIdentity } from '../child/identity.ts';
import { writeKnifeCarrier } from '../child/knife-carrier.ts';
import { writeCustody, writeOrders } from '../child/orders.ts';
import { writeRatings } from '../child/ratings.ts';
import { writeExchange } from '../child/exchange.ts';
import { writeTierWork } from '../child/tiers.ts';
import { writeChecks } from '../child/checks.ts';
import { writeColleagues } from '../child/colleagues.ts';
import { writeFeedback, writeReading } from '../child/feedback.ts';
import { writeIntelligence } from '../child/intelligence.ts';
import { writeOffencesSince } from '../child/offences-since.ts';
import { writeQuality } from '../child/quality.ts';
import { writeSecondEntries } from '../child/second-entries.ts';
import { writeServices } from '../child/services.ts';
import { writeSharing } from '../child/sharing.ts';
import { writeSiblings } from '../child/siblings.ts';
import { staffFor, type StaffMember } from '../people/staff.ts';
import { Random } from '../random.ts';
import type { PlannedSubject } from './act.ts';
import { Diary } from './diary.ts';
import { planMeetingsAhead } from './meetings-ahead.ts';
import { planPanelSitting } from './panel-acts.ts';
import { planPrevention } from './prevention.ts';
import { planService } from './service-acts.ts';
import { planSitting, type SittingItem } from './sitting-acts.ts';
import { planSupervision, type Planned } from './supervision.ts';
import { planPanels, planSittings, type PlannedSitting } from './sittings.ts';

/** A whole invented caseload: who works there, the sittings of the meeting and every child's two years. */
export interface Plan {
  readonly seed: number;
  readonly today: PlainDate;
  readonly staff: readonly StaffMember[];
  readonly bankHolidays: readonly (readonly [PlainDate, string])[];
  readonly sittings: readonly PlannedSubject[];
  readonly children: readonly PlannedSubject[];
  /** workers in supervision, young people beside the service, and the service itself: what is recorded about them rests on the children */
  readonly others: readonly PlannedSubject[];
  /** the day from which everybody works here */
  readonly from: PlainDate;
}

/** Years whose bank holidays the service knows: 2024 to 2030, and the years round the caseload. */
function holidayYears(today: PlainDate): number[] {
  const year = +today.slice(0, 4);
  const [from, to] = [Math.min(2024, year - 3), Math.max(2030, year + 3)];
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/**
 * Plans a caseload: a function of its arguments and of nothing else, the same to the last letter each time.
 *
 * @param children how many, from 1
 * @param archive how many more whose case is closed, as a service has them that keeps its records
 */
export function plan(seed: number, today: PlainDate, children: number, archive = 0): Plan {
  const bankHolidays = holidayYears(today).flatMap(englandBankHolidays);
  const calendar = new WorkingCalendar(bankHolidays);
  const random = new Random(`caseload ${seed} ${today}`);
  const staff = staffFor(children);
  const world: World = { seed, today, random, calendar, sittings: planSittings(seed, today, calendar), panels: planPanels(seed, today, calendar), caseManagers: staff.caseManagers, teamManagers: staff.teamManagers };
  const places = random.fork('places').some(Array.from({ length: children }, (_, i) => i), children);
  const items = new Map<string, SittingItem[]>();
  const list: List = (sitting, item) => {
    const listed = items.get(sitting.id);
    if (listed) listed.push(item);
    else items.set(sitting.id, [item]);
  };
  const planned = places.map((place, index) => planChild(world, profileOf(world, index, (place + 0.5) / children), list));
  const archived = Array.from({ length: archive }, (_, i) => planChild(world, profileOf(world, children + i, CLOSED), list).subject);
  const provisional = new Set(planned.flatMap((p) => p.provisional));
  const sittings = [
      ...world.sittings.filter((s) => s.on >= today || items.has(s.id)).map((s) => planSitting(world, s, items.get(s.id) ?? [], !provisional.has(s.id))),
      ...planMeetingsAhead(world),
      ...panelsAhead(world, items).map((s) => planPanelSitting(world, s, items.get(s.id) ?? [])),
  ];
  const subjects = [...planned.map((p) => p.subject), ...archived];
  const from = addDays([...sittings, ...subjects].flatMap((s) => s.acts.slice(0, 1).map((a) => a.recordedOn)).reduce((a, b) => (a < b ? a : b), today), -30);
  const others = [
    ...staff.caseManagers.map((worker, i) => planSupervision(world, worker, i, planned.filter((p) => p.child.caseManager === worker))),
    ...planPrevention(world),
    ...planService(world, planned, from),
  ];
  return { seed, today, staff: staff.all, bankHolidays, sittings, children: subjects, others: others.filter((o) => o.acts.length > 0), from };
}

/** The panels that had somebody on their agenda, and the next one. */
function panelsAhead(world: World, items: ReadonlyMap<string, readonly SittingItem[]>): readonly PlannedSitting[] {
  const next = world.panels.find((p) => p.on >= world.today);
  return world.panels.filter((p) => p === next || (p.on < world.today && items.has(p.id)));
}

/** The place in the caseload of a child whose case is closed. */
const CLOSED = 0.999;

type List = (sitting: PlannedSitting, item: SittingItem) => void;

function planChild(world: World, child: Profile, list: List): Planned & { readonly subject: PlannedSubject; readonly provisional: readonly string[] } {
  const time = timelineOf(world, child);
  const diary = new Diary(child.random.fork('times'), world.today, world.calendar);
  writeIdentity(world, child, time, diary);
  writeOrders(world, child, time, diary);
  writeStatus(world, child, time, diary, list);
  writeContacts(world, child, time, diary);
  writeCustody(world, child, time, diary, list);
  writeBookings(world, child, time, diary);
  writeHearings(world, child, time, diary);
  writeOffencesSince(world, child, time, diary);
  writeServices(world, child, time, diary);
  writeSharing(world, child, time, diary);
  if (time.dyo) writeAround(world, child, time.dyo, diary);
  const provisional = time.dyo?.ratings.flatMap((r) => (r.provisional ? [r.sitting.id] : [])) ?? [];
  return { child, time, subject: { kind: 'child', id: child.id, acts: diary.inOrder() }, provisional };
}

/** What the others do about a child with the status: it answers what has been written so far. */
function writeAround(world: World, child: Profile, dyo: DyoCourse, diary: Diary): void {
  writeColleagues(world, child, dyo, diary);
  writeSiblings(world, child, dyo, diary);
  writeQuality(world, child, dyo, diary);
  writeIntelligence(world, child, dyo, diary);
  writeChecks(world, child, dyo, diary);
  writeSecondEntries(world, child, dyo, diary);
  writeFeedback(world, child, diary);
  writeReading(world, child, dyo, diary);
}

function writeStatus(world: World, child: Profile, time: Timeline, diary: Diary, list: List): void {
  if (time.dyo) {
    const scores = writeDyoAssessments(world, child, time, diary, time.dyo.classifiedOn);
    writeClassification(world, child, time.dyo, scores, diary, list);
    writeRatings(world, child, time.dyo, scores, diary);
    writeTierWork(world, child, time.dyo, diary);
    if (time.dyo.ended) writeLeaving(world, child, time.dyo.ended, diary);
    writeExchange(world, child, time.dyo, diary);
    listDyo(world, child, time.dyo, list);
  } else if (child.course === 'dyo-proposed') {
    writeProposed(world, child, time, diary);
  } else {
    writeAssessments(world, child, time, diary);
    if (child.course === 'knife-carrier') for (const s of writeKnifeCarrier(world, child, time, diary)) list(s, { child: child.id, group: 'hkc', outcome: 'considered' });
  }
}

/** Where the child stood on the agenda of each sitting, and what came of it. */
function listDyo(world: World, child: Profile, dyo: DyoCourse, list: List): void {
  const spans = spansOf(dyo, world.today);
  for (const rating of dyo.ratings) {
    const before = spans.find((s) => s.from < rating.sitting.on && rating.sitting.on <= s.until)?.colour;
    list(rating.sitting, { child: child.id, group: before ?? 'new', outcome: rating.colour === undefined ? 'carried-over' : 'rated' });
  }
  if (dyo.ended) list(dyo.ended.sitting, { child: child.id, group: 'de-selection', outcome: 'left-list' });
}
