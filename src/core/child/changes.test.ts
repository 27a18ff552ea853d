import { expect, it } from 'vitest';
import type { Entry } from '../chronology/entry.ts';
import { timeline } from '../chronology/resolve.ts';
import { id, type ActId, type AgencyId, type EntryId, type ServiceId, type SubjectId, type WorkerId } from '../values/ids.ts';
import { plainDate } from '../values/plain-date.ts';
import { changesOf, followed } from './changes.ts';

let seq = 0;
function entry(on: string, kind: string, data: Entry['data'], more: Partial<Entry> = {}): Entry {
  seq += 1;
  return {
    id: id<EntryId>(`e${seq}`), seq, service: id<ServiceId>('s'), subject: { kind: 'child', id: id<SubjectId>('c') }, act: id<ActId>('a'), kind, data, occurredOn: plainDate(on), recordedAt: `${on}T10:00:00.000Z`,
    recordedBy: id<WorkerId>('w'), recordedAs: 'case-manager', agency: id<AgencyId>('y'), compartment: 'case', source: 'live', ...more,
  };
}

const first = entry('2026-01-05', 'allocation.made', { role: 'case-manager', worker: 'anna' });
const wrong = entry('2026-01-06', 'address.recorded', { address: '1 High Street', area: 'North' });
const ENTRIES = [
  first, wrong,
  entry('2026-02-02', 'rag.set', { colour: 'red' }),
  entry('2026-02-03', 'allocation.made', { role: 'team-manager', worker: 'tom' }),
  entry('2026-03-02', 'allocation.made', { role: 'case-manager', worker: 'ben' }),
  entry('2026-03-02', 'rag.set', { colour: 'red' }),
  entry('2026-04-06', 'rag.set', { colour: 'amber' }),
  entry('2026-01-06', 'address.recorded', { address: '11 High Street', area: 'North' }, { supersedes: wrong.id, reason: 'A digit was missing' }),
  entry('2026-05-04', 'address.recorded', { address: '2 Mill Lane', area: 'South' }),
  entry('2026-05-05', 'case.restricted', { why: 'x', ask: 'w', people: [] }),
];
const LINE = timeline(ENTRIES);
const values = (key: string) => {
  const what = followed(LINE).find((f) => f.key === key);
  return what === undefined ? undefined : changesOf(what, LINE).map((c) => [c.entry.occurredOn, c.before, c.after]);
};

it('follows who held the case, and leaves out what another role did', () => {
  expect(values('allocated.case-manager')).toEqual([['2026-01-05', undefined, 'anna'], ['2026-03-02', 'anna', 'ben']]);
});

it('follows a rating, and a rating that stayed is no change', () => {
  expect(values('rag')?.map(([, , after]) => after)).toEqual(['red', 'amber']);
});

it('follows a field of the entries, corrections in the place of what they correct', () => {
  expect(values('address.recorded/address')).toEqual([['2026-01-06', undefined, '11 High Street'], ['2026-05-04', '11 High Street', '2 Mill Lane']]);
  expect(values('area')).toEqual([['2026-01-06', undefined, 'North'], ['2026-05-04', 'North', 'South']]);
});

it('offers nothing that is about the record itself, and nothing that was never recorded', () => {
  const keys = followed(LINE).map((f) => f.key);
  expect(keys.filter((k) => k.startsWith('access.') || k.startsWith('custody.'))).toEqual([]);
});
