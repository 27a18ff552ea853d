import { describe, expect, it } from 'vitest';
import { id, type ActId, type AgencyId, type EntryId, type ServiceId, type SubjectId, type WorkerId } from '../values/ids.ts';
import { plainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { timeline } from '../chronology/resolve.ts';
import { childCard } from './card.ts';
import { lifelineOf } from './lifeline.ts';

const TODAY = plainDate('2026-11-24');
let seq = 0;

function entry(kind: string, on: string, data: Entry['data'], more: Partial<Entry> = {}): Entry {
  seq += 1;
  return {
    id: id<EntryId>(`e${seq}`), seq, service: id<ServiceId>('s'), subject: { kind: 'child', id: id<SubjectId>('c') }, act: id<ActId>('a'), kind, data, occurredOn: plainDate(on),
    recordedAt: `${on}T10:00:00.000Z`, recordedBy: id<WorkerId>('w'), recordedAs: 'case-manager', agency: id<AgencyId>('y'), compartment: 'case', source: 'live', ...more,
  };
}

describe('the card for a visit', () => {
  it('shows a carer as last recorded, an unsafe one too, and never two of one name', () => {
    const card = childCard(
      timeline([
        entry('carer.recorded', '2026-01-02', { name: 'Mum', relation: 'mother', contact: 'safe', telephone: '1' }),
        entry('carer.recorded', '2026-05-02', { name: 'Mum', relation: 'mother', contact: 'not-safe' }),
      ]),
      TODAY,
    );
    expect(card.carers).toEqual([{ name: 'Mum', relation: 'mother', contact: 'not-safe', on: '2026-05-02' }]);
  });

  it('takes a flag off when it ended, keeps an unconfirmed one apart, and confirms it with a later entry', () => {
    const set = entry('flag.set', '2026-02-01', { flag: 'habitual-knife-carrier', confirmed: false, source: 'tracker' });
    expect(childCard(timeline([set]), TODAY).flags).toMatchObject([{ confirmed: false, source: 'tracker' }]);
    const confirmed = entry('flag.set', '2026-03-01', { flag: 'habitual-knife-carrier' });
    expect(childCard(timeline([set, confirmed]), TODAY).flags).toMatchObject([{ confirmed: true, on: '2026-03-01' }]);
    expect(childCard(timeline([set, confirmed, entry('flag.ended', '2026-04-01', { flag: 'habitual-knife-carrier', reason: 'police' })]), TODAY).flags).toEqual([]);
  });

  it('names the next appointment by day and time, and asks about those that passed without an outcome', () => {
    const passed = entry('appointment.booked', '2026-11-01', { on: '2026-11-23', at: '09:00' });
    const kept = entry('appointment.booked', '2026-11-01', { on: '2026-11-20' });
    const late = entry('appointment.booked', '2026-11-01', { on: '2026-11-24', at: '16:00' });
    const early = entry('appointment.booked', '2026-11-02', { on: '2026-11-24', at: '09:30', place: 'Office' });
    const card = childCard(timeline([passed, kept, late, early, entry('contact.recorded', '2026-11-20', { outcome: 'kept', with: 'child', how: 'home', note: 'Well', promises: 'Ring college' }, { of: kept.id })]), TODAY);
    expect(card.next).toMatchObject({ on: '2026-11-24', at: '09:30', place: 'Office' });
    expect(card.withoutOutcome.map((a) => a.entry)).toEqual([passed.id]);
    expect(card.lastContact).toMatchObject({ on: '2026-11-20', outcome: 'kept', text: 'Well' });
    expect(card.promises).toMatchObject({ text: 'Ring college' });
  });

  it('forgets what was withdrawn', () => {
    const wrong = entry('voice.recorded', '2026-11-01', { wants: 'Football' });
    const card = childCard(timeline([wrong, entry('voice.recorded', '2026-11-01', {}, { supersedes: wrong.id, withdrawn: true, reason: 'another child' })]), TODAY);
    expect(card.wants).toBeUndefined();
  });
});

describe('the lifeline', () => {
  it('draws an order to the day on which it ended early, custody until release, and DYO until now', () => {
    const order = entry('order.started', '2026-01-01', { type: 'yro', ends: '2026-12-31' });
    const line = lifelineOf(
      timeline([order, entry('order.ended', '2026-06-30', { how: 'revoked' }, { of: order.id }), entry('custody.started', '2026-07-01', { place: 'Werrington' }), entry('custody.ended', '2026-08-01', {}), entry('dyo.classified', '2026-02-01', {})]),
      TODAY,
    );
    expect(line.bars).toMatchObject([
      { sort: 'order', from: '2026-01-01', to: '2026-06-30' },
      { sort: 'dyo', from: '2026-02-01' },
      { sort: 'custody', from: '2026-07-01', to: '2026-08-01' },
    ]);
    expect(line.bars[1]).not.toHaveProperty('to');
  });

  it('makes one step of equal ratings one after the other and closes it with the next', () => {
    const line = lifelineOf(timeline([entry('rag.set', '2026-01-13', { colour: 'amber' }), entry('rag.set', '2026-02-24', { colour: 'amber' }), entry('rag.set', '2026-04-07', { colour: 'red' })]), TODAY);
    expect(line.tracks[0]?.steps).toMatchObject([{ value: 'amber', from: '2026-01-13', to: '2026-04-07' }, { value: 'red', from: '2026-04-07' }]);
  });

  it('tells allegation, charge and proven apart, and leaves out what was not proven', () => {
    const offences = ['allegation', 'charge', 'proven', 'discontinued'].map((status, i) => entry('offence.recorded', `2026-03-0${i + 1}`, { status, offence: 'Theft' }));
    expect(lifelineOf(timeline(offences), TODAY).marks.map((m) => m.sort)).toEqual(['allegation', 'charge', 'proven']);
  });
});
