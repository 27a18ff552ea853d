import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import type { Diary } from '../plan/diary.ts';
import { ASSESSMENT_NOTES, CLASSIFIED, NOT_CLASSIFIED } from '../words/practice.ts';
import type { Timeline } from './course.ts';
import { again, lastDone } from './pace.ts';
import type { Profile, World } from './profile.ts';

type Rating = 'low' | 'medium' | 'high' | 'very-high';

export interface Scores {
  readonly yogrs: number;
  readonly reoffending: Rating;
  readonly harm: Rating;
  readonly 'safety-and-wellbeing': Rating;
}

/** Which criteria the scores meet, as a decision names them. */
export function criteriaOf(scores: Scores): string[] {
  return [
    ...(scores.yogrs >= 77 ? ['yogrs'] : []),
    ...(scores.reoffending === 'high' || scores.reoffending === 'very-high' ? ['reoffending'] : []),
    ...(scores.harm === 'high' || scores.harm === 'very-high' ? ['harm'] : []),
  ];
}

const WELLBEING: readonly (readonly [Rating, number])[] = [['low', 25], ['medium', 45], ['high', 25], ['very-high', 5]];

/** Scores of a child who meets none of the criteria, or at least one. */
export function drawScores(child: Profile, serious: boolean): Scores {
  const { random } = child;
  const wellbeing = random.weigh(WELLBEING);
  if (!serious) return { yogrs: random.between(8, 74), reoffending: random.weigh([['low', 40], ['medium', 60]]), harm: random.weigh([['low', 55], ['medium', 45]]), 'safety-and-wellbeing': wellbeing };
  const by = random.weigh([['yogrs', 45], ['reoffending', 25], ['harm', 30]] as const);
  return {
    yogrs: by === 'yogrs' ? random.between(77, 95) : random.between(45, 76),
    reoffending: by === 'reoffending' || (by === 'yogrs' && random.chance(0.5)) ? 'high' : 'medium',
    harm: by === 'harm' ? random.weigh([['high', 4], ['very-high', 1]]) : random.weigh([['low', 1], ['medium', 3]]),
    'safety-and-wellbeing': wellbeing,
  };
}

function assess(child: Profile, diary: Diary, on: PlainDate, scores: Scores, first: boolean): void {
  const note = child.say(first ? ASSESSMENT_NOTES[0]! : child.random.pick(ASSESSMENT_NOTES.slice(1)));
  diary.add(child.caseManager, 'case-manager', on, 'assessment.completed', { ...scores, tool: 'assetplus', note });
}

/** Assessments of children who are not and were not DYO, with the considerations that follow from them. */
export function writeAssessments(world: World, child: Profile, time: Timeline, diary: Diary): void {
  const { random } = child;
  const serious = child.course === 'considered';
  const end = time.until ?? world.today;
  let on = world.calendar.onOrAfter(addDays(time.from, random.between(8, 20)));
  let scores = drawScores(child, serious);
  for (let first = true; on < end; first = false) {
    assess(child, diary, on, scores, first);
    const next = world.calendar.onOrAfter(addDays(on, random.between(90, 170)));
    if (serious) consider(world, child, diary, on, scores, next >= end);
    on = next;
    // the rating that carried the earlier decision stays; small moves of the score are what usually changes
    scores = serious ? scores : { ...drawScores(child, false), harm: scores.harm };
  }
}

/** A criterion is met: the decision is taken, mostly within some days; where the assessment is new it may still be open. */
function consider(world: World, child: Profile, diary: Diary, assessedOn: PlainDate, scores: Scores, latest: boolean): void {
  const { random, caseManager } = child;
  const criterion = criteriaOf(scores);
  const open = latest && random.chance(0.3);
  if (criterion.length === 0 || open) return;
  const on = world.calendar.onOrAfter(addDays(assessedOn, random.between(0, 9)));
  diary.add(caseManager, 'case-manager', on, 'dyo.decision', { outcome: 'not-classified', criterion, reason: child.say(random.pick(NOT_CLASSIFIED)) });
}

/** A classification that a case manager has proposed and the team manager has not answered yet. */
export function writeProposed(world: World, child: Profile, time: Timeline, diary: Diary): void {
  const { random, caseManager } = child;
  const scores = drawScores(child, true);
  const assessed = world.calendar.onOrBefore(addDays(world.today, -random.between(6, 12)));
  if (addDays(time.from, 10) < assessed) assess(child, diary, world.calendar.onOrAfter(addDays(time.from, 8)), drawScores(child, false), true);
  assess(child, diary, assessed, scores, false);
  const on = world.calendar.onOrBefore(addDays(world.today, -random.between(1, 5)));
  diary.add(caseManager, 'case-manager', on, 'dyo.decision', { outcome: 'classified', criterion: criteriaOf(scores), reason: child.say(random.pick(CLASSIFIED)) }, { proposes: true });
}

/** Assessments before, during and after DYO status. @returns the scores with which the child was classified */
export function writeDyoAssessments(world: World, child: Profile, time: Timeline, diary: Diary, classifiedOn: PlainDate): Scores {
  const { random } = child;
  const first = world.calendar.onOrAfter(addDays(time.from, random.between(5, 12)));
  const before = world.calendar.onOrBefore(addDays(classifiedOn, -random.between(2, 9)));
  if (addDays(first, 8) < before) assess(child, diary, first, drawScores(child, false), true);
  let scores = drawScores(child, true);
  assess(child, diary, before, scores, false);
  const classified = scores;
  const falls = time.dyo?.ended !== undefined || random.chance(0.2);
  for (const on of again(world, before, world.today, () => (random.chance(0.94) ? random.between(66, 88) : random.between(93, 108)), lastDone(world, child, 'assessment'))) {
    scores = falls ? lower(scores, drawScores(child, false)) : { ...scores, yogrs: Math.max(5, Math.min(97, scores.yogrs + (scores.yogrs >= 77 ? random.between(0, 2) : random.between(-3, 0)))) };
    assess(child, diary, on, scores, false);
  }
  return classified;
}

/** Ratings that have come down stay down. */
function lower(before: Scores, now: Scores): Scores {
  const rank = (r: Rating): number => ['low', 'medium', 'high', 'very-high'].indexOf(r);
  const less = (a: Rating, b: Rating): Rating => (rank(a) < rank(b) ? a : b);
  return { yogrs: Math.min(before.yogrs, now.yogrs), reoffending: less(before.reoffending, now.reoffending), harm: less(before.harm, now.harm), 'safety-and-wellbeing': before['safety-and-wellbeing'] };
}
