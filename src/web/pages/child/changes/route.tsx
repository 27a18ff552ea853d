import { nameOf, openChild, type ChildRecord } from '../../../../app/child/child-page.ts';
import { changesOf, followed, type Change, type Followed } from '../../../../core/child/changes.ts';
import { roleLabel } from '../../../../core/access/roles.ts';
import { kindOf } from '../../../../core/chronology/kinds/index.ts';
import { writeFactValue } from '../../../../core/duties/evidence.ts';
import { id, type SubjectId } from '../../../../core/values/ids.ts';
import { dayAndDate } from '../../../../core/values/plain-date.ts';
import { Button, FoldedText, InsetText, Select, Table } from '../../../components/index.ts';
import { dataRows } from '../../../forms/data-rows.ts';
import { route } from '../../../route.ts';
import { recordedText } from '../../entry/versions.tsx';

/** How one thing that is known of a child has changed: from what to what, on which day, who recorded it when and why. */
export const changes = route({
  method: 'GET',
  path: '/children/:child/changes',
  permission: 'cases.see',
  purpose: 'working with the child',
  audit: { event: 'child.changes', shown: 'how something has changed over time' },
  async handle({ ports, who, today, params, query }) {
    const record = await openChild(ports, who.reader, id<SubjectId>(params['child'] ?? ''), today);
    if (!record) return { is: 'not-found', what: 'This child is not on record here' };
    const offered = followed(record.timeline);
    const what = offered.find((f) => f.key === query['what']);
    const base = `/children/${record.row.id}`;
    return {
      is: 'page',
      title: `Changes over time: ${nameOf(record.row)}`,
      nav: 'caseload',
      wide: true,
      back: { href: `${base}/chronology`, text: 'Chronology' },
      body: (
        <>
          <span class="govuk-caption-l">{nameOf(record.row)}</span>
          <h1 class="govuk-heading-l">Changes over time</h1>
          <p class="govuk-body">Follow one thing through the record: what it was before, what it became, on which day, who recorded it and why.</p>
          {offered.length === 0 ? <InsetText>Nothing is recorded yet that could have changed.</InsetText> : (
            <form method="get" action={`${base}/changes`} class="tl-inline-form">
              <Select id="what" name="what" label="What to follow" value={what?.key ?? ''} items={[{ value: '', text: 'Choose' }, ...offered.map((f) => ({ value: f.key, text: f.label }))]} />
              <Button text="Show" kind="secondary" />
            </form>
          )}
          {what !== undefined && <Followings what={what} record={record} base={base} />}
        </>
      ),
    };
  },
});

function Followings({ what, record, base }: { readonly what: Followed; readonly record: ChildRecord; readonly base: string }) {
  const list = changesOf(what, record.timeline);
  const stands = new Set(record.timeline.map((e) => e.id));
  const gone = record.entries.filter((e) => what.kinds.includes(e.kind) && !stands.has(e.id) && e.withdrawn !== true);
  return (
    <>
      <Table
        caption={`${what.label}: ${list.length === 1 ? '1 value' : `${list.length} values, the latest first`}`} captionSize="m" stackOnMobile head={['From', 'Before', 'After', 'Who recorded it, when, why']}
        rows={[...list].reverse().map((c) => [
          <a class="govuk-link" href={`${base}/entries/${c.entry.id}`}>{dayAndDate(c.entry.occurredOn, true)}<span class="govuk-visually-hidden">, {kindOf(c.entry.kind)?.label}</span></a>,
          <Value text={valueText(what, c, c.before, record)} of={`before ${dayAndDate(c.entry.occurredOn, true)}`} />, <Value text={valueText(what, c, c.after, record)} of={`from ${dayAndDate(c.entry.occurredOn, true)}`} />, <Recorded change={c} record={record} />,
        ])}
      />
      {gone.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Corrected or withdrawn since</h2>
          <ul class="govuk-list govuk-list--bullet">
            {gone.map((e) => <li class="tl-anywhere"><a class="govuk-link" href={`${base}/entries/${e.id}`}>{kindOf(e.kind)?.label}, {dayAndDate(e.occurredOn, true)}</a>: {kindOf(e.kind)?.summary(e.data, record.names)}; recorded {recordedText(e.recordedAt)} by {record.names.worker(e.recordedBy)}</li>)}
          </ul>
        </>
      )}
    </>
  );
}

function Value({ text, of }: { readonly text: string; readonly of: string }) {
  return <FoldedText text={text} summary={<>All of it<span class="govuk-visually-hidden">, {of}</span></>} />;
}

function Recorded({ change, record }: { readonly change: Change; readonly record: ChildRecord }) {
  const { entry } = change;
  const why = entry.reason ?? entry.data['reason'] ?? entry.data['why'];
  return <>{recordedText(entry.recordedAt)}, by {record.names.worker(entry.recordedBy)} as {roleLabel(entry.recordedAs).toLowerCase()}{entry.supersedes !== undefined && ', as a correction'}{typeof why === 'string' && why !== '' && <>: <span class="tl-anywhere">{why}</span></>}</>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function valueText(what: Followed, { entry }: Change, value: unknown, record: ChildRecord): string {
  if (value === undefined || value === null) return 'not recorded';
  if (typeof value === 'string' && UUID.test(value)) return record.workers.some((w) => w.id === value) ? record.names.worker(value) : 'somebody who has left';
  if (what.is === 'fact') {
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || isTexts(value) ? value : undefined;
    return writeFactValue(what.fact, known);
  }
  const kind = kindOf(entry.kind);
  return kind === undefined ? String(value) : (dataRows({ ...kind, fields: { [what.name]: what.field } }, { [what.name]: value }, record.names)[0]?.value ?? 'not recorded');
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((v) => typeof v === 'string');
}
