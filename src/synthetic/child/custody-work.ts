import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import { COORDINATOR } from '../people/staff.ts';
import type { Diary } from '../plan/diary.ts';
import { doneOn, PROMPT } from './pace.ts';
import type { Profile, World } from './profile.ts';

const SAID = ['{n} has a single room and reads. Asked for the football boots.', 'Spoke about the first week at home: who fetches {n}, and where the day begins.', '{n} wants to see {a} on Sundays; the visit order is sent.'] as const;

/** Who visits a child with the status in custody and how often, what is said with the police about the licence, and the visit before release. */
export function writeCustodyWork(world: World, child: Profile, from: PlainDate, until: PlainDate, release: { readonly on: PlainDate; readonly estimated: boolean }, diary: Diary): void {
  const random = child.random.fork('custody work');
  const set = doneOn(world, random, from, PROMPT);
  for (const role of ['offender-management-coordinator', 'seconded-police-officer'] as const) {
    diary.add(child.teamManager, 'team-manager', set, 'custody-visits.set', { for: [role], every: { n: 4, unit: 'week' }, first: addDays(set, 14), reason: child.say('{n} knows nobody there.') }, { recordedAt: '15:40' });
    for (let on = world.calendar.onOrBefore(addDays(set, random.between(8, 14))); on < until; on = world.calendar.onOrBefore(addDays(on, random.between(22, 28)))) {
      const who = role === 'seconded-police-officer' ? child.officer : COORDINATOR;
      if (on > set) diary.add(who, role, on, 'visit.completed', { purpose: 'custody', place: 'custody', seen: 'child', note: child.say(random.pick(SAID)) }, { at: '13:30' });
    }
  }
  const consulted = world.calendar.onOrBefore(addDays(release.on, -random.between(8, 20)));
  if (consulted > set) diary.add(COORDINATOR, 'offender-management-coordinator', consulted, 'police.consulted', { about: 'licence-conditions', who: child.officer.name, discussed: 'Curfew, the precinct, and no contact with two named friends.', result: 'The curfew from eight, and the precinct on school days only.' });
  const before = world.calendar.onOrBefore(addDays(release.on, -random.between(3, 6)));
  if (!release.estimated && before > set && before < until) diary.add(child.officer, 'seconded-police-officer', before, 'visit.completed', { purpose: 'pre-release', place: 'custody', seen: 'child', note: child.say('Went through the first day at home, hour by hour. {n} repeated it.') }, { at: '13:10' });
}
