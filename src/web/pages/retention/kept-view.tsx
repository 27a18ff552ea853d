import type { ComponentChildren } from 'preact';
import { Button, CsrfField, Details, InsetText, LooseDate, Radios, SummaryList, Table, Tag, Textarea, WarningText } from '../../components/index.ts';
import { isRole, type Role, roleInSentence } from '../../../core/access/roles.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { longDate, type PlainDate } from '../../../core/values/plain-date.ts';
import type { WorkerId } from '../../../core/values/ids.ts';
import type { Hold, KeptRecord, KeptTerm, OpenProposal } from '../../../app/retention/load-kept.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { lastOf } from '../../forms/typed.ts';
import type { FieldError } from '../../route.ts';

interface KeptModel {
  readonly kept: KeptRecord;
  readonly today: PlainDate;
  readonly csrf: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly role: Role;
  readonly me: WorkerId;
  readonly command: string;
  readonly mayOpen: boolean;
}

export function KeptView(m: KeptModel) {
  const { kept } = m;
  return (
    <>
      <span class="govuk-caption-l">Keeping and erasing</span>
      <h1 class="govuk-heading-l">{kept.about}</h1>
      <SummaryList
        rows={[
          { key: 'Reference', value: kept.reference ?? 'Not shown, or none' },
          { key: 'Date of birth', value: kept.born === undefined ? 'Not shown, or not recorded' : longDate(kept.born) },
          ...(m.mayOpen ? [{ key: 'Record', value: <a class="govuk-link" href={`/children/${kept.child}`}>Open the record</a> }] : []),
        ]}
      />
      {kept.holds.map((h) => <HoldPart hold={h} m={m} />)}
      {kept.proposals.map((p) => <ProposalPart proposal={p} m={m} />)}
      {kept.terms.map((t) => <TermPart kept={t} m={m} />)}
      {kept.terms.length === 0 && <InsetText>No rule lets this record end now.</InsetText>}
      {kept.erasures.length > 0 && (
        <section aria-labelledby="erased">
          <h2 class="govuk-heading-m" id="erased">Erased before</h2>
          <ul class="govuk-list govuk-list--bullet">{kept.erasures.map((e) => <li>{longDate(e.on)}: {e.entries.length === 1 ? '1 entry' : `${e.entries.length} entries`}, {e.title} ({e.clause})</li>)}</ul>
        </section>
      )}
      {kept.notes.length > 0 && <Notes notes={kept.notes} m={m} />}
    </>
  );
}

function Form({ m, action, children }: { readonly m: KeptModel; readonly action: string; readonly children: ComponentChildren }) {
  const page = `/retention/records/${m.kept.child}`;
  return (
    <form method="post" action={`${page}/${action}`} novalidate>
      <CsrfField token={m.csrf} />
      <input type="hidden" name="_command" value={m.command} />
      <input type="hidden" name="_page" value={page} />
      {children}
    </form>
  );
}

function fault(m: KeptModel, field: string): { readonly error?: string } {
  const found = m.errors.find((e) => e.field === field);
  return found === undefined ? {} : { error: found.text };
}

/** Whether something that this form sends was refused. */
function isOpen(m: KeptModel, ...fields: readonly string[]): boolean {
  return m.errors.some((e) => e.field !== undefined && fields.includes(e.field));
}

/** The id of a control: that of its name where it was sent, so that the list of faults leads there; else one of its own. */
function idOf(name: string, sent: boolean, suffix: string): string {
  return sent ? name : `${name}-${suffix}`;
}

function counted(n: unknown): string {
  return n === 1 ? '1 entry' : `${String(n)} entries`;
}

function personOf(m: KeptModel, entry: Entry): string {
  const name = m.kept.workers.find((w) => w.id === entry.recordedBy)?.name ?? 'Somebody who has left';
  const as = entry.data['as'];
  const role = typeof as === 'string' && isRole(as) ? as : entry.recordedAs;
  return `${name}, ${roleInSentence(role)}`;
}

function HoldPart({ hold, m }: { readonly hold: Hold; readonly m: KeptModel }) {
  const { entry, reviewOn } = hold;
  const heading = `hold-${entry.id}`;
  const mine = lastOf(m.typed, 'hold') === entry.id;
  return (
    <section aria-labelledby={heading}>
      <h2 class="govuk-heading-m" id={heading}>Under a legal hold</h2>
      <WarningText text="Nothing of this record is erased while the hold stands." />
      <SummaryList
        rows={[
          { key: 'Asked for by', value: String(entry.data['asked-by']) },
          { key: 'Why', value: String(entry.data['why']) },
          { key: 'Placed', value: `${longDate(entry.occurredOn)}, by ${personOf(m, entry)}` },
          { key: 'Looked at again on', value: <>{longDate(reviewOn)} {reviewOn < m.today && <Tag text="late" colour="red" />}</> },
        ]}
      />
      <Details summary="It is still needed" open={mine && isOpen(m, 'review-why', 'review-on')}>
        <Form m={m} action="hold">
          <input type="hidden" name="hold" value={entry.id} />
          <input type="hidden" name="step" value="hold.reviewed" />
          <Textarea id={idOf('review-why', mine, entry.id)} name="review-why" label="Why it is still needed" rows={3} value={mine ? lastOf(m.typed, 'review-why') : ''} {...(mine ? fault(m, 'review-why') : {})} />
          <LooseDate id={idOf('review-on', mine, entry.id)} name="review-on" label="When it is looked at again" hint="For example, 1/6/2027" value={mine ? lastOf(m.typed, 'review-on') : ''} {...(mine ? fault(m, 'review-on') : {})} />
          <Button text="Keep the hold" kind="secondary" preventDoubleClick />
        </Form>
      </Details>
      <Details summary="Lift the hold" open={mine && isOpen(m, 'lift-why')}>
        <Form m={m} action="hold">
          <input type="hidden" name="hold" value={entry.id} />
          <input type="hidden" name="step" value="hold.lifted" />
          <Textarea id={idOf('lift-why', mine, entry.id)} name="lift-why" label="Why it is no longer needed" rows={3} value={mine ? lastOf(m.typed, 'lift-why') : ''} {...(mine ? fault(m, 'lift-why') : {})} />
          <Button text="Lift the hold" preventDoubleClick />
        </Form>
      </Details>
    </section>
  );
}

function ProposalPart({ proposal: { entry, agreed }, m }: { readonly proposal: OpenProposal; readonly m: KeptModel }) {
  const heading = `proposal-${entry.id}`;
  const rule = m.kept.terms.find((t) => t.term.rule === entry.data['rule'])?.rule;
  const own = entry.recordedBy === m.me;
  const agrees = rule?.agrees.includes(m.role) === true && !own;
  const withdraws = rule === undefined || rule.proposes.includes(m.role);
  const mentioned = entry.data['mentioned'];
  return (
    <section aria-labelledby={heading}>
      <h2 class="govuk-heading-m" id={heading}>{agreed === undefined ? 'Proposed for erasure' : 'Agreed and not carried out'}</h2>
      <SummaryList
        rows={[
          { key: 'What', value: entry.data['scope'] === 'record' ? `The whole record, ${counted(entry.data['entries'])} when it was proposed` : `Some of its entries: ${counted(entry.data['entries'])} when it was proposed` },
          { key: 'Under which rule', value: `${String(entry.data['title'])} (${String(entry.data['rule'])})` },
          { key: 'Proposed', value: `${longDate(entry.occurredOn)}, by ${personOf(m, entry)}` },
          ...(entry.data['reason'] === undefined ? [] : [{ key: 'Why', value: String(entry.data['reason']) }]),
          ...(typeof mentioned === 'number' ? [{ key: 'In other records', value: `The full name stands in the words of ${mentioned === 1 ? '1 entry' : `${mentioned} entries`} of other children. They belong to those records and stay` }] : []),
          ...(agreed === undefined ? [] : [{ key: 'Agreed', value: `${longDate(agreed.occurredOn)}, by ${personOf(m, agreed)}` }]),
        ]}
      />
      {agreed !== undefined && (
        <Form m={m} action="carry-out">
          <input type="hidden" name="proposal" value={entry.id} />
          <Button text="Erase it now" kind="warning" preventDoubleClick />
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
            id="answer" name="answer" label={agrees ? 'Is it to be erased?' : 'Take the proposal back?'} labelSize="s" value={lastOf(m.typed, 'answer')} {...fault(m, 'answer')}
            {...(agrees ? { hint: 'Erasing cannot be undone. You are asked to prove who you are.' } : {})}
            items={[
              ...(agrees ? [{ value: 'agree', text: 'Yes, erase it' }, { value: 'refuse', text: 'No, keep it' }] : []),
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

function TermPart({ kept, m }: { readonly kept: KeptTerm; readonly m: KeptModel }) {
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
      {term.scope === 'record' && (
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

function Notes({ notes, m }: { readonly notes: readonly Entry[]; readonly m: KeptModel }) {
  const names = { worker: (who: string): string => m.kept.workers.find((w) => w.id === who)?.name ?? 'Somebody who has left', agency: String, date: longDate };
  return (
    <section aria-labelledby="notes">
      <h2 class="govuk-heading-m" id="notes">What was decided</h2>
      <ul class="govuk-list govuk-list--bullet">
        {notes.map((e) => <li>{longDate(e.occurredOn)}, {kindOf(e.kind)?.label}: {kindOf(e.kind)?.summary(e.data, names)} ({personOf(m, e)})</li>)}
      </ul>
    </section>
  );
}
