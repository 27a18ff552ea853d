import { SummaryList, type Content, type SummaryRow } from '../../../components/index.ts';
import { dayAndDate, daysBetween, longDate, parsePlainDate, type PlainDate } from '../../../../core/values/plain-date.ts';
import { HEARING_PURPOSES } from '../../../../core/chronology/kinds/court/hearing-listed.ts';
import { factOf } from '../../../../core/chronology/facts/index.ts';
import { writeFactValue } from '../../../../core/duties/evidence.ts';
import type { ChildRecord } from '../../../../app/child/child-page.ts';

/** Custody, court and plan: shown where there is one of them, with the day that matters next. */
export function WhatIsComing({ record, today }: { readonly record: ChildRecord; readonly today: PlainDate }) {
  const rows = [...custodyRows(record, today), ...courtRows(record, today), ...planRows(record)];
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="coming">
      <h2 class="govuk-heading-m" id="coming">Custody, court and plan</h2>
      <SummaryList rows={rows} />
    </section>
  );
}

function day(record: ChildRecord, fact: string): PlainDate | undefined {
  return parsePlainDate(String(record.standing.facts[fact]?.value ?? ''));
}

function text(record: ChildRecord, name: string): string | undefined {
  const state = record.standing.facts[name];
  const fact = factOf(name);
  return state === undefined || fact === undefined ? undefined : writeFactValue(fact, state.value);
}

function custodyRows(record: ChildRecord, today: PlainDate): SummaryRow[] {
  if (!record.row.inCustody) return [];
  const base = `/children/${record.row.id}/record`;
  const since = day(record, 'custody.since');
  const release = day(record, 'custody.release');
  const estimated = record.standing.facts['custody.release-estimated']?.value === true;
  const coordinator = text(record, 'custody-visits.offender-management-coordinator.every');
  const officer = text(record, 'custody-visits.seconded-police-officer.every');
  const visits = [coordinator === undefined ? '' : `coordinator every ${coordinator}`, officer === undefined ? '' : `seconded officer every ${officer}`].filter((v) => v !== '');
  return [
    { key: 'In custody', value: <>{text(record, 'custody.place') ?? 'Place not recorded'}{since === undefined ? null : <span class="govuk-hint"> since {longDate(since)}</span>}</> },
    {
      key: 'Release',
      value: release === undefined
        ? <a class="govuk-link" href={`${base}/custody.release-date-set`}>Record the release date</a>
        : <>{dayAndDate(release, true)}{estimated ? ', an estimate' : ''} ({ahead(release, today)})</>,
    },
    { key: 'Visits in custody', value: <>{visits.length === 0 ? 'How often is not set yet. ' : `${visits.join(', ')}. `}<a class="govuk-link" href={`${base}/custody-visit.planned`}>Plan a visit</a></> },
  ];
}

function courtRows(record: ChildRecord, today: PlainDate): SummaryRow[] {
  const hearing = day(record, 'court.next-hearing');
  if (hearing === undefined || hearing < today) return [];
  const purpose = record.standing.facts['court.next-purpose']?.value;
  const known = (HEARING_PURPOSES as Readonly<Record<string, string>>)[String(purpose)];
  const value: Content = <>{dayAndDate(hearing, true)} ({ahead(hearing, today)}){known === undefined ? '' : `: ${known.toLowerCase()}`}. <a class="govuk-link" href={`/children/${record.row.id}/record/court-officer.informed`}>Inform the court officer</a></>;
  return [{ key: 'Next court hearing', value }];
}

function planRows(record: ChildRecord): SummaryRow[] {
  const agreed = day(record, 'plan.agreed-on');
  if (agreed === undefined) return [];
  const version = text(record, 'plan.version');
  const shared = day(record, 'plan.shared-on');
  return [{ key: 'Plan', value: `${version === undefined ? '' : `Version ${version}, `}agreed ${longDate(agreed)}; ${shared === undefined ? 'not shared yet' : `last shared ${longDate(shared)}`}` }];
}

function ahead(on: PlainDate, today: PlainDate): string {
  const n = daysBetween(today, on);
  return n < 0 ? `${-n} ${n === -1 ? 'day' : 'days'} ago` : n === 0 ? 'today' : n === 1 ? 'tomorrow' : `in ${n} days`;
}
