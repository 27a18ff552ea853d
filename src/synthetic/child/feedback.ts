import type { Role } from '../../core/access/roles.ts';
import { COORDINATOR, type StaffMember } from '../people/staff.ts';
import type { Diary, Written } from '../plan/diary.ts';
import { spansOf, type DyoCourse } from './course.ts';
import { doneOn, type Pace } from './pace.ts';
import type { Profile, World } from './profile.ts';

const GIVEN: Pace = { usual: [1, 3], slow: [4, 12], slowly: 0.04 };
const READ: Pace = { usual: [0, 1], slow: [2, 6], slowly: 0.08 };

/** After each rating the case manager learns of it and says that it was read. */
export function writeFeedback(world: World, child: Profile, diary: Diary): void {
  const random = child.random.fork('feedback');
  const actions = diary.written('action.set');
  for (const rating of diary.written('rag.set')) {
    const { data } = rating.record;
    const set = actions.filter((a) => a.record.data['sitting'] === data['sitting']).map((a) => String(a.record.data['what']));
    const given = diary.add(COORDINATOR, 'offender-management-coordinator', doneOn(world, random, rating.record.on, GIVEN), 'rag-feedback.given', {
      to: ['case-manager'], rating: data['colour'], reasons: String(data['reason']), sitting: data['sitting'], ...(set.length === 0 ? {} : { actions: set.join('\n') }),
    }, { of: rating.ref });
    if (given !== undefined) read(world, random, diary, diary.written('rag-feedback.given').at(-1), child.caseManager, 'case-manager');
  }
}

/** Each update of the officer that held something new is read by those whom the rules tell. */
export function writeReading(world: World, child: Profile, dyo: DyoCourse, diary: Diary): void {
  const random = child.random.fork('reading');
  const spans = spansOf(dyo, world.today);
  for (const update of diary.written('intelligence.updated', 'intelligence.recorded', 'intelligence.check')) {
    if (update.record.data['nothing-new'] === true) continue;
    const red = spans.some((s) => s.colour === 'red' && s.from <= update.record.on && update.record.on < s.until);
    for (const [who, role] of readers(child, red, update)) read(world, random, diary, update, who, role);
  }
}

function readers(child: Profile, red: boolean, update: Written): readonly (readonly [StaffMember, Role])[] {
  const all: readonly (readonly [StaffMember, Role])[] = [[child.caseManager, 'case-manager'], [COORDINATOR, 'offender-management-coordinator'], [child.officer, 'seconded-police-officer'], [child.teamManager, 'team-manager']];
  return all.filter(([, role]) => role !== update.role && (red || role !== 'team-manager'));
}

function read(world: World, random: Profile['random'], diary: Diary, what: Written | undefined, who: StaffMember, role: Role): void {
  if (what === undefined) return;
  // Intelligence writes a notice after itself: that is what the others are told of.
  const of = what.record.kind === 'intelligence.recorded' ? { act: what.ref.act, entry: 1 } : what.ref;
  diary.add(who, role, doneOn(world, random, what.recordedOn, READ), 'alert.seen', {}, { of });
}
