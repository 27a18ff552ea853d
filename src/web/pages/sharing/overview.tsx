import type { ChildRecord } from '../../../app/child/child-page.ts';
import { nameOf } from '../../../app/child/child-page.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { dayAndDate, parsePlainDate } from '../../../core/values/plain-date.ts';
import { Button, FoldedText, InsetText, Table, Tag } from '../../components/index.ts';
import type { Context, Reply } from '../../route.ts';
import { ChildHeader } from '../child/child-header.tsx';
import { childOf, NO_CHILD } from '../record/child-of.ts';
import { NotToBeUsed } from '../rights/restrictions.tsx';
import { agenciesOf } from './agencies.ts';
import { Receipt, unproved } from './receipt.tsx';
import { ConsentSection } from './consent-section.tsx';

/** What was shared about a child, what partners ask for, and what other agencies have been asked to agree to. */
export async function showSharing(context: Context): Promise<Reply> {
  const record = await childOf(context);
  if (!record) return NO_CHILD;
  const { name } = await agenciesOf(context);
  const names = { ...record.names, agency: name };
  const base = `/children/${record.row.id}`;
  const of = (kind: string): readonly Entry[] => record.timeline.filter((e) => e.kind === kind).reverse();
  const answerTo = (e: Entry, kind: string): Entry | undefined => record.timeline.find((a) => a.kind === kind && a.of === e.id);
  const said = (e: Entry): string => kindOf(e.kind)?.summary(e.data, names) ?? '';
  const [made, corrected, asked, onward] = [of('disclosure.made'), of('correction.owed'), of('disclosure.asked'), of('onward.asked')];
  return {
    is: 'page',
    title: `Sharing: ${nameOf(record.row)}`,
    nav: 'caseload',
    body: (
      <>
        <ChildHeader record={record} part="sharing" today={context.today} />
        <NotToBeUsed record={record} />
        <h2 class="govuk-heading-l">What was shared</h2>
        {context.may('disclosure.make') && <Button text="Share information" href={`${base}/share`} />}
        <p class="govuk-body"><a class="govuk-link" href={`${base}/transfers`}>Transfer to another service, and what came from one</a></p>
        {unproved(record, made) > 0 && <p class="govuk-body" role="status"><strong>{unproved(record, made) === 1 ? 'One has no receipt yet.' : `${unproved(record, made)} have no receipt yet.`}</strong></p>}
        {made.length === 0 ? <InsetText>Nothing is recorded as shared.</InsetText> : (
          <Table
            stackOnMobile caption="What was shared" captionHidden head={['Day', 'With', 'What for', 'Sent and received', 'How it stands']}
            rows={made.map((e) => [
              <a class="govuk-link" href={`${base}/entries/${e.id}`}>{dayAndDate(e.occurredOn, true)}</a>,
              <span class="tl-anywhere">{name(String(e.data['to']))}, {String(e.data['person'])}</span>,
              <FoldedText text={String(e.data['purpose'])} summary={<>All of it<span class="govuk-visually-hidden">, {dayAndDate(e.occurredOn, true)}</span></>} />,
              <Receipt made={e} record={record} names={names} today={context.today} may={context.may('cases.record')} />,
              <Standing made={e} ended={answerTo(e, 'disclosure.ended')} base={base} today={context.today} may={context.may('disclosure.make')} />,
            ])}
          />
        )}
        {corrected.length > 0 && <h2 class="govuk-heading-m">Corrections to pass on</h2>}
        {corrected.map((e) => <Asked record={record} said={said(e)} on={e} answer={answerTo(e, 'correction.told')} answered={said} kind="correction.told" text="Record that they know" />)}
        <ConsentSection record={record} mayRecord={context.may('disclosure.make')} />
        <h2 class="govuk-heading-m">What partners ask for</h2>
        {asked.length === 0 && <p class="govuk-body">Nothing is asked for.</p>}
        {asked.map((e) => <Asked record={record} said={said(e)} on={e} answer={answerTo(e, 'disclosure.answered')} answered={said} kind="disclosure.answered" text="Answer" />)}
        <h2 class="govuk-heading-m">Agreement asked of other agencies</h2>
        {onward.length === 0 && <p class="govuk-body">No agency has been asked whether its information may be passed on.</p>}
        {onward.map((e) => <Asked record={record} said={said(e)} on={e} answer={answerTo(e, 'onward.answered')} answered={said} kind="onward.answered" text="Record the agency’s answer" />)}
      </>
    ),
  };
}

function Standing({ made, ended, base, today, may }: { readonly made: Entry; readonly ended: Entry | undefined; readonly base: string; readonly today: string; readonly may: boolean }) {
  if (ended !== undefined) return <>ended {dayAndDate(ended.occurredOn, true)}</>;
  const until = made.data['until'];
  if (typeof until !== 'string') return <>given</>;
  const last = parsePlainDate(until);
  if (until < today) return <>could be read here until {last === undefined ? until : dayAndDate(last, true)}</>;
  return <><Tag text="Can be read here" colour="blue" /> {may && <a class="govuk-link" href={`${base}/record/disclosure.ended?of=${made.id}&return=${base}/sharing`}>End it</a>}</>;
}

interface AskedProps {
  readonly record: ChildRecord;
  readonly on: Entry;
  readonly said: string;
  readonly answer: Entry | undefined;
  readonly answered: (e: Entry) => string;
  readonly kind: string;
  readonly text: string;
}

function Asked({ record, on, said, answer, answered, kind, text }: AskedProps) {
  const base = `/children/${record.row.id}`;
  return (
    <InsetText>
      <p class="govuk-body"><strong>{dayAndDate(on.occurredOn, true)}</strong>: {said}</p>
      <p class="govuk-body">
        {answer === undefined ? <><Tag text="Not answered yet" colour="yellow" /> <a class="govuk-link" href={`${base}/record/${kind}?of=${on.id}&return=${base}/sharing`}>{text}</a></> : <>Answered {dayAndDate(answer.occurredOn, true)}: {answered(answer)}</>}
      </p>
    </InsetText>
  );
}
