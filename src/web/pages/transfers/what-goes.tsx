import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Entry, EntryData } from '../../../core/chronology/entry.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { GATEWAYS } from '../../../core/chronology/kinds/disclosure/gateways.ts';
import { TRANSFER_SORTS } from '../../../core/chronology/kinds/transfer/transfer-sorts.ts';
import { GROUP_NAMES, GROUPS, groupOf, type Group } from '../../../core/transfers/crossing.ts';
import { dayAndDate, parsePlainDate } from '../../../core/values/plain-date.ts';
import { Details, SummaryList, Tag } from '../../components/index.ts';
import { entryText } from '../../forms/choices.ts';
import { rowsOf } from '../rights/given.ts';

/** The terms of a transfer, in the order in which a manager looks at them. */
export function Terms({ data }: { readonly data: EntryData }) {
  const text = (name: string): string => (typeof data[name] === 'string' ? String(data[name]) : '');
  const of = (options: Readonly<Record<string, string>>, name: string): string => options[text(name)] ?? text(name);
  const day = (name: string): string => {
    const date = parsePlainDate(text(name));
    return date === undefined ? '' : dayAndDate(date, true);
  };
  const rows: readonly (readonly [string, string])[] = [
    ['To', text('to-name')], ['What kind of move', of(TRANSFER_SORTS, 'sort')], ['From', day('from')], ['Until', day('until')], ['Why', text('why')], ['Where the child can be reached', text('address')],
    ['For whom there', text('person')], ['On which basis', [of(GATEWAYS, 'gateway'), text('gateway-other')].filter((x) => x !== '').join(': ')], ['Risk or welfare reason', text('risk')],
    ['Without consent, because', text('without-consent')], ['Confidentiality', text('confidentiality')], ['Public interest', text('public-interest')], ['Proportionality', text('proportionality')],
    ['Words about others', data['third-party'] === true ? 'Looked for and removed' : data['third-party'] === false ? 'Not looked for' : ''],
  ];
  return <SummaryList rows={rows.filter(([, value]) => value !== '').map(([key, value]) => ({ key, value: <span class="tl-typed tl-anywhere">{value}</span> }))} />;
}

/** Everything that goes, as it goes, by group; and what is left out. */
export function WhatGoes({ record, data }: { readonly record: ChildRecord; readonly data: EntryData }) {
  const list = (name: string): readonly Readonly<Record<string, string>>[] => (data[name] as readonly Readonly<Record<string, string>>[] | undefined) ?? [];
  const told = new Map(list('in-words').map((w) => [w['entry'] ?? '', w] as const));
  const ids = [...list('entries').map((e) => e['entry'] ?? ''), ...told.keys()];
  const entries = record.entries.filter((e) => ids.includes(e.id));
  const unseen = ids.length - entries.length;
  const groups = GROUP_NAMES.flatMap((g): readonly (readonly [Group, readonly Entry[]])[] => {
    const of = entries.filter((e) => groupOf(kindOf(e.kind)!) === g);
    return of.length === 0 ? [] : [[g, of]];
  });
  const leftOut = list('left-out');
  return (
    <>
      <h2 class="govuk-heading-m">What goes: {ids.length} {ids.length === 1 ? 'entry' : 'entries'}</h2>
      {groups.map(([group, of]) => (
        <Details classes="tl-choice" summary={`${GROUPS[group]} (${of.length})`}>
          {of.map((e) => <OneGoing record={record} entry={e} told={told.get(e.id)} />)}
        </Details>
      ))}
      {unseen > 0 && <p class="govuk-body">{unseen} {unseen === 1 ? 'entry lies' : 'entries lie'} where your role does not see: whoever proposed it does.</p>}
      {leftOut.length > 0 && (
        <>
          <h2 class="govuk-heading-m govuk-!-margin-top-6">Left out: another agency’s information ({leftOut.length})</h2>
          <ul class="govuk-list govuk-list--bullet">{leftOut.map((l) => { const e = record.entries.find((x) => x.id === l['entry']); return <li>{e === undefined ? 'An entry that your role does not show' : entryText(e, record.names)} ({record.names.agency(l['agency'] ?? '')})</li>; })}</ul>
        </>
      )}
    </>
  );
}

function OneGoing({ record, entry, told }: { readonly record: ChildRecord; readonly entry: Entry; readonly told: Readonly<Record<string, string>> | undefined }) {
  const title = <><a class="govuk-link" href={`/children/${record.row.id}/entries/${entry.id}`}>{kindOf(entry.kind)?.label ?? entry.kind}, {dayAndDate(entry.occurredOn, true)}</a> {told !== undefined && <Tag text={told['how'] === 'part' ? 'with words blacked out' : 'in words'} colour={told['how'] === 'part' ? 'purple' : 'grey'} />}</>;
  return (
    <div class="tl-going">
      <h3 class="govuk-heading-s">{title}</h3>
      {told !== undefined ? <p class="govuk-body tl-typed tl-anywhere">{told['text']}</p> : (
        <SummaryList classes="govuk-summary-list--no-border" rows={rowsOf(entry, record).map((r) => ({ key: r.label, value: <span class="tl-typed tl-anywhere">{r.value}</span> }))} />
      )}
    </div>
  );
}
