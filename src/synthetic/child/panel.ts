import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import { PANEL_CHAIR } from '../people/staff.ts';
import type { Diary } from '../plan/diary.ts';
import type { DyoCourse } from './course.ts';
import type { Profile, World } from './profile.ts';

const PURPOSES = ['Fewer evenings at the precinct, and one grown-up who always rings back.', 'Keep the knife at home and {n} at football.', 'A steady week: school, the workshop, home by nine.'] as const;
const ACTIONS = ['Ask the school what would help on Mondays', 'A call to {a} each Friday', 'A place at the bicycle workshop'] as const;
const EXPECTED = 'A visit each week while Red, the talks about evenings, and one word with the school when it is needed.';
const ADVICE = ['Keep the mentor through the summer; ask {n} what the evenings are for.', 'Fewer appointments, better ones. {a} is to be asked along.', 'The plan holds; write the police actions into it.'] as const;

/** The meeting at which it is settled what the status is for, what is expected of whom, and the child's first place at the panel. */
export function writePanel(world: World, child: Profile, dyo: DyoCourse, told: PlainDate, diary: Diary): void {
  const random = child.random.fork('panel');
  const day = (from: PlainDate, low: number, high: number): PlainDate => world.calendar.addWorkingDays(from, random.between(low, high));
  settlePurpose(world, child, told, diary);
  if (random.chance(0.95)) {
    diary.add(child.caseManager, 'case-manager', day(told, 1, 2), 'discussion.held', { topic: 'role-of-coordinator', with: ['team-manager'], views: 'The coordinator visits and keeps the talk with the police; the plan stays with the case manager.' }, { at: '10:40' });
    diary.add(child.caseManager, 'case-manager', day(told, 3, 5), 'role.written-into-assessment', { role: 'offender-management-coordinator', what: EXPECTED });
  }
  diary.add(child.caseManager, 'case-manager', random.chance(0.9) ? dyo.classifiedOn : day(dyo.classifiedOn, 1, 2), 'panel.referred', { panel: 'case-management-and-diversity', cause: 'initial' }, { at: '16:40' });
  const on = world.calendar.onOrAfter(addDays(told, random.between(18, 35)));
  const booked = diary.add(child.caseManager, 'case-manager', day(told, 2, 2), 'panel.booked', { panel: 'case-management-and-diversity', on, cause: 'initial', reason: 'The first panel with room' });
  if (booked === undefined || !diary.isPast(on)) return;
  const answers = { of: booked };
  const before = world.calendar.addWorkingDays(on, -2);
  diary.add(child.officer, 'seconded-police-officer', before, 'screening.prepared', { by: ['offender-management-coordinator', 'seconded-police-officer'], document: 'Panel folder', for: on }, answers);
  if (random.chance(0.9)) diary.add(child.officer, 'seconded-police-officer', before, 'intelligence.contributed', { whose: 'police', meeting: 'case-management-and-diversity', 'nothing-known': true }, answers);
  diary.add(child.officer, 'seconded-police-officer', on, 'panel.contributed', { text: child.say('Where {n} was seen, with whom, and what would keep {n} from it.'), responses: ['disrupt-offending'] }, { at: '10:20', ...answers });
  diary.add(PANEL_CHAIR, 'panel-chair', on, 'panel.decided', {
    'risk-level': 'As assessed.', 'safety-and-wellbeing': child.say('{n} is safer with {a} than in the precinct.'), 'assessment-comments': 'Up to date.', 'plan-advice': child.say(random.pick(ADVICE)),
    resettlement: child.say('{a} has a room; school from the first Monday.'), 'risk-management': 'As in the plan.',
    'added-value': false, reasons: 'The work is held here.', oversight: false, 'external-support': false, transitions: false, consulted: ['offender-management-coordinator', 'seconded-police-officer'], decider: 'panel-chair', cause: 'initial', 'next-review': addDays(on, 84),
  }, { at: '11:30', ...answers });
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
  if (held !== undefined) diary.add(child.caseManager, 'case-manager', world.calendar.onOrBefore(addDays(due, random.weigh([[-3, 5], [0, 4], [2, 1]]))), 'action.done', { how: 'done' }, { of: { act: held.act, entry: 1 } });
}

