import { Button, CsrfField, Details, InsetText, Input, LooseDate, LooseTime, RagTag, Radios, Tag, Textarea } from '../../components/index.ts';
import { AGES, type Age, type Owed, type SystemLedger } from '../../../app/second-entries/ledger.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { lastOf } from '../../forms/typed.ts';
import type { FieldError } from '../../route.ts';
import { asRag } from '../child/child-header.tsx';
import { whyHref } from '../my-work/my-work-view.tsx';

export interface LedgerModel {
  readonly systems: readonly SystemLedger[];
  readonly system: SystemLedger;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
  readonly command: string;
}

/** The names of the controls of one line begin so. */
export function prefixOf(owed: Owed): string {
  return `${owed.row.subject.id}|${owed.row.detail.key}|`;
}

const ORDER = Object.keys(AGES).reverse() as readonly Age[];
const AGE_COLOURS = { week: 'grey', fortnight: 'blue', month: 'yellow', older: 'orange' } as const;

/** What is owed in one other system: the text to copy, and that it was entered, for many on one screen. */
export function LedgerView(m: LedgerModel) {
  const { system } = m;
  const differing = system.owed.filter((o) => o.mismatch);
  const others = system.owed.filter((o) => !o.mismatch);
  return (
    <>
      <h1 class="govuk-heading-xl">Second entries</h1>
      <p class="govuk-body-l">What you enter by hand in another system as well. Nothing is sent there from here.</p>
      {m.systems.length > 1 && (
        <nav aria-label="Systems"><ul class="govuk-list">{m.systems.map((s) => <li>{s.name === system.name ? <strong>{s.title} ({s.owed.length})</strong> : <a class="govuk-link" href={`/second-entries?system=${encodeURIComponent(s.name)}`}>{s.title} ({s.owed.length})</a>}</li>)}</ul></nav>
      )}
      <h2 class="govuk-heading-l">{system.title}</h2>
      {system.owed.length === 0 ? <InsetText text={`Nothing is owed in ${system.title}.`} /> : (
        <>
          <p class="govuk-body">{ORDER.map((age) => [age, system.owed.filter((o) => o.age === age).length] as const).filter(([, n]) => n > 0).map(([age, n]) => `${AGES[age]}: ${n}`).join('. ')}.</p>
          <form method="post" action={`/second-entries?system=${encodeURIComponent(system.name)}`} novalidate data-draft-key={`second-entries:${system.name}`}>
            <CsrfField token={m.csrf} />
            <input type="hidden" name="_command" value={m.command} />
            {differing.length > 0 && <Lines id="differ" title={`Something differs there (${differing.length})`} owed={differing} m={m} />}
            {ORDER.map((age) => [age, others.filter((o) => o.age === age)] as const).filter(([, list]) => list.length > 0).map(([age, list]) => <Lines id={`age-${age}`} title={`${AGES[age]} (${list.length})`} owed={list} m={m} />)}
            <div class="tl-row">
              <LooseDate name="on" label="When were they entered?" labelSize="s" value={lastOf(m.typed, 'on')} error={m.errors.find((e) => e.field === 'on')?.text} />
              <LooseTime name="at" label="Time (optional)" labelSize="s" value={lastOf(m.typed, 'at')} error={m.errors.find((e) => e.field === 'at')?.text} />
            </div>
            <Button text="Record those ticked" preventDoubleClick />
          </form>
        </>
      )}
    </>
  );
}

function Lines({ id, title, owed, m }: { readonly id: string; readonly title: string; readonly owed: readonly Owed[]; readonly m: LedgerModel }) {
  return (
    <section aria-labelledby={id}>
      <h3 class="govuk-heading-m" id={id}>{title}</h3>
      <ul class="tl-duties">{owed.map((o) => <Line o={o} m={m} />)}</ul>
    </section>
  );
}

function Line({ o, m }: { readonly o: Owed; readonly m: LedgerModel }) {
  const { row } = o;
  const p = prefixOf(o);
  const at = (name: string): string | undefined => m.errors.find((e) => e.field === `${p}${name}`)?.text;
  const opened = ['outcome', 'note', 'reference'].some((n) => lastOf(m.typed, `${p}${n}`) !== '' || at(n) !== undefined);
  return (
    <li class={o.mismatch ? 'tl-duty tl-duty--late' : 'tl-duty'}>
      <p class="tl-duty__what">{row.detail.title}</p>
      <p class="tl-duty__when">{o.days === 0 ? 'Since today' : o.days === 1 ? 'For 1 day' : `For ${o.days} days`}{o.mismatch && <> <Tag text={AGES[o.age]} colour={AGE_COLOURS[o.age]} /></>}</p>
      <p class="tl-duty__who">
        <a class="govuk-link" href={`/children/${row.subject.id}`}>{row.about}</a>{row.reference === undefined ? '' : ` (${row.reference})`} {row.rag !== undefined && <RagTag colour={asRag(row.rag)} />} since {dayAndDate(row.detail.startedOn, true)}. {row.detail.clause}. <a class="govuk-link" href={whyHref(row)}>Why<span class="govuk-visually-hidden">: {row.detail.title}, {row.about}</span></a>
      </p>
      <div class="tl-duty__act tl-copy">
        <p class="tl-copy__text" id={`${p}text`}>{o.text}</p>
        <button type="button" class="govuk-button govuk-button--secondary tl-copy__button" data-copies={`${p}text`} hidden>Copy<span class="govuk-visually-hidden"> the text: {row.detail.title}, {row.about}</span></button>
      </div>
      <div class="tl-duty__act">
        <div class="govuk-checkboxes govuk-checkboxes--small">
          <div class="govuk-checkboxes__item">
            <input class="govuk-checkboxes__input" id={`${p}entered`} name={`${p}entered`} type="checkbox" value="yes" checked={lastOf(m.typed, `${p}entered`) === 'yes'} />
            <label class="govuk-label govuk-checkboxes__label" for={`${p}entered`}>{o.mismatch ? 'Settled' : `Entered in ${m.system.title}`}<span class="govuk-visually-hidden">: {row.detail.title}, {row.about}</span></label>
          </div>
        </div>
        <Details summary={<>It differs there, or is not needed<span class="govuk-visually-hidden">: {row.detail.title}, {row.about}</span></>} open={opened}>
          <Radios name={`${p}outcome`} label="What did you find?" labelSize="s" value={lastOf(m.typed, `${p}outcome`)} items={[{ value: 'differs', text: 'It is there, and something differs' }, { value: 'not-needed', text: 'It is not needed there' }]} error={at('outcome')} />
          <Textarea name={`${p}note`} label="What differs, or why it is not needed" labelSize="s" rows={2} value={lastOf(m.typed, `${p}note`)} error={at('note')} />
          <Input name={`${p}reference`} label="Reference there (optional)" labelSize="s" width={20} value={lastOf(m.typed, `${p}reference`)} autocomplete="off" />
        </Details>
      </div>
    </li>
  );
}
