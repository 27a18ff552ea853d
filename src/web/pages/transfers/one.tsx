import { nameOf, type ChildRecord } from '../../../app/child/child-page.ts';
import { record as recordIt, type Recorded } from '../../../app/record/record.ts';
import { sendTransfer } from '../../../app/transfers/send.ts';
import { takeBack } from '../../../app/transfers/take-back.ts';
import { roleInSentence, type Role } from '../../../core/access/roles.ts';
import { actsFor } from '../../../core/access/standing-in.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { TRANSFER_AGREED, transferAgreed } from '../../../core/chronology/kinds/transfer/transfer-agreed.ts';
import { transferWithdrawn } from '../../../core/chronology/kinds/transfer/transfer-withdrawn.ts';
import { transferOf, type Transfer } from '../../../core/transfers/agreed.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { Button, CsrfField, Details, InsetText, Radios, SummaryList, Textarea, WarningText, type Content } from '../../components/index.ts';
import { byRule, Refused } from '../../forms/outcome.tsx';
import { commandIdOf, faultsAt } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../route.ts';
import { childOf } from '../record/child-of.ts';
import { StageTag } from './list.tsx';
import { Terms, WhatGoes } from './what-goes.tsx';

export const NO_TRANSFER = { is: 'not-found', what: 'There is no such transfer on this record, or your role does not show it.' } as const;

interface Open {
  readonly record: ChildRecord;
  readonly transfer: Transfer;
  readonly base: string;
}

async function openOf(context: Context): Promise<Open | undefined> {
  const record = await childOf(context);
  const proposal = record?.timeline.find((e) => e.id === context.params['entry'] && e.kind === 'transfer.proposed');
  if (record === undefined || proposal === undefined) return undefined;
  return { record, transfer: transferOf(proposal, record.entries), base: `/children/${record.row.id}/transfers/${proposal.id}` };
}

/** What is to go, or has gone, to another service: the terms, everything that goes as it goes, and what is to be done about it. */
export async function showTransfer(context: Context): Promise<Reply> {
  const open = await openOf(context);
  return open === undefined ? NO_TRANSFER : page(context, open);
}

interface Said {
  readonly errors?: readonly FieldError[];
  readonly before?: Content;
  readonly status?: number;
}

function page(context: Context, { record, transfer, base }: Open, { errors = [], before, status }: Said = {}): Reply {
  const { proposal, stage } = transfer;
  return {
    is: 'page',
    title: `Transfer to ${String(proposal.data['to-name'])}: ${nameOf(record.row)}`,
    nav: 'caseload',
    back: { href: `/children/${record.row.id}/transfers`, text: 'Transfers' },
    errors,
    ...(status === undefined ? {} : { status }),
    body: (
      <>
        <span class="govuk-caption-l">{nameOf(record.row)}</span>
        <h1 class="govuk-heading-l tl-anywhere">Transfer to {String(proposal.data['to-name'])}</h1>
        {before}
        <p class="govuk-body"><StageTag stage={stage} /></p>
        <Course open={{ record, transfer, base }} />
        {stage !== 'proposed' && <Acts context={context} open={{ record, transfer, base }} errors={errors} />}
        <h2 class="govuk-heading-m">To whom and why</h2>
        <Terms data={proposal.data} />
        <WhatGoes record={record} data={proposal.data} />
        {transfer.sent !== undefined && <Details summary="How it can be proved that nothing was changed on the way"><p class="govuk-body">The same seal was worked out when a manager agreed, when it was sent and when it is taken in: <code class="tl-anywhere">{String(transfer.sent.data['digest'])}</code></p></Details>}
        {stage === 'proposed' && <Acts context={context} open={{ record, transfer, base }} errors={errors} />}
      </>
    ),
  };
}

/** What has happened to it, with who and when. */
function Course({ open: { record, transfer } }: { readonly open: Open }) {
  const { proposal, agreed, sent, takenBack, answered } = transfer;
  const who = (e: { readonly recordedBy: string; readonly recordedAs: Role; readonly occurredOn: Parameters<typeof dayAndDate>[0] }): string => `${record.names.worker(e.recordedBy)}, ${roleInSentence(e.recordedAs)}, ${dayAndDate(e.occurredOn, true)}`;
  return (
    <SummaryList rows={[
      { key: 'Proposed', value: who(proposal) },
      ...(agreed === undefined ? [] : [{ key: agreed.data['answer'] === 'agree' ? 'Agreed' : 'Not agreed', value: <span class="tl-typed tl-anywhere">{[who(agreed), agreed.data['reason']].filter(Boolean).join(': ')}</span> }]),
      ...(sent === undefined ? [] : [{ key: 'Sent', value: who(sent) }]),
      ...(takenBack === undefined ? [] : [{ key: 'Taken back', value: <span class="tl-typed tl-anywhere">{`${who(takenBack)}: ${String(takenBack.data['why'])}`}</span> }]),
      ...(answered === undefined ? [] : [{ key: answered.data['answer'] === 'accepted' ? 'Taken in' : 'Not taken in', value: <span class="tl-typed tl-anywhere">{[`${String(answered.data['by'])}, ${dayAndDate(answered.occurredOn, true)}`, answered.data['reason']].filter(Boolean).join(': ')}</span> }]),
    ]} />
  );
}

/** What the reader may do about it now: agree, send, take back. */
function Acts({ context, open: { transfer, record, base }, errors }: { readonly context: Context; readonly open: Open; readonly errors: readonly FieldError[] }) {
  const { stage, proposal } = transfer;
  const { form, who, ports } = context;
  const fault = (name: string): { readonly error?: string } => {
    const found = errors.find((e) => e.field === name);
    return found === undefined ? {} : { error: found.text };
  };
  const hidden = <><CsrfField token={who.csrf} /><input type="hidden" name="_command" value={lastOf(form, '_command') || ports.ids.next()} /></>;
  const own = proposal.recordedBy === who.reader.worker;
  const proposes = context.may('transfer.propose');
  return (
    <>
      {stage === 'proposed' && !(context.may('transfer.agree') && !own) && <InsetText>{own ? 'It waits for a manager: somebody else has to agree to what you propose.' : 'It waits for a manager.'}</InsetText>}
      {stage === 'proposed' && context.may('transfer.agree') && !own && (
        <form method="post" action={`${base}/agree`} novalidate>
          {hidden}
          <Radios name="answer" label="May it be sent as it stands above?" labelSize="m" items={Object.entries(TRANSFER_AGREED).map(([value, text]) => ({ value, text }))} value={lastOf(form, 'answer')} {...fault('answer')} />
          <Textarea name="reason" label="Why not, or what is to be changed" labelSize="s" hint="Needed where you do not agree" rows={2} value={lastOf(form, 'reason')} {...fault('reason')} />
          <Button text="Record my answer" preventDoubleClick />
        </form>
      )}
      {stage === 'agreed' && proposes && (
        <form method="post" action={`${base}/send`} novalidate>
          {hidden}
          <WarningText text={`From then on the managers of ${String(proposal.data['to-name'])} may read what goes. It is recorded as a disclosure.`} />
          <Button text="Send it now" preventDoubleClick />
        </form>
      )}
      {stage === 'declined' && proposes && <Button text="Put it together anew" href={`/children/${record.row.id}/transfers/propose`} />}
      {stage === 'accepted' && proposal.data['sort'] === 'permanent' && context.may('cases.record') && !record.timeline.some((e) => e.kind === 'case.closed' && e.occurredOn >= (transfer.answered?.occurredOn ?? '')) && (
        <InsetText><p class="govuk-body">The other service has taken the child over. <a class="govuk-link" href={`/children/${record.row.id}/record/case.closed?return=${base}`}>Close the record here</a>, by the rule of the service. It is kept as long as its rule says.</p></InsetText>
      )}
      {(stage === 'proposed' || stage === 'agreed' || stage === 'sent') && proposes && (
        <Details summary={stage === 'sent' ? 'Take it back' : 'Take the proposal back'} open={fault('why').error !== undefined}>
          <form method="post" action={`${base}/take-back`} novalidate>
            {hidden}
            {stage === 'sent' && <p class="govuk-body">The other service can read it no longer. What somebody there has read already they have read; who looked stands in the audit.</p>}
            <Textarea name="why" label="Why it is taken back" labelSize="s" rows={2} value={lastOf(form, 'why')} {...fault('why')} />
            <Button text="Take it back" kind="warning" preventDoubleClick />
          </form>
        </Details>
      )}
    </>
  );
}

/** A manager's answer to what was proposed. */
export async function submitAgree(context: Context): Promise<Reply> {
  const open = await openOf(context);
  if (open === undefined) return NO_TRANSFER;
  const { form, ports } = context;
  const { proposal } = open.transfer;
  const answer = lastOf(form, 'answer');
  const reason = lastOf(form, 'reason').trim();
  if (answer === '') return page(context, open, { errors: [{ field: 'answer', text: 'Choose whether it may be sent' }], status: 400 });
  if (answer === 'decline' && reason === '') return page(context, open, { errors: [{ field: 'reason', text: 'Say why it is not to be sent, or what is to be changed' }], status: 400 });
  const actor = context.actor();
  if (proposal.recordedBy === actor.worker) return { is: 'forbidden', why: 'You proposed it: somebody else has to agree.' };
  if (actsFor(actor.standingIn, actor.role).some((s) => s.worker === proposal.recordedBy)) return { is: 'forbidden', why: 'It was proposed by the person for whom you stand in: nobody agrees to their own proposal through somebody else.' };
  if (open.transfer.stage !== 'proposed') return page(context, open, { before: <WarningText text="It has been answered already, or was taken back." />, status: 409 });
  const result = await recordIt(ports, {
    id: commandIdOf(form, () => ports.ids.next()), actor, subject: open.record.standing.subject, source: 'live', answers: {}, agreements: [],
    records: [{ kind: 'transfer.agreed', occurredOn: context.today, of: proposal.id, data: { answer, ...(reason === '' ? {} : { reason }) } }],
  });
  return afterwards(context, open, result, answer === 'agree' ? 'You have agreed. It can be sent now.' : 'Your answer is recorded.', transferAgreed);
}

/** Sends what a manager has agreed to. */
export async function submitSend(context: Context): Promise<Reply> {
  const open = await openOf(context);
  if (open === undefined) return NO_TRANSFER;
  const result = await sendTransfer(context.ports, context.files, context.actor(), { command: commandIdOf(context.form, () => context.ports.ids.next()), child: open.record.row.id, proposal: open.transfer.proposal.id });
  if (result.outcome === 'unreadable') return page(context, open, { before: <WarningText text={`The document “${result.document}” cannot be read, so nothing was sent. Put the transfer together without it, or have the document put right.`} />, status: 409 });
  if (result.outcome === 'no-service') return page(context, open, { before: <WarningText text="That service no longer keeps its records here, so nothing was sent." />, status: 409 });
  return afterwards(context, open, result, `Sent to ${String(open.transfer.proposal.data['to-name'])}. Its answer will stand here.`);
}

/** Takes back what was proposed or sent. */
export async function submitTakeBack(context: Context): Promise<Reply> {
  const open = await openOf(context);
  if (open === undefined) return NO_TRANSFER;
  const why = lastOf(context.form, 'why').trim();
  if (why === '') return page(context, open, { errors: [{ field: 'why', text: 'Say why it is taken back' }], status: 400 });
  const { proposal, sent } = open.transfer;
  const result = await takeBack(context.ports, context.actor(), { command: commandIdOf(context.form, () => context.ports.ids.next()), child: open.record.row.id, of: (sent ?? proposal).id, why });
  if (result.outcome === 'too-late') return page(context, open, { before: <WarningText text="The other service has answered meanwhile: it cannot be taken back any longer." />, status: 409 });
  return afterwards(context, open, result, 'It is taken back.', transferWithdrawn);
}

/** @param asked the kind whose fields the reader filled in, where faults can be put right */
function afterwards(context: Context, open: Open, result: Recorded, notice: string, asked?: AnyKind): Reply {
  switch (result.outcome) {
    case 'recorded':
      return { is: 'redirect', to: open.base, notice };
    case 'not-allowed':
      return { is: 'forbidden', why: result.why };
    case 'refused':
      return page(context, open, { before: <Refused objections={result.objections} />, errors: byRule(result.objections).map((r) => ({ field: 'refused', text: `What the rule wants: ${r.wants.join(', and ')}` })), status: 409 });
    case 'proposed':
      return page(context, open, { before: <Refused objections={result.objections} />, status: 409 });
    case 'asked':
      return page(context, open, { before: <Refused objections={result.questions} />, status: 409 });
    case 'conflict':
      return page(context, open, { before: <WarningText text={result.why} />, status: 409 });
    case 'invalid':
      if (asked !== undefined) return page(context, open, { errors: faultsAt(asked, result.faults), status: 400 });
      return page(context, open, { before: <WarningText text={result.faults.map((f) => `Expected ${f.expected}`).join('. ')} />, status: 400 });
  }
}
