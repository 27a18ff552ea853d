import { nameOf } from '../../../app/child/child-page.ts';
import { openKnownThen, type Defended } from '../../../app/explain/known-then.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { Details, InsetText, SummaryList, Table, type Content } from '../../components/index.ts';
import { entryText } from '../../forms/choices.ts';
import type { Context, Reply } from '../../route.ts';
import { entryOf, NO_ENTRY, versionsOf } from './entry-of.ts';
import { FactsThen } from './facts-then.tsx';
import { Version } from './versions.tsx';

/** What was known when something was decided. */
export async function showKnown(context: Context): Promise<Reply> {
  const open = await entryOf(context);
  if (open === undefined) return NO_ENTRY;
  const { record, kind } = open;
  // The decision is its first version: a correction of its wording does not make it a later decision.
  const decision = versionsOf(open)[0] ?? open.entry;
  const known = await openKnownThen(context.ports, context.who.reader, record.entries, decision);
  const base = `/children/${record.row.id}`;
  const link = (e: Entry): Content => <a class="govuk-link" href={`${base}/entries/${e.id}`}>{entryText(e, record.names)}</a>;
  return {
    is: 'page',
    title: `What was known: ${kind.label}, ${nameOf(record.row)}`,
    nav: 'caseload',
    back: { href: `${base}/entries/${open.entry.id}`, text: kind.label },
    body: (
      <>
        <span class="govuk-caption-l">{nameOf(record.row)}</span>
        <h1 class="govuk-heading-l">What was known when this was decided</h1>
        <p class="govuk-body">Decided {dayAndDate(decision.occurredOn, true)}, recorded {dayAndDate(decision.recordedAt.slice(0, 10) as Entry['occurredOn'], true)} by {record.names.worker(decision.recordedBy)}. What stood on the record before that is shown as it stood; what came later is apart.</p>
        <Version entry={decision} before={undefined} kind={kind} names={record.names} title="The decision, as recorded" />
        <SummaryList rows={[{ key: 'Policy in force', value: known.policy }, ...known.documents.map((d) => ({ key: 'Read with it', value: d }))]} />
        <h2 class="govuk-heading-m">Where things stood</h2>
        <FactsThen facts={known.facts} names={record.names} link={(entry) => `${base}/entries/${entry}`} />
        <h2 class="govuk-heading-m">True then, recorded later</h2>
        {known.recordedLater.length === 0 ? <p class="govuk-body">Nothing that was true by that day has been recorded since.</p> : (
          <InsetText>
            <p class="govuk-body">Whoever decided could not know this from the record.</p>
            <ul class="govuk-list govuk-list--bullet">{known.recordedLater.map((e) => <li>{link(e)}, recorded {dayAndDate(e.recordedAt.slice(0, 10) as Entry['occurredOn'], true)}</li>)}</ul>
          </InsetText>
        )}
        <h2 class="govuk-heading-m">Corrected since</h2>
        {known.corrected.length === 0 ? <p class="govuk-body">Nothing that stood then has been corrected since.</p> : (
          <ul class="govuk-list govuk-list--bullet">{known.corrected.map((c) => <li>{link(c.then)}; {c.now === undefined ? 'withdrawn since' : <>now {link(c.now)}</>}</li>)}</ul>
        )}
        <Work known={known} />
        {known.opened !== undefined && <Opened rows={known.opened} name={record.names.worker(decision.recordedBy)} />}
        <Details summary={`The whole record as it stood (${known.entries.length} ${known.entries.length === 1 ? 'entry' : 'entries'})`}>
          <ul class="govuk-list govuk-list--bullet">{[...known.entries].reverse().map((e) => <li>{link(e)}</li>)}</ul>
        </Details>
      </>
    ),
  };
}

function Work({ known }: { readonly known: Defended }) {
  const lines = [
    ...known.tiers.map((t) => t.title),
    ...known.considerations.map((c) => `To be decided: ${c.title} (${c.clause})`),
    ...known.proposals.map((p) => `Proposed: ${p.ground} (${p.clause})`),
    ...known.duties.map((d) => `Open: ${d.title}${d.due === undefined ? '' : `, by ${dayAndDate(d.due, true)}`} (${d.clause})`),
  ];
  if (lines.length === 0) return <></>;
  return (
    <>
      <h2 class="govuk-heading-m">What was asked at the time</h2>
      <ul class="govuk-list govuk-list--bullet">{[...new Set(lines)].map((l) => <li>{l}{timesOf(lines, l)}</li>)}</ul>
    </>
  );
}

/** The same thing may have been asked several times, each by an entry of its own. */
function timesOf(lines: readonly string[], line: string): string {
  const n = lines.filter((l) => l === line).length;
  return n === 1 ? '' : `, ${n} times`;
}

function Opened({ rows, name }: { readonly rows: NonNullable<Defended['opened']>; readonly name: string }) {
  return (
    <>
      <h2 class="govuk-heading-m">What {name} had opened of this record in the four weeks before</h2>
      {rows.length === 0 ? <p class="govuk-body">Nothing.</p> : (
        <Table stackOnMobile caption="Opened" captionHidden head={['When', 'What was shown', 'Why']} rows={rows.map((r) => [r.at.slice(0, 16).replace('T', ' '), r.shown, r.purpose])} />
      )}
    </>
  );
}
