import type { EntryId } from '../../values/ids.ts';
import type { SubjectKind } from '../entry.ts';
import { KEPT_BESIDE } from '../kinds/retention/everything-kept.ts';
import type { PlainDate } from '../../values/plain-date.ts';
import type { Fact } from './fact.ts';

interface Holds {
  readonly open: readonly { readonly id: EntryId; readonly on: PlainDate }[];
}

/** Whether a legal hold stands: each is lifted by what answers it, and several may stand at once. */
const held = (about: SubjectKind): Fact<Holds> => ({
  name: 'hold.active',
  label: 'Under a legal hold',
  about,
  type: { is: 'boolean' },
  kinds: ['hold.placed', 'hold.lifted'],
  init: { open: [] },
  step(s, e) {
    if (e.kind === 'hold.placed') return { open: [...s.open, { id: e.id, on: e.occurredOn }] };
    const open = s.open.filter((h) => h.id !== e.of);
    return open.length === s.open.length ? s : { open };
  },
  value: (s) => s.open.length > 0,
  since: (s) => s.open[0]?.on,
  by: (s) => s.open[0]?.id,
});

/** The day until which somebody decided to keep it. Of a child the closing of the case may say it too: that fact stands with the case. */
const keptUntil = (about: SubjectKind): Fact<{ readonly until?: PlainDate }> => ({
  name: 'retention.until',
  label: 'The record is kept until',
  about,
  type: { is: 'date' },
  kinds: ['disposal.decided'],
  init: {},
  step: (s, e) => (e.data['until'] === undefined ? s : { until: e.data['until'] as PlainDate }),
  value: (s) => s.until,
});

/** What keeps a record from being erased. */
export const retentionFacts: readonly Fact[] = [held('child'), ...KEPT_BESIDE.flatMap((about): readonly Fact[] => [held(about), keptUntil(about)])];
