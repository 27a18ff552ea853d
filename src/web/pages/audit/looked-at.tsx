import { Button, Details, Input, InsetText, Select } from '../../components/index.ts';
import { id, type SubjectId } from '../../../core/values/ids.ts';
import { addDays, dayAndDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { SORTS, sortOf } from '../../../app/audit/events.ts';
import { inLondon, startOfDay } from '../../../app/audit/london.ts';
import { byPersonAndDay, nameOfPerson, type DayOfPerson } from '../../../app/audit/looked-at.ts';
import { periodOf } from '../../../app/audit/looking.ts';
import { nameOf } from '../../../app/child/child-page.ts';
import type { AuditRow } from '../../../app/ports/audit.ts';
import type { Context, Reply } from '../../route.ts';
import { LooksTable } from './looks-table.tsx';
import { readPeriod, type AskedPeriod } from './period.ts';
import { roleWords } from './roles-in-words.ts';

/** More are not shown at once; the page says so and asks for a shorter period. */
const MOST = 2000;

/** Who looked at a child: for a manager who may open the record, and for the governance officer, to whom it says no more than the name. */
export async function showLookedAt(context: Context): Promise<Reply> {
  const { ports, who, today, params, query } = context;
  const child = id<SubjectId>(params['child'] ?? '');
  const asked = readPeriod(query, today);
  const found = await ports.store.asReader(who.reader, async ({ audit, lists }) => {
    const row = await lists.child(child, today);
    if (row === undefined && !context.may('audit.see')) return undefined;
    const period = periodOf(await audit.now(), asked);
    const rows = await audit.trail({ child, from: startOfDay(period.from), until: startOfDay(addDays(period.until, 1)), most: MOST });
    const any = rows[0] ?? (await audit.trail({ child, most: 1 }))[0];
    const name = row === undefined ? any?.about : nameOf(row);
    return name === undefined ? undefined : { name, rows, period, record: row !== undefined };
  });
  if (found === undefined) return { is: 'not-found', what: 'This child is not on record here' };
  const { name, rows, period, record } = found;
  const person = query['person'] ?? '';
  const what = query['what'] ?? '';
  const shown = rows.filter((r) => (person === '' || r.worker === person) && (what === '' || sortOf(r) === what));
  return {
    is: 'page',
    title: `Who looked at the record of ${name}`,
    ...(record ? { nav: 'caseload', back: { href: `/children/${child}`, text: `Record of ${name}` } } : { nav: 'looking', back: { href: '/looking', text: 'Who looked' } }),
    errors: asked.errors,
    body: <LookedAtView name={name} action={`/children/${child}/looked-at`} rows={rows} shown={shown} period={period} asked={asked} person={person} what={what} />,
  };
}

interface LookedAtModel {
  readonly name: string;
  readonly action: string;
  readonly rows: readonly AuditRow[];
  readonly shown: readonly AuditRow[];
  readonly period: { readonly from: PlainDate; readonly until: PlainDate };
  readonly asked: AskedPeriod;
  readonly person: string;
  readonly what: string;
}

function LookedAtView(m: LookedAtModel) {
  const people = [...new Map(m.rows.map((r) => [r.worker, nameOfPerson(r)]))].sort((a, b) => a[1].localeCompare(b[1]));
  const days = byPersonAndDay(m.shown);
  const oldest = m.rows.at(-1);
  const fault = (field: string): { readonly error?: string } => {
    const error = m.asked.errors.find((e) => e.field === field);
    return error === undefined ? {} : { error: error.text };
  };
  return (
    <>
      <span class="govuk-caption-l">{m.name}</span>
      <h1 class="govuk-heading-l">Who looked at this child</h1>
      <p class="govuk-body">Every page of the record that was opened, every file taken out of it and every try that was refused. Lists on which the name stood, such as the board or a search, are kept as lists and do not stand here.</p>
      <form method="get" action={m.action} class="tl-inline-form" novalidate>
        <Select id="person" name="person" label="Who" value={m.person} items={[{ value: '', text: 'Everybody' }, ...people.map(([value, text]) => ({ value, text }))]} />
        <Select id="what" name="what" label="What" value={m.what} items={[{ value: '', text: 'Everything' }, ...(['read', 'export', 'failed'] as const).map((value) => ({ value, text: SORTS[value] }))]} />
        <Input id="from" name="from" label="From" value={m.asked.typed.from} width={10} autocomplete="off" {...fault('from')} />
        <Input id="until" name="until" label="Until" value={m.asked.typed.until} width={10} autocomplete="off" {...fault('until')} />
        <Button text="Show" kind="secondary" />
      </form>
      <p class="govuk-body" role="status">
        {m.shown.length === 1 ? '1 trace' : `${m.shown.length} traces`} of {new Set(m.shown.map((r) => r.worker)).size === 1 ? '1 person' : `${new Set(m.shown.map((r) => r.worker)).size} people`}, {dayAndDate(m.period.from, true)} to {dayAndDate(m.period.until, true)}.
      </p>
      {m.rows.length === MOST && oldest !== undefined && <InsetText>Only the latest {MOST} traces are shown, back to {dayAndDate(inLondon(oldest.at).day, true)}. Choose a shorter period to see those before.</InsetText>}
      {days.length === 0 ? <InsetText>Nobody looked in this way in this time.</InsetText> : days.map((day) => <Day day={day} />)}
    </>
  );
}

function Day({ day }: { readonly day: DayOfPerson }) {
  const refused = day.rows.filter((r) => sortOf(r) === 'failed').length;
  const times = day.from === day.until ? `at ${day.from}` : `${day.from} to ${day.until}`;
  const how = [...new Set(day.rows.map((r) => r.purpose))].join('; ');
  return (
    <section class="tl-looks">
      <h2 class="govuk-heading-s">{dayAndDate(day.day, true)}: {day.name}</h2>
      <p class="govuk-body-s">
        {roleWords(day.roles)}. {day.rows.length === 1 ? 'Once' : `${day.rows.length} times`}, {times}{refused === 0 ? '' : `, ${refused} of them refused or not found`}. For: {how}.
      </p>
      <Details summary="Each of them"><LooksTable rows={day.rows} caption={`What ${day.name} looked at on ${dayAndDate(day.day, true)}`} /></Details>
    </section>
  );
}
