import { nameOf } from '../../../app/child/child-page.ts';
import { RECEIVED_SORTS, TRANSFER_WORDS, isTransferSort } from '../../../core/chronology/kinds/transfer/transfer-sorts.ts';
import { TRANSFER_STAGES, transferOf, type TransferStage } from '../../../core/transfers/agreed.ts';
import { dayAndDate, parsePlainDate } from '../../../core/values/plain-date.ts';
import { Button, InsetText, SummaryList, Table, Tag, type TagColour } from '../../components/index.ts';
import type { Context, Reply } from '../../route.ts';
import { ChildHeader } from '../child/child-header.tsx';
import { childOf, NO_CHILD } from '../record/child-of.ts';
import { caretakingOf } from './caretaking.tsx';

const COLOURS: Readonly<Record<TransferStage, TagColour>> = { proposed: 'yellow', declined: 'red', agreed: 'blue', 'taken-back': 'grey', sent: 'blue', accepted: 'green', refused: 'red' };

export function StageTag({ stage }: { readonly stage: TransferStage }) {
  return <Tag text={TRANSFER_STAGES[stage]} colour={COLOURS[stage]} />;
}

/** The transfers of a child's record to other services, and from where it came. */
export async function showTransfers(context: Context): Promise<Reply> {
  const record = await childOf(context);
  if (!record) return NO_CHILD;
  const base = `/children/${record.row.id}/transfers`;
  const transfers = record.timeline.filter((e) => e.kind === 'transfer.proposed').reverse().map((p) => transferOf(p, record.entries));
  const received = record.timeline.filter((e) => e.kind === 'record.received').reverse();
  const day = (value: unknown): string => {
    const date = parsePlainDate(String(value ?? ''));
    return date === undefined ? '' : dayAndDate(date, true);
  };
  return {
    is: 'page',
    title: `Transfers: ${nameOf(record.row)}`,
    nav: 'caseload',
    body: (
      <>
        <ChildHeader record={record} part="sharing" today={context.today} />
        {received.map((e) => (
          <section aria-labelledby={`from-${e.id}`}>
            <h2 class="govuk-heading-l" id={`from-${e.id}`}>Came from {String(e.data['from-name'])}</h2>
            <SummaryList rows={[
              { key: 'Taken in', value: <a class="govuk-link" href={`/children/${record.row.id}/entries/${e.id}`}>{dayAndDate(e.occurredOn, true)}</a> },
              { key: 'What kind of move', value: (RECEIVED_SORTS as Readonly<Record<string, string>>)[String(e.data['sort'])] ?? '' },
              ...(e.data['until'] === undefined ? [] : [{ key: 'Until', value: day(e.data['until']) }]),
              { key: 'Why it was sent', value: <span class="tl-typed tl-anywhere">{String(e.data['why'])}</span> },
              { key: 'Sent by', value: <span class="tl-anywhere">{String(e.data['sender'])}</span> },
              ...(e.data['left-out'] === undefined ? [] : [{ key: 'Left out there', value: <span class="tl-anywhere">{String(e.data['left-out'])}. Ask the service that sent it.</span> }]),
              { key: 'Entries that came', value: `${String(e.data['items'])}; each says in the chronology where it comes from` },
            ]} />
          </section>
        ))}
        {caretakingOf(record, context.may('cases.record'))}
        <h2 class="govuk-heading-l">Transfers to another service</h2>
        {context.may('transfer.propose') && <Button text="Transfer to another service" href={`${base}/propose`} />}
        {transfers.length === 0 ? <InsetText>Nothing of this record has gone to another service.</InsetText> : (
          <Table
            stackOnMobile caption="Transfers to another service" captionHidden head={['Proposed', 'To', 'What kind of move', 'How it stands']}
            rows={transfers.map(({ proposal, stage, answered }) => {
              const sort = String(proposal.data['sort']);
              return [
                <a class="govuk-link" href={`${base}/${proposal.id}`}>{dayAndDate(proposal.occurredOn, true)}</a>,
                <span class="tl-anywhere tl-anywhere--cell">{String(proposal.data['to-name'])}</span>,
                isTransferSort(sort) ? TRANSFER_WORDS[sort] : '',
                <><StageTag stage={stage} />{answered !== undefined && ` ${dayAndDate(answered.occurredOn, true)}`}</>,
              ];
            })}
          />
        )}
      </>
    ),
  };
}
