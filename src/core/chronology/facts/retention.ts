import type { EntryId } from '../../values/ids.ts';
import type { PlainDate } from '../../values/plain-date.ts';
import type { Fact } from './fact.ts';

interface Holds {
  readonly open: readonly { readonly id: EntryId; readonly on: PlainDate }[];
}

/** Whether a legal hold stands: each is lifted by what answers it, and several may stand at once. */
const held: Fact<Holds> = {
  name: 'hold.active',
  label: 'Under a legal hold',
  about: 'child',
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
};

/** What keeps a record from being erased. */
export const retentionFacts: readonly Fact[] = [held];
