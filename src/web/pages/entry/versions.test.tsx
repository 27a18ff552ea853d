import { render } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { Entry } from '../../../core/chronology/entry.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { id, type ActId, type AgencyId, type EntryId, type ServiceId, type SubjectId, type WorkerId } from '../../../core/values/ids.ts';
import { plainDate } from '../../../core/values/plain-date.ts';
import { Version } from './versions.tsx';

const ENTRY: Entry = {
  id: id<EntryId>('e1'), seq: 1, service: id<ServiceId>('s'), subject: { kind: 'child', id: id<SubjectId>('c') }, act: id<ActId>('a'), kind: 'note.recorded', data: { note: 'Moved in with his grandmother' },
  occurredOn: plainDate('2026-11-24'), recordedAt: '2026-11-24T10:00:00.000Z', recordedBy: id<WorkerId>('w'), recordedAs: 'case-manager', agency: id<AgencyId>('y'), compartment: 'case', source: 'live', reason: 'The words given',
};
const NAMES = { worker: () => 'L. Marlowe', agency: () => 'Youth justice service', date: String };

/** The label that the reason stands under. */
function labelOf(more: Partial<Entry>): string {
  const kind = kindOf('note.recorded');
  if (kind === undefined) throw new Error('there is no such kind');
  const html = render(<Version entry={{ ...ENTRY, ...more }} kind={kind} names={NAMES} title="Note" />);
  return /<dt[^>]*>\s*([^<]*?)\s*<\/dt>\s*<dd[^>]*>\s*The words given/.exec(html)?.[1] ?? html;
}

it.each([
  ['an entry from a tracker', { source: 'import' }, 'From the tracker'],
  ['a correction', { supersedes: id<EntryId>('e0') }, 'Why it was corrected'],
  ['a correction that a tracker brought', { source: 'import', supersedes: id<EntryId>('e0') }, 'Why it was corrected'],
  ['a withdrawal', { supersedes: id<EntryId>('e0'), withdrawn: true }, 'Why it was withdrawn'],
  ['an entry that stands for itself', {}, 'Reason'],
] as const)('the words that go with %s are named as what they are', (_, more, label) => {
  expect(labelOf(more)).toBe(label);
});
