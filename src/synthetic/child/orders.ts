import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import type { Diary } from '../plan/diary.ts';
import { SECURE_PLACES } from '../words/child.ts';
import type { Timeline } from './course.ts';
import { doneOn, PROMPT } from './pace.ts';
import { writeCustodyPanel, type PanelPlace } from './panel.ts';
import { writeCustodyWork } from './custody-work.ts';
import type { Profile, World } from './profile.ts';

interface OrderKind {
  readonly type: string;
  /** days, shortest and longest */
  readonly lasts: readonly [number, number];
  readonly requirements: readonly string[];
}

const ORDINARY: readonly (readonly [OrderKind, number])[] = [
  [{ type: 'referral-order', lasts: [120, 364], requirements: [] }, 40],
  [{ type: 'yro', lasts: [270, 540], requirements: ['supervision', 'activity'] }, 25],
  [{ type: 'youth-conditional-caution', lasts: [84, 112], requirements: [] }, 20],
  [{ type: 'community-resolution', lasts: [60, 90], requirements: [] }, 10],
  [{ type: 'bail-support', lasts: [60, 120], requirements: [] }, 5],
];
const SERIOUS: readonly (readonly [OrderKind, number])[] = [
  [{ type: 'referral-order', lasts: [180, 364], requirements: [] }, 20],
  [{ type: 'yro', lasts: [364, 540], requirements: ['supervision', 'curfew', 'activity'] }, 40],
  [{ type: 'yro-iss', lasts: [364, 540], requirements: ['supervision', 'iss', 'curfew', 'electronic-monitoring'] }, 25],
  [{ type: 'dto-licence', lasts: [120, 240], requirements: [] }, 15],
];

/** Orders one after the other for as long as the service works with the child. */
export function writeOrders(world: World, child: Profile, time: Timeline, diary: Diary): void {
  const { random } = child;
  const kinds = child.course.startsWith('dyo') ? SERIOUS : ORDINARY;
  const last = lastDay(world, child, time);
  let from = addDays(time.from, random.between(0, 4));
  for (let n = 0; n < 8; n += 1) {
    const kind = random.weigh(kinds);
    const natural = addDays(from, random.between(...kind.lasts));
    if (last !== undefined && from >= addDays(last, -7)) return;
    const closes = last !== undefined && natural >= addDays(last, -45);
    const ends = closes ? last : natural;
    writeOrder(world, child, diary, kind, from, ends);
    if (closes || (last === undefined && ends > addDays(world.today, 20))) return;
    from = addDays(ends, -random.between(0, 20));
  }
}

/** The day on which the last order has ended or will have ended, if that is fixed. */
function lastDay(world: World, child: Profile, time: Timeline): PlainDate | undefined {
  if (time.until !== undefined) return time.until;
  if (time.dyo?.ended?.ground === 'order-ended') return addDays(time.dyo.ended.sitting.on, -child.random.between(5, 30));
  if (child.course === 'dyo-now' && child.random.chance(0.06)) return addDays(world.today, -child.random.between(3, 15));
  return undefined;
}

function writeOrder(world: World, child: Profile, diary: Diary, kind: OrderKind, from: PlainDate, ends: PlainDate): void {
  const { random, caseManager } = child;
  const data = { type: kind.type, starts: from, ends, court: 'Leicester Youth Court', ...(kind.requirements.length === 0 ? {} : { requirements: kind.requirements }) };
  const order = diary.add(caseManager, 'case-manager', from, 'order.started', data, { recordedOn: world.calendar.onOrAfter(addDays(from, random.chance(0.8) ? 0 : random.between(1, 4))) });
  if (order === undefined) return;
  if (ends < world.today && random.chance(0.9)) diary.add(caseManager, 'case-manager', ends, 'order.ended', { how: random.chance(0.92) ? 'completed' : 'revoked' }, { of: order, recordedOn: world.calendar.onOrAfter(ends) });
  if (random.chance(child.course.startsWith('dyo') ? 0.14 : 0.03)) writeBreach(world, child, diary, order, addDays(from, random.between(50, 110)));
}

function writeBreach(world: World, child: Profile, diary: Diary, order: { act: string; entry: number }, near: PlainDate): void {
  const { random, caseManager } = child;
  const on = world.calendar.onOrAfter(near);
  const reason = child.say('Three appointments missed without a reason that could be accepted, after two warnings. {n} was asked each time what would help.');
  const breach = diary.add(caseManager, 'case-manager', on, 'breach.started', { reason, court: 'Leicester Youth Court' }, { of: order });
  const sent = child.random.fork('breach sent');
  const papers = doneOn(world, sent, on, { usual: [1, 6], slow: [7, 15], slowly: 0.2 });
  if (breach) {
    diary.add(caseManager, 'case-manager', doneOn(world, sent, on, PROMPT), 'discussion.held', { topic: 'enforcement', with: ['offender-management-coordinator', 'seconded-police-officer'], views: child.say('Both would rather see {n} back in the sessions; the papers go all the same.') });
    diary.add(caseManager, 'case-manager', papers, 'breach.sent', { court: 'Leicester Youth Court' }, { of: breach });
  }
  if (breach && random.chance(0.8)) diary.add(caseManager, 'case-manager', world.calendar.onOrAfter(addDays(on, random.between(24, 50))), 'breach.closed', { outcome: random.weigh([['proven', 6], ['withdrawn', 3], ['not-proven', 1]]) }, { of: breach });
}

/** Times in custody: a few today, more that have passed. */
export function writeCustody(world: World, child: Profile, time: Timeline, diary: Diary, list: PanelPlace): void {
  const { random, caseManager } = child;
  if (time.until !== undefined || child.course === 'considered') return;
  const isDyo = time.dyo !== undefined;
  const turn = random.unit();
  const now = turn < (isDyo ? 0.13 : 0.012);
  if (!now && turn > (isDyo ? 0.3 : 0.03)) return;
  if (time.dyo?.ended) return;
  const from = addDays(world.today, now ? -random.between(8, 60) : -random.between(90, 200));
  if (from < addDays(time.from, 20)) return;
  const basis = random.chance(0.65) ? 'remand' : 'sentence';
  const days = random.between(25, 70);
  const recordedOn = world.calendar.onOrAfter(from);
  diary.add(caseManager, 'case-manager', from, 'custody.started', { place: random.pick(SECURE_PLACES), basis }, { recordedOn });
  const release = now ? addDays(world.today, random.between(6, 50)) : addDays(from, days);
  diary.add(caseManager, 'case-manager', recordedOn, 'custody.release-date-set', { release, estimated: basis === 'remand' });
  const visit = world.calendar.onOrAfter(addDays(from, random.between(4, 8)));
  diary.add(caseManager, 'case-manager', visit, 'visit.completed', { purpose: 'custody', seen: 'child', note: child.say('{n} was quiet and glad of the visit. Asked after home. Phone calls with {a} are arranged.') });
  if (time.dyo) writeCustodyWork(world, child, from, now ? world.today : release, { on: release, estimated: basis === 'remand' }, diary);
  if (basis === 'sentence') writeCustodyPanel(world, child, from, diary, list);
  if (!now) diary.add(caseManager, 'case-manager', release, 'custody.ended', { to: 'Home address, with conditions' }, { recordedOn: world.calendar.onOrAfter(release) });
}
