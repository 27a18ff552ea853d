import { addDays, daysBetween, type PlainDate } from '../../core/values/plain-date.ts';
import type { Diary } from '../plan/diary.ts';
import { OFFENCES } from '../words/child.ts';
import type { Timeline } from './course.ts';
import type { Profile, World } from './profile.ts';

/** Shares of children who offend again while the service works with them, and how often: assumed. */
const AGAIN = { dyo: 0.38, left: 0.3, other: 0.1 } as const;
const TIMES: readonly (readonly [number, number])[] = [[1, 58], [2, 26], [3, 11], [4, 5]];

/** Offences since registration as DYO, or since the first weeks of an order: an allegation or a charge first, and what the court made of it. */
export function writeOffencesSince(world: World, child: Profile, time: Timeline, diary: Diary): void {
  const random = child.random.fork('offences since');
  const from = addDays(time.dyo?.classifiedOn ?? time.from, time.dyo ? 6 : 30);
  const until = time.until ?? world.today;
  const share = time.dyo === undefined ? AGAIN.other : time.dyo.ended ? AGAIN.left : AGAIN.dyo;
  const days = daysBetween(from, until) - 4;
  if (days < 10 || !random.chance(share)) return;
  const first = random.between(0, Math.floor(days * 0.7));
  const times = random.weigh(TIMES);
  for (let n = 0, day = first; n < times && day < days; n += 1, day += random.between(9, 60)) {
    writeSince(world, child, random, addDays(from, day), until, diary);
  }
}

function writeSince(world: World, child: Profile, random: Profile['random'], on: PlainDate, until: PlainDate, diary: Diary): void {
  const [offence, gravity] = random.pick(OFFENCES);
  const data = { offence, gravity, ...(offence.includes('blade') ? { knife: true } : {}) };
  const status = random.weigh([['allegation', 35], ['charge', 65]] as const);
  const known = world.calendar.onOrAfter(addDays(on, random.between(0, 4)));
  if (known > until) return;
  const entry = diary.add(child.caseManager, 'case-manager', on, 'offence.recorded', { ...data, status }, { recordedOn: known });
  const heard = world.calendar.onOrAfter(addDays(known, random.between(35, 90)));
  if (entry === undefined || heard > until) return;
  const outcome = random.chance(status === 'charge' ? 0.82 : 0.5) ? 'proven' : 'discontinued';
  diary.add(child.caseManager, 'case-manager', on, 'offence.recorded', { ...data, status: outcome }, { supersedes: entry, reason: outcome === 'proven' ? 'The court has found it proven' : 'The case was discontinued', recordedOn: heard });
}
