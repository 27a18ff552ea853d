import { addDays } from '../../core/values/plain-date.ts';
import { COORDINATOR } from '../people/staff.ts';
import type { Diary } from '../plan/diary.ts';
import type { Timeline } from './course.ts';
import type { Profile, World } from './profile.ts';

interface Telling {
  readonly to: string;
  readonly person: string;
  readonly purpose: string;
  readonly gateway: string;
  readonly content: readonly string[];
  readonly words: string;
}

const TOLD: readonly Telling[] = [
  { to: 'probation-service', person: 'The transitions officer', purpose: 'To prepare the move to the adult service', gateway: 'cda-1998-s115', content: ['engagement', 'risk'], words: 'Dates of the order, how {n} takes part, and what helps.' },
  { to: 'childrens-social-care', person: 'The social worker', purpose: 'To keep {n} safe on the way home', gateway: 'ca-2004-s11', content: ['welfare'], words: 'The safety plan, and who is rung at night.' },
  { to: 'leicestershire-police', person: 'The neighbourhood sergeant', purpose: 'To keep patrols and {n} safe', gateway: 'cda-1998-s115', content: ['risk'], words: 'The times of the curfew, and that a friendly word does more than a search.' },
];
const EXPLAINED = 'What is shared, with whom and what for, with the picture sheet; that it can be taken back at any time.';

/** Consent to share, and what was told to other agencies: with whom, why, on which basis and by which way. */
export function writeSharing(world: World, child: Profile, time: Timeline, diary: Diary): void {
  const random = child.random.fork('sharing');
  const from = addDays(time.dyo?.classifiedOn ?? time.from, 8);
  const end = time.until ?? world.today;
  const asked = world.calendar.onOrAfter(addDays(from, random.between(0, 20)));
  if (asked < end && random.chance(time.dyo ? 0.7 : 0.3)) consent(world, child, random, asked, end, diary);
  if (!random.chance(time.dyo ? 0.6 : 0.1)) return;
  for (const told of random.some(TOLD, random.between(1, 2))) {
    const on = world.calendar.onOrAfter(addDays(from, random.between(10, 150)));
    if (on >= end) continue;
    const here = told.to === 'probation-service' && random.chance(0.5);
    const { content, ...rest } = told;
    const byCoordinator = random.chance(0.4);
    diary.add(byCoordinator ? COORDINATOR : child.caseManager, byCoordinator ? 'offender-management-coordinator' : 'case-manager', on, 'disclosure.made', {
      ...rest, purpose: child.say(told.purpose), words: child.say(told.words), content: [...content], recipient: 'agency', need: 'Others see the child when we do not.', proportionality: 'No more than is needed for it; nothing about the family.', 'third-party': true,
      ...(here ? { channel: 'here', until: addDays(world.today, 60) } : { channel: random.pick(['secure', 'meeting', 'telephone']) }),
      // What was given lately may still wait for its receipt.
      ...(!here && on < addDays(world.today, -14) ? { proof: 'They have said that it came.' } : {}),
    });
  }
}

function consent(world: World, child: Profile, random: Profile['random'], on: World['today'], end: World['today'], diary: Diary): void {
  const status = random.weigh([['given', 88], ['refused', 12]] as const);
  const given = { explained: EXPLAINED, understands: 'yes', scope: ['engagement', 'support'], recipients: ['partners', 'education'], signed: ['young-person', ...(random.chance(0.6) ? ['parent-carer'] : [])] };
  diary.add(child.caseManager, 'case-manager', on, 'consent.recorded', { status, ...(status === 'given' ? given : { explained: EXPLAINED, understands: 'yes' }) });
  const back = world.calendar.onOrAfter(addDays(on, random.between(40, 120)));
  if (status === 'given' && back < end && random.chance(0.06)) diary.add(child.caseManager, 'case-manager', back, 'consent.recorded', { status: 'withdrawn', note: child.say('{n} would rather that the college is not told.') });
}
