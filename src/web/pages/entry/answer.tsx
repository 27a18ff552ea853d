import { answerProposal, type Answered } from '../../../app/agreements/answer-proposal.ts';
import { nameOf } from '../../../app/child/child-page.ts';
import type { Objection } from '../../../core/decisions/command.ts';
import type { Recorded } from '../../../app/record/record.ts';
import { Refused, rolesInWords } from '../../forms/outcome.tsx';
import { commandIdOf } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, PageReply, Reply } from '../../route.ts';
import { entryOf, NO_ENTRY, type OpenEntry } from './entry-of.ts';
import { AnswerForm, answerModel, ProposalStanding } from './proposal.tsx';

const ANSWERS = ['agreed', 'declined', 'withdrawn'] as const;

/** Agrees to a proposal, declines it or takes it back; agreeing decides it afresh. */
export async function answerEntry(context: Context): Promise<Reply> {
  const open = await entryOf(context);
  if (open === undefined || open.entry.kind !== 'proposal.made') return NO_ENTRY;
  const answer = ANSWERS.find((a) => a === lastOf(context.form, 'answer'));
  if (answer === undefined) return page(context, open, { fault: 'Choose one of the answers' });
  const result = await answerProposal(context.ports, {
    id: commandIdOf(context.form, () => context.ports.ids.next()),
    actor: context.actor(),
    subject: open.entry.subject,
    proposal: open.entry.id,
    answer,
    reason: lastOf(context.form, 'reason').trim(),
  });
  return answerOf(context, open, result);
}

function answerOf(context: Context, open: OpenEntry, result: Answered): Reply {
  const base = `/children/${open.record.row.id}`;
  const here = `${base}/entries/${open.entry.id}`;
  switch (result.outcome) {
    case 'decided':
      return { is: 'redirect', to: here, notice: 'Agreed. The decision is on record.' };
    case 'waiting':
      return { is: 'redirect', to: here, notice: `Agreed. It still awaits the ${rolesInWords(result.awaits)}.` };
    case 'closed':
      return { is: 'redirect', to: here, notice: 'Answered. The decision was not put on record.' };
    case 'settled':
      return { is: 'redirect', to: here, notice: 'Somebody has answered this meanwhile. How it stands is shown here; your answer was not recorded.' };
    case 'not-yours':
      return { is: 'forbidden', why: `${result.why}.` };
    case 'invalid':
      return page(context, open, { fault: `${result.expected.startsWith('why') ? 'Say' : 'Give'} ${result.expected}` });
    case 'void':
      return page(context, open, { objections: objectionsOf(result.now) });
  }
}

/** What stands in the way now, although it did not when the decision was proposed. */
function objectionsOf(now: Recorded): readonly Objection[] {
  switch (now.outcome) {
    case 'refused':
      return now.objections;
    case 'asked':
      return now.questions;
    case 'conflict':
      return [{ clause: '', says: now.why, wants: 'the decision proposed anew on what is on record now' }];
    case 'not-allowed':
      return [{ clause: '', says: now.why, wants: 'somebody whose role reaches this record' }];
    case 'invalid':
      return now.faults.map((f) => ({ clause: '', says: 'The proposed entry no longer fits', wants: f.expected }));
    case 'recorded':
    case 'proposed':
      return [];
  }
}

function page(context: Context, open: OpenEntry, what: { readonly fault?: string; readonly objections?: readonly Objection[] }): PageReply {
  const model = answerModel(context, open, what.fault);
  return {
    is: 'page',
    title: `Proposal: ${nameOf(open.record.row)}`,
    nav: 'caseload',
    back: { href: `/children/${open.record.row.id}/entries/${open.entry.id}`, text: 'Back' },
    errors: what.fault !== undefined ? [{ field: 'reason', text: what.fault }] : (what.objections ?? []).map((o) => ({ text: `${o.says} ${o.wants}` })),
    body: (
      <>
        <span class="govuk-caption-l">{nameOf(open.record.row)}</span>
        <h1 class="govuk-heading-l">{open.kind.label}</h1>
        {what.objections !== undefined && (
          <>
            <p class="govuk-body">Your agreement was not recorded: what is on record has changed since this was proposed, and the decision would not stand today. Its proposer has to propose it anew.</p>
            <Refused objections={what.objections} />
          </>
        )}
        <ProposalStanding model={model} />
        <AnswerForm model={model} />
      </>
    ),
  };
}
