import { z } from 'zod';
import { isRole, type Role } from '../../core/access/roles.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { replacedBy } from '../../core/chronology/resolve.ts';
import type { Agreement, NewRecord } from '../../core/decisions/command.ts';
import { id, type EntryId } from '../../core/values/ids.ts';
import { parsePlainDate, type PlainDate } from '../../core/values/plain-date.ts';

const DAY = z.string().transform((text, context): PlainDate => {
  const date = parsePlainDate(text);
  if (date !== undefined) return date;
  context.addIssue({ code: 'custom', message: 'no date' });
  return z.NEVER;
});
const ENTRY = z.string().transform((text) => id<EntryId>(text));
const RECORD = z.object({
  kind: z.string(),
  data: z.record(z.string(), z.unknown()),
  occurredOn: DAY,
  occurredAt: z.string().optional(),
  of: ENTRY.optional(),
  supersedes: ENTRY.optional(),
  withdrawn: z.boolean().optional(),
  reason: z.string().optional(),
  happened: z.boolean().optional(),
});
const DATA = z.object({
  records: z.array(RECORD),
  awaits: z.array(z.string()),
  clauses: z.string(),
  answers: z.array(z.object({ clause: z.string(), answer: z.string() })).default([]),
});

/** A decision that waits for somebody's agreement, as it was proposed. */
export interface ProposedDecision {
  readonly records: readonly NewRecord[];
  readonly awaits: readonly Role[];
  readonly clauses: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** What lies inside an entry `proposal.made`. @throws z.ZodError if it is none */
export function proposedIn(entry: Entry): ProposedDecision {
  const { records, awaits, clauses, answers } = DATA.parse(entry.data);
  return {
    records: records.map(({ occurredAt, of, supersedes, withdrawn, reason, happened, ...r }) => ({
      ...r,
      ...(occurredAt === undefined ? {} : { occurredAt }),
      ...(of === undefined ? {} : { of }),
      ...(supersedes === undefined ? {} : { supersedes }),
      ...(withdrawn === undefined ? {} : { withdrawn }),
      ...(reason === undefined ? {} : { reason }),
      ...(happened === undefined ? {} : { happened }),
    })),
    awaits: awaits.filter(isRole),
    clauses,
    answers: Object.fromEntries(answers.map((a) => [a.clause, a.answer])),
  };
}

/** Where a proposal stands. */
export type ProposalState =
  | { readonly is: 'open'; readonly agreements: readonly Agreement[] }
  | { readonly is: 'settled'; readonly how: 'agreed' | 'declined' | 'withdrawn' | 'replaced'; readonly by: Entry };

/**
 * Whether a proposal still waits. Agreements count for this very entry: a corrected proposal is another entry, and has none.
 * It is agreed once the decision itself was recorded in the act of the last agreement.
 */
export function stateOf(proposal: Entry, entries: readonly Entry[], nameOf: (worker: string) => string): ProposalState {
  const replacement = replacedBy(entries, proposal.id);
  if (replacement !== undefined) return { is: 'settled', how: 'replaced', by: replacement };
  const answers = entries.filter((e) => e.kind === 'proposal.answered' && e.of === proposal.id && replacedBy(entries, e.id) === undefined && e.withdrawn !== true);
  for (const answer of answers) {
    const how = answer.data['answer'];
    if (how === 'declined' || how === 'withdrawn') return { is: 'settled', how, by: answer };
    if (entries.some((e) => e.act === answer.act && e.id !== answer.id)) return { is: 'settled', how: 'agreed', by: answer };
  }
  return { is: 'open', agreements: answers.map((a) => ({ by: a.recordedBy, name: nameOf(a.recordedBy), role: a.recordedAs, on: a.occurredOn })) };
}

/** The proposals of a chronology that still wait for somebody. */
export function openProposals(entries: readonly Entry[]): readonly Entry[] {
  return entries.filter((e) => e.kind === 'proposal.made' && e.withdrawn !== true && stateOf(e, entries, () => '').is === 'open');
}
