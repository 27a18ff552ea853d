import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import { COORDINATOR } from '../people/staff.ts';
import type { Diary } from '../plan/diary.ts';
import { spansOf, type DyoCourse } from './course.ts';
import type { Profile, World } from './profile.ts';

const UPDATES = ['Seen with two older boys near the station; nothing to act on.', 'Stopped once and sent home, polite.', 'Named in a report by others; not confirmed.'] as const;
const TALKS = ['Where he spends his evenings, and who picks him up.', 'The curfew times and the new address of {a}.', 'What he has asked for, and what would help.'] as const;

/** What officer, case manager and coordinator tell each other of a DYO: updates by the colour, and regular talks. */
export function writeExchange(world: World, child: Profile, dyo: DyoCourse, diary: Diary): void {
  const spans = spansOf(dyo, world.today);
  const first = spans[0];
  const last = spans.at(-1);
  if (first === undefined || last === undefined) return;
  const random = child.random.fork('exchange');
  for (const span of spans) {
    if (span.colour === 'green') continue;
    const to = span.colour === 'red' ? ['case-manager', 'team-manager'] : ['case-manager'];
    each(world, span.from, span.until, () => 10 + random.between(0, 3), (on) => {
      const news = random.chance(0.35) ? { text: child.say(random.pick(UPDATES)) } : { 'nothing-new': true };
      diary.add(child.officer, 'seconded-police-officer', on, 'intelligence.updated', { to, ...news });
    });
    each(world, span.from, span.until, () => 11 + random.between(0, 2), (on) => {
      diary.add(child.officer, 'seconded-police-officer', on, 'liaison.held', { with: ['case-manager'], what: child.say(random.pick(TALKS)), informs: ['supervision'] });
    });
  }
  each(world, first.from, last.until, () => 34 + random.between(0, 6), (on) => {
    diary.add(child.caseManager, 'case-manager', on, 'liaison.held', { with: ['offender-management-coordinator', 'seconded-police-officer'], what: child.say(random.pick(TALKS)), informs: ['planning'] });
  });
  const given = world.sittings.filter((s) => s.on >= first.from && s.on < last.until);
  for (const s of given) diary.add(COORDINATOR, 'offender-management-coordinator', world.calendar.addWorkingDays(s.on, 1), 'name-list.shared', { recipients: ['hub', 'police'], channel: 'secure-mail', list: `list-${s.on}` });
  if (dyo.ended && given.length > 0 && random.chance(0.9)) {
    const asked = world.calendar.addWorkingDays(dyo.ended.sitting.on, random.between(1, 3));
    diary.add(COORDINATOR, 'offender-management-coordinator', asked, 'name-list.removal-asked', { recipients: ['hub', 'police'], channel: 'secure-mail' });
  }
}

/** Something that is done again and again, on working days; what would lie after the end of the span is left out. */
function each(world: World, from: PlainDate, until: PlainDate, gap: () => number, act: (on: PlainDate) => void): void {
  for (let on = world.calendar.onOrBefore(addDays(from, gap())); on < until; on = world.calendar.onOrBefore(addDays(on, gap()))) act(on);
}
