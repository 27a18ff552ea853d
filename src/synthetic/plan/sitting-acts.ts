import { addDays } from '../../core/values/plain-date.ts';
import { COORDINATOR, HEAD_OF_SERVICE, POLICE_OFFICERS } from '../people/staff.ts';
import { clock, Diary } from './diary.ts';
import type { PlannedSubject } from './act.ts';
import { SITTING_STARTS_AT, type PlannedSitting } from './sittings.ts';
import type { World } from '../child/profile.ts';

/** What a sitting decided about one child, as its agenda had it. */
export interface SittingItem {
  readonly child: string;
  readonly group: 'red' | 'new' | 'hkc' | 'amber' | 'green' | 'de-selection' | 'custody' | 'initial' | 'review';
  readonly outcome: 'rated' | 'considered' | 'left-list' | 'carried-over' | 'decided';
  /** the worker who presents, where one does */
  readonly presenter?: string;
}

const POLICE_SAYS = [
  'Stops and calls of the last six weeks for each child on the list, and where they were seen.',
  'Two addresses come up again; the neighbourhood teams of both areas look in there.',
  'Nothing new on most of the list. For the Reds: who they were with, and when.',
] as const;

const ORDER: readonly SittingItem['group'][] = ['red', 'new', 'hkc', 'amber', 'green', 'de-selection'];

/** A sitting: planned at the one before, listed the day before, held, decided child by child and closed; the next one is only planned. */
export function planSitting(world: World, sitting: PlannedSitting, items: readonly SittingItem[], withManager: boolean): PlannedSubject {
  const random = world.random.fork(`sitting ${sitting.on}`);
  const diary = new Diary(random, world.today, world.calendar);
  const role = 'offender-management-coordinator';
  const plannedOn = sitting.before ?? addDays(sitting.on, -21);
  diary.add(COORDINATOR, role, plannedOn, 'sitting.planned', { meeting: 'rag-meeting', on: sitting.on, at: SITTING_STARTS_AT, place: 'Meeting room 1' }, { recordedAt: '13:30' });
  if (sitting.on < world.today) {
    const inOrder = [...items].sort((a, b) => ORDER.indexOf(a.group) - ORDER.indexOf(b.group));
    diary.add(COORDINATOR, role, world.calendar.addWorkingDays(sitting.on, -1), 'sitting.listed', { children: inOrder.map(({ child, group }) => ({ child, group })) }, { recordedAt: '16:00' });
    hold(world, sitting, diary, inOrder, withManager);
  }
  return { kind: 'sitting', id: sitting.id, acts: diary.inOrder() };
}

function hold(world: World, sitting: PlannedSitting, diary: Diary, items: readonly SittingItem[], withManager: boolean): void {
  const role = 'offender-management-coordinator';
  const random = world.random.fork(`held ${sitting.on}`);
  diary.add(COORDINATOR, role, sitting.on, 'sitting.opened', { chair: COORDINATOR.id }, { at: SITTING_STARTS_AT, recordedAt: '10:01', source: 'meeting' });
  const present = [
    { name: COORDINATOR.name, role, worker: COORDINATOR.id, attendance: 'present' },
    ...POLICE_OFFICERS.map((o, i) => ({ name: o.name, role: 'seconded-police-officer', worker: o.id, ...(i === 1 && random.chance(0.2) ? { attendance: 'apologies', reason: 'On leave' } : { attendance: 'present' }) })),
    ...world.teamManagers.slice(0, 2).map((t, i) => ({ name: t.name, role: 'team-manager', worker: t.id, ...(withManager && (i === 0 || random.chance(0.7)) ? { attendance: 'present' } : { attendance: 'apologies', reason: 'At another meeting' }) })),
    ...(random.chance(0.3) ? [{ name: HEAD_OF_SERVICE.name, role: 'head-of-service', worker: HEAD_OF_SERVICE.id, ...(withManager ? { attendance: 'present' } : { attendance: 'apologies', reason: 'At another meeting' }) }] : []),
  ];
  diary.add(COORDINATOR, role, sitting.on, 'sitting.attendance', { people: present }, { at: '10:05', recordedAt: '10:06', source: 'meeting' });
  // What the police bring is written by the officer who sits there.
  diary.add(POLICE_OFFICERS[0]!, 'seconded-police-officer', sitting.on, 'sitting.contribution', { role: 'seconded-police-officer', text: random.pick(POLICE_SAYS) }, { at: '10:20', recordedAt: '10:21', source: 'meeting' });
  const next = world.sittings.find((s) => s.on > sitting.on);
  const records = items.map((item) => ({
    kind: 'sitting.item-decided',
    on: sitting.on,
    data: { child: item.child, outcome: item.outcome, ...(item.outcome === 'carried-over' && next ? { reason: 'The case manager was in court; what is known is too thin to rate', until: next.on } : {}) },
  }));
  if (records.length > 0) diary.addAll(COORDINATOR, role, sitting.on, records, { recordedAt: clock(13 * 60 + 10), source: 'meeting' });
  diary.add(COORDINATOR, role, sitting.on, 'sitting.closed', { 'manager-present': withManager, note: withManager ? 'All children on the list were looked at.' : 'No manager could take part: ratings stay provisional until one confirms them.' }, { at: '13:10', recordedAt: clock(13 * 60 + 15), source: 'meeting' });
}
