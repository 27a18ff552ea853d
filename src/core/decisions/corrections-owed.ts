import type { Entry } from '../chronology/entry.ts';
import { givenOf } from '../sharing/corrected-since.ts';
import type { DecidedRecord, NewRecord } from './command.ts';

/** With the correction or withdrawal of what was given to somebody: that each of them is to be told. What they are told is for a person. */
export function correctionsOwed(record: NewRecord, entries: readonly Entry[], today: NewRecord['occurredOn']): DecidedRecord[] {
  if (record.supersedes === undefined) return [];
  return givenOf(record.supersedes, entries).map((given) => ({
    kind: 'correction.owed',
    data: { entry: record.supersedes, disclosure: given.id, to: given.data['to'], person: given.data['person'] },
    // Owed from the day on which it became known, whenever it was true.
    occurredOn: today,
    marks: [],
    tell: [],
  }));
}
