import { addDays } from '../../core/values/plain-date.ts';
import type { Timeline } from '../child/course.ts';
import type { Profile, World } from '../child/profile.ts';
import { managerOf, type StaffMember } from '../people/staff.ts';
import { BESIDE_THE_CASES, NEXT_NOTES, PLAN_NOTES, RISK_NOTES } from '../words/service.ts';
import type { PlannedRecord, PlannedSubject } from './act.ts';
import { Diary } from './diary.ts';

/** A child with what the two years bring. */
export interface Planned {
  readonly child: Profile;
  readonly time: Timeline;
}

/** Supervisions of a worker: the last four, a month or so apart. */
const HELD = 4;
const MONTH = 30;

/** The supervisions of a case manager: each child with the status is gone through, some others too; the next one is planned, and one or two are a few days overdue. */
export function planSupervision(world: World, worker: StaffMember, place: number, cases: readonly Planned[]): PlannedSubject {
  const random = world.random.fork(`supervision ${worker.key}`);
  const diary = new Diary(random.fork('times'), world.today, world.calendar);
  const manager = managerOf(worker, world.teamManagers);
  // How long ago the last one was: spread over the month, so that on any day some are due this week.
  const last = 4 + ((place * 11) % 30);
  for (let n = HELD - 1; n >= 0; n -= 1) {
    const on = world.calendar.onOrBefore(addDays(world.today, -(last + n * MONTH)));
    diary.addAll(manager, 'team-manager', on, supervision(random, on, cases), { recordedAt: '16:00' });
  }
  const next = world.calendar.onOrAfter(addDays(world.today, Math.max(-3, MONTH + 2 - last)));
  diary.add(manager, 'team-manager', world.calendar.onOrAfter(addDays(world.today, -last)), 'supervision.planned', { on: next, at: '14:00', place: 'Room 6' }, { recordedAt: '16:30' });
  return { kind: 'worker', id: worker.id, acts: diary.inOrder() };
}

function supervision(random: World['random'], on: World['today'], cases: readonly Planned[]): PlannedRecord[] {
  const open = cases.filter(({ time }) => addDays(time.from, 7) <= on && (time.until === undefined || on < time.until));
  const isDyo = ({ time }: Planned): boolean => time.dyo !== undefined && time.dyo.classifiedOn < on && (time.dyo.ended === undefined || on < time.dyo.ended.sitting.on);
  const discussed = open.filter((c) => isDyo(c) || random.chance(0.25));
  return [
    ...discussed.map(({ child }): PlannedRecord => ({ kind: 'supervision.case-discussed', on, data: { child: child.id, plan: child.say(random.pick(PLAN_NOTES)), risk: child.say(random.pick(RISK_NOTES)), ...(random.chance(0.5) ? { next: random.pick(NEXT_NOTES) } : {}) } })),
    { kind: 'supervision.agenda', on, data: { cases: open.map((c) => ({ child: c.child.id, dyo: isDyo(c) })) } },
    { kind: 'supervision.held', on, data: { present: ['team-manager', 'case-manager'], note: random.pick(BESIDE_THE_CASES) } },
  ];
}
