import { COORDINATOR } from '../people/staff.ts';
import type { Diary } from '../plan/diary.ts';
import type { DyoCourse } from './course.ts';
import { doneOn, STEADY } from './pace.ts';
import type { Profile, World } from './profile.ts';

const NAMES = ['Kai', 'Amara', 'Leo', 'Zara', 'Noah', 'Ines', 'Idris', 'Maisie', 'Rayan', 'Elsie', 'Tariq', 'Freya'] as const;
const AT_RISK = ['Carries messages for older boys at the flats.', 'Out late with the same group; excluded twice this term.', 'Was there when it happened and does not sleep well.'] as const;
const SAFE = ['At primary school, doing well.', 'Lives with the other parent and sees the family on Sundays.', 'Works, and is a good example.'] as const;

/** Brothers and sisters of a child with the status: who they are, whether they may be at risk, and where they were referred. */
export function writeSiblings(world: World, child: Profile, dyo: DyoCourse, diary: Diary): void {
  const random = child.random.fork('siblings');
  const on = doneOn(world, random, dyo.classifiedOn, { ...STEADY, usual: [6, 18], slow: [25, 45], slowly: 0.12 });
  const role = 'offender-management-coordinator';
  const many = random.weigh([[0, 20], [1, 35], [2, 30], [3, 15]]);
  for (const name of random.some(NAMES, many)) {
    const older = random.chance(0.25);
    const risk = !older && random.chance(0.3);
    const sibling = diary.add(COORDINATOR, role, on, 'sibling.recorded', {
      name: `${name} ${child.names.surname}`, relation: random.pick(['brother', 'sister', 'half-sibling']), age: older ? random.between(18, 24) : random.between(6, 16), 'at-risk': risk ? 'yes' : 'no', why: random.pick(risk ? AT_RISK : SAFE),
    }, { recordedAt: '10:05' });
    if (sibling === undefined || !risk) continue;
    const agreed = random.chance(0.85);
    diary.add(COORDINATOR, role, doneOn(world, random, on, STEADY), 'sibling.referred', { service: random.pick(['early-help', 'targeted-youth-support']), consent: agreed ? 'given' : 'not-given', ...(agreed ? {} : { 'without-consent': 'The family could not be reached for three weeks; they are told as soon as they answer.' }) }, { of: sibling });
  }
  // What has changed in the family since is looked at again.
  const again = diary.written('carer.recorded', 'looked-after.recorded').at(-1)?.recordedOn ?? on;
  diary.add(COORDINATOR, role, again > on ? doneOn(world, random, again, STEADY) : on, 'siblings.checked', { found: many === 0 ? 'none' : 'on-record', source: random.pick(['The family', 'Social care', 'The assessment']) }, { recordedAt: '11:50' });
}
