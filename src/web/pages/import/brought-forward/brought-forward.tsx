import { loadBroughtForward, settleBroughtForward } from '../../../../app/imports/brought-forward.ts';
import type { DutyRow } from '../../../../app/work/my-work.ts';
import { id, type SubjectId } from '../../../../core/values/ids.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import { roleInSentence } from '../../../../core/access/roles.ts';
import { Button, Checkboxes, CsrfField, InsetText, Textarea } from '../../../components/index.ts';
import { commandIdOf } from '../../../forms/read-record.ts';
import { lastOf } from '../../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../../route.ts';
import { many } from '../steps.tsx';

const PATH = '/my-work/brought-forward';

/** Duties that fell due before go-live, settled in bulk with one reason. Nobody is late for them. */
export async function showBroughtForward(context: Context): Promise<Reply> {
  return page(context, []);
}

export async function submitBroughtForward(context: Context): Promise<Reply> {
  const reason = lastOf(context.form, 'reason').trim();
  const chosen = (context.form['duty'] ?? []).flatMap((text) => {
    const at = text.indexOf(' ');
    return at < 1 ? [] : [{ child: id<SubjectId>(text.slice(0, at)), duty: text.slice(at + 1) }];
  });
  const errors: FieldError[] = [...(chosen.length === 0 ? [{ field: 'duty', text: 'Choose what has been checked' }] : []), ...(reason === '' ? [{ field: 'reason', text: 'Say in one sentence how it was checked' }] : [])];
  if (errors.length > 0) return page(context, errors);
  const done = await settleBroughtForward(context.ports, context.actor(), commandIdOf(context.form, () => context.ports.ids.next()), reason, chosen);
  return { is: 'redirect', to: whose(context) === 'all' ? `${PATH}?whose=all` : PATH, notice: `${many(done.settled, 'duty', 'duties')} settled${done.not.length > 0 ? `; ${done.not.length} not: ${done.not[0]?.why ?? ''}` : ''}` };
}

function whose(context: Context): 'own' | 'all' {
  return context.may('team.see') && (context.query['whose'] === 'all' || lastOf(context.form, 'whose') === 'all') ? 'all' : 'own';
}

async function page(context: Context, errors: readonly FieldError[]): Promise<Reply> {
  const scope = whose(context);
  const { rows, total } = await loadBroughtForward(context.ports, context.who.reader, scope);
  const groups = new Map<string, DutyRow[]>();
  for (const row of rows) groups.set(row.detail.title, [...(groups.get(row.detail.title) ?? []), row]);
  const chosen = context.form['duty'] ?? [];
  let first = true;
  return {
    is: 'page',
    title: 'Brought forward: to check',
    nav: 'my-work',
    back: { href: '/my-work', text: 'My work' },
    ...(errors.length === 0 ? {} : { errors, status: 422 }),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-xl">Brought forward: to check</h1>
          <p class="govuk-body-l">These fell due before the service went live here. Nobody is late. Look whether each was done; record what was not, and settle the rest together.</p>
          {context.may('team.see') && <p class="govuk-body">{scope === 'all' ? <a class="govuk-link" href={PATH}>Only mine</a> : <a class="govuk-link" href={`${PATH}?whose=all`}>Everybody’s</a>}</p>}
          {rows.length === 0 ? <InsetText text="Nothing is brought forward." /> : (
            <form method="post" action={PATH} novalidate>
              <CsrfField token={context.who.csrf} />
              <input type="hidden" name="_command" value={lastOf(context.form, '_command') || context.ports.ids.next()} />
              <input type="hidden" name="whose" value={scope} />
              {total > rows.length && <p class="govuk-body">The first {rows.length} of {total}.</p>}
              {[...groups].map(([title, duties], n) => {
                const error = first ? errors.find((e) => e.field === 'duty')?.text : undefined;
                const prefix = first ? 'duty' : `duty-${n}`;
                first = false;
                return <Checkboxes name="duty" id={prefix} label={`${title} (${duties.length})`} labelSize="m" small error={error} values={chosen} items={duties.map((d) => ({ value: `${d.subject.id} ${d.detail.key}`, text: <><a class="govuk-link" href={`/children/${d.subject.id}`}>{d.about}</a>{d.detail.due === undefined ? '' : `, fell due ${longDate(d.detail.due)}`}, {roleInSentence(d.detail.owner)}</> }))} />;
              })}
              <Textarea name="reason" label="How was it checked?" hint="One reason for all that are chosen. For example: seen in the old case system on 24 November" rows={2} value={lastOf(context.form, 'reason')} error={errors.find((e) => e.field === 'reason')?.text} />
              <Button text="Settle what is chosen" preventDoubleClick />
            </form>
          )}
        </div>
      </div>
    ),
  };
}
