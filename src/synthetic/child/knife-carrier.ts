import { addDays } from '../../core/values/plain-date.ts';
import { COORDINATOR } from '../people/staff.ts';
import type { PlannedSitting } from '../plan/sittings.ts';
import type { Diary } from '../plan/diary.ts';
import { FLAG_NOTES } from '../words/practice.ts';
import type { Timeline } from './course.ts';
import type { Profile, World } from './profile.ts';

/**
 * The police's flag on a child who is not DYO, and what the sittings made of it. A flag set since the latest sitting still
 * awaits the next one. @returns the sittings that considered the child
 */
export function writeKnifeCarrier(world: World, child: Profile, time: Timeline, diary: Diary): readonly PlannedSitting[] {
  const { random, officer } = child;
  const recent = random.chance(0.5);
  const on = world.calendar.onOrBefore(addDays(world.today, -(recent ? random.between(3, 18) : random.between(50, 120))));
  if (on <= addDays(time.from, 2)) return [];
  diary.add(officer, 'seconded-police-officer', on, 'flag.set', { flag: 'habitual-knife-carrier', confirmed: true, source: 'Leicestershire Police', note: FLAG_NOTES['habitual-knife-carrier']![0]!, review: addDays(on, 90) });
  const sitting = world.sittings.find((s) => s.on > on && s.on < world.today);
  if (sitting === undefined) return [];
  diary.add(COORDINATOR, 'offender-management-coordinator', sitting.on, 'ragging.considered', { outcome: 'not-ragged', reason: child.say('One find a year ago and none since. {n} engages with the knife work, and the school plan holds.'), sitting: sitting.id }, { at: '11:40', source: 'meeting' });
  return [sitting];
}
