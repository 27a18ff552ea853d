import { addDays } from '../../core/values/plain-date.ts';
import type { World } from '../child/profile.ts';
import { COORDINATOR, PANEL_CHAIR, POLICE_OFFICERS } from '../people/staff.ts';
import type { PlannedSubject } from './act.ts';
import { clock, Diary } from './diary.ts';
import type { SittingItem } from './sitting-acts.ts';
import { SITTING_STARTS_AT, type PlannedSitting } from './sittings.ts';

const ROLE = 'offender-management-coordinator';
const ORDER: readonly SittingItem['group'][] = ['custody', 'initial', 'review'];

/** A sitting of the case management panel: planned with its chair, listed the day before, held and closed; the next one is only planned. */
export function planPanelSitting(world: World, sitting: PlannedSitting, items: readonly SittingItem[]): PlannedSubject {
  const random = world.random.fork(`panel ${sitting.on}`);
  const diary = new Diary(random, world.today, world.calendar);
  diary.add(COORDINATOR, ROLE, world.calendar.onOrBefore(addDays(sitting.on, -28)), 'sitting.planned', { meeting: 'case-management-and-diversity', on: sitting.on, at: SITTING_STARTS_AT, place: 'Meeting room 2' }, { recordedAt: '12:10' });
  diary.add(COORDINATOR, ROLE, world.calendar.onOrBefore(addDays(sitting.on, -28)), 'sitting.chair-named', { name: PANEL_CHAIR.name, role: 'panel-chair', worker: PANEL_CHAIR.id }, { recordedAt: '12:15' });
  if (sitting.on < world.today) hold(world, sitting, [...items].sort((a, b) => ORDER.indexOf(a.group) - ORDER.indexOf(b.group)), diary);
  return { kind: 'sitting', id: sitting.id, acts: diary.inOrder() };
}

function hold(world: World, sitting: PlannedSitting, items: readonly SittingItem[], diary: Diary): void {
  const { on } = sitting;
  const random = world.random.fork(`panel held ${on}`);
  diary.add(COORDINATOR, ROLE, world.calendar.addWorkingDays(on, -1), 'sitting.listed', { children: items.map(({ child, group, presenter }) => ({ child, group, ...(presenter === undefined ? {} : { presenter }) })) }, { recordedAt: '16:10' });
  diary.add(PANEL_CHAIR, 'panel-chair', on, 'sitting.opened', { chair: PANEL_CHAIR.id, 'chair-role': 'panel-chair' }, { at: SITTING_STARTS_AT, recordedAt: '10:01', source: 'meeting' });
  diary.add(PANEL_CHAIR, 'panel-chair', on, 'sitting.attendance', {
    people: [
      { name: PANEL_CHAIR.name, role: 'panel-chair', worker: PANEL_CHAIR.id, attendance: 'present' },
      { name: COORDINATOR.name, role: ROLE, worker: COORDINATOR.id, attendance: 'present' },
      ...POLICE_OFFICERS.map((o, i) => ({ name: o.name, role: 'seconded-police-officer', worker: o.id, ...(i === 1 && random.chance(0.3) ? { attendance: 'apologies', reason: 'On leave' } : { attendance: 'present' }) })),
    ],
  }, { at: '10:05', recordedAt: '10:06', source: 'meeting' });
  if (items.length > 0) diary.addAll(PANEL_CHAIR, 'panel-chair', on, items.map(({ child }) => ({ kind: 'sitting.item-decided', on, data: { child, outcome: 'decided' } })), { recordedAt: clock(12 * 60 + 30), source: 'meeting' });
  diary.add(PANEL_CHAIR, 'panel-chair', on, 'sitting.closed', { 'manager-present': false, note: 'Each child was heard; the records were read out before we closed.' }, { at: '12:30', recordedAt: clock(12 * 60 + 35), source: 'meeting' });
}
