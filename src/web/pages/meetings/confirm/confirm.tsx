import { Button, Checkboxes, CsrfField, InsetText, RagTag, Textarea } from '../../../components/index.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import { id, type EntryId } from '../../../../core/values/ids.ts';
import { MANAGERS } from '../../../../core/access/roles.ts';
import { confirmRatings, ratingsToConfirm } from '../../../../app/meetings/confirm-ratings.ts';
import { commandIdOf } from '../../../forms/read-record.ts';
import { lastOf } from '../../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../../route.ts';
import { wordsOf } from '../sitting/acts.tsx';
import { asRag } from '../../child/child-header.tsx';

/** Provisional ratings that await a manager: one, several or all are confirmed. */
export async function showConfirm(context: Context): Promise<Reply> {
  return page(context, []);
}

export async function submitConfirm(context: Context): Promise<Reply> {
  const { form } = context;
  const all = lastOf(form, '_all') !== '';
  const waiting = await ratingsToConfirm(context.ports, context.who.reader);
  const entries = all ? waiting.map((w) => w.rating.entry) : (form['entry'] ?? []).map((e) => id<EntryId>(e));
  if (entries.length === 0) return page(context, [{ field: 'entry', text: 'Choose the ratings that you confirm' }]);
  const { confirmed, gone } = await confirmRatings(context.ports, { command: commandIdOf(form, () => context.ports.ids.next()), actor: context.actor(), reader: context.who.reader, entries, note: lastOf(form, 'note') });
  const refused = confirmed.filter((c) => c.result.outcome !== 'recorded');
  if (refused.length > 0) return page(context, [...new Set(refused.flatMap((c) => wordsOf(c.result)))].map((text) => ({ text })));
  return { is: 'redirect', to: '/meetings/ratings-to-confirm', notice: `${confirmed.length} confirmed${gone === 0 ? '' : `; ${gone} had been confirmed or corrected meanwhile`}` };
}

/** The whole reason is with the evidence. */
function shortened(text: string): string {
  return text.length <= 240 ? text : `${text.slice(0, 220).replace(/\s+\S*$/, '')} …`;
}

async function page(context: Context, errors: readonly FieldError[]): Promise<Reply> {
  const waiting = await ratingsToConfirm(context.ports, context.who.reader);
  const mayConfirm = MANAGERS.includes(context.who.role);
  return {
    is: 'page',
    title: 'Ratings that await a manager',
    nav: 'meetings',
    back: { href: '/meetings', text: 'Meetings' },
    errors,
    ...(errors.length > 0 ? { status: 422 } : {}),
    body: (
      <>
        <h1 class="govuk-heading-l">Ratings that await a manager</h1>
        <p class="govuk-body">They were given at a meeting without a manager. A higher rating counts already; a lower one counts from the day on which a manager confirms it. To give another rating, correct the entry on the child’s record.</p>
        {waiting.length === 0 ? <InsetText text="None: every rating is final." /> : (
          <form method="post" action="/meetings/ratings-to-confirm" novalidate>
            <CsrfField token={context.who.csrf} />
            <input type="hidden" name="_command" value={context.ports.ids.next()} />
            <Checkboxes
              name="entry" label="Ratings" labelSize="m" error={errors.find((e) => e.field === 'entry')?.text} values={context.form['entry'] ?? []}
              items={waiting.map((w) => ({
                value: w.rating.entry,
                text: <>{w.name}{w.reference === undefined ? '' : `, ${w.reference}`} <RagTag colour={asRag(String(w.rating.data['colour'] ?? ''))} /></>,
                hint: <>given {longDate(w.rating.on)}{w.inForce === w.rating.data['colour'] ? ', in force' : `; until then ${w.inForce ?? 'no rating'} is in force`}. {shortened(String(w.rating.data['reason'] ?? 'No reason given.'))} <a class="govuk-link" href={`/children/${w.rating.child}/entries/${w.rating.entry}`}>The evidence<span class="govuk-visually-hidden"> for {w.name}</span></a></>,
              }))}
            />
            {mayConfirm ? (
              <>
                <Textarea name="note" label="Note (optional)" rows={2} value={lastOf(context.form, 'note')} />
                <div class="govuk-button-group">
                  <Button text="Confirm those chosen" preventDoubleClick />
                  <Button text={`Confirm all ${waiting.length}`} kind="secondary" name="_all" value="yes" preventDoubleClick />
                </div>
              </>
            ) : <p class="govuk-body">A team manager, service manager or head of service confirms them.</p>}
          </form>
        )}
      </>
    ),
  };
}
