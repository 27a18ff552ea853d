import { addDays } from '../../core/values/plain-date.ts';
import type { World } from '../child/profile.ts';
import { uuidOf } from '../ids.ts';
import { AREAS } from '../people/population.ts';
import { officerOf } from '../people/staff.ts';
import { ARRANGED, INCIDENTS, YOUNG_PEOPLE } from '../words/service.ts';
import type { PlannedSubject } from './act.ts';
import { Diary } from './diary.ts';

/** Young people who are not children of the service and of whom an officer is worried: most have help by now, one is new, two are settled. */
export function planPrevention(world: World): readonly PlannedSubject[] {
  return YOUNG_PEOPLE.map((name, i) => {
    const random = world.random.fork(`prevention ${i}`);
    const diary = new Diary(random.fork('times'), world.today, world.calendar);
    const [area] = AREAS[i % AREAS.length]!;
    const officer = officerOf(area);
    const role = 'seconded-police-officer';
    const on = world.calendar.onOrBefore(addDays(world.today, -(i === 0 ? 2 : random.between(12, 150))));
    const incidents = random.some(INCIDENTS, random.between(1, 3)).map((what, n) => ({ on: addDays(on, -3 - n * 9), what }));
    const concern = diary.add(officer, role, on, 'prevention.concern', { name, age: random.between(10, 16), area, incidents, why: 'Each time with older ones, and more often than in spring.' });
    if (concern !== undefined && i > 0) diary.add(officer, role, world.calendar.addWorkingDays(on, random.between(1, 5)), 'prevention.liaison', { agencies: random.some(['early-help', 'school', 'social-care', 'targeted-youth-support'], 2), what: random.pick(ARRANGED) }, { of: concern });
    if (i >= YOUNG_PEOPLE.length - 2) diary.add(officer, role, world.calendar.addWorkingDays(on, random.between(7, 8)), 'prevention.ended', { outcome: 'service', why: 'Targeted Youth Support works with the family, and nothing new is known.' });
    return { kind: 'person' as const, id: uuidOf(`${world.seed} person ${i}`), acts: diary.inOrder() };
  });
}
