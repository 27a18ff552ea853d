import { Details, InsetText, Table } from '../../../components/index.ts';
import { id, type SubjectId } from '../../../../core/values/ids.ts';
import { dayAndDate, dayNear, type PlainDate } from '../../../../core/values/plain-date.ts';
import { roleLabel } from '../../../../core/access/roles.ts';
import { isLate, type Duty } from '../../../../core/duties/duty.ts';
import { loadExplaining, type Explaining } from '../../../../app/explain/explaining.ts';
import { nameOf, openChild, type ChildRecord } from '../../../../app/child/child-page.ts';
import { route } from '../../../route.ts';
import { ChildHeader } from '../child-header.tsx';
import { ExplanationView } from '../why/explanation-view.tsx';

/** What is asked about one child, what was done in time or late, and what ended; each with its explanation. */
export const duties = route({
  method: 'GET',
  path: '/children/:child/duties',
  permission: 'cases.see',
  purpose: 'seeing what is asked about the child',
  audit: { event: 'child.duties', shown: 'duties' },
  async handle({ ports, who, today, params }) {
    const record = await openChild(ports, who.reader, id<SubjectId>(params['child'] ?? ''), today);
    if (!record) return { is: 'not-found', what: 'This child is not on record here' };
    const explaining = await loadExplaining(ports, who.reader, today);
    return { is: 'page', title: `Duties: ${nameOf(record.row)}`, nav: 'caseload', body: <DutiesView record={record} explaining={explaining} today={today} /> };
  },
});

interface Model {
  readonly record: ChildRecord;
  readonly explaining: Explaining;
  readonly today: PlainDate;
}

const MOST_PAST = 60;

function DutiesView({ record, explaining, today }: Model) {
  const all = record.standing.duties;
  const open = all.filter((d) => d.state === 'open' || d.state === 'brought-forward' || d.state === 'paused').sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
  const past = all.filter((d) => !open.includes(d)).sort((a, b) => ((a.metOn ?? a.endedOn ?? '') < (b.metOn ?? b.endedOn ?? '') ? 1 : -1));
  const met = all.filter((d) => d.state === 'met');
  return (
    <>
      <ChildHeader record={record} part="duties" today={today} />
      <h2 class="govuk-heading-l">Open ({open.length})</h2>
      {open.length === 0 ? <InsetText>Nothing is open.</InsetText> : <ul class="tl-duties">{open.map((d) => <Open d={d} record={record} explaining={explaining} today={today} />)}</ul>}
      <h2 class="govuk-heading-l">Tiers</h2>
      {record.standing.tiers.length === 0 ? <p class="govuk-body">No rating has been given.</p> : (
        <Table
          head={['List', 'From', 'To']} caption="Tiers" captionHidden
          rows={[...record.standing.tiers].reverse().map((t) => [t.title, dayAndDate(t.from, true), t.until === undefined ? 'now' : dayAndDate(t.until, true)])}
        />
      )}
      <h2 class="govuk-heading-l">Done and ended</h2>
      <p class="govuk-body">{met.filter((d) => d.metLate !== true).length} done in time or without a limit, {met.filter((d) => d.metLate === true).length} done late.</p>
      {past.length > 0 && (
        <Details summary={`Show ${Math.min(past.length, MOST_PAST)} of ${past.length}`}>
          <Table
            stackOnMobile caption="Done and ended" captionHidden head={['What', 'Whose', 'Due', 'How it ended']}
            rows={past.slice(0, MOST_PAST).map((d) => [`${d.title} (${d.clause})`, roleLabel(d.owner), d.due === undefined ? 'no limit' : dayAndDate(d.due, true), endText(d, record)])}
          />
        </Details>
      )}
    </>
  );
}

function endText(d: Duty, record: ChildRecord): preact.JSX.Element {
  const base = `/children/${record.row.id}`;
  if (d.state === 'met') return <>{d.metBy === undefined ? 'Done' : <a class="govuk-link" href={`${base}/entries/${d.metBy}`}>Done</a>}{d.metOn === undefined ? '' : ` ${dayAndDate(d.metOn, true)}`}{d.metLate === true && <strong>, late</strong>}{d.marks.length > 0 && `; ${d.marks.join(', ')}`}</>;
  return <>{d.endedWhy ?? d.state}{d.endedOn === undefined ? '' : `, ${dayAndDate(d.endedOn, true)}`}</>;
}

function Open({ d, record, explaining, today }: Model & { readonly d: Duty }) {
  const late = isLate(d, today);
  const base = `/children/${record.row.id}`;
  const proof = d.proof[0];
  const key = encodeURIComponent(d.key);
  return (
    <li class={late ? 'tl-duty tl-duty--late' : 'tl-duty'}>
      <p class="tl-duty__what">{proof ? <a class="govuk-link" href={`${base}/record/${proof.kind}?duty=${key}${d.startedBy === undefined ? '' : `&of=${d.startedBy}`}`}>{d.title}</a> : d.title}</p>
      <p class="tl-duty__when">{d.state === 'brought-forward' ? 'Brought forward: to check' : d.state === 'paused' ? 'Paused' : d.due === undefined ? 'Open until done' : late ? `Late: was due ${dayNear(d.due, today)}` : `Due ${dayNear(d.due, today)}`}</p>
      <p class="tl-duty__who">{roleLabel(d.owner)}{d.adjustments.length > 0 && `; ${d.adjustments.map((a) => a.reason).join('; ')}`}</p>
      <div class="tl-duty__act">
        <Details summary={<>Why this, why then<span class="govuk-visually-hidden">: {d.title}</span></>}>
          <ExplanationView explanation={explaining.duty(d, record.entries, today)} />
          <p class="govuk-body"><a class="govuk-link" href={`${base}/record/duty.adjusted?duty=${key}`}>Say why it is late, or move it<span class="govuk-visually-hidden">: {d.title}</span></a></p>
        </Details>
      </div>
    </li>
  );
}
