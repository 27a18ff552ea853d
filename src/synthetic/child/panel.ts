import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import { PANEL_CHAIR } from '../people/staff.ts';
import type { EntryReference } from '../plan/act.ts';
import type { Diary } from '../plan/diary.ts';
import type { SittingItem } from '../plan/sitting-acts.ts';
import { nextPanel, type PlannedSitting } from '../plan/sittings.ts';
import type { DyoCourse } from './course.ts';
import type { Profile, World } from './profile.ts';

const PURPOSES = ['Fewer evenings at the precinct, and one grown-up who always rings back.', 'Keep the knife at home and {n} at football.', 'A steady week: school, the workshop, home by nine.'] as const;
const ACTIONS = ['Ask the school what would help on Mondays', 'A call to {a} each Friday', 'A place at the bicycle workshop'] as const;
const EXPECTED = 'A visit each week while Red, the talks about evenings, and one word with the school when it is needed.';
const ADVICE = ['Keep the mentor through the summer; ask {n} what the evenings are for.', 'Fewer appointments, better ones. {a} is to be asked along.', 'The plan holds; write the police actions into it.'] as const;
const PANEL = 'case-management-and-diversity';

type Cause = 'initial' | 'planned' | 'custody';

/** A place of a child on the agenda of the panel. */
export type PanelPlace = (sitting: PlannedSitting, item: SittingItem) => void;

/** The meeting at which it is settled what the status is for and what is expected of whom, and the child's places at the panel: the first, and the reviews that it set. */
export function writePanel(world: World, child: Profile, dyo: DyoCourse, told: PlainDate, diary: Diary, list: PanelPlace): void {
  const random = child.random.fork('panel');
  const day = (from: PlainDate, low: number, high: number): PlainDate => world.calendar.addWorkingDays(from, random.between(low, high));
  settlePurpose(world, child, told, diary);
  diary.add(child.caseManager, 'case-manager', day(told, 1, 2), 'discussion.held', { topic: 'role-of-coordinator', with: ['team-manager'], views: 'The coordinator visits and keeps the talk with the police; the plan stays with the case manager.' }, { at: '10:40' });
  diary.add(child.caseManager, 'case-manager', day(told, 3, 5), 'role.written-into-assessment', { role: 'offender-management-coordinator', what: EXPECTED });
  const referred = random.chance(0.9) ? dyo.classifiedOn : day(dyo.classifiedOn, 1, 2);
  diary.add(child.caseManager, 'case-manager', referred, 'panel.referred', { panel: PANEL, cause: 'initial' }, { at: '16:40' });
  const end = dyo.ended?.sitting.on ?? addDays(world.today, 400);
  let booked = day(told, 0, 1);
  let sitting = nextPanel(world.panels, world.calendar.addWorkingDays(booked, 1));
  for (let cause: Cause = 'initial'; sitting !== undefined && sitting.on < end; cause = 'planned') {
    const reviewed = nextPanel(world.panels, addDays(sitting.on, random.between(70, 98)));
    hear(world, child, random, { sitting, booked, cause, ...(reviewed === undefined ? {} : { review: reviewed.on }) }, diary, list);
    if (reviewed === undefined) return;
    // Now and then the panel has no room on the day that it had set.
    sitting = random.chance(0.07) ? nextPanel(world.panels, addDays(reviewed.on, 1)) : reviewed;
    booked = world.calendar.addWorkingDays(reviewed.on, -random.between(8, 14));
  }
}

/** A place at the panel within a month of a sentence. */
export function writeCustodyPanel(world: World, child: Profile, from: PlainDate, diary: Diary, list: PanelPlace): void {
  const random = child.random.fork('custody panel');
  const sitting = nextPanel(world.panels, world.calendar.addWorkingDays(from, 3));
  if (sitting !== undefined) hear(world, child, random, { sitting, booked: world.calendar.addWorkingDays(from, 1), cause: 'custody' }, diary, list);
}

interface Place {
  readonly sitting: PlannedSitting;
  readonly booked: PlainDate;
  readonly cause: Cause;
  readonly review?: PlainDate;
}

const REASONS: Readonly<Record<Cause, string>> = { initial: 'The first panel with room', planned: 'The day that the panel has set', custody: 'The first panel after the sentence' };

function hear(world: World, child: Profile, random: Profile['random'], { sitting, booked, cause, review }: Place, diary: Diary, list: PanelPlace): void {
  const { on } = sitting;
  const place = diary.add(child.caseManager, 'case-manager', booked, 'panel.booked', { panel: PANEL, on, cause, reason: REASONS[cause] });
  if (place === undefined) return;
  list(sitting, { child: child.id, group: cause === 'initial' ? 'initial' : cause === 'custody' ? 'custody' : 'review', outcome: 'decided', presenter: child.caseManager.id });
  const answers = { of: place };
  const prepared = latest(world.calendar.addWorkingDays(on, -random.between(2, 5)), booked);
  diary.addAll(child.officer, 'seconded-police-officer', prepared, [
    { kind: 'screening.prepared', on: prepared, data: { by: ['offender-management-coordinator', 'seconded-police-officer'], document: 'Panel folder', for: on }, of: place },
    { kind: 'intelligence.contributed', on: prepared, data: { whose: 'police', meeting: PANEL, ...(random.chance(0.6) ? { 'nothing-known': true } : { text: child.say('Two stops in the evening with the same friend; nothing found.') }) }, of: place },
  ]);
  if (on >= world.today) return;
  diary.add(child.officer, 'seconded-police-officer', on, 'panel.contributed', { text: child.say('Where {n} was seen, with whom, and what would keep {n} from it.'), responses: ['disrupt-offending'] }, { at: '10:20', ...answers });
  const refers = on >= addDays(world.today, -FRESH) && random.chance(0.4);
  const decided = decide(child, random, place, { sitting, cause, refers, ...(review === undefined ? {} : { review }) }, diary);
  if (refers && decided !== undefined) refer(world, child, decided, on, diary);
}

/** Of the latest sittings some referrals are on their way to the referral panel. */
const FRESH = 14;

/** The case manager completes the form and sends it to the coordinator, who puts the case before the referral panel. */
function refer(world: World, child: Profile, decided: EntryReference, on: PlainDate, diary: Diary): void {
  const day = world.calendar.addWorkingDays(on, 1);
  const form = diary.add(child.caseManager, 'case-manager', day, 'iom-referral.completed', { destination: 'iom', grounds: child.say('{n} is drawn into what older ones do; the police can do here what we cannot.'), wanted: 'Disruption of the group, and one officer who knows the family.' }, { at: '11:10', of: decided });
  if (form !== undefined) diary.add(child.caseManager, 'case-manager', day, 'iom-referral.sent', { note: 'For the next sitting.' }, { at: '11:40', of: form });
}

function decide(child: Profile, random: Profile['random'], place: EntryReference, { sitting, cause, review, refers }: Pick<Place, 'sitting' | 'cause' | 'review'> & { readonly refers: boolean }, diary: Diary): EntryReference | undefined {
  return diary.add(PANEL_CHAIR, 'panel-chair', sitting.on, 'panel.decided', {
    'risk-level': 'As assessed.', 'safety-and-wellbeing': child.say('{n} is safer with {a} than in the precinct.'), 'assessment-comments': 'Up to date.', 'plan-advice': child.say(random.pick(ADVICE)),
    resettlement: child.say('{a} has a room; school from the first Monday.'), 'risk-management': 'As in the plan.',
    'added-value': refers, reasons: refers ? 'What others do around the child has to be met by the police.' : 'The work is held here.', oversight: refers, 'external-support': refers, transitions: false, consulted: ['offender-management-coordinator', 'seconded-police-officer'], decider: 'panel-chair', cause, sitting: sitting.id,
    ...(review === undefined ? {} : { 'next-review': review }),
  }, { at: '11:30', recordedAt: '12:20', of: place, source: 'meeting' });
}

function latest(a: PlainDate, b: PlainDate): PlainDate {
  return a > b ? a : b;
}

function settlePurpose(world: World, child: Profile, told: PlainDate, diary: Diary): void {
  const random = child.random.fork('purpose');
  const on = world.calendar.addWorkingDays(told, random.weigh([[1, 30], [2, 40], [3, 25], [6, 5]]));
  const due = world.calendar.onOrAfter(addDays(on, random.between(7, 21)));
  const held = diary.add(child.teamManager, 'team-manager', on, 'purpose-meeting.held', {
    present: ['offender-management-coordinator', 'case-manager', 'team-manager', ...(random.chance(0.7) ? ['seconded-police-officer'] : [])],
    'led-by': 'offender-management-coordinator', purpose: child.say(random.pick(PURPOSES)), actions: [{ what: child.say(random.pick(ACTIONS)), 'owner-role': 'case-manager', due }],
  }, { at: '14:00' });
  // Recording the meeting writes its one action after it.
  if (held !== undefined) diary.add(child.caseManager, 'case-manager', world.calendar.onOrBefore(addDays(due, random.weigh([[-3, 5], [0, 4], [2, 1]]))), 'action.done', { how: 'done', note: child.say('Done, and {a} knows of it.') }, { of: { act: held.act, entry: 1 } });
}
