import { Button, InsetText, SummaryList, Textarea } from '../../components/index.ts';
import { roleInSentence } from '../../../core/access/roles.ts';
import { writePeriod } from '../../../core/values/period.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import type { KeptAudit } from '../../../app/retention/cut-audit.ts';
import { lastOf } from '../../forms/typed.ts';
import { HoldPart, PlaceHold } from './kept/hold-part.tsx';
import { counted, fault, Form, type KeptModel } from './kept/model.tsx';
import { Notes } from './kept/notes.tsx';
import { ProposalPart } from './kept/proposal-part.tsx';

/** The traces of reads: how long they are kept, what is over, and cutting it off by two persons. */
export function AuditView({ audit, m }: { readonly audit: KeptAudit; readonly m: KeptModel }) {
  const { kept, rule, until, cuttable } = audit;
  return (
    <>
      <span class="govuk-caption-l">Keeping and erasing</span>
      <h1 class="govuk-heading-l">Traces of who looked at what</h1>
      <p class="govuk-body">Every look at a record leaves a trace. When their time is over the oldest are cut off, by two people. It stays provable that nothing else was taken away.</p>
      {kept.holds.map((h) => <HoldPart hold={h} m={m} />)}
      {kept.proposals.map((p) => <ProposalPart proposal={p} m={m} />)}
      {rule === undefined || until === undefined ? <InsetText>No rule says how long the traces are kept. Nothing is cut off.</InsetText> : (
        <>
          <SummaryList
            rows={[
              { key: 'Kept', value: rule.keep === undefined ? 'Not said' : `${writePeriod(rule.keep)} from each` },
              { key: 'Over', value: `Traces of ${longDate(until)} and earlier` },
              { key: 'Rule', value: `${rule.title} (${rule.clause})` },
              ...(cuttable === undefined ? [] : [
                { key: 'Could be cut off', value: `${counted(cuttable.rows - cuttable.kept, 'trace')}, the oldest of ${longDate(cuttable.oldest)}` },
                { key: 'Would stay', value: `${counted(cuttable.kept, 'trace')}: about records under a hold, of erasures, of cuts and of settings` },
              ]),
            ]}
          />
          {cuttable === undefined && <InsetText>Nothing can be cut off yet: traces are sealed many at a time, and no whole seal is that old.</InsetText>}
          {cuttable !== undefined && kept.holds.length > 0 && <InsetText>It cannot be decided while the legal hold stands.</InsetText>}
          {cuttable !== undefined && kept.holds.length === 0 && kept.proposals.length === 0 && (rule.proposes.includes(m.role) ? (
            <section aria-labelledby="cut">
              <h2 class="govuk-heading-m" id="cut">Propose to cut them off</h2>
              <p class="govuk-body">Nothing is cut off until somebody else has agreed: {rule.agrees.map((r) => roleInSentence(r)).join(', ')}.</p>
              <Form m={m} action="propose">
                <Textarea id="cut-reason" name="cut-reason" label="Why, if you want to say it" rows={3} value={lastOf(m.typed, 'cut-reason')} {...fault(m, 'cut-reason')} />
                <Button text="Propose to cut off" kind="warning" preventDoubleClick />
              </Form>
            </section>
          ) : <p class="govuk-body">Cutting off is proposed by: {rule.proposes.map((r) => roleInSentence(r)).join(', ')}.</p>)}
        </>
      )}
      {kept.holds.length === 0 && <PlaceHold m={m} />}
      {kept.notes.length > 0 && <Notes notes={kept.notes} m={m} />}
    </>
  );
}
