import { nameOf } from '../../../app/child/child-page.ts';
import { namesOf } from '../../../app/names.ts';
import { acceptParcel, refuseParcel } from '../../../app/transfers/accept.ts';
import { openParcel, whoIn, type OpenedParcel } from '../../../app/transfers/open-parcel.ts';
import type { ReadParcel } from '../../../app/transfers/read-parcel.ts';
import { roleInSentence } from '../../../core/access/roles.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { GATEWAYS } from '../../../core/chronology/kinds/disclosure/gateways.ts';
import { RECEIVED_SORTS } from '../../../core/chronology/kinds/transfer/transfer-sorts.ts';
import { GROUP_NAMES, GROUPS, groupOf } from '../../../core/transfers/crossing.ts';
import type { ParcelItem } from '../../../core/transfers/pack.ts';
import { id, type SubjectId } from '../../../core/values/ids.ts';
import { dayAndDate, longDate } from '../../../core/values/plain-date.ts';
import { Button, CsrfField, Details, InsetText, Radios, SummaryList, Tag, Textarea, WarningText, type Content } from '../../components/index.ts';
import { dataRows } from '../../forms/data-rows.ts';
import { commandIdOf } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../route.ts';
import { RestrictedFound } from '../access/restricted.tsx';
import { sentOn, whose } from './inbox.tsx';

const GONE = { is: 'not-found', what: 'There is nothing here: it was taken back or refused, or it was not sent to your service.' } as const;

/** What another service has sent: whose it is, why, what lies in it, and the answer. */
export async function showParcel(context: Context): Promise<Reply> {
  return page(context, {});
}

interface Said {
  readonly errors?: readonly FieldError[];
  readonly before?: Content;
  readonly status?: number;
}

async function page(context: Context, { errors = [], before, status }: Said): Promise<Reply> {
  const { ports, who, params, today } = context;
  const opened = await openParcel(ports, who.reader, params['parcel'] ?? '', today);
  if (opened === undefined) return GONE;
  const { parcel, read } = opened;
  const workers = await ports.store.asReader(who.reader, ({ directory }) => directory.workers(today));
  return {
    is: 'page',
    title: `${whose(parcel)}, from ${parcel.fromName}`,
    nav: 'transfers',
    back: { href: '/transfers', text: 'Transfers to us' },
    errors,
    ...(status === undefined ? {} : { status }),
    body: (
      <>
        <span class="govuk-caption-l tl-anywhere">From {parcel.fromName}</span>
        <h1 class="govuk-heading-l tl-anywhere">{read === undefined ? whose(parcel) : (whoIn(read).names || whose(parcel))}</h1>
        {before}
        {parcel.restricted && <WarningText text="A restricted record. It arrives restricted: only whoever takes it in can open it, and names others." />}
        {parcel.state === 'accepted' ? (
          <InsetText>Taken in on {parcel.answer === undefined ? 'a day not known' : dayAndDate(parcel.answer.on, true)} by {parcel.answer?.by ?? 'somebody'}. It stands on the child’s record now; look for the child by name.</InsetText>
        ) : read === undefined ? <p class="govuk-body">Your role shows nothing of what lies in it.</p> : (
          <>
            <p class="govuk-body"><a class="govuk-link" href="#answer">Take it in, or say why not</a></p>
            <TermsOf opened={opened} read={read} />
            <Items items={read.items} all={parcel.items} />
            <AnswerForms context={context} opened={opened} errors={errors} name={(w) => namesOf(workers).worker(w)} />
          </>
        )}
      </>
    ),
  };
}

function TermsOf({ opened: { parcel }, read }: { readonly opened: OpenedParcel; readonly read: ReadParcel }) {
  const text = (name: string): string => (typeof read.said[name] === 'string' ? String(read.said[name]) : '');
  const rows: readonly (readonly [string, string])[] = [
    ['What kind of move', RECEIVED_SORTS[parcel.sort]], ['From', dayAndDate(parcel.day, true)], ['Until', parcel.until === undefined ? '' : dayAndDate(parcel.until, true)],
    ['Why', text('why')], ['Where the child can be reached', text('address')], ['For whom here', text('person')],
    ['On which basis', [(GATEWAYS as Readonly<Record<string, string>>)[text('gateway')] ?? '', text('gateway-other')].filter((x) => x !== '').join(': ')],
    ['Sent by', `${read.sender}, ${sentOn(parcel)}`], ['Left out there', text('left-out') === '' ? '' : `${text('left-out')}: the agency has not agreed`],
  ];
  return (
    <>
      <h2 class="govuk-heading-m">Why it was sent</h2>
      <SummaryList rows={rows.filter(([, v]) => v !== '').map(([key, value]) => ({ key, value: <span class="tl-typed tl-anywhere">{value}</span> }))} />
    </>
  );
}

function Items({ items, all }: { readonly items: readonly ParcelItem[]; readonly all: number }) {
  return (
    <>
      <h2 class="govuk-heading-m">What lies in it: {all} {all === 1 ? 'entry' : 'entries'}</h2>
      {all > items.length && <p class="govuk-body">{all - items.length} of them {all - items.length === 1 ? 'lies' : 'lie'} where your role does not see. They arrive too, for those who may.</p>}
      {GROUP_NAMES.map((group) => {
        const of = items.filter((i) => groupOf(kindOf(i.kind)!) === group);
        return of.length === 0 ? null : (
          <Details classes="tl-choice" summary={`${group === 'practice' ? 'How the other service worked with the child, and what is told in words' : GROUPS[group]} (${of.length})`} open={group === 'who'}>
            {of.map((i) => <Item item={i} />)}
          </Details>
        );
      })}
    </>
  );
}

function Item({ item }: { readonly item: ParcelItem }) {
  const kind = kindOf(item.kind);
  const names = namesOf([]);
  const inWords = item.kind === 'history.received';
  const rows = kind === undefined || inWords ? [] : dataRows(kind, item.data, names).filter((r) => r.value !== '' && !/^@\d+$/.test(r.value));
  return (
    <div class="tl-going">
      <h3 class="govuk-heading-s">{inWords ? String(item.data['title']) : `${kind?.label ?? item.kind}, ${dayAndDate(item.occurredOn, true)}`} {inWords && <Tag text="in words" colour="grey" />}</h3>
      {inWords ? <p class="govuk-body tl-typed tl-anywhere">{String(item.data['text'])}</p> : <SummaryList classes="govuk-summary-list--no-border" rows={rows.map((r) => ({ key: r.label, value: <span class="tl-typed tl-anywhere">{r.value}</span> }))} />}
      <p class="govuk-body-s tl-anywhere">{item.whose}: recorded there by the {roleInSentence(item.as)} on {longDate(item.on)}{item.behind === undefined ? '' : `. Stays there: ${item.behind}`}</p>
    </div>
  );
}

function AnswerForms({ context, opened, errors, name }: { readonly context: Context; readonly opened: OpenedParcel; readonly errors: readonly FieldError[]; readonly name: (worker: string) => string }) {
  const { form, who, ports } = context;
  const { parcel, like, restricted, read } = opened;
  const base = `/transfers/${parcel.id}`;
  const fault = (field: string): { readonly error?: string } => {
    const found = errors.find((e) => e.field === field);
    return found === undefined ? {} : { error: found.text };
  };
  const born = read === undefined ? undefined : whoIn(read).bornOn;
  const hidden = <><CsrfField token={who.csrf} /><input type="hidden" name="_command" value={lastOf(form, '_command') || ports.ids.next()} /></>;
  return (
    <>
      <form method="post" action={`${base}/accept`} novalidate>
        {hidden}
        <h2 class="govuk-heading-m" id="answer">Is the child on record here?</h2>
        <RestrictedFound notices={restricted} name={(w) => name(w)} />
        {like.length === 0 && <p class="govuk-body">Nobody whom you may see has a name like it, or the same date of birth.</p>}
        <Radios
          name="into" label="Where is it taken in?" labelSize="s" {...fault('into')} value={lastOf(form, 'into')}
          items={[
            ...like.map((h) => ({ value: String(h.id), text: `Into the record of ${nameOf(h)}${h.reference === undefined ? '' : `, ${h.reference}`}`, hint: [h.dateOfBirth === undefined ? 'date of birth not recorded' : `born ${longDate(h.dateOfBirth)}${born !== undefined && h.dateOfBirth === born ? ', the same day' : ''}`, `found by ${h.why}`].join('; ') })),
            { value: 'new', text: like.length === 0 ? 'Into a new record' : 'Into a new record: the child is none of these' },
          ]}
        />
        <Button text="Take it in" preventDoubleClick />
      </form>
      <Details summary="Do not take it in" open={fault('reason').error !== undefined}>
        <form method="post" action={`${base}/refuse`} novalidate>
          {hidden}
          <Textarea name="reason" label="Why not" labelSize="s" hint="The other service reads it. What it has sent is gone here then." rows={3} value={lastOf(form, 'reason')} {...fault('reason')} />
          <Button text="Send this answer" kind="warning" preventDoubleClick />
        </form>
      </Details>
    </>
  );
}

/** Takes it in, into a new record or one that is there. */
export async function submitAccept(context: Context): Promise<Reply> {
  const { form, ports, files, params, who, today } = context;
  const into = lastOf(form, 'into');
  if (into === '') return page(context, { errors: [{ field: 'into', text: 'Choose where it is taken in' }], status: 400 });
  const opened = await openParcel(ports, who.reader, params['parcel'] ?? '', today);
  if (opened === undefined) return GONE;
  if (into !== 'new' && !opened.like.some((h) => h.id === into)) return page(context, { errors: [{ field: 'into', text: 'Choose where it is taken in' }], status: 400 });
  const result = await acceptParcel(ports, files, context.actor(), { command: commandIdOf(form, () => ports.ids.next()), parcel: opened.parcel.id, ...(into === 'new' ? {} : { into: id<SubjectId>(into) }) });
  switch (result.outcome) {
    case 'taken-in':
      return { is: 'redirect', to: `/children/${result.child}/transfers`, notice: `Taken in: ${result.entries} ${result.entries === 1 ? 'entry' : 'entries'}. ${opened.parcel.fromName} has been told.` };
    case 'gone':
      return page(context, { before: <WarningText text="It has been answered already, or was taken back." />, status: 409 });
    default:
      return page(context, { before: <WarningText text={`Nothing was taken in. ${result.why}`} />, status: 409 });
  }
}

/** Says why it is not taken in. */
export async function submitRefuse(context: Context): Promise<Reply> {
  const { form, ports, params } = context;
  const reason = lastOf(form, 'reason').trim();
  const result = await refuseParcel(ports, context.actor(), { command: commandIdOf(form, () => ports.ids.next()), parcel: params['parcel'] ?? '', reason });
  if (result.outcome === 'no-reason') return page(context, { errors: [{ field: 'reason', text: reason === '' ? 'Say why it is not taken in: the other service reads it' : `Why not: give ${result.expected}` }], status: 400 });
  if (result.outcome === 'gone') return GONE;
  return { is: 'redirect', to: '/transfers', notice: 'Your answer has gone back. Nothing of what was sent is here any longer.' };
}

