import { Button, CsrfField, InsetText, SummaryList, Table, Textarea } from '../../components/index.ts';
import { openMeasure, type Asked, type MeasurePage } from '../../../app/cohorts/measure-page.ts';
import type { MeasureRow } from '../../../core/measures/measure-rows.ts';
import { id, type SubjectId } from '../../../core/values/ids.ts';
import { dayAndDate, longDate } from '../../../core/values/plain-date.ts';
import { tableFile, type TableFormat } from '../../exports/table-file.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../route.ts';
import { ChildName } from '../policy-lists/parts.tsx';
import { figureWords, ofTeam, spanWords, valueWords } from './figure-words.ts';
import { SpanForm } from './span-form.tsx';
import { spanOf, type SpanAsked } from './span-of.ts';

export const NO_MEASURE = { is: 'not-found', what: 'The policy in force has no measure of that name.' } as const;
export const NOT_THEIRS = { is: 'forbidden', why: 'The policy keeps this figure for other roles.' } as const;

/** One figure: what it is, how it is defined, what is behind it, how it has been. */
export async function showMeasure(context: Context, faults: readonly FieldError[] = []): Promise<Reply> {
  const asked = spanOf(context, false);
  const opened = await open(context, asked);
  if ('is' in opened) return opened;
  const { out } = opened;
  const path = `/measures/${out.measure.name}`;
  const words = new URLSearchParams({ from: asked.from, to: asked.to, ...(context.query['cohort'] ? { cohort: context.query['cohort'] } : {}), ...(opened.teams.chosen === undefined ? {} : { team: opened.teams.chosen }) }).toString();
  const errors = [...asked.errors, ...faults];
  return {
    is: 'page',
    title: out.measure.title,
    nav: 'measures',
    wide: true,
    back: { href: '/measures', text: 'Measures' },
    ...(errors.length === 0 ? {} : { errors }),
    body: (
      <>
        <span class="govuk-caption-xl">{out.measure.topic ?? 'Measure'}</span>
        <h1 class="govuk-heading-xl">{out.measure.title}</h1>
        <SpanForm action={path} asked={asked} teams={opened.teams} cohorts={opened.cohorts} cohort={context.query['cohort'] ?? ''} />
        <p class="govuk-heading-l govuk-!-margin-bottom-2" role="status">{figureWords(out.measure, out.figures)}</p>
        <p class="govuk-body">{ofWhom(opened)}, {spanWords(out)}.{out.figures.without ? ` ${out.figures.without} without a score, counted and left out of the mean.` : ''}</p>
        <Split page={opened} />
        <h2 class="govuk-heading-m">How it is defined</h2>
        <ul class="govuk-list govuk-list--bullet">{opened.definition.map((d) => <li>{d}</li>)}</ul>
        <p class="govuk-body-s">{out.measure.says} (<a class="govuk-link" href={`/policy/${out.measure.clause}`}>{out.measure.clause}</a>, {opened.cites})</p>
        <h2 class="govuk-heading-m">What is behind it</h2>
        {out.rows.length === 0 ? <InsetText>Nothing is counted over these days.</InsetText> : <Rows page={opened} mayOpen={context.may('cases.see')} />}
        <p class="govuk-body tl-no-print">Take it along: <a class="govuk-link" href={`${path}/csv?${words}`}>CSV</a>, <a class="govuk-link" href={`${path}/xlsx?${words}`}>Excel</a>. Each export is kept in the audit.</p>
        <h2 class="govuk-heading-m">Quarter by quarter</h2>
        <Table
          caption="The figure by quarter" captionHidden head={['Quarter', 'Figure']}
          rows={opened.trend.map((t) => [t.quarter.title, figureWords(out.measure, t.out.figures)])}
        />
        <h2 class="govuk-heading-m">Comments</h2>
        {opened.remarks.length === 0 ? <p class="govuk-body">None.</p> : <SummaryList rows={opened.remarks.map((r) => ({ key: dayAndDate(r.on, true), value: <>{r.text}<br /><span class="govuk-hint">{r.by}</span></> }))} />}
        <form method="post" action={`${path}/comments`} novalidate class="tl-no-print">
          <CsrfField token={context.who.csrf} />
          <input type="hidden" name="_command" value={lastOf(context.form, '_command') || context.ports.ids.next()} />
          <Textarea id="text" name="text" label="Comment on the figure" hint="What it does not show, or what is being corrected" rows={3} value={lastOf(context.held?.form ?? context.form, 'text')} error={faults.find((f) => f.field === 'text')?.text} spellcheck />
          <Button text="Record the comment" kind="secondary" preventDoubleClick />
        </form>
      </>
    ),
  };
}

/** Its rows as a file. */
export async function measureFile(context: Context, format: TableFormat): Promise<Reply> {
  const opened = await open(context, spanOf(context, false));
  if ('is' in opened) return opened;
  const { out } = opened;
  return tableFile(format, `${out.measure.name}-${out.span.to}`, {
    title: out.measure.title,
    notes: [`${figureWords(out.measure, out.figures)}. ${ofWhom(opened)}, ${spanWords(out)}, as the record was known on ${longDate(context.today)}. Drawn up by ${context.who.reader.name}, ${context.who.serviceName}.`, ...opened.definition, `${out.measure.clause}: ${out.measure.says}`],
    head: HEAD(opened),
    rows: out.rows.map((r) => {
      const child = opened.children.get(r.child);
      return [child?.name ?? '', child?.reference ?? '', ...cellsOf(opened, r)];
    }),
  });
}

async function open(context: Context, asked: SpanAsked): Promise<MeasurePage | typeof NO_MEASURE | typeof NOT_THEIRS> {
  const cohort = context.query['cohort'] ?? '';
  const ask: Asked = { span: asked.span, team: context.query['team'] ?? '', ...(cohort === '' ? {} : { cohort: id<SubjectId>(cohort) }) };
  const page = await openMeasure(context.ports, context.who.reader, context.params['name'] ?? '', ask);
  return page === 'none' ? NO_MEASURE : page === 'not theirs' ? NOT_THEIRS : page;
}

function ofWhom(page: MeasurePage): string {
  const { chosen } = page.teams;
  return `${ofMembers(page)}${chosen === undefined ? '' : `: only ${ofTeam(chosen)}`}`;
}

function ofMembers({ out }: MeasurePage): string {
  if (out.cohort !== undefined) return `Of the ${out.cohort.members.length} members of ${out.cohort.label}, fixed on ${longDate(out.cohort.fixedOn)}`;
  return out.measure.cohort === undefined ? 'Of those whom the definition names' : 'Of those who are in it on the last day (live)';
}

function Split({ page }: { readonly page: MeasurePage }) {
  const { by } = page.out.figures;
  if (by === undefined) return null;
  return <Table caption="By type" captionSize="s" head={['Type', { text: 'Number', numeric: true }]} rows={Object.entries(by).map(([value, n]) => [valueWords(page.out.measure, value), { text: n, numeric: true }])} />;
}

/** Whether rows are said to be of the part or not. */
function parted(page: MeasurePage): boolean {
  return page.out.measure.shows.includes('share');
}

function timed(page: MeasurePage): boolean {
  return page.out.measure.shows.includes('days');
}

function HEAD(page: MeasurePage): readonly string[] {
  return ['Child', 'Reference', ...columns(page)];
}

function columns(page: MeasurePage): readonly string[] {
  return [...(page.out.rows.some((r) => r.since !== undefined) ? ['Counted from'] : []), ...(parted(page) ? ['Counts'] : []), ...(timed(page) ? ['Begun', 'Started', 'Days'] : ['Entries'])];
}

function cellsOf(page: MeasurePage, r: MeasureRow): readonly string[] {
  const { measure } = page.out;
  const entries = r.counted.map((c) => `${longDate(c.on)}${c.takes === undefined ? '' : ` (${c.takes})`}${c.by === undefined ? '' : ` ${c.by.map((v) => valueWords(measure, v)).join(', ')}`}`).join('; ');
  return [
    ...(page.out.rows.some((x) => x.since !== undefined) ? [r.since === undefined ? '' : longDate(r.since)] : []),
    ...(parted(page) ? [r.inPart ? 'yes' : 'no'] : []),
    ...(timed(page) ? [r.on === undefined ? '' : longDate(r.on), r.until === undefined ? 'not yet' : longDate(r.until), r.days === undefined ? '' : String(r.days)] : [entries === '' ? 'none' : entries]),
  ];
}

function Rows({ page, mayOpen }: { readonly page: MeasurePage; readonly mayOpen: boolean }) {
  // Those who count come first.
  const rows = [...page.out.rows].sort((a, b) => Number(b.inPart) - Number(a.inPart) || b.counted.length - a.counted.length);
  return (
    <Table
      caption="What is counted" captionHidden stackOnMobile small head={['Child', ...columns(page)]}
      rows={rows.map((r) => [<ChildName id={r.child} child={page.children.get(r.child)} mayOpen={mayOpen} />, ...cellsOf(page, r)])}
    />
  );
}
