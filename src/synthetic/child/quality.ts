import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import { COORDINATOR, OTHERS, type StaffMember } from '../people/staff.ts';
import type { Diary } from '../plan/diary.ts';
import type { DyoCourse } from './course.ts';
import { again, doneOn, lastDone, STEADY } from './pace.ts';
import type { Profile, World } from './profile.ts';

const QUALITY_MANAGER: StaffMember = OTHERS.find((o) => o.posts.some((p) => p.role === 'quality-manager')) ?? COORDINATOR;
const FINDINGS = [
  'Clear notes in the child’s own words. The plan follows from the assessment. The safety plan could name who is rung at night.',
  'Contacts are kept up in a hard time, and the family say so. Two entries were written a week late.',
  'Good work with the school. The last review repeats the one before; what has changed should stand first.',
] as const;
const SUPPORT: readonly (readonly [string, readonly string[]])[] = [
  ['assessment', ['Read the draft with the case manager; added who the child trusts.', 'Brought what is known of the evenings into the assessment.']],
  ['planning', ['Went through Pathways and Planning: fewer aims, each with a day.', 'Settled who does what until the next meeting.']],
  ['desistance', ['Found a place at {i} and went along the first time.', 'Talked about what {n} wants to be known for.']],
  ['future-harmful-behaviour', ['Looked with the officer at where things could go wrong, and what would stop it.']],
  ['safety-and-wellbeing', ['Safety plan for the way home, with {a}.', 'Asked about sleep and about who waits outside.']],
];

/** Audits by the coordinator, at least each half year and now and then a week late, the look of quality assurance, and what the coordinator did beside the case manager. */
export function writeQuality(world: World, child: Profile, dyo: DyoCourse, diary: Diary): void {
  const random = child.random.fork('quality');
  const end = dyo.ended?.sitting.on ?? world.today;
  for (const on of again(world, dyo.classifiedOn, end, () => (random.chance(0.94) ? random.between(120, 176) : random.between(184, 194)), dyo.ended ? undefined : lastDone(world, child, 'audit'))) {
    diary.add(COORDINATOR, 'offender-management-coordinator', on, 'audit.completed', { findings: random.pick(FINDINGS), actions: [] });
  }
  consider(world, random, dyo.classifiedOn, end, diary);
  for (const [type, notes] of SUPPORT) {
    if (!random.chance(0.85)) continue;
    for (let on = doneOn(world, random, dyo.classifiedOn, { usual: [8, 40], slow: [41, 70], slowly: 0.2 }); on < end; on = world.calendar.onOrAfter(addDays(on, random.between(90, 220)))) {
      diary.add(COORDINATOR, 'offender-management-coordinator', on, 'support.given', { type, note: child.say(random.pick(notes)) });
    }
  }
}

function consider(world: World, random: Profile['random'], from: PlainDate, end: PlainDate, diary: Diary): void {
  const on = doneOn(world, random, from, { ...STEADY, usual: [10, 30], slow: [31, 60], slowly: 0.1 });
  if (on >= end) return;
  const chosen = random.chance(0.3);
  diary.add(QUALITY_MANAGER, 'quality-manager', on, 'qa.considered', chosen ? { outcome: 'chosen' } : { outcome: 'not-chosen', reason: 'Looked at in supervision this month; another case of the worker was chosen.' });
}
