import { Button, CsrfField, InsetText, RagTag, Textarea } from '../../../components/index.ts';
import { loadFeedback, releaseFeedback, type FeedbackDraft } from '../../../../app/meetings/rag-feedback.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import { commandIdOf } from '../../../forms/read-record.ts';
import { lastOf } from '../../../forms/typed.ts';
import { route, type Context, type FieldError, type Reply, type Route } from '../../../route.ts';
import { asRag } from '../../child/child-header.tsx';
import { wordsOf } from '../sitting/acts.tsx';

const PATH = '/meetings/feedback';
const READING = { permission: 'meetings.run', purpose: 'giving feedback after the RAG meeting', audit: { event: 'meeting.feedback', shown: 'ratings with their reasons and actions' } } as const;

function prefixOf(draft: FeedbackDraft): string {
  return `${draft.row.subject.id}|${draft.row.detail.key}|`;
}

async function show(context: Context): Promise<Reply> {
  return page(context, await loadFeedback(context.ports, context.who.reader, context.today), context.held?.form ?? {}, []);
}

function page(context: Context, drafts: readonly FeedbackDraft[], typed: Typed, errors: readonly FieldError[], notice?: string): Reply {
  return {
    is: 'page',
    title: 'Feedback after the RAG meeting',
    nav: 'meetings',
    back: { href: '/meetings', text: 'Meetings' },
    errors,
    ...(errors.length > 0 ? { status: 422 } : {}),
    ...(notice === undefined ? {} : { notice }),
    body: (
      <>
        <h1 class="govuk-heading-xl">Feedback after the RAG meeting</h1>
        <p class="govuk-body-l">Each case manager learns rating, reasons and actions of their children. What the record says is filled in; look through it, then release.</p>
        {drafts.length === 0 ? <InsetText text="No feedback is owed: it has been given for every rating." /> : (
          <form method="post" action={PATH} novalidate data-draft-key="rag-feedback">
            <CsrfField token={context.who.csrf} />
            <input type="hidden" name="_command" value={context.ports.ids.next()} />
            <ol class="tl-together">{drafts.map((d) => <Draft draft={d} typed={typed} errors={errors} fresh={errors.length === 0} />)}</ol>
            <Button text={drafts.length === 1 ? 'Release it' : `Release all that are ticked, ${drafts.length} at most`} preventDoubleClick />
          </form>
        )}
      </>
    ),
  };
}

function Draft({ draft, typed, errors, fresh }: { readonly draft: FeedbackDraft; readonly typed: Typed; readonly errors: readonly FieldError[]; readonly fresh: boolean }) {
  const { row } = draft;
  const p = prefixOf(draft);
  const value = (name: string, otherwise: string): string => (typed[`${p}${name}`] === undefined ? otherwise : lastOf(typed, `${p}${name}`));
  const at = (name: string): string | undefined => errors.find((e) => e.field === `${p}${name}`)?.text;
  return (
    <li class="tl-together__child">
      <h2 class="govuk-heading-m"><a class="govuk-link" href={`/children/${row.subject.id}`}>{row.about}</a> <RagTag colour={asRag(draft.rating)} /></h2>
      <p class="govuk-body-s">{row.reference}{row.reference === undefined ? '' : ', '}rated {longDate(draft.on)}. To {draft.to ?? 'the case manager: nobody is allocated yet, so any case manager sees it'}. {row.detail.clause}.</p>
      <Textarea name={`${p}reasons`} label={<>Reasons<span class="govuk-visually-hidden"> for {row.about}</span></>} labelSize="s" rows={3} value={value('reasons', draft.reasons)} error={at('reasons')} spellcheck />
      <Textarea name={`${p}actions`} label={<>Actions<span class="govuk-visually-hidden"> for {row.about}</span> (optional)</>} labelSize="s" rows={2} value={value('actions', draft.actions)} spellcheck />
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <div class="govuk-checkboxes__item">
          <input class="govuk-checkboxes__input" id={`${p}release`} name={`${p}release`} type="checkbox" value="yes" checked={fresh || lastOf(typed, `${p}release`) === 'yes'} />
          <label class="govuk-label govuk-checkboxes__label" for={`${p}release`}>Release it<span class="govuk-visually-hidden"> for {row.about}</span></label>
        </div>
      </div>
    </li>
  );
}

async function submit(context: Context): Promise<Reply> {
  const { form, ports, who, today } = context;
  const drafts = await loadFeedback(ports, who.reader, today);
  const ticked = drafts.filter((d) => lastOf(form, `${prefixOf(d)}release`) === 'yes');
  if (ticked.length === 0) return page(context, drafts, form, [{ text: 'Tick at least one child whose feedback you release' }]);
  const command = commandIdOf(form, () => ports.ids.next());
  const errors: FieldError[] = [];
  let done = 0;
  for (const d of ticked) {
    const p = prefixOf(d);
    const reasons = lastOf(form, `${p}reasons`).trim();
    if (reasons === '') {
      errors.push({ field: `${p}reasons`, text: `${d.row.about}: give the reasons for the rating` });
      continue;
    }
    const result = await releaseFeedback(ports, { command, actor: context.actor(), reader: who.reader, today }, d, { reasons, actions: lastOf(form, `${p}actions`) });
    if (result.outcome === 'recorded') done += 1;
    else errors.push(...wordsOf(result).map((text) => ({ text: `${d.row.about}: ${text}` })));
  }
  const words = done === 1 ? 'Released for 1 child.' : `Released for ${done} children.`;
  if (errors.length === 0) return { is: 'redirect', to: PATH, notice: words };
  return page(context, await loadFeedback(ports, who.reader, today), form, errors, done === 0 ? undefined : words);
}

/** One screen on which the feedback of all rated children is released. */
export const feedback: readonly Route[] = [
  route({ method: 'GET', path: PATH, ...READING, handle: show }),
  route({ method: 'POST', path: PATH, ...READING, handle: submit }),
];
