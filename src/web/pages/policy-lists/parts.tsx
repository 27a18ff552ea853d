import { Button, CsrfField, LooseDate, Textarea, type Content } from '../../components/index.ts';
import type { NamedChild } from '../../../app/cohorts/named-rows.ts';
import type { ListPage, SignedOff } from '../../../app/cohorts/list-page.ts';
import { dayAndDate, longDate } from '../../../core/values/plain-date.ts';
import type { SubjectId } from '../../../core/values/ids.ts';
import type { Context } from '../../route.ts';
import { dateAsTyped } from '../../forms/typed.ts';
import type { DayAsked } from './day-of.ts';

/** What the first column of a list or a checklist is called, by whom its rows are about. */
export const WHO: Readonly<Record<ListPage['list']['about'], string>> = { child: 'Child', worker: 'Who', unit: 'Partner or part of the service', person: 'Who', sitting: 'Meeting' };

/** The name of a row, as a link where the record can be opened. */
export function ChildName({ id, child, mayOpen }: { readonly id: SubjectId; readonly child: NamedChild | undefined; readonly mayOpen: boolean }) {
  if (child === undefined) return <>not known</>;
  return (
    <>
      {child.known && mayOpen ? <a class="govuk-link" href={`/children/${id}`}>{child.name}</a> : child.name}
      {child.reference !== undefined && <><br /><span class="govuk-hint">{child.reference}</span></>}
    </>
  );
}

/** The clauses under which something is drawn up. */
export function Citations({ clauses }: { readonly clauses: readonly { readonly clause: string; readonly says: string }[] }) {
  return (
    <ul class="govuk-list govuk-body-s">
      {clauses.map((c) => <li>{c.says} (<a class="govuk-link" href={`/policy/${c.clause}`}>{c.clause}</a>)</li>)}
    </ul>
  );
}

/** Asks for the day, and for what else the page adds. */
export function AskedFor({ action, asked, today, children }: { readonly action: string; readonly asked: DayAsked; readonly today: Context['today']; readonly children?: Content }) {
  return (
    <form method="get" action={action} class="tl-inline-form">
      <LooseDate id="on" name="on" label="As at" hint="For example, 9/3/2026" value={asked.typed === '' ? dateAsTyped(today) : asked.typed} error={asked.errors[0]?.text} />
      {children}
      <Button text="Show" kind="secondary" />
    </form>
  );
}

/** Files of what is shown, for the same day and narrowing. */
export function Files({ path, query }: { readonly path: string; readonly query: string }) {
  const words = query === '' ? '' : `?${query}`;
  return <p class="govuk-body tl-no-print">Take it along: <a class="govuk-link" href={`${path}/csv${words}`}>CSV</a>, <a class="govuk-link" href={`${path}/xlsx${words}`}>Excel</a>. Each export is kept in the audit.</p>;
}

interface SignOffModel {
  readonly context: Context;
  readonly action: string;
  readonly day: Context['today'];
  readonly signedOff: readonly SignedOff[];
}

/** A dated check: that somebody has gone through the list as it stands, and what they did about it. */
export function SignOff({ context, action, day, signedOff }: SignOffModel) {
  return (
    <section aria-labelledby="gone-through" class="tl-no-print">
      <h2 class="govuk-heading-m" id="gone-through">Gone through</h2>
      {signedOff.length === 0 ? <p class="govuk-body">Nobody has recorded yet that they went through it.</p> : (
        <ul class="govuk-list govuk-list--bullet">
          {signedOff.slice(0, 10).map((s) => <li>{dayAndDate(s.on, true)}, {s.by}: {s.rows === 1 ? '1 was on it' : `${s.rows} were on it`}{s.note === undefined ? '' : `. ${s.note}`}</li>)}
        </ul>
      )}
      {day === context.today ? (
        <form method="post" action={action} novalidate>
          <CsrfField token={context.who.csrf} />
          <input type="hidden" name="_command" value={context.ports.ids.next()} />
          <Textarea name="note" label="What you did about it (optional)" rows={3} value="" spellcheck />
          <Button text="I have gone through it as it stands today" kind="secondary" preventDoubleClick />
        </form>
      ) : <p class="govuk-body">A check is recorded on the list of today; this one is of {longDate(day)}.</p>}
    </section>
  );
}
