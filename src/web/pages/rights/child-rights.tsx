import { nameOf, type ChildRecord } from '../../../app/child/child-page.ts';
import { MANAGERS } from '../../../core/access/roles.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { RIGHTS } from '../../../core/chronology/kinds/rights/rights.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { Button, InsetText, Table, Tag } from '../../components/index.ts';
import { entryText } from '../../forms/choices.ts';
import type { Context, Reply } from '../../route.ts';
import { ChildHeader } from '../child/child-header.tsx';
import { childOf, NO_CHILD } from '../record/child-of.ts';
import { answerDuty } from './open-request.ts';
import { Restrictions } from './restrictions.tsx';

/** What the child and the family have asked about the record, what stands beside it, and what is kept and not used. */
export async function showRights(context: Context): Promise<Reply> {
  const record = await childOf(context);
  if (!record) return NO_CHILD;
  const base = `/children/${record.row.id}`;
  const requests = record.timeline.filter((e) => e.kind === 'rights.requested').reverse();
  const statements = record.timeline.filter((e) => e.kind === 'disagreement.stated' && e.data['stated'] === 'stated').reverse();
  const mayRecord = context.may('cases.record');
  return {
    is: 'page',
    title: `Rights: ${nameOf(record.row)}`,
    nav: 'caseload',
    body: (
      <>
        <ChildHeader record={record} part="rights" today={context.today} />
        <h2 class="govuk-heading-l">What they ask about the record</h2>
        <p class="govuk-body">The child, and others for the child, may ask to see the record, to have it put right or erased, or that it is not used. A word to any worker is enough.</p>
        {mayRecord && <Button text="Record a request" href={`${base}/record/rights.requested?return=${base}/rights`} />}
        {requests.length === 0 ? <InsetText>Nobody has asked anything yet.</InsetText> : (
          <Table
            stackOnMobile caption="Requests" captionHidden head={['Came on', 'What is asked', 'By', 'How it stands']}
            rows={requests.map((e) => [
              <a class="govuk-link" href={`${base}/rights/${e.id}`}>{dayAndDate(e.occurredOn, true)}</a>,
              labelOf(e), String(e.data['name']), <Standing record={record} request={e} today={context.today} />,
            ])}
          />
        )}
        <Restrictions record={record} may={context.who.reader.roles.some((r) => MANAGERS.includes(r))} />
        <h2 class="govuk-heading-m">Their own words beside an entry</h2>
        {statements.length === 0 && <p class="govuk-body">Nobody has put a statement beside an entry.</p>}
        {statements.map((s) => <Statement statement={s} record={record} base={base} />)}
        <p class="govuk-body"><a class="govuk-link" href="/privacy-notice">The privacy notice for children</a></p>
      </>
    ),
  };
}

export function labelOf(request: Entry): string {
  return (RIGHTS as Readonly<Record<string, string>>)[String(request.data['right'])] ?? '';
}

/** Whether a request is answered, and until when it is to be. */
export function Standing({ record, request, today }: { readonly record: ChildRecord; readonly request: Entry; readonly today: string }) {
  const duty = answerDuty(record, request);
  const done = record.timeline.find((e) => e.of === request.id && (e.kind === 'rights.answered' || e.kind === 'rights.refused'));
  if (done !== undefined) return <><Tag text={done.kind === 'rights.answered' ? 'Answered' : 'Refused'} colour="grey" /> {dayAndDate(done.occurredOn, true)}</>;
  if (duty?.state === 'paused') return <Tag text="Waiting for their answer" colour="blue" />;
  if (duty?.due === undefined) return <Tag text="Open" colour="yellow" />;
  return duty.due < today ? <><Tag text="Late" colour="red" /> since {dayAndDate(duty.due, true)}</> : <><Tag text="Open" colour="yellow" /> to be answered by {dayAndDate(duty.due, true)}</>;
}

function Statement({ statement, record, base }: { readonly statement: Entry; readonly record: ChildRecord; readonly base: string }) {
  const about = record.entries.find((e) => e.id === statement.data['entry']);
  return (
    <InsetText>
      <p class="govuk-body tl-typed">{kindOf(statement.kind)?.summary(statement.data, record.names)}</p>
      <p class="govuk-body-s">
        <a class="govuk-link" href={`${base}/entries/${statement.id}`}>{dayAndDate(statement.occurredOn, true)}</a>
        {about !== undefined && <>, about <a class="govuk-link" href={`${base}/entries/${about.id}`}>{entryText(about, record.names)}</a></>}
      </p>
    </InsetText>
  );
}
