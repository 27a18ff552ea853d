import { expect, it } from 'vitest';
import type { Entry } from '../../../core/chronology/entry.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { id, type ActId, type AgencyId, type EntryId, type ServiceId, type SubjectId, type WorkerId } from '../../../core/values/ids.ts';
import { plainDate } from '../../../core/values/plain-date.ts';
import { changedFields } from './field-changes.tsx';

const NAMES = { worker: () => 'L. Marlowe', agency: () => 'Youth justice service', date: String };
const ENTRY: Entry = {
  id: id<EntryId>('e1'), seq: 1, service: id<ServiceId>('s'), subject: { kind: 'child', id: id<SubjectId>('c') }, act: id<ActId>('a'), kind: 'flag.set', data: { flag: 'missing', source: 'School', note: 'Ring first' },
  occurredOn: plainDate('2026-11-24'), recordedAt: '2026-11-24T10:00:00.000Z', recordedBy: id<WorkerId>('w'), recordedAs: 'case-manager', agency: id<AgencyId>('y'), compartment: 'case', source: 'live',
};
const kind = kindOf('flag.set');

it('names each field that differs, one that was emptied and the day among them, and none that stayed', () => {
  if (kind === undefined) throw new Error('there is no such kind');
  const after: Entry = { ...ENTRY, id: id<EntryId>('e2'), supersedes: ENTRY.id, data: { flag: 'self-harm', note: 'Ring first' }, occurredOn: plainDate('2026-11-23') };
  expect(changedFields(kind, ENTRY, after, NAMES)).toEqual([
    { label: 'Flag', before: 'Missing', after: 'Risk to self' }, { label: 'Who says so', before: 'School', after: 'empty' }, { label: 'Day', before: 'Tue 24 November 2026', after: 'Mon 23 November 2026' },
  ]);
});

it('shows of a withdrawal everything that stands no longer', () => {
  if (kind === undefined) throw new Error('there is no such kind');
  expect(changedFields(kind, ENTRY, { ...ENTRY, id: id<EntryId>('e2'), supersedes: ENTRY.id, withdrawn: true }, NAMES).map((c) => c.after)).toEqual(['empty', 'empty', 'empty']);
});
