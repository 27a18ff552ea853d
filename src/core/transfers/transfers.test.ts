import { describe, expect, test } from 'vitest';
import { FAMILIES } from '../chronology/kind.ts';
import { KINDS, kindOf } from '../chronology/kinds/index.ts';
import type { Entry, EntryData } from '../chronology/entry.ts';
import { id, type ActId, type AgencyId, type EntryId, type ServiceId, type SubjectId, type WorkerId } from '../values/ids.ts';
import { plainDate } from '../values/plain-date.ts';
import { transferOf } from './agreed.ts';
import { CHOSEN_FIRST, crossingOf, groupOf } from './crossing.ts';
import { portable, withLinks } from './local-parts.ts';
import { onlyInWords, pack } from './pack.ts';
import { arrivedOn, originsOf } from './origin.ts';
import { unpack } from './unpack.ts';

let n = 0;
function entry(kind: string, data: EntryData, more: Partial<Entry> = {}): Entry {
  n += 1;
  return {
    id: id<EntryId>(`e${n}`), seq: n, service: id<ServiceId>('here'), subject: { kind: 'child', id: id<SubjectId>('c') }, act: id<ActId>(`a${n}`), kind, data, occurredOn: plainDate('2026-03-02'),
    recordedAt: '2026-03-02T10:00:00.000Z', recordedBy: id<WorkerId>('w'), recordedAs: 'case-manager', agency: id<AgencyId>('yjs'), compartment: 'case', source: 'live', ...more,
  };
}
const NAMES = { service: 'Hereshire', own: 'yjs', agency: (a: string) => a, value: (_l: string, _f: unknown, v: unknown) => String(v) };

describe('how kinds cross', () => {
  test('what decides about a child by one service’s scheme never crosses as it is, nor what says who may see the record, nor a victim', () => {
    for (const family of ['dyo', 'rag', 'strand', 'access', 'duty', 'sharing', 'rights', 'retention', 'victim', 'transfer', 'consent', 'allocation'] as const) {
      const whole = KINDS.filter((k) => k.family === family && k.subject === 'child' && crossingOf(k) === 'whole').map((k) => k.name);
      expect(whole, FAMILIES[family]).toEqual(family === 'rights' ? ['disagreement.stated'] : []);
    }
    expect(crossingOf(kindOf('victim.wishes'))).toBe('never');
    expect(crossingOf(kindOf('case.closed'))).toBe('never');
    expect(KINDS.filter((k) => k.subject !== 'child' && crossingOf(k) !== 'never')).toEqual([]);
  });

  test('information alone begins with less than a move, and no sort with how the service worked', () => {
    expect(CHOSEN_FIRST.information.length).toBeLessThan(CHOSEN_FIRST.caretaking.length);
    expect(Object.values(CHOSEN_FIRST).flat()).not.toContain('practice');
    expect(groupOf(kindOf('rag.set')!)).toBe('practice');
  });
});

describe('packing', () => {
  test('leaves people, areas and the local reference behind, and says what they were', () => {
    const identity = entry('identity.recorded', { surname: 'Ash', reference: 'YJ-1' });
    const address = entry('address.recorded', { address: '1 New Street', area: 'North' });
    const [a, b] = pack([identity, address], { entries: [identity.id, address.id], inWords: [] }, NAMES);
    expect([a?.data, a?.behind]).toEqual([{ surname: 'Ash' }, 'Reference: YJ-1']);
    expect([b?.data, b?.behind]).toEqual([{ address: '1 New Street' }, 'Neighbourhood policing area: North']);
  });

  test('keeps the thread between entries by keys of its own, and tells in words what answers an entry that does not go', () => {
    const order = entry('order.started', { type: 'yro' });
    const ended = entry('order.ended', { how: 'completed' }, { of: order.id });
    const items = pack([order, ended], { entries: [order.id, ended.id], inWords: [] }, NAMES);
    expect(items.map((i) => i.of)).toEqual([undefined, items[0]?.key]);
    expect(JSON.stringify(items)).not.toContain(order.id);
    expect([...onlyInWords([order, ended], [order.id, ended.id])]).toEqual([]);
    expect([...onlyInWords([order, ended], [ended.id])]).toEqual([ended.id]);
  });

  test('tells in words what is nothing without a person of the service', () => {
    const held = entry('allocation.made', { role: 'case-manager', worker: 'w' });
    const rag = entry('rag.set', { colour: 'red' });
    expect([...onlyInWords([held, rag], [held.id, rag.id])]).toEqual([held.id, rag.id]);
    expect(() => pack([held], { entries: [held.id], inWords: [] }, NAMES)).toThrow('cannot go as it is');
  });

  test('says whose it is where it is another agency’s', () => {
    const theirs = entry('note.recorded', { note: 'x' }, { agency: id<AgencyId>('police') });
    expect(pack([theirs], { entries: [theirs.id], inWords: [] }, NAMES)[0]).toMatchObject({ whose: 'police, by way of Hereshire', foreign: true });
  });
});

describe('unpacking', () => {
  const terms = { from: 'here', fromName: 'Hereshire', sort: 'permanent', day: plainDate('2026-03-02'), said: { why: 'A move' }, parcel: 'p', digest: 'd' } as const;
  const order = entry('order.started', { type: 'yro' });
  const foreign = entry('note.recorded', { note: 'x' }, { agency: id<AgencyId>('police') });
  const ended = entry('order.ended', { how: 'completed' }, { of: order.id });
  const items = pack([order, foreign, ended], { entries: [order.id, foreign.id, ended.id], inWords: [] }, NAMES);
  const taking = { today: plainDate('2026-06-01'), agency: id<AgencyId>('ours'), intoExisting: false, ids: ['r', 'x', 'y', 'z'].map((i) => id<EntryId>(i)) };

  test('gives each its day as it happened, its own new id, and the thread between them', () => {
    const records = unpack(terms, items, taking);
    expect(records.map((r) => [r.kind, r.occurredOn, r.arriving?.id, r.of])).toEqual([
      ['record.received', '2026-06-01', 'r', undefined], ['order.started', '2026-03-02', 'x', undefined], ['note.recorded', '2026-03-02', 'y', undefined], ['order.ended', '2026-03-02', 'z', 'x'],
    ]);
  });

  test('of a child who moves what the service gave is the receiver’s, and another agency’s stays to be asked for; otherwise everything stays the sender’s', () => {
    expect(unpack(terms, items, taking).slice(1).map((r) => r.arriving?.agency)).toEqual(['ours', 'service:here', 'ours']);
    expect(new Set(unpack({ ...terms, sort: 'caretaking' }, items, taking).slice(1).map((r) => r.arriving?.agency))).toEqual(new Set(['service:here']));
  });

  test('the origin of each is read from the entry that says that they came, and a record that begins so began on that day', () => {
    const received = entry('record.received', unpack(terms, items, taking)[0]!.data, { seq: 0, occurredOn: plainDate('2026-06-01') });
    expect(originsOf([received]).get('x')).toEqual({ whose: 'Hereshire', as: 'case-manager', on: '2026-03-02', came: '2026-06-01' });
    expect(arrivedOn([received, order])).toBe('2026-06-01');
    expect(arrivedOn([order, { ...received, seq: 9999 }])).toBeUndefined();
  });
});

test('links inside lists are led on, and a link that leads nowhere is dropped', () => {
  const fields = kindOf('disagreement.stated')!.fields;
  expect(portable(fields, { stated: 'none', by: 'child', entry: 'e1' }, (e) => (e === 'e1' ? '@4' : undefined)).data).toEqual({ stated: 'none', by: 'child', entry: '@4' });
  expect(withLinks(fields, { by: 'child', entry: '@4' }, () => undefined)).toEqual({ by: 'child' });
});

test('a proposal that is corrected after it was agreed to has to be agreed to again', () => {
  const proposal = entry('transfer.proposed', {});
  const agreed = entry('transfer.agreed', { answer: 'agree' }, { of: proposal.id, recordedBy: id<WorkerId>('m') });
  expect(transferOf(proposal, [proposal, agreed]).stage).toBe('agreed');
  const corrected = entry('transfer.proposed', {}, { supersedes: proposal.id });
  expect(transferOf(corrected, [proposal, agreed, corrected]).stage).toBe('proposed');
  const own = entry('transfer.agreed', { answer: 'agree' }, { of: proposal.id });
  expect(transferOf(proposal, [proposal, own]).stage).toBe('proposed');
});
