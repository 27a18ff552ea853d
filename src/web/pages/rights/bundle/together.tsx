import { nameOf } from '../../../../app/child/child-page.ts';
import { record, type Recorded } from '../../../../app/record/record.ts';
import { fileOf } from '../../../../core/chronology/file-of.ts';
import { kindOf } from '../../../../core/chronology/kinds/index.ts';
import type { BundleItem } from '../../../../core/rights/bundle.ts';
import { originatorOf } from '../../../../core/sharing/originator.ts';
import { dayAndDate } from '../../../../core/values/plain-date.ts';
import { Button, Checkboxes, CsrfField, InsetText } from '../../../components/index.ts';
import { commandIdOf, seenOf } from '../../../forms/read-record.ts';
import type { Context, FieldError, Reply } from '../../../route.ts';
import { wordsOf } from '../../meetings/sitting/acts.tsx';
import { suggestionsFor } from '../black-out-fields.tsx';
import { rowsOf } from '../given.ts';
import { NO_REQUEST, NOT_PREPARING, requestOf, type OpenRequest } from '../open-request.ts';

/** How many are read on one page. */
const AT_ONCE = 25;

/** Entries of the service's own in which nothing is found that may be somebody else's: read one under the other, and given together. */
export async function showTogether(context: Context): Promise<Reply> {
  const open = await requestOf(context);
  if (open === undefined) return NO_REQUEST;
  return open.prepares ? page(context, open, []) : NOT_PREPARING;
}

/** Each that stays ticked is decided by itself, and kept as such. */
export async function giveTogether(context: Context): Promise<Reply> {
  const open = await requestOf(context);
  if (open === undefined) return NO_REQUEST;
  if (!open.prepares) return NOT_PREPARING;
  const { form, ports, today } = context;
  const ticked = new Set(form['give'] ?? []);
  const chosen = plainItems(context, open).filter((i) => ticked.has(i.entry.id));
  if (chosen.length === 0) return page(context, open, [{ field: 'give', text: 'Tick those that are given, or look at each by itself' }]);
  const done = await record(ports, {
    id: commandIdOf(form, () => ports.ids.next()), actor: context.actor(), subject: open.record.standing.subject, source: 'live', answers: {}, agreements: [], ...seenOf(form),
    records: chosen.map(({ entry }) => ({ kind: 'bundle.item-decided', of: open.request.id, occurredOn: today, data: { request: open.request.id, entry: entry.id, decision: 'give' } })),
  });
  return answer(context, open, done, chosen.length);
}

function answer(context: Context, open: OpenRequest, done: Recorded, n: number): Promise<Reply> | Reply {
  if (done.outcome === 'recorded') return { is: 'redirect', to: `${open.base}/together`, notice: `Kept: ${n} ${n === 1 ? 'entry is' : 'entries are'} given` };
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  return page(context, open, wordsOf(done).map((text) => ({ field: 'give', text })));
}

function plainItems({ who }: Context, { bundle, record: child }: OpenRequest): readonly BundleItem[] {
  return bundle.undecided.filter((i) => originatorOf(i.entry, child.entries) === who.reader.agency && fileOf(i.entry.data) === undefined && suggestionsFor(child, rowsOf(i.entry, child)).length === 0);
}

function page(context: Context, open: OpenRequest, errors: readonly FieldError[]): Reply {
  const { record: child, base, bundle } = open;
  const all = plainItems(context, open);
  const now = all.slice(0, AT_ONCE);
  const [next] = bundle.undecided;
  return {
    is: 'page',
    title: `Read together: ${nameOf(child.row)}`,
    nav: 'caseload',
    back: { href: `${base}/bundle`, text: 'What is given of the record' },
    errors,
    ...(errors.length > 0 ? { status: 422 } : {}),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <span class="govuk-caption-l">{nameOf(child.row)}</span>
          <h1 class="govuk-heading-l">Read several together</h1>
          <p class="govuk-body">Entries of your own service in which nothing was found that may be somebody else’s. Documents are looked at one by one. Read each: only a person can see whose words they are. Take the tick away from those that need a closer look.</p>
          <p class="govuk-body" role="status">{all.length === 0 ? 'None is left.' : `${all.length} ${all.length === 1 ? 'is' : 'are'} left${all.length > now.length ? `, ${now.length} on this page` : ''}.`}</p>
          {now.length === 0 ? <InsetText>{next === undefined ? <>Everything is decided. <a class="govuk-link" href={`${base}/bundle`}>See how far it is</a></> : <>What is left is looked at one by one. <a class="govuk-link" href={`${base}/bundle/${next.entry.id}`}>Go on with the next</a></>}</InsetText> : (
            <form method="post" action={`${base}/together`} novalidate>
              <CsrfField token={context.who.csrf} />
              <input type="hidden" name="_command" value={context.ports.ids.next()} />
              <input type="hidden" name="_page" value={`${base}/together`} />
              <Checkboxes
                name="give" label="Given" labelSize="m" error={errors[0]?.text}
                items={now.map(({ entry }) => ({
                  value: entry.id, checked: errors.length === 0 || (context.form['give'] ?? []).includes(entry.id),
                  text: <><strong>{kindOf(entry.kind)?.label}</strong>, {dayAndDate(entry.occurredOn, true)}</>,
                  hint: <span class="tl-typed">{rowsOf(entry, child).map((r) => `${r.label}: ${r.value}`).join('\n') || 'No words besides what it is and its day'}</span>,
                }))}
              />
              <Button text="I have read them: give those ticked" preventDoubleClick />
            </form>
          )}
        </div>
      </div>
    ),
  };
}
