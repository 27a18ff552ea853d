import { InsetText, SummaryList } from '../../components/index.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { HoldPart, PlaceHold } from './kept/hold-part.tsx';
import type { KeptModel } from './kept/model.tsx';
import { Notes } from './kept/notes.tsx';
import { ProposalPart } from './kept/proposal-part.tsx';
import { TermPart } from './kept/term-part.tsx';

/** One record as those see it who decide how long it is kept: never what it says. */
export function KeptView(m: KeptModel & { readonly opens?: string }) {
  const { kept } = m;
  const child = kept.subject.kind === 'child';
  return (
    <>
      <span class="govuk-caption-l">Keeping and erasing</span>
      <h1 class="govuk-heading-l">{kept.about}</h1>
      {(child || m.opens !== undefined) && (
        <SummaryList
          rows={[
            ...(child ? [{ key: 'Reference', value: kept.reference ?? 'Not shown, or none' }, { key: 'Date of birth', value: kept.born === undefined ? 'Not shown, or not recorded' : longDate(kept.born) }] : []),
            ...(m.opens === undefined ? [] : [{ key: 'Record', value: <a class="govuk-link" href={m.opens}>Open the record</a> }]),
          ]}
        />
      )}
      {kept.subject.kind === 'worker' && <InsetText>Their account, their proofs of who they are and what is recorded about them go. What they recorded in children’s records stays, under a pseudonym that the certificate names: note it in the personnel file before you agree.</InsetText>}
      {kept.holds.map((h) => <HoldPart hold={h} m={m} />)}
      {kept.proposals.map((p) => <ProposalPart proposal={p} m={m} />)}
      {kept.terms.map((t) => <TermPart kept={t} m={m} />)}
      {kept.terms.length === 0 && <InsetText>No rule lets this record end now.</InsetText>}
      {!child && kept.holds.length === 0 && <PlaceHold m={m} />}
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
