import { z } from 'zod';
import { isRole } from '../../../core/access/roles.ts';
import type { Objection } from '../../../core/decisions/command.ts';
import type { Recorded } from '../../../app/record/record.ts';
import type { Answer } from '../operation.ts';
import { problem, type Problem } from '../problem.ts';
import { ROLE } from '../shapes/entry.ts';
import { ID } from '../shapes/parts.ts';

const SAID = z.array(z.object({ clause: z.string(), says: z.string(), wants: z.string(), field: z.string().optional() }));

/** What came of a command that was taken. */
export const RECORDED = z.object({
  outcome: z.enum(['recorded', 'proposed']).describe('recorded: it stands. proposed: it stands once those have agreed who must; a system agrees to nothing'),
  act: ID,
  entries: z.array(ID).describe('The entries that were written; of a proposal the entry that holds it'),
  notes: SAID.describe('What rules noted without standing in the way; of a proposal, the rules that want agreement'),
  awaits: z.array(ROLE).describe('The roles that must agree; empty once recorded'),
});

/** Each outcome of a command as the interface answers it. */
export function answerOfRecorded(result: Recorded): Answer<z.input<typeof RECORDED>> | Problem {
  switch (result.outcome) {
    case 'recorded':
      return { is: 'answer', status: 201, shown: `recorded, ${result.entries.length} entries`, body: { outcome: 'recorded', act: result.act, entries: [...result.entries], notes: said(result.notes), awaits: [] } };
    case 'proposed':
      return { is: 'answer', status: 202, shown: 'proposed', body: { outcome: 'proposed', act: result.act, entries: [result.proposal], notes: said(result.objections), awaits: result.awaits.filter(isRole) } };
    case 'refused':
      return problem('refused', `${sentences(result.objections, 'What would satisfy it')} Nothing was recorded.`, { objections: said(result.objections), ...(result.offer === undefined ? {} : { offer: result.offer }) });
    case 'asked':
      return problem('asked', `${sentences(result.questions, 'Give')} Send the same command again with \`answers\`, by clause. Nothing was recorded.`, { objections: said(result.questions) });
    case 'invalid':
      return problem('fields-wrong', 'Some fields do not do: see faults. Nothing was recorded.', { faults: result.faults.map((f) => ({ field: f.field, record: f.record, expected: f.expected })) });
    case 'conflict':
      return problem('changed', `${result.why}. Read the entries named, then send it under a new id with the newer \`seen\`. Nothing was recorded.`, { entries: [...result.with] });
    case 'not-allowed':
      return problem('not-found', `${result.why}.`);
  }
}

function said(objections: readonly Objection[]): z.input<typeof SAID> {
  return objections.map((o) => ({ clause: o.clause, says: o.says, wants: o.wants, field: o.field }));
}

function sentences(objections: readonly Objection[], before: string): string {
  return objections.map((o) => `${o.says.replace(/\.$/, '')}${o.clause === '' ? '' : ` (${o.clause})`}. ${before}: ${o.wants.replace(/\.$/, '')}.`).join(' ');
}
