import { addDays, birthday } from '../../core/values/plain-date.ts';
import type { Diary } from '../plan/diary.ts';
import type { DyoCourse } from './course.ts';
import { doneOn, STEADY } from './pace.ts';
import type { Profile, World } from './profile.ts';

/** What the local police may look at and found, police actions in the plan, and the question of IOM before the eighteenth birthday. */
export function writeChecks(world: World, child: Profile, dyo: DyoCourse, diary: Diary): void {
  const random = child.random.fork('checks');
  const end = dyo.ended?.sitting.on ?? world.today;
  const address = diary.written('address.recorded').at(-1)?.record.data['address'];
  for (const start of [dyo.classifiedOn, ...diary.written('address.recorded', 'order.started').filter((w) => w.record.on > dyo.classifiedOn && w.record.on < end).map((w) => w.recordedOn)]) {
    const plan = diary.add(child.officer, 'seconded-police-officer', doneOn(world, random, start, { usual: [1, 6], slow: [8, 18], slowly: 0.08 }), 'check-plan.shared', { address: String(address ?? child.area), times: random.pick(['19:00 to 07:00', '21:00 to 06:00', 'Evenings, with a friendly word']), with: `Neighbourhood team, ${child.area}` });
    const checked = doneOn(world, random, start, { usual: [12, 30], slow: [31, 50], slowly: 0.3 });
    if (plan && checked < end && random.chance(0.6)) diary.add(child.officer, 'seconded-police-officer', checked, 'check.made', { result: random.weigh([['as-it-should-be', 8], ['not-there', 1], ['no-answer', 1]]), by: 'Neighbourhood team' }, { of: plan });
  }
  for (const action of diary.written('action.set').filter((a) => a.record.data['owner-role'] === 'seconded-police-officer')) {
    diary.add(child.caseManager, 'case-manager', doneOn(world, random, action.record.on, STEADY), 'action.in-plan', {}, { of: action.ref });
  }
  const adult = birthday(child.born, 18);
  const considered = world.calendar.onOrAfter(addDays(adult, -random.between(60, 178)));
  if (considered > dyo.classifiedOn && considered < end) diary.add(child.caseManager, 'case-manager', considered, 'iom-referral.considered', random.chance(0.25)
    ? { outcome: 'refer', reason: child.say('Still Red in the last year; the adult team should know {n} before the birthday. {n} has met the worker.') }
    : { outcome: 'not-refer', reason: child.say('Quiet for months and in college. The order ends with the birthday; nothing would be added.') });
}
