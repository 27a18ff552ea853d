import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import { COORDINATOR } from '../people/staff.ts';
import type { Diary } from '../plan/diary.ts';
import { spansOf, type DyoCourse } from './course.ts';
import { doneOn, PROMPT, STEADY } from './pace.ts';
import type { Profile, World } from './profile.ts';

const OFFICERS_ROLE = 'A word every few weeks while Red, never in uniform; what is said goes into the plan in the child’s own words.';
const SEEN = ['Came to the door and talked for ten minutes about boxing.', 'Walked to the shop together. {n} asked what the police know.', 'Short and polite. {a} made tea.', 'Spoke about who picks {n} up in the evening.'] as const;
const PROGRESS = ['Told {n} and {a} that the rating is lower and why. {n} wants to keep it so.', 'Good news at the kitchen table: what has gone well, in three sentences.'] as const;
const COMES_OFF = { red: 2, amber: 1, green: 0 } as const;

/** What the coordinator and the officer do with the child beside the case manager: levels and visits while Red, and the visit that brings good news. */
export function writeColleagues(world: World, child: Profile, dyo: DyoCourse, diary: Diary): void {
  const random = child.random.fork('colleagues');
  const spans = spansOf(dyo, world.today);
  let told = false;
  for (const span of spans.filter((s) => s.colour === 'red')) {
    if (!told) settleRoles(world, child, random, span.from, diary);
    told = true;
    for (let on = doneOn(world, random, span.from, { usual: [2, 8], slow: [9, 14], slowly: 0.1 }); on < span.until; on = world.calendar.onOrBefore(addDays(on, random.chance(0.93) ? random.between(15, 20) : random.between(22, 26)))) {
      diary.add(child.officer, 'seconded-police-officer', on, 'visit.completed', { purpose: 'regular', seen: random.weigh([['child', 6], ['both', 4]]), place: 'home', note: child.say(random.pick(SEEN)) }, { at: '17:10' });
    }
  }
  bringGoodNews(world, child, random, dyo, diary);
}

/** The levels of contact and what is expected of the officer: settled with the first Red rating, in force with each later one. */
function settleRoles(world: World, child: Profile, random: Profile['random'], from: PlainDate, diary: Diary): void {
  const set = doneOn(world, random, from, PROMPT);
  for (const [role, every] of [['offender-management-coordinator', { n: 2, unit: 'week' }], ['seconded-police-officer', { n: 3, unit: 'week' }]] as const) {
    diary.add(child.teamManager, 'team-manager', set, 'contact-level.set', { role, every, basis: 'rag', what: child.say('{n} is to know both faces, and not only when something is wrong.') }, { recordedAt: '15:10' });
  }
  const discussed = doneOn(world, random, set, PROMPT);
  diary.add(child.caseManager, 'case-manager', discussed, 'discussion.held', { topic: 'role-of-officer', with: ['team-manager', 'seconded-police-officer'], views: 'The officer comes along and does not stand in for the supervision.' });
  diary.add(child.caseManager, 'case-manager', doneOn(world, random, discussed, STEADY), 'role.written-into-assessment', { role: 'seconded-police-officer', what: OFFICERS_ROLE });
}

/** Whenever a rating falls the coordinator goes and says so, before the next meeting. */
function bringGoodNews(world: World, child: Profile, random: Profile['random'], dyo: DyoCourse, diary: Diary): void {
  let before: keyof typeof COMES_OFF | undefined;
  for (const { colour, sitting } of dyo.ratings) {
    if (colour === undefined) continue;
    const fell = before !== undefined && COMES_OFF[colour] < COMES_OFF[before];
    before = colour;
    if (fell) diary.add(COORDINATOR, 'offender-management-coordinator', doneOn(world, random, sitting.on, { usual: [4, 18], slow: [19, 25], slowly: 0.2 }), 'visit.completed', { purpose: 'good-news', place: 'home', seen: random.weigh([['both', 7], ['child', 3]]), note: child.say(random.pick(PROGRESS)) }, { at: '16:45' });
  }
}
