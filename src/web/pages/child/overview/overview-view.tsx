import { Button, SummaryList, WarningText } from '../../../components/index.ts';
import type { Content, SummaryRow } from '../../../components/index.ts';
import { dayAndDate, daysBetween, longDate, type PlainDate } from '../../../../core/values/plain-date.ts';
import type { Carer, ChildCard, Said } from '../../../../core/child/card.ts';
import { FLAGS } from '../../../../core/chronology/kinds/flag/flag-set.ts';
import { CONTACT_SAFETY } from '../../../../core/chronology/kinds/identity/carer-recorded.ts';
import { CONTACT_OUTCOMES } from '../../../../core/chronology/kinds/contact/contact-recorded.ts';
import { roleLabel, type Role } from '../../../../core/access/roles.ts';
import type { ChildRecord } from '../../../../app/child/child-page.ts';
import { ChildHeader } from '../child-header.tsx';
import { StandingTable } from './standing-table.tsx';
import { WhatIsComing } from './what-is-coming.tsx';
import { WhatIsAsked } from './what-is-asked.tsx';

/** The first screen: made for a phone before a visit. */
export function OverviewView({ record, alerts, beside, today, mayAudit }: { readonly record: ChildRecord; readonly alerts?: Content; readonly beside?: Content; readonly today: PlainDate; readonly mayAudit: boolean }) {
  const { card, row } = record;
  const base = `/children/${row.id}`;
  return (
    <>
      <ChildHeader record={record} part="overview" today={today} />
      <StaffSafety card={card} />
      {alerts}
      <div class="govuk-button-group">
        <Button href={`${base}/note`} text="Write a note" />
        <Button href={`${base}/record`} text="Record something else" kind="secondary" />
      </div>
      <div class="tl-beside">
        <section class="tl-beside__part" aria-labelledby="contact-safely">
          <h2 class="govuk-heading-m" id="contact-safely">Who may be contacted</h2>
          <Carers carers={card.carers} base={base} />
        </section>
        <section class="tl-beside__part" aria-labelledby="where">
          <h2 class="govuk-heading-m" id="where">Where</h2>
          <SummaryList noBorder rows={whereRows(card)} />
        </section>
        <section class="tl-beside__part" aria-labelledby="last">
          <h2 class="govuk-heading-m" id="last">Last contact and next</h2>
          <SummaryList noBorder rows={contactRows(card, today, base)} />
        </section>
        <section class="tl-beside__part" aria-labelledby="voice">
          <h2 class="govuk-heading-m" id="voice">What the child says</h2>
          <SummaryList noBorder rows={voiceRows(card)} />
          <p class="govuk-body tl-no-print"><a class="govuk-link" href={`${base}/record/voice.recorded`}>Record what the child says</a></p>
        </section>
      </div>
      <WhatIsComing record={record} today={today} />
      <WhatIsAsked standing={record.standing} base={base} today={today} />
      <StandingTable record={record} today={today} />
      <Workers record={record} />
      {beside}
      <p class="govuk-body"><a class="govuk-link" href={`${base}/letters`}>Letters</a>, <a class="govuk-link" href={`${base}/documents`}>documents</a></p>
      {mayAudit && <p class="govuk-body tl-no-print"><a class="govuk-link" href={`${base}/looked-at`}>Who looked at this child</a></p>}
    </>
  );
}

function StaffSafety({ card }: { readonly card: ChildCard }) {
  const staff = card.flags.find((f) => f.flag === 'risk-to-staff' && f.confirmed);
  const unconfirmed = card.flags.filter((f) => !f.confirmed);
  return (
    <>
      {staff && <WarningText text={`Risk to staff: ${staff.note ?? 'ask the case manager before you go'} (${longDate(staff.on)})`} />}
      {unconfirmed.map((f) => (
        <p class="govuk-body-s">
          {FLAGS[f.flag as keyof typeof FLAGS] ?? f.flag}: {f.source ?? 'a tracker'} says so, source unconfirmed ({longDate(f.on)}). It is not on the banner until the police confirm it.
        </p>
      ))}
    </>
  );
}

function Carers({ carers, base }: { readonly carers: readonly Carer[]; readonly base: string }) {
  if (carers.length === 0) return <p class="govuk-body">Nobody is recorded yet. <a class="govuk-link" href={`${base}/record/carer.recorded`}>Record a parent or carer</a></p>;
  return (
    <ul class="govuk-list">
      {carers.map((c) => (
        <li>
          <strong>{c.name}</strong>, {c.relation}
          <br />
          <strong class={`tl-contact tl-contact--${c.contact}`}>{CONTACT_SAFETY[c.contact]}</strong>
          {c.telephone !== undefined && c.contact !== 'not-safe' && <>: <a class="govuk-link" href={`tel:${c.telephone.replaceAll(' ', '')}`}>{c.telephone}</a></>}
          {c.note !== undefined && <><br />{c.note}</>}
        </li>
      ))}
    </ul>
  );
}

function whereRows(card: ChildCard): SummaryRow[] {
  const rows: SummaryRow[] = [{ key: 'Address', value: card.address ? <>{card.address.text}<br /><span class="govuk-hint">recorded {longDate(card.address.on)}</span></> : 'Not recorded' }];
  if (card.household) rows.push({ key: 'Lives with', value: card.household });
  if (card.access) rows.push({ key: 'Before you go', value: card.access });
  if (card.communication) rows.push({ key: 'Communication', value: card.communication });
  const sw = card.socialWorker;
  rows.push({ key: 'Social worker', value: sw ? <>{sw.name}{sw.telephone ? <>, <a class="govuk-link" href={`tel:${sw.telephone.replaceAll(' ', '')}`}>{sw.telephone}</a></> : null}</> : 'None recorded' });
  return rows;
}

function contactRows(card: ChildCard, today: PlainDate, base: string): SummaryRow[] {
  const { lastContact, next, promises } = card;
  const rows: SummaryRow[] = [
    {
      key: 'Last contact',
      value: lastContact ? <>{dayAndDate(lastContact.on, true)} ({ago(lastContact.on, today)}): {outcomeLabel(lastContact.outcome)}{lastContact.text === '' ? null : <><br />{shorten(lastContact.text)}</>}</> : 'None recorded',
    },
  ];
  if (promises) rows.push({ key: 'We said we would', value: saidLine(promises) });
  rows.push({ key: 'Next appointment', value: next ? [dayAndDate(next.on, true), next.at, next.place, next.purpose].filter(Boolean).join(', ') : 'None booked' });
  for (const a of card.withoutOutcome) {
    rows.push({ key: 'No outcome yet', value: <>{dayAndDate(a.on, true)}. <a class="govuk-link" href={`${base}/note?of=${a.entry}`}>Say how it went</a></> });
  }
  return rows;
}

function voiceRows(card: ChildCard): SummaryRow[] {
  return [
    { key: 'Wants', value: card.wants ? saidLine(card.wants) : 'Not recorded yet' },
    { key: 'Strengths', value: card.strengths ? saidLine(card.strengths) : 'Not recorded yet' },
    ...(card.view ? [{ key: 'View', value: saidLine(card.view) }] : []),
  ];
}

function saidLine(s: Said): Content {
  return <>{shorten(s.text)} <span class="govuk-hint">{longDate(s.on)}</span></>;
}

function outcomeLabel(outcome: string): string {
  return (CONTACT_OUTCOMES as Readonly<Record<string, string>>)[outcome] ?? 'Visit';
}

/** Long texts are cut on the first screen; the chronology has them whole. */
function shorten(text: string): string {
  return text.length <= 280 ? text : `${text.slice(0, 260).replace(/\s+\S*$/, '')} …`;
}

export function ago(day: PlainDate, today: PlainDate): string {
  const n = daysBetween(day, today);
  if (n < 0) return `in ${-n} ${n === -1 ? 'day' : 'days'}`;
  return n === 0 ? 'today' : n === 1 ? 'yesterday' : `${n} days ago`;
}

function Workers({ record }: { readonly record: ChildRecord }) {
  const held = Object.entries(record.standing.facts).filter(([name]) => name.startsWith('allocated.'));
  return (
    <section aria-labelledby="workers">
      <h2 class="govuk-heading-m" id="workers">Who works with the child</h2>
      {held.length === 0 ? <p class="govuk-body">Nobody is allocated.</p> : (
        <SummaryList
          rows={held.map(([name, state]) => ({
            key: roleLabel(name.slice('allocated.'.length) as Role),
            value: <>{record.names.worker(String(state.value))}{state.since ? <span class="govuk-hint"> since {longDate(state.since)}</span> : null}</>,
          }))}
        />
      )}
      <p class="govuk-body tl-no-print"><a class="govuk-link" href={`/children/${record.row.id}/record/allocation.made`}>Allocate somebody</a></p>
    </section>
  );
}
