import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import type { Diary } from '../plan/diary.ts';
import { BUSINESS_SUPPORT } from '../people/staff.ts';
import { LOOKED_AFTER } from '../people/population.ts';
import { ACCESS, COMMUNICATION, HOUSEHOLDS, OFFENCES, PLACEMENTS, SOCIAL_WORKERS, STREETS, STRENGTHS, VIEWS, WANTS } from '../words/child.ts';
import { FLAG_NOTES } from '../words/practice.ts';
import type { Timeline } from './course.ts';
import type { Profile, World } from './profile.ts';

/** Telephone numbers from the range that is set aside for fiction (Ofcom). */
function mobile(random: Profile['random']): string {
  return `07700 900${String(random.between(0, 999)).padStart(3, '0')}`;
}

/** Who the child is, where and with whom the child lives, who may be contacted, and who works with the child. */
export function writeIdentity(world: World, child: Profile, time: Timeline, diary: Diary): void {
  const { random, names, caseManager } = child;
  const first = world.calendar.onOrAfter(time.from);
  const mother = random.chance(0.8);
  diary.addAll(BUSINESS_SUPPORT, 'business-support', first, [
    {
      kind: 'identity.recorded',
      on: first,
      data: {
        reference: child.reference,
        surname: names.surname,
        forenames: names.forename,
        'date-of-birth': child.born,
        sex: child.sex,
        ethnicity: child.ethnicity,
        ...(child.knownAs === undefined ? {} : { 'known-as': child.knownAs }),
        ...(random.chance(0.3) ? { communication: random.pick(COMMUNICATION) } : {}),
      },
    },
    { kind: 'allocation.made', on: first, data: { role: 'case-manager', worker: caseManager.id } },
    { kind: 'allocation.made', on: first, data: { role: 'team-manager', worker: child.teamManager.id } },
  ], { recordedAt: '08:45' });
  writeHome(child, diary, first, mother);
  writeOrigins(child, diary, first, mother);
  writeVoice(world, child, diary, first);
  writeFlags(world, child, diary, first);
  if (random.chance(0.6)) diary.add(caseManager, 'case-manager', first, 'agency.involved', { agency: 'education', who: random.pick(['Head of year', 'Special needs coordinator', 'Attendance officer', 'College tutor']), telephone: mobile(random) });
  if (random.chance(0.4)) diary.add(caseManager, 'case-manager', addDays(first, random.between(1, 20)), 'agency.involved', { agency: random.pick(['health', 'drug-service', 'housing', 'voluntary-sector']), who: 'Duty worker' });
}

function writeHome(child: Profile, diary: Diary, first: PlainDate, mother: boolean): void {
  const { random, caseManager, names } = child;
  const status = random.weigh(LOOKED_AFTER);
  const placed = status === 'looked-after';
  const street = (): string => `${random.between(2, 148)} ${random.pick(STREETS[child.area]!)}`;
  const address = { address: street(), area: child.area, household: random.pick(placed ? PLACEMENTS : HOUSEHOLDS), ...(random.chance(0.25) ? { access: random.pick(ACCESS) } : {}) };
  diary.add(caseManager, 'case-manager', first, 'address.recorded', address);
  if (random.chance(0.15)) diary.add(caseManager, 'case-manager', addDays(first, random.between(40, 200)), 'address.recorded', { ...address, address: street() });
  if (status !== 'none') {
    diary.add(caseManager, 'case-manager', first, 'looked-after.recorded', { status, 'social-worker': random.pick(SOCIAL_WORKERS), telephone: mobile(random), authority: random.chance(0.9) ? 'Leicester City Council' : 'Leicestershire County Council' });
    diary.add(caseManager, 'case-manager', first, 'agency.involved', { agency: 'social-care', who: 'Social worker' });
  }
  const carer = (name: string, relation: string, contact: string, note?: string): void => {
    diary.add(caseManager, 'case-manager', first, 'carer.recorded', { name, relation, telephone: mobile(random), contact, responsibility: relation !== 'Grandmother', ...(note === undefined ? {} : { note }) });
  };
  const unsafe = random.chance(0.12);
  if (mother) carer(names.mother, 'Mother', random.chance(0.06) ? 'ask-first' : 'safe');
  if (random.chance(0.5)) carer(names.father, 'Father', unsafe ? 'not-safe' : random.chance(0.15) ? 'ask-first' : 'safe', unsafe ? 'Does not know the address. Nothing is sent to him and no message is left.' : undefined);
  if (!mother || child.adult === 'Nan') carer(names.grandmother, 'Grandmother', 'safe', 'Glad to be rung, in the mornings');
}

const INDEX_STATUS: readonly (readonly [string, number])[] = [['proven', 8], ['charge', 1], ['allegation', 1]];

/** What brought the child to the service: an allegation that later stands otherwise keeps its first entry. */
function writeOrigins(child: Profile, diary: Diary, first: PlainDate, mother: boolean): void {
  const { random, caseManager } = child;
  const many = child.course.startsWith('dyo') ? random.between(2, 5) : random.between(1, 3);
  for (let i = 0; i < many; i += 1) writeOffence(child, diary, addDays(first, -random.between(20, 260)), first, random.weigh(INDEX_STATUS));
  if (mother && random.chance(0.3)) diary.add(caseManager, 'case-manager', addDays(first, random.between(1, 10)), 'family.told', { about: 'other', who: 'both', note: 'Explained what the service does, what is written down and who may see it.' });
}

/** One offence; a proven one is an allegation first that the court's result supersedes. */
export function writeOffence(child: Profile, diary: Diary, on: PlainDate, known: PlainDate, status: string): void {
  const { random, caseManager } = child;
  const [offence, gravity] = random.pick(OFFENCES);
  const data = { offence, gravity, ...(offence.includes('blade') ? { knife: true } : {}) };
  const early = status === 'proven' && random.chance(0.35);
  const entry = diary.add(caseManager, 'case-manager', on, 'offence.recorded', { ...data, status: early ? 'allegation' : status }, { recordedOn: known });
  if (early && entry) {
    const result = addDays(known, random.between(10, 50));
    const outcome = random.chance(0.85) ? 'proven' : 'discontinued';
    diary.add(caseManager, 'case-manager', on, 'offence.recorded', { ...data, status: outcome }, { supersedes: entry, reason: outcome === 'proven' ? 'The court has found it proven' : 'The case was discontinued', recordedOn: result });
  }
}

function writeVoice(world: World, child: Profile, diary: Diary, first: PlainDate): void {
  const { random, caseManager } = child;
  const days = [random.between(5, 25), random.between(90, 150), random.between(200, 300)].slice(0, random.between(1, 3));
  for (const n of days) {
    const on = world.calendar.onOrAfter(addDays(first, n));
    const said = { wants: child.say(random.pick(WANTS)), strengths: child.say(random.pick(STRENGTHS)), ...(random.chance(0.6) ? { view: random.pick(VIEWS) } : {}) };
    diary.add(caseManager, 'case-manager', on, 'voice.recorded', said);
  }
}

function writeFlags(world: World, child: Profile, diary: Diary, first: PlainDate): void {
  const { random } = child;
  const shares: readonly (readonly [string, number])[] = child.course.startsWith('dyo')
    ? [['risk-to-staff', 0.15], ['exploitation', 0.4], ['self-harm', 0.12], ['missing', 0.12], ['mappa', 0.08], ['no-contact', 0.1]]
    : [['risk-to-staff', 0.04], ['exploitation', 0.1], ['self-harm', 0.08], ['missing', 0.03], ['no-contact', 0.04]];
  for (const [flag, share] of shares) {
    if (!random.chance(share)) continue;
    const on = world.calendar.onOrAfter(addDays(first, random.between(0, 60)));
    const data = { flag, confirmed: true, source: random.pick(['Case manager', 'Police', 'Social care', 'School']), note: random.pick(FLAG_NOTES[flag]!), review: addDays(on, 90) };
    const set = diary.add(child.caseManager, 'case-manager', on, 'flag.set', data);
    if (set && random.chance(0.3)) diary.add(child.caseManager, 'case-manager', world.calendar.onOrAfter(addDays(on, random.between(60, 150))), 'flag.ended', { flag, reason: 'Looked at again with the family and partners: no longer the case.' });
  }
}
