import { nameOf } from '../../../../app/child/child-page.ts';
import { GIVING } from '../../../../core/chronology/kinds/rights/rights.ts';
import type { BundleItem } from '../../../../core/rights/bundle.ts';
import { readOverBySomebodyElse } from '../../../../core/rights/bundle.ts';
import { dayAndDate } from '../../../../core/values/plain-date.ts';
import { Button, InsetText, Pagination, pages, Table, Tag, WarningText } from '../../../components/index.ts';
import { entryText } from '../../../forms/choices.ts';
import type { Context, Reply } from '../../../route.ts';
import { NO_REQUEST, NOT_PREPARING, requestOf, type OpenRequest } from '../open-request.ts';

const ON_A_PAGE = 50;

/** The entries of the record, with what has been decided about each, and how far it is. */
export async function showBundle(context: Context): Promise<Reply> {
  const open = await requestOf(context);
  if (open === undefined) return NO_REQUEST;
  if (!open.prepares) return NOT_PREPARING;
  const { record, bundle, base } = open;
  const only = context.query['show'] === 'open';
  const items = only ? bundle.undecided : bundle.items;
  const count = Math.max(1, Math.ceil(items.length / ON_A_PAGE));
  const page = Math.min(count, Math.max(1, Number.parseInt(context.query['page'] ?? '1', 10) || 1));
  const steps = pages(page, count, (n) => `${base}/bundle?${only ? 'show=open&' : ''}page=${n}`);
  const [first] = bundle.undecided;
  return {
    is: 'page',
    title: `Copy of the record: ${nameOf(record.row)}`,
    nav: 'caseload',
    back: { href: base, text: 'The request' },
    body: (
      <>
        <span class="govuk-caption-l">{nameOf(record.row)}</span>
        <h1 class="govuk-heading-l">What is given of the record</h1>
        <p class="govuk-body">Everything that was on record on {dayAndDate(bundle.request.occurredOn, true)}, earlier versions too. Look at each entry and decide. What you have decided is kept as you go, and can be changed.</p>
        <p class="govuk-body" role="status"><strong>{bundle.items.length - bundle.undecided.length} of {bundle.items.length} decided.</strong></p>
        {bundle.apart > 0 && <InsetText>{bundle.apart === 1 ? 'One further entry' : `${bundle.apart} further entries`} may be seen by others alone. Ask them what may be given; when the copy is given, it is said here what was decided.</InsetText>}
        <SentBack open={open} />
        <div class="govuk-button-group">
          {first !== undefined && <Button text={bundle.decisions.length === 0 ? 'Start with the first' : 'Go on with the next'} href={`${base}/bundle/${first.entry.id}`} />}
          {first !== undefined && <Button text="Read several together" kind="secondary" href={`${base}/together`} />}
          {first === undefined && context.may('rights.give') && !readOverBySomebodyElse(bundle) && <Button text="Read it over" href={`${base}/read-over`} />}
          {readOverBySomebodyElse(bundle) && first === undefined && context.may('rights.give') && <Button text="Give it" href={`${base}/give`} />}
          <a class="govuk-link" href={`${base}/bundle${only ? '' : '?show=open'}`}>{only ? 'Show all' : 'Show those not decided yet'}</a>
        </div>
        {first === undefined && !context.may('rights.give') && <InsetText>Everything is decided. A manager who prepared none of it reads it over next.</InsetText>}
        {items.length === 0 ? <InsetText>{bundle.items.length === 0 ? 'Nothing was on record on that day.' : 'Nothing is left to decide.'}</InsetText> : (
          <Table
            stackOnMobile classes="tl-anywhere" caption="Entries" captionHidden head={['Entry', 'What is given']}
            rows={items.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE).map((item) => [
              <><a class="govuk-link" href={`${base}/bundle/${item.entry.id}`}>{entryText(item.entry, record.names)}</a>{item.replacedBy !== undefined && <> <Tag text="changed later" colour="purple" /></>}</>,
              <Decided item={item} />,
            ])}
          />
        )}
        {steps !== undefined && <Pagination {...steps} label="Pages of entries" />}
      </>
    ),
  };
}

function Decided({ item }: { readonly item: BundleItem }) {
  const decision = String(item.decided?.data['decision'] ?? '');
  if (decision === '') return <Tag text="Not decided yet" colour="yellow" />;
  return <>{(GIVING as Readonly<Record<string, string>>)[decision]}</>;
}

function SentBack({ open }: { readonly open: OpenRequest }) {
  const last = open.bundle.readings.at(-1);
  if (last === undefined || last.data['finding'] !== 'back') return null;
  return <WarningText text={`It was sent back on ${dayAndDate(last.occurredOn, true)} by ${open.record.names.worker(last.recordedBy)}: ${String(last.data['note'] ?? '')}`} />;
}
