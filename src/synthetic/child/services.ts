import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import type { Diary } from '../plan/diary.ts';
import type { Timeline } from './course.ts';
import { doneOn, type Pace } from './pace.ts';
import type { Profile, World } from './profile.ts';

const INTERVENTIONS = ['Knife awareness, one to one', 'Work on consequences and choices', 'Restorative work with the victim worker', 'Reparation at the community garden', 'Emotional regulation, eight sessions', 'Healthy relationships'] as const;
const SERVICES = ['mentoring', 'mental-health', 'substance-misuse', 'education-training', 'speech-language', 'family-support', 'sport-and-activities'] as const;
const PARTNERS: readonly (readonly [string, string, string])[] = [
  ['mental-health', 'health', 'Child and adolescent mental health service'],
  ['substance-misuse', 'health', 'Young people’s drug and alcohol service'],
  ['education-training', 'education', 'The college'],
  ['mentoring', 'voluntary-sector', 'A mentoring charity'],
  ['family-support', 'children-services', 'Family support team'],
];
const BEGINS: Pace = { usual: [4, 16], slow: [18, 40], slowly: 0.15 };
const WAITS: Pace = { usual: [10, 35], slow: [36, 70], slowly: 0.2 };
const REFUSED = 'Their own waiting list is closed; they ask us to try again after the summer.';

/** What help was agreed, what the child waited for and what partners gave, with the days between need and start. */
export function writeServices(world: World, child: Profile, time: Timeline, diary: Diary): void {
  const random = child.random.fork('services');
  const isDyo = time.dyo !== undefined;
  const from = addDays(time.dyo?.classifiedOn ?? time.from, 10);
  const end = time.until ?? time.dyo?.ended?.sitting.on ?? world.today;
  for (const what of random.some(INTERVENTIONS, isDyo ? random.between(1, 3) : random.weigh([[0, 3], [1, 6], [2, 1]]))) {
    const on = world.calendar.onOrAfter(addDays(from, random.between(0, isDyo ? 200 : 60)));
    if (on >= end) continue;
    const agreed = diary.add(child.caseManager, 'case-manager', on, 'intervention.agreed', { what, note: child.say('{n} would rather do it in the mornings.') });
    const started = doneOn(world, random, on, BEGINS);
    if (agreed && started < end) diary.add(child.caseManager, 'case-manager', started, 'intervention.started', { what }, { of: agreed });
  }
  if (!random.chance(isDyo ? 0.75 : 0.18)) return;
  if (random.chance(0.5)) waitFor(world, child, random, from, end, diary);
  else refer(world, child, random, from, end, diary);
}

function waitFor(world: World, child: Profile, random: Profile['random'], from: PlainDate, end: PlainDate, diary: Diary): void {
  const on = world.calendar.onOrAfter(addDays(from, random.between(0, 120)));
  if (on >= end) return;
  const service = random.pick(SERVICES);
  const waiting = diary.add(child.caseManager, 'case-manager', on, 'service.waiting', { service, note: child.say('{n} has said yes and would like to know when.') });
  const ended = doneOn(world, random, on, WAITS);
  if (waiting === undefined || ended >= end) return;
  if (random.chance(0.88)) diary.add(child.caseManager, 'case-manager', ended, 'service.started', { service }, { of: waiting });
  else diary.add(child.caseManager, 'case-manager', ended, 'service.wait-ended', { service, reason: child.say('{n} no longer wants it: the mentor is enough for now.') }, { of: waiting });
}

function refer(world: World, child: Profile, random: Profile['random'], from: PlainDate, end: PlainDate, diary: Diary): void {
  const on = world.calendar.onOrAfter(addDays(from, random.between(0, 120)));
  if (on >= end) return;
  const [service, to, organisation] = random.pick(PARTNERS);
  const referred = diary.add(child.caseManager, 'case-manager', on, 'partner.referred', { service, to, organisation, note: child.say('{n} and {a} agree to it.') });
  const answered = doneOn(world, random, on, { usual: [3, 12], slow: [13, 25], slowly: 0.1 });
  if (referred === undefined || answered >= end) return;
  const answer = random.weigh([['accepted', 7], ['waiting-list', 2], ['refused', 1]] as const);
  diary.add(child.caseManager, 'case-manager', answered, 'partner.answered', { service, answer, ...(answer === 'refused' ? { reason: REFUSED } : {}) }, { of: referred });
  const started = doneOn(world, random, answered, answer === 'accepted' ? BEGINS : WAITS);
  if (answer !== 'refused' && started < end) diary.add(child.caseManager, 'case-manager', started, 'service.started', { service }, { of: referred });
}
