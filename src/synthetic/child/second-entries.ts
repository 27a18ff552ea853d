import type { PlainDate } from '../../core/values/plain-date.ts';
import { COORDINATOR } from '../people/staff.ts';
import type { PlannedRecord } from '../plan/act.ts';
import type { Diary, Written } from '../plan/diary.ts';
import type { DyoCourse } from './course.ts';
import { doneOn, type Pace } from './pace.ts';
import type { Profile, World } from './profile.ts';

/** The police database is served a few days after the meeting; a little of it slips for weeks. */
const ENTERED: Pace = { usual: [1, 4], slow: [8, 45], slowly: 0.045 };

/** What is entered by hand in the police database as well, and that it was: the officer's ratings and actions, the coordinator's status, flags and requirements. */
export function writeSecondEntries(world: World, child: Profile, dyo: DyoCourse, diary: Diary): void {
  const random = child.random.fork('second entries');
  const until = dyo.ended?.sitting.on ?? world.today;
  const active = ({ record }: Written): boolean => dyo.classifiedOn <= record.on && record.on < until;
  const status = doneOn(world, random, dyo.classifiedOn, ENTERED);
  diary.add(COORDINATOR, 'offender-management-coordinator', status, 'partner.updated', { what: 'niche', outcome: 'entered', reference: `NI${random.between(100_000, 999_999)}` });
  enterRatings(world, child, random, diary);
  for (const done of diary.written('action.done').filter(active)) enterOutcome(world, child, random, done, diary);
  for (const changed of diary.written('flag.set', 'flag.ended', 'order.started').filter(active)) {
    if (changed.record.kind === 'order.started' && changed.record.data['requirements'] === undefined) continue;
    const needed = random.chance(0.85);
    diary.add(COORDINATOR, 'offender-management-coordinator', doneOn(world, random, changed.recordedOn, ENTERED), 'partner.updated', { what: 'niche', outcome: needed ? 'entered' : 'not-needed', ...(needed ? {} : { note: 'The police have it from their own side.' }) }, { of: changed.ref });
  }
}

/** After a meeting: the rating and the actions in one go, and a word with the neighbourhood team about what was entered. */
function enterRatings(world: World, child: Profile, random: Profile['random'], diary: Diary): void {
  const actions = diary.written('action.set');
  for (const rating of diary.written('rag.set')) {
    const on = doneOn(world, random, rating.record.on, ENTERED);
    const here = actions.filter((a) => a.record.data['sitting'] === rating.record.data['sitting']);
    diary.addAll(child.officer, 'seconded-police-officer', on, [...[rating, ...here].map((w) => entered(w, on)), told(child, on)]);
  }
  for (const other of actions.filter((a) => a.record.data['sitting'] === undefined)) {
    const on = doneOn(world, random, other.record.on, ENTERED);
    diary.addAll(child.officer, 'seconded-police-officer', on, [entered(other, on), told(child, on)]);
  }
  for (const meeting of diary.written('purpose-meeting.held')) {
    const on = doneOn(world, random, meeting.record.on, ENTERED);
    // Recording the meeting writes its one action after it.
    diary.addAll(child.officer, 'seconded-police-officer', on, [{ ...entered(meeting, on), of: { act: meeting.ref.act, entry: 1 } }, told(child, on)]);
  }
}

function enterOutcome(world: World, child: Profile, random: Profile['random'], done: Written, diary: Diary): void {
  const on = doneOn(world, random, done.recordedOn, ENTERED);
  if (random.chance(0.55)) diary.addAll(child.officer, 'seconded-police-officer', on, [entered(done, on), told(child, on)]);
  else diary.add(child.officer, 'seconded-police-officer', on, 'partner.updated', { what: 'niche', outcome: 'not-needed', note: 'What came of it is no matter for the police.' }, { of: done.ref });
}

function entered(written: Written, on: PlainDate): PlannedRecord {
  return { kind: 'partner.updated', on, data: { what: 'niche', outcome: 'entered' }, of: written.ref };
}

function told(child: Profile, on: PlainDate): PlannedRecord {
  return { kind: 'neighbourhood.liaison', on, data: { area: child.area, with: 'The sergeant on duty', shared: 'What was entered today, as far as the team needs it.', ground: 'Section 115 of the Crime and Disorder Act 1998' } };
}
