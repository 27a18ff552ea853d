import { Button, Details, Input, LooseDate, SummaryList, Tag, Textarea, WarningText } from '../../../components/index.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import type { Hold } from '../../../../app/retention/load-kept.ts';
import { lastOf } from '../../../forms/typed.ts';
import { fault, Form, idOf, isOpen, personOf, records, type KeptModel } from './model.tsx';

/** A legal hold that stands, with the two ways on: it is still needed, or it is lifted. */
export function HoldPart({ hold, m }: { readonly hold: Hold; readonly m: KeptModel }) {
  const { entry, reviewOn } = hold;
  const heading = `hold-${entry.id}`;
  const mine = lastOf(m.typed, 'hold') === entry.id;
  return (
    <section aria-labelledby={heading}>
      <h2 class="govuk-heading-m" id={heading}>Under a legal hold</h2>
      <WarningText text={`Nothing of this ${m.what} is erased while the hold stands.`} />
      <SummaryList
        rows={[
          { key: 'Asked for by', value: String(entry.data['asked-by']) },
          { key: 'Why', value: String(entry.data['why']) },
          { key: 'Placed', value: `${longDate(entry.occurredOn)}, by ${personOf(m, entry)}` },
          { key: 'Looked at again on', value: <>{longDate(reviewOn)} {reviewOn < m.today && <Tag text="late" colour="red" />}</> },
        ]}
      />
      {records(m, 'hold.reviewed') && <Details summary="It is still needed" open={mine && isOpen(m, 'review-why', 'review-on')}>
        <Form m={m} action="hold">
          <input type="hidden" name="hold" value={entry.id} />
          <input type="hidden" name="step" value="hold.reviewed" />
          <Textarea id={idOf('review-why', mine, entry.id)} name="review-why" label="Why it is still needed" rows={3} value={mine ? lastOf(m.typed, 'review-why') : ''} {...(mine ? fault(m, 'review-why') : {})} />
          <LooseDate id={idOf('review-on', mine, entry.id)} name="review-on" label="When it is looked at again" hint="For example, 1/6/2027" value={mine ? lastOf(m.typed, 'review-on') : ''} {...(mine ? fault(m, 'review-on') : {})} />
          <Button text="Keep the hold" kind="secondary" preventDoubleClick />
        </Form>
      </Details>}
      {records(m, 'hold.lifted') && <Details summary="Lift the hold" open={mine && isOpen(m, 'lift-why')}>
        <Form m={m} action="hold">
          <input type="hidden" name="hold" value={entry.id} />
          <input type="hidden" name="step" value="hold.lifted" />
          <Textarea id={idOf('lift-why', mine, entry.id)} name="lift-why" label="Why it is no longer needed" rows={3} value={mine ? lastOf(m.typed, 'lift-why') : ''} {...(mine ? fault(m, 'lift-why') : {})} />
          <Button text="Lift the hold" preventDoubleClick />
        </Form>
      </Details>}
    </section>
  );
}

/** Placing a hold on what is open on this page. A child's is placed by naming the child. */
export function PlaceHold({ m }: { readonly m: KeptModel }) {
  if (!records(m, 'hold.placed')) return null;
  return (
    <Details summary="Place a legal hold" open={isOpen(m, 'asked-by', 'hold-why', 'hold-review-on')}>
      <Form m={m} action="place-hold">
        <p class="govuk-body">While it stands nothing of this {m.what} is erased, whatever its rule says.</p>
        <Input id="asked-by" name="asked-by" label="Who asks for it" hint="The inquiry, the court, the solicitor, the review" value={lastOf(m.typed, 'asked-by')} autocomplete="off" {...fault(m, 'asked-by')} />
        <Textarea id="hold-why" name="hold-why" label="Why nothing may be erased" rows={3} value={lastOf(m.typed, 'hold-why')} {...fault(m, 'hold-why')} />
        <LooseDate id="hold-review-on" name="hold-review-on" label="When the hold is looked at again" hint="A hold does not end by itself. For example, 1/6/2027" value={lastOf(m.typed, 'hold-review-on')} {...fault(m, 'hold-review-on')} />
        <Button text="Place the hold" kind="secondary" preventDoubleClick />
      </Form>
    </Details>
  );
}
