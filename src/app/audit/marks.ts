import { z } from 'zod';
import type { AuditRow } from '../ports/audit.ts';
import { nameOfPerson } from './looked-at.ts';

/** What came of looking into a signal. */
export const OUTCOMES = {
  'in-order': 'In order: there was a reason to look',
  mistake: 'A mistake: the person has been spoken to',
  breach: 'A breach: dealt with under the breach procedure',
  looking: 'Still being looked into',
} as const;
export type MarkOutcome = keyof typeof OUTCOMES;
export const MARK_OUTCOMES = Object.keys(OUTCOMES) as readonly MarkOutcome[];

export const MARK_EVENT = 'audit.looked-into';

/** A signal was looked into: by whom, when, what came of it. It stands in the audit and is sealed with it. */
export interface Mark {
  readonly signal: string;
  readonly at: string;
  readonly by: string;
  readonly outcome: MarkOutcome;
  readonly note: string;
}

const detail = z.object({ signal: z.string(), outcome: z.enum(['in-order', 'mistake', 'breach', 'looking']), note: z.string() });

/** The marks among traces, the latest first as they come. */
export function marksOf(rows: readonly AuditRow[]): readonly Mark[] {
  return rows.flatMap((row): Mark[] => {
    const read = detail.safeParse(row.detail);
    return row.event === MARK_EVENT && read.success ? [{ ...read.data, at: row.at, by: nameOfPerson(row) }] : [];
  });
}

/** Whether a mark settles a signal: nothing of it came after the mark, and it is not still being looked into. */
export function settles(mark: Mark | undefined, last: string): boolean {
  return mark !== undefined && mark.outcome !== 'looking' && mark.at >= last;
}
