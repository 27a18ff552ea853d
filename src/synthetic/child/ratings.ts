import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import type { EntryData } from '../../core/chronology/entry.ts';
import { COORDINATOR } from '../people/staff.ts';
import type { Diary } from '../plan/diary.ts';
import { clock } from '../plan/diary.ts';
import { ACTIONS, BETTER, DONE, NOT_DONE, RAG_REASONS } from '../words/practice.ts';
import { VIEWS } from '../words/child.ts';
import type { Scores } from './assessments.ts';
import type { Colour, DyoCourse, Rating } from './course.ts';
import { lastDone } from './pace.ts';
import type { Profile, World } from './profile.ts';

/** What each sitting rated, and the actions that it set. */
export function writeRatings(world: World, child: Profile, dyo: DyoCourse, scores: Scores, diary: Diary): void {
  for (const rating of dyo.ratings) {
    prepare(world, child, rating, diary);
    if (rating.colour === undefined) continue;
    rate(world, child, rating, rating.colour, scores, diary);
    setActions(world, child, rating, diary);
  }
  const next = world.sittings.find((s) => s.on >= world.today);
  if (next && dyo.ended === undefined && child.random.chance(0.25)) prepare(world, child, { sitting: { ...next, on: world.calendar.addWorkingDays(world.today, 1) }, provisional: false }, diary);
}

const KNOWN = ['Comes to most appointments and speaks openly; two evenings are not accounted for.', 'School has seen {n} with the older group again.', 'At home by nine all week, {a} says.'] as const;

/** The assessment is gone through with the case manager before the sitting. */
function prepare(world: World, child: Profile, { sitting }: Rating, diary: Diary): void {
  const { random, caseManager } = child;
  if (!random.chance(0.93)) return;
  const present = random.chance(0.97) ? ['team-manager', 'seconded-police-officer', 'offender-management-coordinator'] : ['team-manager', 'offender-management-coordinator'];
  const on = world.calendar.addWorkingDays(sitting.on, -random.between(2, 5));
  const known = child.random.fork(`known ${sitting.on}`);
  if (known.chance(0.97)) diary.add(COORDINATOR, 'offender-management-coordinator', world.calendar.addWorkingDays(sitting.on, -known.between(1, 3)), 'intelligence.contributed', { whose: 'yos', meeting: 'rag-meeting', ...(known.chance(0.4) ? { 'nothing-known': true } : { text: child.say(known.pick(KNOWN)) }) });
  diary.add(caseManager, 'case-manager', on, 'discussion.held', { topic: 'assessment-before-rag', with: present, views: child.say('The assessment still fits. {n}\'s own words are in it.') });
}

function rate(world: World, child: Profile, rating: Rating, colour: Colour, scores: Scores, diary: Diary): void {
  const { random, officer } = child;
  const { sitting } = rating;
  const informed = addDays(sitting.on, -random.between(1, 20));
  const at = clock(10 * 60 + 5 + ((child.index * 7) % 120));
  if (random.chance(0.85)) diary.add(officer, 'seconded-police-officer', sitting.on, 'information.considered', { 'held-by': 'police', 'information-on': informed, sitting: sitting.id }, { at, source: 'meeting' });
  const data: EntryData = {
    ...judgement(child, colour),
    'source-multi-agency': informed,
    'source-assetplus': addDays(sitting.on, -random.between(10, 90)),
    'source-records': addDays(sitting.on, -1),
    ...(random.chance(0.9) ? { 'source-reoffending': addDays(sitting.on, -random.between(20, 40)) } : { 'source-absent': 'Reoffending data of the month are not in yet' }),
    ...(colour === 'red' && scores.yogrs >= 77 ? { 'assessed-high': true } : {}),
    colour,
    reason: child.say(random.pick(RAG_REASONS[colour])),
    changed: child.say(random.pick(BETTER)),
    ...(random.chance(0.7) ? { 'childs-view': random.pick(VIEWS) } : {}),
    sitting: sitting.id,
    'decided-by': rating.provisional ? ['offender-management-coordinator', 'seconded-police-officer'] : ['team-manager', 'offender-management-coordinator', 'seconded-police-officer'],
    ...(rating.provisional ? { provisional: true } : {}),
  };
  const set = diary.add(COORDINATOR, 'offender-management-coordinator', sitting.on, 'rag.set', data, { at, recordedAt: clock(13 * 60 + 1), source: 'meeting' });
  if (set && rating.provisional) diary.add(child.teamManager, 'team-manager', world.calendar.addWorkingDays(sitting.on, random.between(1, 3)), 'rag.confirmed', { note: 'Read the evidence; agreed.', sitting: sitting.id }, { of: set });
}

function judgement(child: Profile, colour: Colour): EntryData {
  const { random } = child;
  if (colour === 'green') return { harm: 'none', offending: 'not-offending', engagement: 'engaging' };
  if (colour === 'amber') return { harm: random.weigh([['possible-unlikely', 6], ['too-little-known', 2], ['none', 2]]), offending: random.weigh([['may-be-offending', 6], ['too-little-known', 4]]), engagement: random.weigh([['partly', 6], ['engaging', 4]]) };
  const imminent = random.chance(0.55);
  return { harm: imminent ? 'imminent' : 'possible-unlikely', offending: imminent && random.chance(0.5) ? 'may-be-offending' : 'offending-now', engagement: random.weigh([['partly', 5], ['not-engaging', 3], ['engaging', 2]]) };
}

function setActions(world: World, child: Profile, { sitting }: Rating, diary: Diary): void {
  const { random, caseManager, teamManager } = child;
  for (const what of random.some(ACTIONS, random.weigh([[0, 35], [1, 45], [2, 20]]))) {
    const due = world.calendar.onOrAfter(addDays(sitting.on, random.between(10, 36)));
    const byManager = random.chance(0.45);
    const data = { what: child.say(what), due, sitting: sitting.id, ...(random.chance(0.8) ? { owner: caseManager.id } : { 'owner-role': random.pick(['seconded-police-officer', 'offender-management-coordinator']) }) };
    const action = diary.add(byManager ? teamManager : COORDINATOR, byManager ? 'team-manager' : 'offender-management-coordinator', sitting.on, 'action.set', data, { source: 'meeting', recordedAt: clock(13 * 60 + random.between(2, 9)) });
    if (action === undefined) continue;
    if (!byManager) diary.add(teamManager, 'team-manager', world.calendar.addWorkingDays(sitting.on, random.chance(0.9) ? random.between(1, 4) : random.between(8, 20)), 'action.confirmed', {}, { of: action });
    answer(world, child, diary, action, due);
  }
}

function answer(world: World, child: Profile, diary: Diary, action: { act: string; entry: number }, due: PlainDate): void {
  const { random, caseManager } = child;
  const how = random.weigh([['done', 82], ['not-done', 10], ['no-longer-needed', 8]] as const);
  const last = lastDone(world, child, 'action');
  if (last !== undefined && due >= last) return;
  const on = world.calendar.onOrAfter(addDays(due, random.chance(0.9) ? -random.between(1, 8) : random.chance(0.8) ? random.between(1, 10) : random.between(11, 20)));
  diary.add(caseManager, 'case-manager', on, 'action.done', { how, note: child.say(random.pick(how === 'done' ? DONE : NOT_DONE)) }, { of: action });
}
