import { addDays, birthday, type PlainDate } from '../../core/values/plain-date.ts';
import type { PlannedSitting } from '../plan/sittings.ts';
import type { Profile, World } from './profile.ts';

export type Colour = 'red' | 'amber' | 'green';

/** What a sitting did about a child. */
export interface Rating {
  readonly sitting: PlannedSitting;
  /** absent: carried over to the next sitting */
  readonly colour?: Colour;
  /** the sitting had no manager: provisional until one confirms */
  readonly provisional: boolean;
}

export type Ground = 'green-for-three-months' | 'order-ended' | 'reduction-in-risk';

/** A child's way through DYO status. */
export interface DyoCourse {
  readonly classifiedOn: PlainDate;
  readonly discretion: boolean;
  readonly ratings: readonly Rating[];
  readonly ended?: { readonly sitting: PlannedSitting; readonly ground: Ground };
}

/** When the service works with a child, and what becomes of the child's status. */
export interface Timeline {
  readonly from: PlainDate;
  /** absent: still open today */
  readonly until?: PlainDate;
  readonly dyo?: DyoCourse;
}

/** The sitting, counted back from the latest, that had no manager present. */
const WITHOUT_MANAGER = 5;

/** Works out the main days of a child's two years; everything else is planned round them. */
export function timelineOf(world: World, child: Profile): Timeline {
  const { random } = child;
  const old = (day: PlainDate): PlainDate => (day < birthday(child.born, 10) ? addDays(birthday(child.born, 10), 30) : day);
  switch (child.course) {
    case 'dyo-now': {
      const isNew = random.chance(0.1);
      const classifiedOn = workingDay(world, addDays(world.today, -(isNew ? random.between(3, 20) : random.between(45, 520))));
      return { from: old(addDays(classifiedOn, -random.between(25, 90))), dyo: dyoCourse(world, child, classifiedOn, undefined) };
    }
    case 'dyo-left': {
      const past = world.sittings.filter((s) => s.on < world.today);
      const sitting = past[past.length - random.between(1, 14)]!;
      const classifiedOn = workingDay(world, addDays(sitting.on, -random.between(150, 330)));
      const ground = random.weigh([['green-for-three-months', 5], ['reduction-in-risk', 2], ['order-ended', 2]] as const);
      return { from: old(addDays(classifiedOn, -random.between(25, 60))), dyo: dyoCourse(world, child, classifiedOn, { sitting, ground }) };
    }
    case 'closed': {
      const until = addDays(world.today, -random.between(20, 480));
      return { from: old(addDays(until, -random.between(90, 250))), until };
    }
    case 'dyo-proposed':
      return { from: old(addDays(world.today, -random.between(30, 120))) };
    default:
      return { from: old(addDays(world.today, -random.between(25, 420))) };
  }
}

function workingDay(world: World, day: PlainDate): PlainDate {
  return world.calendar.onOrAfter(day) < world.today ? world.calendar.onOrAfter(day) : world.calendar.onOrBefore(day);
}

const FIRST: readonly (readonly [Colour, number])[] = [['red', 35], ['amber', 45], ['green', 20]];
const NEXT: Readonly<Record<Colour, readonly (readonly [Colour, number])[]>> = {
  red: [['red', 42], ['amber', 50], ['green', 8]],
  amber: [['red', 12], ['amber', 52], ['green', 36]],
  green: [['red', 4], ['amber', 16], ['green', 80]],
};

function dyoCourse(world: World, child: Profile, classifiedOn: PlainDate, ended: DyoCourse['ended']): DyoCourse {
  const { random } = child;
  const last = ended?.sitting.on ?? world.today;
  const sittings = world.sittings.filter((s) => s.on > classifiedOn && s.on < last);
  const all = world.sittings.filter((s) => s.on < world.today);
  const ratings: Rating[] = [];
  let colour: Colour | undefined;
  sittings.forEach((sitting, i) => {
    const lastBeforeEnd = ended?.ground === 'green-for-three-months' && sittings.length - i <= 3;
    const before = colour;
    colour = lastBeforeEnd ? 'green' : random.weigh(before === undefined ? FIRST : NEXT[before]);
    const carriedOver = !lastBeforeEnd && before !== undefined && random.chance(0.03);
    if (carriedOver) colour = before;
    const provisional = all.indexOf(sitting) === all.length - 1 - WITHOUT_MANAGER;
    ratings.push({ sitting, provisional, ...(carriedOver || colour === undefined ? {} : { colour }) });
  });
  return { classifiedOn, discretion: random.chance(0.1), ratings, ...(ended ? { ended } : {}) };
}

/** The colours in force, each from a day to the day of the next. */
export function spansOf(dyo: DyoCourse, today: PlainDate): readonly { readonly colour: Colour; readonly from: PlainDate; readonly until: PlainDate }[] {
  const end = dyo.ended?.sitting.on ?? today;
  const spans: { colour: Colour; from: PlainDate; until: PlainDate }[] = [];
  for (const { colour, sitting } of dyo.ratings) {
    const open = spans.at(-1);
    if (colour === undefined || open?.colour === colour) continue;
    if (open) open.until = sitting.on;
    spans.push({ colour, from: sitting.on, until: end });
  }
  return spans;
}
