import { Button, Details, InsetText, LooseDate, SummaryList, Table, Tag, Textarea } from '../../../components/index.ts';
import { roleInSentence } from '../../../../core/access/roles.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import type { KeptTerm } from '../../../../app/retention/load-kept.ts';
import { lastOf } from '../../../forms/typed.ts';
import { fault, Form, idOf, isOpen, records, type KeptModel } from './model.tsx';

/** Until when a record is kept under one rule, what would go, and what may be decided. */
export function TermPart({ kept, m }: { readonly kept: KeptTerm; readonly m: KeptModel }) {
  const { term, rule, over, goes } = kept;
  const heading = `rule-${term.rule.replace(/\W/g, '-')}`;
  const held = m.kept.holds.length > 0;
  const proposed = m.kept.proposals.some((p) => p.entry.data['rule'] === term.rule);
  const total = goes.reduce((n, g) => n + g.entries, 0);
  return (
    <section aria-labelledby={heading}>
      <h2 class="govuk-heading-m" id={heading}>{term.scope === 'record' ? 'The whole record' : term.title}</h2>
      <SummaryList
        rows={[
          { key: 'Kept until', value: <>{term.keptUntil === undefined ? 'No day can be worked out' : longDate(term.keptUntil)} {over && <Tag text="over" colour="orange" />}</> },
          { key: 'How it was worked out', value: term.because },
          { key: 'Rule', value: <>{term.title} ({term.clause}){kept.says === undefined ? '' : `: ${kept.says}`}</> },
        ]}
      />
      {over && <Table stackOnMobile caption={total === 1 ? 'What would be erased: 1 entry' : `What would be erased: ${total} entries`} captionSize="s" head={['Kind', 'Entries']} rows={goes.map((g) => [g.label, String(g.entries)])} />}
      {over && !held && !proposed && rule !== undefined && <Decide kept={kept} m={m} />}
      {over && held && <InsetText>It cannot be decided while the legal hold stands.</InsetText>}
    </section>
  );
}

function Decide({ kept: { term, rule }, m }: { readonly kept: KeptTerm; readonly m: KeptModel }) {
  const proposes = rule?.proposes.includes(m.role) === true;
  const review = rule?.atTheEnd === 'review';
  const suffix = term.rule.replace(/\W/g, '-');
  const mine = lastOf(m.typed, 'rule') === term.rule;
  return (
    <>
      {proposes ? (
        <Details summary={term.scope === 'record' ? 'Propose that the record is erased' : 'Propose that these entries are erased'} open={mine && isOpen(m, 'erase-reason')}>
          <Form m={m} action="propose">
            <input type="hidden" name="rule" value={term.rule} />
            <p class="govuk-body">Nothing is erased until somebody else has agreed: {(rule?.agrees ?? []).map((r) => roleInSentence(r)).join(', ')}.</p>
            <Textarea id={idOf('erase-reason', mine, suffix)} name="erase-reason" label={review ? 'Why it is not needed any longer' : 'Why, if you want to say it'} rows={3} value={mine ? lastOf(m.typed, 'erase-reason') : ''} {...(mine ? fault(m, 'erase-reason') : {})} />
            <Button text="Propose to erase" kind="warning" preventDoubleClick />
          </Form>
        </Details>
      ) : <p class="govuk-body">Erasing is proposed by: {(rule?.proposes ?? []).map((r) => roleInSentence(r)).join(', ')}.</p>}
      {term.scope === 'record' && records(m, 'disposal.decided') && (
        <Details summary="Keep the record longer" open={isOpen(m, 'until', 'keep-reason')}>
          <Form m={m} action="keep">
            <LooseDate id="until" name="until" label="Until when" hint="The last day on which it is kept. For example, 1/6/2027" value={lastOf(m.typed, 'until')} {...fault(m, 'until')} />
            <Textarea id="keep-reason" name="keep-reason" label="Why it is kept longer" rows={3} value={lastOf(m.typed, 'keep-reason')} {...fault(m, 'keep-reason')} />
            <Button text="Keep it longer" kind="secondary" preventDoubleClick />
          </Form>
        </Details>
      )}
    </>
  );
}
