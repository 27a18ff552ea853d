import { Button, Checkboxes, CsrfField, Details, InsetText, LooseDate, Textarea, WarningText, type Content } from '../../../components/index.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import { parseDateAsTyped } from '../../../../core/values/loose.ts';
import { closeSitting, lookBeforeClosing, type CloseProblem, type Closing } from '../../../../app/meetings/close-sitting.ts';
import type { PreparedSitting } from '../../../../app/meetings/prepare-sitting.ts';
import type { NotInYet } from '../../../../app/ports/meetings.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import { answersOf, commandIdOf } from '../../../forms/read-record.ts';
import { lastOf } from '../../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../../route.ts';
import { NotInYetView } from '../sitting/not-in-yet.tsx';
import { NO_SITTING, sittingOf } from '../sitting/sitting.tsx';

/** What a close would meet now, child by child. */
export async function showClose(context: Context): Promise<Reply> {
  const sitting = await sittingOf(context);
  if (sitting === undefined) return NO_SITTING;
  const looked = await lookBeforeClosing(context.ports, context.who.reader, { actor: context.actor(), sitting: sitting.id });
  if (looked.outcome === 'closed') return { is: 'redirect', to: `/meetings/${sitting.id}` };
  if (looked.outcome === 'not-allowed') return { is: 'forbidden', why: looked.why };
  const problems = looked.outcome === 'unsettled' ? looked.problems.filter((p) => p.sort !== 'not-in') : [];
  return page(context, sitting, { problems, ready: looked.ready, notIn: looked.notIn, emptySeats: looked.emptySeats, typed: context.held?.form ?? {}, tried: false, errors: [] });
}

/** Closes, or says for each child what stands in the way; nothing is written until everything is settled. */
export async function submitClose(context: Context): Promise<Reply> {
  const sitting = await sittingOf(context);
  if (sitting === undefined) return NO_SITTING;
  const { form, today } = context;
  const adjourning = lastOf(form, '_what') === 'adjourn';
  const until = lastOf(form, 'adjourn-until').trim();
  const day = parseDateAsTyped(until, today, 'future');
  if (adjourning && until !== '' && !day.ok) {
    return page(context, sitting, { problems: [], ready: 0, notIn: sitting.notIn, emptySeats: [], typed: form, tried: true, errors: [{ field: 'adjourn-until', text: `Carried over to: give ${day.error}` }] });
  }
  const closing: Closing = {
    command: commandIdOf(form, () => context.ports.ids.next()),
    actor: context.actor(),
    sitting: sitting.id,
    note: lastOf(form, 'note'),
    answers: answersOf(form),
    ...(lastOf(form, 'not-in') === '' ? {} : { notInAcknowledged: Number(lastOf(form, 'not-in')) }),
    ...(adjourning ? { adjourn: { reason: lastOf(form, 'adjourn-reason').trim(), ...(day.ok ? { until: day.value } : {}) } } : {}),
  };
  const closed = await closeSitting(context.ports, closing);
  switch (closed.outcome) {
    case 'closed':
      return { is: 'redirect', to: `/meetings/${sitting.id}/minutes`, notice: closed.again === true ? 'The meeting was closed already: this is what it gave' : `Closed: ${closed.children.length} children, ${closed.entries} entries on record${closed.provisional ? '. Ratings are provisional until a manager confirms them' : ''}` };
    case 'not-allowed':
      return { is: 'forbidden', why: closed.why };
    case 'unsettled':
      return page(context, sitting, { ...closed, typed: form, tried: true, errors: errorsOf(sitting, closed.problems) });
  }
}

interface Model {
  readonly problems: readonly CloseProblem[];
  readonly ready: number;
  readonly notIn: readonly NotInYet[];
  readonly emptySeats: readonly string[];
  readonly typed: Typed;
  /** somebody has tried to close */
  readonly tried: boolean;
  readonly errors: readonly FieldError[];
}

/** One line for each child, leading to what stands in the way for that child; the sitting's own in full. */
function errorsOf(sitting: PreparedSitting, problems: readonly CloseProblem[]): FieldError[] {
  const children = [...new Set(problems.flatMap((p) => (p.child === undefined ? [] : [p.child])))];
  const ofChildren = children.map((child): FieldError => {
    const own = problems.filter((p) => p.child === child);
    const [first] = own;
    const text = own.length === 1 && first !== undefined ? `what is needed is ${first.wants}` : `${own.length} things to settle`;
    return { field: `child-${child}`, text: `${nameIn(sitting, child)}: ${text}` };
  });
  const ofSitting = problems.filter((p) => p.child === undefined).map((p): FieldError => {
    const text = `${p.says.replace(/\.$/, '')}. What would satisfy it: ${p.wants}.`;
    return p.field === undefined ? { text } : { field: p.field, text };
  });
  return [...ofSitting, ...ofChildren];
}

function page(context: Context, sitting: PreparedSitting, m: Model): Reply {
  const { meeting, id } = sitting;
  const at = (name: string): string | undefined => m.errors.find((e) => e.field === name)?.text;
  const children = [...new Set(m.problems.flatMap((p) => (p.child === undefined ? [] : [p.child])))];
  const asked = m.problems.filter((p) => p.field?.startsWith('answer:') === true && p.child === undefined);
  const ofSitting = m.problems.filter((p) => p.child === undefined && p.sort !== 'not-in' && !asked.includes(p));
  return {
    is: 'page',
    title: `Close the ${meeting.title}`,
    nav: 'meetings',
    back: { href: `/meetings/${id}`, text: meeting.title },
    errors: m.errors,
    ...(m.tried ? { status: 409 } : {}),
    body: (
      <>
        <h1 class="govuk-heading-l">Close the {meeting.title} of {longDate(sitting.state.on)}</h1>
        <p class="govuk-body-l">{m.ready} of {sitting.children.length} children are settled. {m.problems.length === 0 ? 'Nothing stands in the way.' : 'Nothing goes on record until each of these is settled.'}</p>
        {m.emptySeats.map((text) => <WarningText text={text} />)}
        <NotInYetView children={m.notIn} />
        {ofSitting.map((p) => <InsetText><p class="govuk-body">{p.says}. What would satisfy it: {p.wants}. {p.sort === 'attendance' && <a class="govuk-link" href={`/meetings/${id}/attendance`}>Take the attendance</a>}</p></InsetText>)}
        {children.map((child) => <Unsettled child={child} problems={m.problems.filter((p) => p.child === child)} sitting={sitting} csrf={context.who.csrf} />)}
        <form method="post" action={`/meetings/${id}/close`} novalidate>
          <CsrfField token={context.who.csrf} />
          <input type="hidden" name="_command" value={context.ports.ids.next()} />
          <input type="hidden" name="_page" value={`/meetings/${id}/close`} />
          {m.notIn.length > 0 && (
            <Checkboxes name="not-in" label="Children in the tracker who are not in yet" labelSize="s" error={at('not-in')} values={m.typed['not-in'] ?? []} items={[{ value: String(m.notIn.length), text: `The chair knows that ${m.notIn.length === 1 ? 'this child was' : `these ${m.notIn.length} children were`} not before the meeting` }]} />
          )}
          {asked.map((p) => <Textarea name={p.field ?? ''} label={`${p.says} (${p.clause})`} hint={`Give ${p.wants}`} rows={2} value={lastOf(m.typed, p.field ?? '')} error={at(p.field ?? '')} />)}
          <Textarea name="note" label="Note on the meeting (optional)" hint="Goes into the whole minutes, not into any child’s extract" rows={2} value={lastOf(m.typed, 'note')} />
          <Button text="Close the meeting" name="_what" value="close" preventDoubleClick />
          <Details summary="Adjourn: carry over the children who are not decided" open={at('adjourn-reason') !== undefined || at('adjourn-until') !== undefined || lastOf(m.typed, '_what') === 'adjourn'}>
            <p class="govuk-body">What has been decided goes on record and stands. Everybody else is carried over.</p>
            <Textarea name="adjourn-reason" label="Why the meeting adjourns" rows={2} value={lastOf(m.typed, 'adjourn-reason')} error={at('adjourn-reason')} />
            <LooseDate name="adjourn-until" label="Carried over to" hint="For example, 3/3/2026" value={lastOf(m.typed, 'adjourn-until')} error={at('adjourn-until')} />
            <Button text="Adjourn" kind="secondary" name="_what" value="adjourn" preventDoubleClick />
          </Details>
        </form>
      </>
    ),
  };
}

function Unsettled({ child, problems, sitting, csrf }: { readonly child: string; readonly problems: readonly CloseProblem[]; readonly sitting: PreparedSitting; readonly csrf: string }): Content {
  const unlisted = problems.some((p) => p.sort === 'not-listed');
  return (
    <section aria-labelledby={`child-${child}`} class="tl-unsettled">
      <h2 class="govuk-heading-s" id={`child-${child}`} tabindex={-1}>{nameIn(sitting, child)}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {problems.map((p) => (
          <li>
            {p.says.replace(/\.$/, '')}.{p.clause === '' ? '' : <> (<a class="govuk-link" href={`/policy/${p.clause}`}>{p.clause}</a>)</>} What would satisfy it: {p.wants}.
            {'entries' in p && p.entries !== undefined && p.entries.length > 0 && <> {p.entries.map((e) => <a class="govuk-link" href={`/children/${child}/entries/${e.id}`}>{longDate(e.occurredOn)}</a>)}</>}
          </li>
        ))}
      </ul>
      {unlisted ? (
        <form method="post" action={`/meetings/${sitting.id}/add-due`} novalidate>
          <CsrfField token={csrf} />
          <input type="hidden" name="child" value={child} />
          <Button text="Add to the agenda" kind="secondary" hiddenText={`: ${nameIn(sitting, child)}`} preventDoubleClick />
        </form>
      ) : <p class="govuk-body"><a class="govuk-link" href={`/meetings/${sitting.id}/children/${child}`}>Settle it<span class="govuk-visually-hidden"> for {nameIn(sitting, child)}</span></a></p>}
    </section>
  );
}

function nameIn(sitting: PreparedSitting, child: string): string {
  return sitting.children.find((c) => c.child === child)?.name ?? 'A child who has come before the meeting since it opened';
}
