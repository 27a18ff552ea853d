import { addDays, addMonths, dateOf, partsOf, type PlainDate } from '../../core/values/plain-date.ts';
import type { World } from '../child/profile.ts';
import { uuidOf } from '../ids.ts';
import { AREAS } from '../people/population.ts';
import { ANALYST, COORDINATOR, officerOf } from '../people/staff.ts';
import { LIAISON, LINKED_OFFICERS, REVIEWED, SERGEANTS } from '../words/service.ts';
import type { PlannedSubject } from './act.ts';
import { Diary } from './diary.ts';
import type { Planned } from './supervision.ts';

/** What is recorded about the service itself: a fixed cohort, the figures that were looked at together, and who answers in each area. */
export function planService(world: World, children: readonly Planned[], from: PlainDate): readonly PlannedSubject[] {
  return [...planCohort(world, children), planReviews(world, children), ...AREAS.map(([area], i) => planArea(world, area, i, from))];
}

/** The cohort of those who were DYO on the first of April that is at least four months ago. */
function planCohort(world: World, children: readonly Planned[]): PlannedSubject[] {
  const on = lastFirstOfApril(addMonths(world.today, -4));
  const members = children.flatMap(({ child, time: { dyo } }) => (dyo !== undefined && dyo.classifiedOn <= on && (dyo.ended === undefined || on < dyo.ended.sitting.on) ? [{ child: child.id, registered: dyo.classifiedOn }] : []));
  if (members.length === 0) return [];
  const diary = new Diary(world.random.fork('cohort'), world.today, world.calendar);
  diary.add(ANALYST, 'performance-analyst', on, 'cohort.fixed', { cohort: 'dyo', label: `Spring ${on.slice(0, 4)}`, members, 'follow-up': { n: 12, unit: 'month' }, note: 'Fixed for the annual report.' }, { recordedOn: world.calendar.onOrAfter(on), recordedAt: '10:15' });
  return [{ kind: 'unit', id: uuidOf(`${world.seed} cohort`), acts: diary.inOrder() }];
}

function lastFirstOfApril(day: PlainDate): PlainDate {
  const { year } = partsOf(day);
  const here = dateOf(year, 4, 1)!;
  return here <= day ? here : dateOf(year - 1, 4, 1)!;
}

/** Each quarter the figures are gone through together, each month the list of those who are not booked. */
function planReviews(world: World, children: readonly Planned[]): PlannedSubject {
  const random = world.random.fork('reviews');
  const diary = new Diary(random, world.today, world.calendar);
  for (const [i, note] of REVIEWED.entries()) {
    const on = world.calendar.onOrAfter(addDays(world.today, -(20 + (REVIEWED.length - 1 - i) * 91)));
    diary.add(ANALYST, 'performance-analyst', on, 'measure.reviewed', { report: 'dyo-cohort', with: ['performance-analyst', 'offender-management-coordinator', 'team-manager', 'performance-manager'], note });
  }
  for (let n = 3; n >= 0; n -= 1) {
    const on = world.calendar.onOrBefore(addDays(world.today, -(9 + n * 28)));
    const waiting = children.filter(({ time: { dyo } }) => dyo !== undefined && dyo.ended === undefined && dyo.classifiedOn < on && on < addDays(dyo.classifiedOn, 3));
    diary.add(COORDINATOR, 'offender-management-coordinator', on, 'list.signed-off', { list: 'booking-check', rows: waiting.map(({ child }) => ({ child: child.id, said: 'not booked yet' })), note: waiting.length === 0 ? 'Everybody is booked or has been heard.' : 'Rang the case manager; the next panel has room.' });
  }
  return { kind: 'unit', id: uuidOf(`${world.seed} figures`), acts: diary.inOrder() };
}

/** An area begins with its name and the officer whom the directory names; then those who answer there are written down. */
function planArea(world: World, area: string, place: number, from: PlainDate): PlannedSubject {
  const random = world.random.fork(`area ${area}`);
  const diary = new Diary(random, world.today, world.calendar);
  const role = 'offender-management-coordinator';
  const on = world.calendar.onOrAfter(addDays(from, 20 + place));
  diary.addAll(COORDINATOR, role, on, [
    { kind: 'area.recorded', on, data: { name: area } },
    { kind: 'post.filled', on: from, data: { post: 'seconded-police-officer', worker: officerOf(area).id } },
  ], { source: 'import', recordedAt: '09:30' });
  const posts = [['npa-sergeant', SERGEANTS[place]!], ['iom-linked-officer', LINKED_OFFICERS[place]!], ['contact', 'The front desk of the station']] as const;
  for (const [post, name] of posts) {
    // One link is still missing: somebody has moved on and nobody has been named.
    if (place === 2 && post === 'iom-linked-officer') continue;
    diary.add(COORDINATOR, role, on, 'post.filled', { post, name, telephone: `0116 496 0${String(random.between(100, 999))}` }, { recordedAt: '09:50' });
  }
  for (const [i, [about, agreed]] of LIAISON.entries()) diary.add(COORDINATOR, role, world.calendar.onOrBefore(addDays(world.today, -(15 + place * 6 + i * 80))), 'liaison.recorded', { with: SERGEANTS[place]!, about, agreed });
  return { kind: 'unit', id: uuidOf(`${world.seed} area ${area}`), area, acts: diary.inOrder() };
}
