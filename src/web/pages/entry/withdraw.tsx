import { nameOf } from '../../../app/child/child-page.ts';
import { record as recordCommand } from '../../../app/record/record.ts';
import { writtenBehind } from '../../../app/record/written-behind.ts';
import { Button, CsrfField, Textarea } from '../../components/index.ts';
import { Refused } from '../../forms/outcome.tsx';
import { commandIdOf } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, PageReply, Reply } from '../../route.ts';
import { entryOf, NO_ENTRY, type OpenEntry } from './entry-of.ts';
import { GivenTo } from './given-to.tsx';
import { unseenKind } from './unseen.tsx';
import { Version } from './versions.tsx';

export async function showWithdrawal(context: Context): Promise<Reply> {
  const open = await entryOf(context);
  return open === undefined || open.replacement !== undefined || open.entry.withdrawn === true ? NO_ENTRY : page(context, open);
}

/** Withdraws an entry with a reason: nothing stands in its place, and the entry stays to be seen. */
export async function submitWithdrawal(context: Context): Promise<Reply> {
  const open = await entryOf(context);
  if (open === undefined) return NO_ENTRY;
  const { record, entry } = open;
  const here = `/children/${record.row.id}/entries/${entry.id}`;
  const reason = lastOf(context.form, 'reason').trim();
  if (reason === '') return page(context, open, 'Say why the entry is withdrawn');
  // With what was written beside an entry that its author may not see, that entry goes too.
  const whole = (unseenKind(context, open) === undefined ? undefined : await writtenBehind(context.ports, context.who.reader, entry)) ?? entry;
  const result = await recordCommand(context.ports, {
    id: commandIdOf(context.form, () => context.ports.ids.next()),
    actor: context.actor(),
    subject: entry.subject,
    source: 'live',
    answers: {},
    agreements: [],
    records: [{ kind: whole.kind, data: whole.data, occurredOn: whole.occurredOn, supersedes: whole.id, withdrawn: true, reason }],
  });
  switch (result.outcome) {
    case 'recorded':
      return { is: 'redirect', to: here, notice: 'Withdrawn. The entry stays to be seen, with your reason.' };
    case 'conflict':
      return { is: 'redirect', to: here, notice: 'Somebody has corrected or withdrawn this meanwhile; both versions are shown here. Yours was not recorded.' };
    case 'not-allowed':
      return { is: 'forbidden', why: result.why };
    case 'refused':
      return page(context, open, undefined, <Refused objections={result.objections} />);
    case 'invalid':
      return page(context, open, `Give ${result.faults[0]?.expected ?? 'a reason'}`);
    case 'asked':
    case 'proposed':
      return page(context, open, 'A rule asks for more before this entry can be withdrawn: ask your team manager');
  }
}

function page(context: Context, open: OpenEntry, fault?: string, before?: PageReply['body']): PageReply {
  const { record, entry, kind } = open;
  const here = `/children/${record.row.id}/entries/${entry.id}`;
  return {
    is: 'page',
    title: `Withdraw: ${kind.label}`,
    nav: 'caseload',
    back: { href: here, text: 'Back' },
    ...(fault === undefined ? {} : { errors: [{ field: 'reason', text: fault }] }),
    body: (
      <>
        <span class="govuk-caption-l">{nameOf(record.row)}</span>
        <h1 class="govuk-heading-l">Withdraw: {kind.label}</h1>
        {before}
        <p class="govuk-body">Withdraw what should not be here at all: another child’s, or recorded twice. If something in it is wrong, <a class="govuk-link" href={`${here}/correct`}>correct it</a> instead. Nothing is deleted.</p>
        <Version entry={entry} kind={kind} names={record.names} title="As recorded" />
        <GivenTo record={record} entry={entry} />
        <form method="post" action={`${here}/withdraw`} novalidate>
          <CsrfField token={context.who.csrf} />
          <input type="hidden" name="_command" value={lastOf(context.form, '_command') || context.ports.ids.next()} />
          <input type="hidden" name="_page" value={`${here}/withdraw`} />
          <Textarea name="reason" label="Why is it withdrawn?" rows={3} value={lastOf(context.held?.form ?? context.form, 'reason')} error={fault} />
          <div class="govuk-button-group">
            <Button text="Withdraw the entry" kind="warning" preventDoubleClick />
            <a class="govuk-link" href={here}>Cancel</a>
          </div>
        </form>
      </>
    ),
  };
}
