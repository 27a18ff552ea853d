import { proposedIn, stateOf, type ProposalState, type ProposedDecision } from '../../../app/agreements/proposal.ts';
import { roleInSentence } from '../../../core/access/roles.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import type { Names } from '../../../core/chronology/kind.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { Button, CsrfField, InsetText, SummaryList, Textarea } from '../../components/index.ts';
import { dataRows } from '../../forms/data-rows.ts';
import { rolesInWords } from '../../forms/outcome.tsx';
import { lastOf } from '../../forms/typed.ts';
import type { Context } from '../../route.ts';
import type { OpenEntry } from './entry-of.ts';

export interface ProposalModel {
  readonly proposed: ProposedDecision;
  readonly state: ProposalState;
  readonly entry: Entry;
  readonly names: Names;
  readonly may: 'answer' | 'take-back' | 'look';
  readonly action: string;
  readonly csrf: string;
  readonly command: string;
  readonly reason: string;
  readonly fault: string | undefined;
}

/** A proposal as the person who looks at it may act on it. */
export function answerModel(context: Context, { record, entry }: OpenEntry, fault?: string): ProposalModel {
  const proposed = proposedIn(entry);
  const state = stateOf(entry, record.entries, record.names.worker);
  const mine = entry.recordedBy === context.who.reader.worker;
  const asked = proposed.awaits.includes(context.who.role) && !mine && !(state.is === 'open' && state.agreements.some((a) => a.by === context.who.reader.worker));
  return {
    proposed, state, entry, fault,
    names: record.names,
    may: state.is !== 'open' ? 'look' : asked ? 'answer' : mine ? 'take-back' : 'look',
    action: `/children/${record.row.id}/entries/${entry.id}/answer`,
    csrf: context.who.csrf,
    command: lastOf(context.form, '_command') || context.ports.ids.next(),
    reason: lastOf(context.form, 'reason'),
  };
}

const SETTLED = { agreed: 'Agreed: the decision is on record', declined: 'Not agreed', withdrawn: 'Taken back by its proposer', replaced: 'Replaced by another entry' } as const;

/** What is proposed, by whom it is awaited, and how it stands. */
export function ProposalStanding({ model }: { readonly model: ProposalModel }) {
  const { proposed, state, names } = model;
  return (
    <>
      <InsetText>
        {state.is === 'settled'
          ? `${SETTLED[state.how]}, ${dayAndDate(state.by.occurredOn, true)}, ${names.worker(state.by.recordedBy)}.`
          : `Not on record yet. It awaits the agreement of the ${rolesInWords(proposed.awaits)} (${proposed.clauses}).`}
        {state.is === 'open' && state.agreements.map((a) => ` ${a.name}, ${roleInSentence(a.role)}, agreed on ${dayAndDate(a.on, true)}.`)}
      </InsetText>
      {proposed.records.map((r) => {
        const kind = kindOf(r.kind);
        return kind === undefined ? null : (
          <SummaryList
            card={{ title: `Proposed: ${kind.label}`, headingLevel: 2 }}
            rows={[...dataRows(kind, r.data, names).map((row) => ({ key: row.label, value: row.value })), { key: 'Day', value: dayAndDate(r.occurredOn, true) }]}
          />
        );
      })}
    </>
  );
}

/** The buttons of those who may answer. */
export function AnswerForm({ model }: { readonly model: ProposalModel }) {
  if (model.may === 'look') return null;
  const answering = model.may === 'answer';
  return (
    <form method="post" action={model.action} novalidate>
      <CsrfField token={model.csrf} />
      <input type="hidden" name="_command" value={model.command} />
      <Textarea name="reason" label={answering ? 'Your reason' : 'Why do you take it back? (optional)'} hint={answering ? 'Needed where you do not agree.' : undefined} rows={3} value={model.reason} error={model.fault} />
      <div class="govuk-button-group">
        {answering && <Button text="Agree: put the decision on record" name="answer" value="agreed" preventDoubleClick />}
        {answering && <Button text="Do not agree" name="answer" value="declined" kind="secondary" preventDoubleClick />}
        {!answering && <Button text="Take the proposal back" name="answer" value="withdrawn" kind="secondary" preventDoubleClick />}
      </div>
    </form>
  );
}
