import { addDays } from '../../core/values/plain-date.ts';
import { COORDINATOR } from '../people/staff.ts';
import type { Diary } from '../plan/diary.ts';
import { spansOf, type DyoCourse } from './course.ts';
import type { Profile, World } from './profile.ts';

interface Known {
  readonly text: string;
  readonly analysis: string;
  readonly passed?: string;
}

const FROM_POLICE: readonly Known[] = [
  { text: 'Seen twice in a hired car with two adults known for supply; left when a patrol turned.', analysis: 'May be used to carry. Treat first as a child at risk.', passed: 'There may be older people who use {n}. Ask about lifts and new telephones.' },
  { text: 'A caller who gives no name says that {n} keeps something for somebody at the flats.', analysis: 'One source, not tested. Not enough for a search.' },
  { text: 'Named in a message that was shown to an officer: a fight is planned for after school on Friday.', analysis: 'Likely to be there; not likely to begin it.', passed: 'Friday after school could go wrong. Keep {n} busy elsewhere if it can be done.' },
  { text: 'Stopped at ten in the evening with a cousin, nothing found, polite.', analysis: 'Home late on a school day, nothing more.', passed: 'Out at ten on a school night, with a cousin.' },
];
const FROM_US: readonly string[] = ['{n} says that the group has split and that the evenings at the precinct are over.', '{a} has seen a knife in the bag of a friend who visits.', 'School has heard that {n} is being looked for by two older boys.'];
const FOUND: readonly (readonly [string, string])[] = [['Nothing known since the last meeting.', 'Fits what the school says; the plan stands.'], ['One call to the address, an argument about noise.', 'No change of risk.'], ['Two stops with the same older youth.', 'The plan for the evenings has to come first.']];

/** What the police know and what the service tells them: graded, some of it for nobody else, each with the words that may be passed on. */
export function writeIntelligence(world: World, child: Profile, dyo: DyoCourse, diary: Diary): void {
  const random = child.random.fork('intelligence');
  for (const span of spansOf(dyo, world.today)) {
    if (span.colour === 'green') continue;
    const on = world.calendar.onOrAfter(addDays(span.from, random.between(4, 30)));
    if (on < span.until && random.chance(0.5)) writeOne(child, random, on, diary);
    const checked = world.calendar.onOrAfter(addDays(span.from, random.between(6, 34)));
    const [result, analysis] = random.pick(FOUND);
    if (checked < span.until && random.chance(0.3)) diary.add(COORDINATOR, 'offender-management-coordinator', checked, 'intelligence.check', { result, analysis, informs: random.pick(['intervention', 'management-decision', 'neither']) });
  }
}

function writeOne(child: Profile, random: Profile['random'], on: World['today'], diary: Diary): void {
  if (random.chance(0.25)) {
    diary.add(child.caseManager, 'case-manager', on, 'intelligence.recorded', { direction: 'yos-to-police', text: child.say(random.pick(FROM_US)), source: 'youth-justice' });
    return;
  }
  const { text, analysis, passed } = random.pick(FROM_POLICE);
  const handling = random.chance(0.3) ? { handling: 'c', conditions: 'Not to be told to the family; ask the officer before it is used.' } : { handling: 'p' };
  diary.add(child.officer, 'seconded-police-officer', on, 'intelligence.recorded', {
    direction: 'police-to-yos', text: child.say(text), source: random.pick(['local-police', 'police-records', 'community']), 'source-evaluation': random.pick(['1', '2', '2']), assessment: random.pick(['a', 'b', 'c', 'd']), ...handling, analysis, ...(passed === undefined ? {} : { 'passed-on': child.say(passed) }),
  });
}
