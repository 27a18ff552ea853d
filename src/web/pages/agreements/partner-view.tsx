import type { PartnerAgreement, PartnerObligation, PartnerRow } from '../../../app/partners/load-partners.ts';
import { AGREEMENT_TYPES } from '../../../core/chronology/kinds/partnership/agreement-types.ts';
import { OBLIGED } from '../../../core/chronology/kinds/partnership/obligation-set.ts';
import { OBLIGATION_STATUS } from '../../../core/chronology/kinds/partnership/obligation-status-set.ts';
import { UNIT_SORTS } from '../../../core/chronology/kinds/partnership/unit-recorded.ts';
import { daysBetween, longDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { Button, Table, Tag, type Content } from '../../components/index.ts';
import { formPath, PARTNER_FORMS } from './partner-form.tsx';

interface Model {
  readonly partner: PartnerRow;
  readonly today: PlainDate;
  /** may record about it */
  readonly keeps: boolean;
}

/** What is recorded about the service itself and about no partner. */
const OWN = ['training.held', 'processing.decided', 'principle.evidenced'] as const;

const named = (options: Readonly<Record<string, string>>, value: string): string => options[value] ?? value;

/** One partner: its agreements, what is owed, and what is still to be agreed. */
export function Partner({ partner: p, today, keeps }: Model) {
  const anchor = `partner-${p.unit}`;
  const toAgree = p.open.filter((d) => d.due === undefined && !p.obligations.some((o) => o.challenges.some((c) => c.open && d.title.includes(c.what))));
  return (
    <section aria-labelledby={anchor}>
      <h2 class="govuk-heading-l" id={anchor}>{p.name}</h2>
      <p class="govuk-hint">{named(UNIT_SORTS, p.sort)}{p.statutory === undefined ? '' : p.statutory ? ', statutory' : ', not statutory'}</p>
      {toAgree.length > 0 && <ul class="govuk-list" aria-label={`Still to be done with ${p.name}`}>{toAgree.map((d) => <li><Tag text="To do" colour="yellow" /> {d.title} <a class="govuk-link govuk-body-s" href={`/policy/${d.clause}`}>{d.clause}</a></li>)}</ul>}
      {p.agreements.length === 0 ? <p class="govuk-body">Nothing is on record as agreed.</p> : (
        <Table
          caption="What has been agreed" stackOnMobile small head={['Agreement', 'Since', 'Looked at', 'Again by', 'Shared under it', ...(keeps ? ['Review'] : [])]}
          rows={p.agreements.map((a) => [
            <>{a.title}{a.version === undefined ? '' : `, ${a.version}`}<br /><span class="govuk-hint">{named(AGREEMENT_TYPES, a.type)}</span></>,
            longDate(a.on),
            a.reviews.length === 0 ? 'not yet' : <ul class="govuk-list govuk-!-margin-bottom-0">{a.reviews.map((r) => <li>{longDate(r.on)}{r.note === undefined ? '' : `: ${r.note}`}</li>)}</ul>,
            again(a, today),
            String(a.disclosures),
            ...(keeps ? [a.ended ? '' : <a class="govuk-link" href={formPath('agreement.reviewed', p.unit, a.last)}>Record a review<span class="govuk-visually-hidden"> of {a.title}</span></a>] : []),
          ])}
        />
      )}
      {p.obligations.length > 0 && (
        <>
          <h3 class="govuk-heading-m">Obligations</h3>
          {p.obligations.map((o) => <Obligation obligation={o} partner={p} keeps={keeps} />)}
        </>
      )}
      {p.kept.length > 0 && <Table caption="Training, decisions on data, and what shows the principles" stackOnMobile small head={['Day', 'What', 'In words']} rows={p.kept.map((k) => [longDate(k.on), k.label, k.said])} />}
      {keeps && p.sort === 'service' && <ul class="govuk-list">{OWN.map((kind) => <li><a class="govuk-link" href={formPath(kind, p.unit)}>{PARTNER_FORMS[kind]}</a></li>)}</ul>}
      {keeps && (
        <p class="govuk-body">
          <Button text="Record an agreement" kind="secondary" href={formPath('agreement.registered', p.unit)} />{' '}
          <a class="govuk-link" href={formPath('obligation.set', p.unit)}>Add an obligation<span class="govuk-visually-hidden">: {p.name}</span></a>
        </p>
      )}
    </section>
  );
}

function again(a: PartnerAgreement, today: PlainDate): Content {
  if (a.ended) return 'ended';
  if (a.nextReview === undefined) return 'no day is set';
  const late = daysBetween(a.nextReview, today);
  return late > 0 ? <>{longDate(a.nextReview)} <Tag text={`Overdue by ${late} ${late === 1 ? 'day' : 'days'}`} colour="red" /></> : longDate(a.nextReview);
}

function Obligation({ obligation: o, partner, keeps }: { readonly obligation: PartnerObligation; readonly partner: PartnerRow; readonly keeps: boolean }) {
  const open = o.challenges.find((c) => c.open);
  return (
    <div class="govuk-inset-text">
      <p class="govuk-body"><strong>{OBLIGED[o.who]}</strong>: {o.what} <Tag text={o.status === undefined ? 'Not said yet' : named(OBLIGATION_STATUS, o.status)} colour={o.status === 'met' ? 'green' : o.status === undefined ? 'grey' : 'red'} />{o.statusOn === undefined ? '' : ` since ${longDate(o.statusOn)}`}</p>
      {o.challenges.length > 0 && <ul class="govuk-list govuk-list--bullet" aria-label="Challenges">{o.challenges.map((c) => <li>{longDate(c.on)}: {c.what} {c.open ? <Tag text="Open" colour="yellow" /> : '(settled)'}</li>)}</ul>}
      {keeps && (
        <p class="govuk-body govuk-!-margin-bottom-0">
          <a class="govuk-link" href={formPath('obligation.status-set', partner.unit, open?.id ?? o.id)}>Say whether it is met<span class="govuk-visually-hidden">: {o.what}</span></a>{' or '}
          <a class="govuk-link" href={formPath('obligation.challenged', partner.unit, o.id)}>record a challenge<span class="govuk-visually-hidden">: {o.what}</span></a>
        </p>
      )}
    </div>
  );
}
