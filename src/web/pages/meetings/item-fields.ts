import type { Field } from '../../../core/chronology/fields.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';

/** What the meeting itself adds to a record, or what only an import says: never asked for in the form of a child. */
const ADDED = new Set(['sitting', 'decided-by', 'provisional', 'start-known']);

/** The fields of a kind that people fill in at the meeting, in the order of the kind. */
export function askedFields(kind: string): Readonly<Record<string, Field>> {
  return Object.fromEntries(Object.entries(kindOf(kind)?.fields ?? {}).filter(([name]) => !ADDED.has(name)));
}

/** The prefixes of the names of the controls: one for each part of a child's form. */
export const PARTS = { rating: 'rating.', considered: 'considered.', outcome: 'outcome.', leaves: 'leaves.', action: 'action', information: 'information', done: 'done.', doneNote: 'done-note.' } as const;
