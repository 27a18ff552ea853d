import { Table } from '../../../components/index.ts';
import { dayAndDate, longDate, parsePlainDate, type PlainDate } from '../../../../core/values/plain-date.ts';
import { factOf } from '../../../../core/chronology/facts/index.ts';
import { writeFactValue } from '../../../../core/duties/evidence.ts';
import type { ChildRecord } from '../../../../app/child/child-page.ts';

const SHOWN = ['yogrs', 'reoffending', 'harm', 'wellbeing', 'rag', 'order.running', 'order.last-end', 'custody.place', 'custody.release', 'looked-after', 'agencies'] as const;

/** Where the child stands: each fact with the day since which it holds and the entry that gave it. */
export function StandingTable({ record, today }: { readonly record: ChildRecord; readonly today: PlainDate }) {
  const rows = SHOWN.flatMap((name) => {
    const state = record.standing.facts[name];
    const fact = factOf(name);
    if (!state || !fact) return [];
    const release = name === 'custody.release' ? parsePlainDate(String(state.value)) : undefined;
    const asked = release !== undefined && release < today && record.row.inCustody;
    return [[
      fact.label,
      <>{writeFactValue(fact, state.value)}{asked && <strong> Released?</strong>}</>,
      state.since === undefined ? '' : longDate(state.since),
      state.by === undefined ? '' : <a class="govuk-link" href={`/children/${record.row.id}/entries/${state.by}`}>See<span class="govuk-visually-hidden"> the entry for {fact.label}</span></a>,
    ]];
  });
  return (
    <section aria-labelledby="standing">
      <h2 class="govuk-heading-m" id="standing">Where the child stands</h2>
      {rows.length === 0 ? <p class="govuk-body">Nothing is recorded yet.</p> : <Table head={['What', 'Now', 'Since', 'Entry']} rows={rows} stackOnMobile caption={`As of ${dayAndDate(today, true)}`} captionHidden />}
    </section>
  );
}
