import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeSitting } from '../../src/app/meetings/close-sitting.ts';
import { addChild, openSitting } from '../../src/app/meetings/open-sitting.ts';
import { planSitting } from '../../src/app/meetings/plan-sitting.ts';
import { saveItem } from '../../src/app/meetings/save-item.ts';
import { loadSitting, readSitting } from '../../src/app/meetings/sitting-context.ts';
import type { SubjectId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { dyo, openMeetingService, type MeetingService, type Person } from '../meetings/meeting-service.ts';

describe('a meeting whose rules bring a child whose record is restricted', () => {
  let s: MeetingService;
  let red: SubjectId;
  let hidden: SubjectId;
  let sitting: SubjectId;
  const listedAs = async (who: Person) => (await s.store.asReader(s.reader(who), (unit) => readSitting(s.ports, unit, sitting)))!.state.listed.map((l) => l.child);
  const save = (who: Person) => saveItem(s.ports, { actor: s.actor(who), sitting, child: hidden, basedOn: 0, form: { said: ['what was said'] }, decision: { records: [], answers: {}, faults: [] }, seen: 0 });

  beforeAll(async () => {
    s = await openMeetingService();
    s.today('2026-02-24');
    red = await s.child('Red', dyo('red'));
    hidden = await s.child('Hidden', [...dyo('red'), { on: '2026-02-20', kind: 'case.restricted', data: { why: 'A colleague’s child', ask: s.worker('manager'), people: [{ worker: s.worker('manager') }] } }]);
    const planned = await planSitting(s.ports, { command: s.command(), actor: s.actor('coordinator'), meeting: 'rag-meeting', on: plainDate('2026-02-24') });
    if (planned.outcome !== 'planned') throw new Error(JSON.stringify(planned));
    sitting = planned.sitting;
    expect((await openSitting(s.ports, { command: s.command(), actor: s.actor('coordinator'), sitting })).outcome).toBe('recorded');
  });
  afterAll(() => s?.close());

  it('lists it for nobody when somebody opens the meeting who may not open the record', async () => {
    const state = (await s.store.asSystem(s.service, (unit) => loadSitting(s.ports, unit, sitting)))!.state;
    expect(state.listed.map((l) => l.child)).toEqual([red]);
  });

  it('says nothing of it at the close to whoever may not open it', async () => {
    const closed = await closeSitting(s.ports, { command: s.command(), actor: s.actor('coordinator'), sitting });
    expect(JSON.stringify(closed)).not.toContain(hidden);
    expect(closed).toMatchObject({ outcome: 'unsettled' });
  });

  it('shows it on the agenda to whoever may open it and to nobody else, once they have put it there', async () => {
    expect((await addChild(s.ports, { command: s.command(), actor: s.actor('manager'), sitting, child: hidden, reason: 'Red' })).outcome).toBe('recorded');
    expect(await listedAs('manager')).toEqual([red, hidden]);
    expect(await listedAs('coordinator')).toEqual([red]);
  });

  it('takes nothing about it from whoever may not open it, and shows them nothing of what was noted', async () => {
    expect(await save('coordinator')).toEqual({ outcome: 'not-allowed', why: 'The child is not on the agenda of this sitting' });
    expect((await save('manager')).outcome).toBe('saved');
    const noted = (who: Person) => s.store.asReader(s.reader(who), ({ meetings }) => meetings.item(sitting, hidden));
    expect((await noted('manager'))?.form).toEqual({ said: ['what was said'] });
    expect(await noted('coordinator')).toBeUndefined();
  });

  it('is closed by whoever may open it: to others it is said that there is one, and not which', async () => {
    const closed = await closeSitting(s.ports, { command: s.command(), actor: s.actor('coordinator'), sitting });
    expect(JSON.stringify(closed)).not.toContain(hidden);
    expect(closed.outcome === 'unsettled' && closed.problems.map((p) => p.wants)).toContain('somebody who may open it to close the meeting');
  });
});
