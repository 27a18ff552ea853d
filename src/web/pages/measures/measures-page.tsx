import { Button, Checkboxes, CsrfField, Details, Input, InsetText, LooseDate, Select, SummaryList, Table, Textarea } from '../../components/index.ts';
import { openMeasures, type MeasuresPage } from '../../../app/cohorts/measure-page.ts';
import { ROLE_NAMES, roleLabel } from '../../../core/access/roles.ts';
import { dayAndDate, longDate } from '../../../core/values/plain-date.ts';
import { writePeriod } from '../../../core/values/period.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../route.ts';
import { figureWords, ofTeam } from './figure-words.ts';
import { SpanForm } from './span-form.tsx';
import { spanOf } from './span-of.ts';

/** All measures that are the reader's, with their figures; the cohorts; what was said about them together. */
export async function showMeasures(context: Context, faults: readonly FieldError[] = []): Promise<Reply> {
  const asked = spanOf(context, false);
  const page = await openMeasures(context.ports, context.who.reader, { span: asked.span, team: context.query['team'] ?? '' });
  const typed = context.held?.form ?? context.form;
  const errors = [...asked.errors, ...faults];
  return {
    is: 'page',
    title: 'Measures',
    nav: 'measures',
    wide: true,
    ...(errors.length === 0 ? {} : { errors }),
    ...(faults.length === 0 ? {} : { status: 422 }),
    body: (
      <>
        <h1 class="govuk-heading-xl">Measures</h1>
        <p class="govuk-body-l">Each figure opens to the children or entries that it counts, and to its definition.</p>
        <SpanForm action="/measures" asked={asked} teams={page.teams} />
        {page.teams.chosen !== undefined && <p class="govuk-body">Only {ofTeam(page.teams.chosen)}.</p>}
        {page.measures.length === 0 && <InsetText>The policy in force has no measure for your role.</InsetText>}
        <Topics page={page} query={new URLSearchParams({ from: asked.from, to: asked.to, ...(page.teams.chosen === undefined ? {} : { team: page.teams.chosen }) }).toString()} />
        <h2 class="govuk-heading-l">Fixed cohorts</h2>
        <p class="govuk-body">A fixed cohort keeps its members: nobody leaves it by losing the status, and nobody joins it afterwards. Choose it on the page of a measure.</p>
        {page.cohorts.length === 0 ? <InsetText>No cohort has been fixed yet.</InsetText> : <Cohorts page={page} />}
        {page.mayFix.length > 0 && <FixForm context={context} page={page} typed={typed} faults={faults} />}
        <h2 class="govuk-heading-l">Reviewed together</h2>
        {page.reviews.length === 0 ? <p class="govuk-body">No joint review is on record.</p> : (
          <SummaryList rows={page.reviews.slice(0, 20).map((r) => ({ key: dayAndDate(r.on, true), value: <>{r.text}<br /><span class="govuk-hint">{(r.with ?? []).join(', ')}; recorded by {r.by}</span></> }))} />
        )}
        {page.reports.length > 0 && <ReviewForm context={context} page={page} typed={typed} faults={faults} />}
      </>
    ),
  };
}

function Topics({ page, query }: { readonly page: MeasuresPage; readonly query: string }) {
  const topics = [...new Set(page.measures.map((m) => m.measure.topic ?? 'Others'))];
  return (
    <>
      {topics.map((topic) => (
        <Table
          caption={topic} captionSize="m" stackOnMobile head={['Measure', 'Figure', 'Clause']}
          rows={page.measures.filter((m) => (m.measure.topic ?? 'Others') === topic).map((m) => [
            <a class="govuk-link" href={`/measures/${m.measure.name}?${query}`}>{m.measure.title}</a>,
            figureWords(m.measure, m.figures),
            <a class="govuk-link" href={`/policy/${m.measure.clause}`}>{m.measure.clause}</a>,
          ])}
        />
      ))}
    </>
  );
}

function Cohorts({ page }: { readonly page: MeasuresPage }) {
  return (
    <Table
      caption="Fixed cohorts" captionHidden stackOnMobile head={['Cohort', 'Fixed on', { text: 'Members', numeric: true }, 'Followed to']}
      rows={page.cohorts.map((c) => [c.label, dayAndDate(c.fixedOn, true), { text: c.members.length, numeric: true }, c.lastDay === undefined ? 'no end set' : `${longDate(c.lastDay)}${c.followUp === undefined ? '' : ` (${writePeriod(c.followUp)})`}`])}
    />
  );
}

interface FormModel {
  readonly context: Context;
  readonly page: MeasuresPage;
  readonly typed: Typed;
  readonly faults: readonly FieldError[];
}

function FixForm({ context, page, typed, faults }: FormModel) {
  const fault = (name: string): string | undefined => faults.find((f) => f.field === name)?.text;
  return (
    <Details summary="Fix a cohort" open={faults.some((f) => f.field?.startsWith('fix-') ?? false)}>
      <form method="post" action="/cohorts" novalidate>
        <CsrfField token={context.who.csrf} />
        <input type="hidden" name="_command" value={lastOf(typed, '_command') || context.ports.ids.next()} />
        <Select id="fix-cohort" name="fix-cohort" label="Which" value={lastOf(typed, 'fix-cohort')} items={page.mayFix.map((c) => ({ value: c.name, text: c.title }))} />
        <Input id="fix-label" name="fix-label" label="What it is called" hint="For example, Spring 2026" value={lastOf(typed, 'fix-label')} error={fault('fix-label')} />
        <LooseDate id="fix-on" name="fix-on" label="Fixed on" hint="Its members are those of that day, as the record is known now" value={lastOf(typed, 'fix-on') || dateAsTyped(context.today)} error={fault('fix-on')} />
        <Input id="fix-follow-up" name="fix-follow-up" label="Followed for (optional)" hint="For example, 12 months; the policy’s own time if left empty" width={10} value={lastOf(typed, 'fix-follow-up')} error={fault('fix-follow-up')} />
        <Button text="Fix the cohort for ever" preventDoubleClick />
      </form>
    </Details>
  );
}

function ReviewForm({ context, page, typed, faults }: FormModel) {
  const fault = (name: string): string | undefined => faults.find((f) => f.field === name)?.text;
  const who = ROLE_NAMES.filter((r) => ['team-manager', 'service-manager', 'head-of-service', 'offender-management-coordinator', 'performance-manager', 'performance-analyst', 'quality-manager'].includes(r));
  return (
    <Details summary="Record a joint review" open={faults.some((f) => f.field?.startsWith('review-') ?? false)}>
      <form method="post" action="/measures/reviews" novalidate>
        <CsrfField token={context.who.csrf} />
        <input type="hidden" name="_command" value={lastOf(typed, '_command') || context.ports.ids.next()} />
        <Select id="review-report" name="review-report" label="Which figures" value={lastOf(typed, 'review-report')} items={page.reports.map((r) => ({ value: r.name, text: `${r.title} (${r.clause})` }))} />
        <LooseDate id="review-on" name="review-on" label="Day of the review" value={lastOf(typed, 'review-on') || dateAsTyped(context.today)} error={fault('review-on')} />
        <Checkboxes id="review-with" name="review-with" label="Who took part" labelSize="s" values={typed['review-with'] ?? []} error={fault('review-with')} items={who.map((r) => ({ value: r, text: roleLabel(r) }))} />
        <Textarea id="review-note" name="review-note" label="What the figures say and what follows" rows={4} value={lastOf(typed, 'review-note')} error={fault('review-note')} spellcheck />
        <Button text="Record the review" preventDoubleClick />
      </form>
    </Details>
  );
}
