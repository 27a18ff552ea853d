import { addDays, weekdayOf, type PlainDate } from '../../core/values/plain-date.ts';
import { COORDINATOR, POLICE_OFFICERS } from '../people/staff.ts';
import type { Diary } from '../plan/diary.ts';
import { MEASURES, OVERSIGHT, SHARED, TOLD } from '../words/practice.ts';
import { KEPT } from '../words/contact.ts';
import { spansOf, type DyoCourse } from './course.ts';
import type { Profile, World } from './profile.ts';

interface Span {
  readonly from: PlainDate;
  readonly until: PlainDate;
}

/** What Red and Amber ask of people between sittings: mostly done, some of it late. */
export function writeTierWork(world: World, child: Profile, dyo: DyoCourse, diary: Diary): void {
  const spans = spansOf(dyo, world.today);
  // what has slipped of late for this child, if anything has
  const slipped = dyo.ended ? 'nothing' : child.random.weigh([['nothing', 40], ['oversight', 25], ['sharing', 20], ['visits', 15]] as const);
  const doneBy = (what: string, days: number): PlainDate => (slipped === what ? addDays(world.today, -days) : world.today);
  for (const span of spans) {
    if (span.colour === 'green') continue;
    considerMeasures(world, child, span, diary);
    oversee(world, child, upTo(span, doneBy('oversight', 36)), span.colour === 'red' ? 14 : 28, diary);
    if (span.colour === 'red') {
      tellAgencies(world, child, span, diary);
      visit(world, child, upTo(span, doneBy('visits', 15)), diary);
    }
  }
  for (const raised of joined(spans.filter((s) => s.colour !== 'green'))) shareWeekly(world, child, upTo(raised, doneBy('sharing', 12)), diary);
}

function upTo(span: Span, day: PlainDate): Span {
  return { from: span.from, until: span.until < day ? span.until : day };
}

/** Red and Amber that follow each other share one weekly clock. */
function joined(spans: readonly Span[]): Span[] {
  const out: { from: PlainDate; until: PlainDate }[] = [];
  for (const s of spans) {
    const last = out.at(-1);
    if (last?.until === s.from) last.until = s.until;
    else out.push({ from: s.from, until: s.until });
  }
  return out;
}

function considerMeasures(world: World, child: Profile, span: Span, diary: Diary): void {
  const { random, caseManager } = child;
  const on = world.calendar.addWorkingDays(span.from, random.between(1, 12));
  const [measures, conclusion] = random.pick(MEASURES);
  if (on < span.until && random.chance(0.92)) diary.add(caseManager, 'case-manager', on, 'restrictive-measures.considered', { measures, conclusion: child.say(conclusion) });
}

function oversee(world: World, child: Profile, span: Span, every: number, diary: Diary): void {
  const { random, teamManager } = child;
  let on = span.from;
  for (;;) {
    const days = random.chance(0.9) ? every - random.between(0, 4) : every + random.between(1, 6);
    on = world.calendar.onOrBefore(addDays(on, days));
    if (on >= span.until) return;
    diary.add(teamManager, 'team-manager', on, 'oversight.recorded', { note: child.say(random.pick(OVERSIGHT)) });
  }
}

function shareWeekly(world: World, child: Profile, span: Span, diary: Diary): void {
  const { random, officer } = child;
  const weekday = officer === POLICE_OFFICERS[0] ? 3 : 4;
  let day = addDays(span.from, 1 + ((weekday - weekdayOf(addDays(span.from, 1)) + 7) % 7));
  for (; day < span.until; day = addDays(day, 7)) {
    if (random.chance(0.045)) continue;
    const shares = random.chance(0.4);
    const data = shares ? { outcome: 'shared', what: child.say(random.pick(SHARED)), with: `Neighbourhood team, ${child.area}`, ground: 'Section 115 of the Crime and Disorder Act 1998' } : { outcome: 'nothing-relevant' };
    diary.add(officer, 'seconded-police-officer', world.calendar.onOrBefore(day), 'neighbourhood.sharing', data);
  }
}

function tellAgencies(world: World, child: Profile, span: Span, diary: Diary): void {
  const { random } = child;
  for (const agency of new Set(diary.values('agency.involved', 'agency'))) {
    const on = world.calendar.addWorkingDays(span.from, random.between(1, 6));
    if (on >= span.until || !random.chance(0.9)) continue;
    const [told, what, reason] = random.pick(TOLD);
    diary.add(COORDINATOR, 'offender-management-coordinator', on, 'agency.told', { agency, told: told ? 'told' : 'not-told', reason, ...(told ? { what } : {}) });
  }
}

function visit(world: World, child: Profile, span: Span, diary: Diary): void {
  const { random, teamManager, say } = child;
  const n = random.weigh([[1, 7], [2, 3]]);
  const set = world.calendar.addWorkingDays(span.from, random.between(0, 2));
  const first = world.calendar.onOrAfter(addDays(set, 5));
  if (set >= span.until) return;
  diary.add(teamManager, 'team-manager', set, 'visit-frequency.set', { every: { n, unit: 'week' }, first, reason: say('{n} answers well to short visits; more would crowd the family.') }, { recordedAt: '14:30' });
  let on = first;
  while (on < span.until) {
    if (on > set) diary.add(COORDINATOR, 'offender-management-coordinator', on, 'visit.completed', { purpose: 'regular', seen: random.weigh([['child', 5], ['both', 4], ['carer', 1]]), note: say(random.pick(KEPT.slice(0, 12))) }, { at: '15:45' });
    on = world.calendar.onOrBefore(addDays(on, n * 7 + (random.chance(0.9) ? -random.between(0, 2) : random.between(1, 5))));
  }
}
