import type { PlainDate } from '../../core/values/plain-date.ts';
import type { StaffMember } from '../people/staff.ts';
import { COORDINATOR } from '../people/staff.ts';
import type { Diary } from '../plan/diary.ts';
import type { PlannedRecord } from '../plan/act.ts';
import { CLASSIFIED, DISCRETION_GROUNDS, LEFT, LOWER_RISK } from '../words/practice.ts';
import { writePanel, type PanelPlace } from './panel.ts';
import { criteriaOf, type Scores } from './assessments.ts';
import type { DyoCourse } from './course.ts';
import type { Profile, World } from './profile.ts';

const TOLD = ['offender-management-coordinator', 'seconded-police-officer', 'team-manager'];

/** From the decision to the visit: who decided, who was told when, who was allocated. Mostly in time, some late. */
export function writeClassification(world: World, child: Profile, dyo: DyoCourse, scores: Scores, diary: Diary, list: PanelPlace): void {
  const { random, caseManager, teamManager } = child;
  const on = dyo.classifiedOn;
  const criterion = [...criteriaOf(scores), ...(dyo.discretion ? ['discretion'] : [])];
  const data = { outcome: 'classified', criterion, reason: child.say(random.pick(CLASSIFIED)), ...(dyo.discretion ? { grounds: DISCRETION_GROUNDS } : {}) };
  const dayBefore = world.calendar.addWorkingDays(on, -1);
  if (dyo.discretion) discuss(diary, caseManager, dayBefore, 'discretionary-dyo', ['team-manager', 'offender-management-coordinator'], 'Both agree that it is time, and that the school should be asked first what would help.', '10:20');
  if (random.chance(0.55)) {
    const proposal = diary.add(caseManager, 'case-manager', dayBefore, 'dyo.decision', data, { at: '15:00', proposes: true });
    const answer: readonly PlannedRecord[] = proposal ? [{ kind: 'proposal.answered', on, data: { answer: 'agreed' }, of: proposal }] : [];
    diary.addAll(teamManager, 'team-manager', on, [...answer, { kind: 'dyo.decision', on, at: '09:20', data }], { recordedAt: '09:30' });
  } else {
    diary.add(teamManager, 'team-manager', on, 'dyo.decision', data, { at: '09:20', recordedAt: '09:30' });
  }
  const told = world.calendar.addWorkingDays(on, random.weigh([[0, 40], [1, 48], [2, 7], [4, 5]]));
  notify(world, child, diary, told);
  allocate(world, child, diary, on);
  visitAboutStatus(world, child, diary, told);
  diary.add(caseManager, 'case-manager', world.calendar.addWorkingDays(told, random.chance(0.93) ? random.between(2, 9) : random.between(12, 30)), 'advocacy.considered', { outcome: random.weigh([['offered', 3], ['accepted', 3], ['declined', 4]]), wish: child.say('{n} was asked and said what {n} wants.') });
  writePanel(world, child, dyo, told, diary, list);
}

function discuss(diary: Diary, who: StaffMember, on: PlainDate, topic: string, people: readonly string[], views: string, at: string): void {
  diary.add(who, who === COORDINATOR ? 'offender-management-coordinator' : 'case-manager', on, 'discussion.held', { topic, with: people, views }, { at });
}

function notify(world: World, child: Profile, diary: Diary, on: PlainDate): void {
  const { random, caseManager } = child;
  const at = `${random.between(11, 16)}:${random.pick(['05', '20', '35', '50'])}`;
  const forgot = random.chance(0.06);
  diary.add(caseManager, 'case-manager', on, 'dyo.notified', { recipients: forgot ? TOLD.filter((r) => r !== 'seconded-police-officer') : TOLD, channel: 'e-mail' }, { at });
  if (forgot) diary.add(caseManager, 'case-manager', world.calendar.addWorkingDays(on, 2), 'dyo.notified', { recipients: ['seconded-police-officer'], channel: 'e-mail', note: 'Left out of the first message' }, { at: '10:10' });
}

function allocate(world: World, child: Profile, diary: Diary, on: PlainDate): void {
  const { random, teamManager, officer } = child;
  const day = world.calendar.addWorkingDays(on, random.between(0, 3));
  diary.addAll(teamManager, 'team-manager', day, [
    { kind: 'allocation.made', on: day, data: { role: 'seconded-police-officer', worker: officer.id } },
    { kind: 'allocation.made', on: day, data: { role: 'offender-management-coordinator', worker: COORDINATOR.id } },
  ], { recordedAt: '11:15' });
  diary.add(teamManager, 'team-manager', day, 'agency.involved', { agency: 'police', who: officer.name }, { recordedAt: '11:20' });
}

/** Who is told and how is settled first, with safety at home looked at; then the coordinator goes. */
function visitAboutStatus(world: World, child: Profile, diary: Diary, told: PlainDate): void {
  const { random } = child;
  const visit = world.calendar.addWorkingDays(told, random.weigh([[2, 12], [3, 27], [4, 27], [5, 28], [7, 4], [9, 2]]));
  const role = 'offender-management-coordinator';
  const before = world.calendar.addWorkingDays(visit, -1);
  diary.add(COORDINATOR, role, before, 'discussion.held', { topic: 'dyo-visit', with: ['team-manager', 'case-manager'], views: child.say('{n} is best met at home with {a} there, after school.') }, { at: '12:10' });
  diary.add(COORDINATOR, role, before, 'telling.decided', { about: 'dyo-status', consulted: ['team-manager', 'case-manager'], safety: child.say('{a} is safe to tell. The social worker, where there is one, says the same; no interpreter is needed.'), child: 'tell', carer: 'tell', by: [role], how: 'At home, with the picture sheet', where: 'At home' }, { at: '12:50', recordedAt: '13:05' });
  const letters = child.random.fork('letters');
  if (letters.chance(0.5)) diary.add(COORDINATOR, role, before, 'letter.written', { to: 'child', about: 'dyo-status', name: child.names.forename, text: letterText(child), 'reading-age': 9 }, { recordedAt: '15:20' });
  const note = child.say('Explained the list, how one leaves it and what {n} can ask for. {n} asked whether school will know; only what is needed. {n} would like {i}.');
  const seen = random.weigh([['both', 7], ['child', 3]] as const);
  diary.add(COORDINATOR, role, visit, 'visit.completed', { purpose: 'dyo-status', place: 'home', seen, note }, { at: '16:15' });
  diary.add(COORDINATOR, role, visit, 'family.told', { about: 'dyo-status', who: seen, note: child.say('Explained what it means and what it does not mean. {a} asked who can see it.') }, { at: '16:15', recordedAt: '17:05' });
  if (seen === 'child') diary.add(COORDINATOR, role, world.calendar.addWorkingDays(visit, letters.chance(0.85) ? 0 : 1), 'family.told', { about: 'dyo-status', who: 'carer', how: 'telephone', note: child.say('Rang {a}, who was at work, in the evening.') }, { recordedAt: '18:10' });
}

function letterText(child: Profile): string {
  return [
    `Dear ${child.names.forename},`,
    'You are now on a list that we call DYO. For a time we and the police will work more closely with you. We want to help you stay out of trouble.',
    'This is not a punishment. It can end. When things have gone well for a while, we look at it again.',
    'You can ask us what we write about you and who can see it. If you do not agree, tell us.',
    `I will come and see you this week. ${COORDINATOR.name}, Leicester City Youth Offending Service`,
  ].join('\n\n');
}

/** The decision at a sitting that a child leaves the list, and what follows from it. */
export function writeLeaving(world: World, child: Profile, ended: NonNullable<DyoCourse['ended']>, diary: Diary): void {
  const { random, caseManager, teamManager } = child;
  const { sitting, ground } = ended;
  if (ground === 'reduction-in-risk') {
    const [change, evidence] = random.pick(LOWER_RISK);
    diary.add(caseManager, 'case-manager', world.calendar.addWorkingDays(sitting.on, -4), 'risk-reduction.evidenced', { change: child.say(change), evidence: child.say(evidence) });
  }
  if (ground === 'order-ended' && random.chance(0.8)) diary.add(teamManager, 'team-manager', world.calendar.addWorkingDays(sitting.on, -2), 'sharing-basis.decided', { goes: 'stop', basis: 'The last order has ended. Contact goes on only if the family ask for it; nothing more is shared.' });
  diary.add(COORDINATOR, 'offender-management-coordinator', sitting.on, 'dyo.ended', { ground, reason: child.say(random.pick(LEFT[ground]!)), 'decided-by': ['team-manager', 'offender-management-coordinator', 'seconded-police-officer'], sitting: sitting.id }, { at: '12:20', source: 'meeting' });
  const after = (low: number, high: number): PlainDate => world.calendar.addWorkingDays(sitting.on, random.between(low, high));
  diary.add(COORDINATOR, 'offender-management-coordinator', after(2, 9), 'visit.completed', { purpose: 'good-news', seen: 'both', note: child.say('Told {n} and {a} together. {n} grinned and asked for it in writing.') }, { at: '16:30' });
  diary.add(COORDINATOR, 'offender-management-coordinator', after(1, 3), 'partner.updated', { what: 'list-removal', note: 'All holders asked in one message' });
  diary.add(COORDINATOR, 'offender-management-coordinator', random.chance(0.9) ? after(1, 4) : after(8, 30), 'partner.updated', { what: 'niche' });
  diary.add(caseManager, 'case-manager', after(2, 6), 'family.told', { about: 'left-list', who: 'both' });
}
