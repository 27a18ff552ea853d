import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import { COORDINATOR } from '../people/staff.ts';
import type { Diary } from '../plan/diary.ts';
import { spansOf, type DyoCourse } from './course.ts';
import { again, lastDone } from './pace.ts';
import type { Profile, World } from './profile.ts';

const UPDATES = ['Seen with two older boys near the station; nothing to act on.', 'Stopped once and sent home, polite.', 'Named in a report by others; not confirmed.'] as const;
const TALKS = ['Where he spends his evenings, and who picks him up.', 'The curfew times and the new address of {a}.', 'What he has asked for, and what would help.'] as const;

/** What officer, case manager and coordinator tell each other of a DYO: updates by the colour, and regular talks. */
export function writeExchange(world: World, child: Profile, dyo: DyoCourse, diary: Diary): void {
  const spans = spansOf(dyo, world.today);
  const end = dyo.ended?.sitting.on ?? world.today;
  const random = child.random.fork('exchange');
  for (const span of spans) {
    if (span.colour === 'green') continue;
    const to = span.colour === 'red' ? ['case-manager', 'team-manager'] : ['case-manager'];
    for (const on of again(world, span.from, span.until, () => (random.chance(0.95) ? 10 + random.between(0, 3) : 16))) {
      const news = random.chance(0.28) ? { text: child.say(random.pick(UPDATES)) } : { 'nothing-new': true };
      diary.add(child.officer, 'seconded-police-officer', on, 'intelligence.updated', { to, ...news });
    }
  }
  // One liaison follows the other; while Red or Amber they are closer, and a change of colour brings one at once.
  const colourOn = (on: PlainDate): string | undefined => spans.find((s) => s.from <= on && on < s.until)?.colour;
  let last = dyo.classifiedOn;
  while (last < end) {
    const raised = spans.find((s) => s.from > last && s.colour !== 'green')?.from;
    const close = colourOn(last) === 'red' || colourOn(last) === 'amber';
    const usual = addDays(last, random.chance(0.96) ? (close ? 10 + random.between(0, 3) : 30 + random.between(0, 8)) : close ? 16 : 44);
    const on = world.calendar.onOrBefore(!close && raised !== undefined && addDays(raised, 2) < usual ? later(addDays(raised, 2), addDays(last, 3)) : usual);
    if (on >= end) break;
    diary.add(child.officer, 'seconded-police-officer', on, 'liaison.held', { with: ['case-manager'], what: child.say(random.pick(TALKS)), informs: ['supervision'] });
    last = on;
  }
  for (const on of again(world, dyo.classifiedOn, end, () => (random.chance(0.96) ? 30 + random.between(0, 8) : 45), lastDone(world, child, 'liaison'))) {
    diary.add(child.caseManager, 'case-manager', on, 'liaison.held', { with: ['offender-management-coordinator', 'seconded-police-officer'], what: child.say(random.pick(TALKS)), informs: ['planning'] });
  }
  const given = world.sittings.filter((s) => s.on >= dyo.classifiedOn && s.on < end);
  for (const s of given) diary.add(COORDINATOR, 'offender-management-coordinator', world.calendar.addWorkingDays(s.on, 1), 'name-list.shared', { recipients: ['hub', 'police'], channel: 'secure-mail', list: `list-${s.on}` });
  if (given.length === 0) diary.add(COORDINATOR, 'offender-management-coordinator', world.calendar.addWorkingDays(dyo.classifiedOn, random.between(2, 6)), 'name-list.shared', { recipients: ['hub', 'police'], channel: 'secure-mail', list: `list-${dyo.classifiedOn}` });
  if (dyo.ended && given.length > 0) {
    const asked = world.calendar.addWorkingDays(dyo.ended.sitting.on, random.between(1, 3));
    diary.add(COORDINATOR, 'offender-management-coordinator', asked, 'name-list.removal-asked', { recipients: ['hub', 'police'], channel: 'secure-mail' });
  }
}

function later(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}
