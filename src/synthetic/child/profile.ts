import { addDays, birthday, partsOf, dateOf, daysInMonth, type PlainDate } from '../../core/values/plain-date.ts';
import type { WorkingCalendar } from '../../core/values/working-calendar.ts';
import { uuidOf } from '../ids.ts';
import { nameFamily, NICKNAMES, type FamilyNames } from '../people/names.ts';
import { AGES, AREAS, BOYS, ETHNICITIES, groupWeights } from '../people/population.ts';
import { managerOf, officerOf, type StaffMember } from '../people/staff.ts';
import type { PlannedSitting } from '../plan/sittings.ts';
import type { Random } from '../random.ts';
import { INTERESTS } from '../words/child.ts';
import { fill } from '../words/fill.ts';

/** What becomes of a child in the two years. */
export type Course = 'dyo-now' | 'dyo-left' | 'dyo-proposed' | 'considered' | 'knife-carrier' | 'open' | 'closed';

/** Shares of the caseload, in order; assumed, so that about 40 of 300 children are DYO today. */
const COURSES: readonly (readonly [Course, number])[] = [
  ['dyo-now', 0.133],
  ['dyo-left', 0.08],
  ['dyo-proposed', 0.0135],
  ['considered', 0.1135],
  ['knife-carrier', 0.027],
  ['open', 0.293],
  ['closed', 1],
];

/** The world in which the children of one caseload live. */
export interface World {
  readonly seed: number;
  readonly random: Random;
  readonly today: PlainDate;
  readonly calendar: WorkingCalendar;
  readonly sittings: readonly PlannedSitting[];
  /** days of the case management panel, past and ahead */
  readonly panels: readonly PlannedSitting[];
  readonly caseManagers: readonly StaffMember[];
  readonly teamManagers: readonly StaffMember[];
}

export interface Profile {
  readonly id: string;
  readonly index: number;
  readonly course: Course;
  readonly random: Random;
  readonly names: FamilyNames;
  readonly knownAs?: string;
  readonly reference: string;
  readonly sex: 'male' | 'female';
  readonly ethnicity: string;
  readonly born: PlainDate;
  readonly area: string;
  readonly interest: string;
  /** the adult whom notes speak of */
  readonly adult: 'Mum' | 'Dad' | 'Nan';
  readonly caseManager: StaffMember;
  readonly teamManager: StaffMember;
  readonly officer: StaffMember;
  /** a sentence with the child's own words in its slots */
  say(sentence: string): string;
}

/** @param place where the child stands in the shuffled caseload, 0 up to 1: decides the course, so that the shares are met exactly */
export function profileOf(world: World, index: number, place: number): Profile {
  const random = world.random.fork(`child ${index}`);
  const ethnicity = random.weigh(ETHNICITIES[random.weigh(groupWeights())]);
  const sex = random.chance(BOYS) ? 'male' : 'female';
  const course = courseAt(place);
  const age = ageFor(random, course);
  const names = nameFamily(random, ethnicity, sex);
  const caseManager = world.caseManagers[index % world.caseManagers.length]!;
  const area = random.weigh(AREAS);
  const interest = random.pick(INTERESTS);
  const adult = random.weigh([['Mum', 70], ['Dad', 15], ['Nan', 15]] as const);
  const values = { n: names.forename, a: adult, i: interest };
  return {
    id: uuidOf(`${world.seed} child ${index}`),
    index,
    course,
    random,
    names,
    reference: `LC1${String(index + 1).padStart(4, '0')}`,
    sex,
    ethnicity,
    born: bornFor(random, world.today, age),
    area,
    interest,
    adult,
    caseManager,
    teamManager: managerOf(caseManager, world.teamManagers),
    officer: officerOf(area),
    say: (sentence) => fill(sentence, values),
    ...(random.chance(0.3) ? { knownAs: random.pick(NICKNAMES) } : {}),
  };
}

function courseAt(place: number): Course {
  let left = place;
  for (const [course, share] of COURSES) {
    if (left < share) return course;
    left -= share;
  }
  return 'closed';
}

/** The youngest are not DYO. */
function ageFor(random: Random, course: Course): number {
  return random.weigh(course.startsWith('dyo') || course === 'knife-carrier' ? AGES.filter(([age]) => age >= 14) : AGES);
}

/** A day of birth that makes the child that old today and leaves two more months before the next birthday. */
function bornFor(random: Random, today: PlainDate, age: number): PlainDate {
  const { year, month } = partsOf(addDays(today, -random.between(5, 300)));
  const day = random.between(1, daysInMonth(year - age, month));
  const born = dateOf(year - age, month, day)!;
  return birthday(born, age) <= today ? born : addDays(born, -40);
}
