import { Button, Details, InsetText, Radios, SummaryList, Textarea } from '../../../components/index.ts';
import { roleInSentence } from '../../../../core/access/roles.ts';
import { longDate, plainDate } from '../../../../core/values/plain-date.ts';
import type { OpenProposal } from '../../../../app/retention/load-kept.ts';
import { lastOf } from '../../../forms/typed.ts';
import { counted, fault, Form, isOpen, personOf, type KeptModel } from './model.tsx';

/** A proposal that waits for a second person, or was agreed to and not carried out. */
export function ProposalPart({ proposal: { entry, agreed }, m }: { readonly proposal: OpenProposal; readonly m: KeptModel }) {
  const heading = `proposal-${entry.id}`;
  const rule = m.kept.rules.find((r) => r.key === entry.data['rule']);
  const cut = entry.data['scope'] === 'audit';
  const own = entry.recordedBy === m.me;
  const agrees = rule?.agrees.includes(m.role) === true && !own;
  const withdraws = rule === undefined || rule.proposes.includes(m.role);
  const mentioned = entry.data['mentioned'];
  return (
    <section aria-labelledby={heading}>
      <h2 class="govuk-heading-m" id={heading}>{agreed === undefined ? cut ? 'Proposed to be cut off' : 'Proposed for erasure' : 'Agreed and not carried out'}</h2>
      <SummaryList
        rows={[
          { key: 'What', value: cut ? `All up to ${longDate(plainDate(String(entry.data['kept-until'])))}: ${counted(entry.data['entries'], 'trace')} when it was proposed` : entry.data['scope'] === 'record' ? `The whole record, ${counted(entry.data['entries'])} when it was proposed` : `Some of its entries: ${counted(entry.data['entries'])} when it was proposed` },
          { key: 'Under which rule', value: `${String(entry.data['title'])} (${String(entry.data['rule'])})` },
          { key: 'Proposed', value: `${longDate(entry.occurredOn)}, by ${personOf(m, entry)}` },
          ...(entry.data['reason'] === undefined ? [] : [{ key: 'Why', value: String(entry.data['reason']) }]),
          ...(typeof mentioned === 'number' ? [{ key: 'In other records', value: `The full name stands in the words of ${mentioned === 1 ? '1 entry' : `${mentioned} entries`} of children’s records. They belong to those records and stay` }] : []),
          ...(agreed === undefined ? [] : [{ key: 'Agreed', value: `${longDate(agreed.occurredOn)}, by ${personOf(m, agreed)}` }]),
        ]}
      />
      {agreed !== undefined && (
        <Form m={m} action="carry-out">
          <input type="hidden" name="proposal" value={entry.id} />
          <Button text={cut ? 'Cut it off now' : 'Erase it now'} kind="warning" preventDoubleClick />
        </Form>
      )}
      {agreed !== undefined && withdraws && (
        <Details summary="Take the proposal back" open={isOpen(m, 'answer-reason')}>
          <Form m={m} action="answer">
            <input type="hidden" name="proposal" value={entry.id} />
            <input type="hidden" name="answer" value="withdraw" />
            <Textarea id="answer-reason" name="answer-reason" label="Why it is taken back" rows={3} value={lastOf(m.typed, 'answer-reason')} {...fault(m, 'answer-reason')} />
            <Button text="Take it back" kind="secondary" preventDoubleClick />
          </Form>
        </Details>
      )}
      {agreed === undefined && !agrees && !withdraws && <InsetText>{own ? 'You proposed it: somebody else agrees or says no.' : `It is answered by: ${(rule?.agrees ?? []).map((r) => roleInSentence(r)).join(', ')}.`}</InsetText>}
      {agreed === undefined && (agrees || withdraws) && (
        <Form m={m} action="answer">
          <input type="hidden" name="proposal" value={entry.id} />
          <Radios
            id="answer" name="answer" label={agrees ? (cut ? 'Are they to be cut off?' : 'Is it to be erased?') : 'Take the proposal back?'} labelSize="s" value={lastOf(m.typed, 'answer')} {...fault(m, 'answer')}
            {...(agrees ? { hint: 'Erasing cannot be undone. You are asked to prove who you are.' } : {})}
            items={[
              ...(agrees ? [{ value: 'agree', text: cut ? 'Yes, cut them off' : 'Yes, erase it' }, { value: 'refuse', text: cut ? 'No, keep them' : 'No, keep it' }] : []),
              ...(withdraws ? [{ value: 'withdraw', text: 'Take the proposal back' }] : []),
            ]}
          />
          <Textarea id="answer-reason" name="answer-reason" label="Why" hint="Needed if it is not to be erased" rows={3} value={lastOf(m.typed, 'answer-reason')} {...fault(m, 'answer-reason')} />
          <Button text="Send the answer" kind={agrees ? 'warning' : 'secondary'} preventDoubleClick />
        </Form>
      )}
    </section>
  );
}
