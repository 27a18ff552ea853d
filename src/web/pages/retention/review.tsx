import { InsetText, SubNavigation, Table, Tag } from '../../components/index.ts';
import { loadReview, MOST_SHOWN, type KeptRow, type OpenEntry, type Review } from '../../../app/retention/load-review.ts';
import type { KeptName } from '../../../app/ports/retention.ts';
import { longDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { KEPT_SORTS, type KeptSort } from '../../../core/retention/kept-sorts.ts';
import { namesChildren } from '../../../app/retention/governs.ts';
import { sortsOf } from '../../../app/retention/sorts-of.ts';
import type { Context, Reply } from '../../route.ts';
import { pathOf } from './path.ts';

/** What waits to be decided about keeping and erasing, one sort at a time. */
export async function showReview(context: Context): Promise<Reply> {
  const { ports, who, today, query } = context;
  const sorts = sortsOf(who.reader.roles);
  const sort = sorts.find((s) => s === query['sort']) ?? sorts[0] ?? 'children';
  const [review, over] = await Promise.all([loadReview(ports, who.reader, today, sort), ports.store.asReader(who.reader, ({ retention }) => retention.over(today))]);
  return { is: 'page', title: `Keeping and erasing: ${KEPT_SORTS[sort].label}`, nav: 'retention', body: <ReviewView review={review} today={today} sort={sort} sorts={sorts} over={over} children={namesChildren(context.actor())} /> };
}

interface ReviewModel {
  readonly review: Review;
  readonly today: PlainDate;
  readonly sort: KeptSort;
  readonly sorts: readonly KeptSort[];
  readonly over: Readonly<Partial<Record<KeptSort, number>>>;
  /** whoever keeps children's records, and not victims' alone */
  readonly children: boolean;
}

function ReviewView({ review, today, sort, sorts, over, children }: ReviewModel) {
  return (
    <>
      <h1 class="govuk-heading-l">Keeping and erasing</h1>
      <p class="govuk-body">Records whose time is over. Nothing is erased by itself: somebody decides, and somebody else agrees.</p>
      {children && (
        <ul class="govuk-list">
          <li><a class="govuk-link" href="/retention/hold">Place a legal hold</a> on a child’s record; on any other, open it here</li>
          <li><a class="govuk-link" href="/retention/certificates">Certificates of what was erased</a></li>
          <li><a class="govuk-link" href="/retention/audit">Traces of who looked at what</a></li>
          <li><a class="govuk-link" href="/retention/working-copies">What goes by itself, and when</a></li>
        </ul>
      )}
      {sorts.length > 1 && <SubNavigation label="Whose records" items={sorts.map((s) => ({ href: s === 'children' ? '/retention' : `/retention?sort=${s}`, active: s === sort, text: (over[s] ?? 0) === 0 ? KEPT_SORTS[s].label : `${KEPT_SORTS[s].label} (${over[s] ?? 0})` }))} />}
      {review.agreed.length > 0 && (
        <Section id="agreed" title="Agreed and not carried out" says="Something stood in the way. Open each to see what.">
          <Open rows={review.agreed} what="Agreed on" caption="Erasures agreed and not carried out" />
        </Section>
      )}
      {review.proposed.length > 0 && (
        <Section id="proposed" title="Waiting for a second person" says="Proposed for erasure. Somebody else than who proposed it agrees or says no.">
          <Open rows={review.proposed} what="Proposed on" caption="Proposed erasures" />
        </Section>
      )}
      <Section id="decide" title="To be decided">
        {review.toDecide.length === 0 ? <InsetText>Nothing waits: no record’s time is over that is not held or proposed already.</InsetText> : <Kept rows={review.toDecide} />}
        {review.more && <InsetText>Only the {MOST_SHOWN} that have been over longest are shown. The next follow as these are decided.</InsetText>}
        <p class="govuk-body">{review.soon === 0 ? 'No further record’s time ends' : review.soon === 1 ? 'The time of 1 further record ends' : `The time of ${review.soon} further records ends`} within three months.</p>
      </Section>
      <Section id="held" title="Under a legal hold" says="Nothing of these is erased until the hold is lifted.">
        {review.held.length === 0 ? <InsetText>No record is under a hold.</InsetText> : <Held rows={review.held} today={today} />}
      </Section>
      {review.unknown.length > 0 && (
        <Section id="unknown" title="No day can be worked out" says="Something is missing in the record that the rule needs. No day is guessed.">
          <Table stackOnMobile caption="Records of which no day can be worked out" captionHidden head={['Record', 'Rule', 'What is missing']} rows={review.unknown.map((r) => [<Name of={r} />, <Rule of={r} />, r.term.because])} />
        </Section>
      )}
    </>
  );
}

function Section({ id, title, says, children }: { readonly id: string; readonly title: string; readonly says?: string; readonly children?: preact.ComponentChildren }) {
  return (
    <section aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>{title}</h2>
      {says !== undefined && <p class="govuk-body">{says}</p>}
      {children}
    </section>
  );
}

function Name({ of }: { readonly of: KeptName }) {
  return <><a class="govuk-link" href={pathOf(of.subject)}>{of.about}</a>{of.reference === undefined || of.reference === of.about ? '' : <>, <span class="tl-one-line">{of.reference}</span></>}</>;
}

function Day({ on }: { readonly on: PlainDate }) {
  return <span class="tl-one-line">{longDate(on)}</span>;
}

function Rule({ of }: { readonly of: KeptRow }) {
  return <>{of.term.title} <span class="tl-one-line">({of.term.clause})</span></>;
}

function Kept({ rows }: { readonly rows: readonly KeptRow[] }) {
  return (
    <Table
      stackOnMobile caption="Records whose time is over" captionHidden head={['Record', 'What', 'Kept until', 'Rule', 'How the day was worked out']}
      rows={rows.map((r) => [
        <Name of={r} />,
        r.term.scope === 'record' ? 'The whole record' : 'Some entries',
        r.term.keptUntil === undefined ? '' : <Day on={r.term.keptUntil} />,
        <Rule of={r} />,
        r.term.because,
      ])}
    />
  );
}

function Open({ rows, what, caption }: { readonly rows: readonly OpenEntry[]; readonly what: string; readonly caption: string }) {
  return <Table stackOnMobile caption={caption} captionHidden head={['Record', what]} rows={rows.map((r) => [<Name of={r} />, <Day on={r.entry.occurredOn} />])} />;
}

function Held({ rows, today }: { readonly rows: readonly OpenEntry[]; readonly today: PlainDate }) {
  return (
    <Table
      stackOnMobile caption="Records under a legal hold" captionHidden head={['Record', 'For', 'Since', 'Looked at again on']}
      rows={rows.map((r) => {
        const on = r.reviewOn ?? r.entry.occurredOn;
        return [<Name of={r} />, String(r.entry.data['asked-by']), <Day on={r.entry.occurredOn} />, <><Day on={on} /> {on < today && <Tag text="late" colour="red" />}</>];
      })}
    />
  );
}
