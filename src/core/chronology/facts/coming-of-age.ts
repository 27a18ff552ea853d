import { birthday, type PlainDate } from '../../values/plain-date.ts';
import type { Fact, Known } from './fact.ts';

/** The day on which the child turns 18. */
const turns18: Fact<Known<PlainDate> | undefined> = {
  name: 'turns-18',
  label: 'Eighteenth birthday',
  about: 'child',
  type: { is: 'date' },
  kinds: ['identity.recorded'],
  init: undefined,
  step(state, entry) {
    const born = entry.data['date-of-birth'] as PlainDate | undefined;
    return born === undefined ? state : { value: birthday(born, 18), on: entry.occurredOn, by: entry.id, since: entry.occurredOn };
  },
  value: (s) => s?.value,
  since: (s) => s?.since,
  by: (s) => s?.by,
};

export const comingOfAgeFacts: readonly Fact[] = [turns18];
