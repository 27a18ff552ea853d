import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { AgencyRow } from '../../../app/ports/directory.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { statementsLeftBehind } from '../../../core/rights/disagreement.ts';
import { foreignWithoutAgreement, originatorOf } from '../../../core/sharing/originator.ts';
import { Details, Select, type Content } from '../../components/index.ts';
import { choicesOf } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { readRecord } from '../../forms/read-record.ts';
import { WhenFields } from '../../forms/record-form.tsx';
import { showForm, submitForm, type FormPage } from '../../forms/submit.tsx';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { safePath } from '../../security/origin.ts';
import { childOf, NO_CHILD } from '../record/child-of.ts';
import { blackOutPath } from '../documents/black-out-path.ts';
import { NotToBeUsed } from '../rights/restrictions.tsx';
import { agenciesOf } from './agencies.ts';
import { askPath } from './ask-path.ts';
import { ADD_COPY, InPart, sharedInPart } from './in-part.tsx';
import { OFFERED, offeredOf, ShareEntries } from './share-entries.tsx';
import { LOOKED_AT, shareSummary } from './share-summary.tsx';

/** The form by which information is shared: chosen entry by entry, another agency's set apart. */
export async function showShare(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if (form === undefined) return NO_CHILD;
  const kept = context.held ?? (await context.drafts.load(context.who.reader, form.draftKey));
  return showForm(form, { typed: kept?.form ?? { occurredOn: [dateAsTyped(context.today)], ...(context.query['to'] === undefined ? {} : { to: [context.query['to']] }) }, restored: kept });
}

export async function submitShare(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if (form === undefined) return NO_CHILD;
  const document = lastOf(context.form, ADD_COPY);
  if (document !== '') return keepAndGo(context, form.draftKey, form.action, document);
  const part = sharedInPart(context.form, form.record);
  if (part.faults.size > 0) return showForm(form, { typed: context.form, faults: part.faults });
  const typed = withStatements(withOwners(part.typed, form.record.timeline), form.record.entries);
  const read = readRecord(form.kind, typed, context.today);
  if (read.record !== undefined && lastOf(typed, '_more') === '' && lastOf(typed, LOOKED_AT) !== 'yes') {
    return shareSummary({ record: form.record, kind: form.kind, to: read.record, typed, action: form.action, cancel: form.cancel, csrf: context.who.csrf });
  }
  return submitForm({ ...form, context: { ...context, form: typed } });
}

/** What was typed is kept as a draft, and given back when the copy has been added. */
async function keepAndGo(context: Context, draftKey: string, back: string, document: string): Promise<Reply> {
  const { [ADD_COPY]: _, ...typed } = context.form;
  await context.drafts.save(context.who.reader, draftKey, typed, back);
  return { is: 'redirect', to: blackOutPath(context.params['child'] ?? '', document, back), keepsDraft: true };
}

/** What the child or the family say about an entry goes with it, without being ticked. */
function withStatements(typed: Typed, entries: readonly Entry[]): Typed {
  const ids = Object.entries(typed).flatMap(([name, values]) => (/^(entries|in-part)\.\d+\.entry$/.test(name) ? values.filter((v) => v !== '') : []));
  const beside = statementsLeftBehind(entries, ids);
  return { ...typed, ...Object.fromEntries(beside.map((s, i) => [`entries.${OFFERED + i}.entry`, [s.id]] as const)) };
}

/** What is left out is said with whose it is. */
function withOwners(typed: Typed, entries: readonly Entry[]): Typed {
  const owners = Object.entries(typed).flatMap(([name, values]) => {
    const place = /^left-out\.(\d+)\.entry$/.exec(name)?.[1];
    const entry = entries.find((e) => e.id === values.at(-1));
    return place === undefined || entry === undefined ? [] : [[`left-out.${place}.agency`, [originatorOf(entry, entries)]] as const];
  });
  return { ...typed, ...Object.fromEntries(owners) };
}

async function formOf(context: Context): Promise<FormPage | undefined> {
  const kind = kindOf('disclosure.made');
  const record = await childOf(context);
  if (kind === undefined || !record) return undefined;
  const base = `/children/${record.row.id}`;
  const agencies = await agenciesOf(context);
  return {
    context, record, kind,
    title: 'Share information',
    action: `${base}/share`,
    page: context.form['_page'] === undefined ? context.url : safePath(lastOf(context.form, '_page')),
    draftKey: `share:${record.row.id}`,
    cancel: `${base}/sharing`,
    button: 'Look at it before it is recorded',
    hidden: { _return: `${base}/sharing` },
    fields: (now, faults) => fieldsOf(context, record, kind, agencies, now, faults),
    intro: <NotToBeUsed record={record} />,
  };
}

function fieldsOf({ who, today }: Context, record: ChildRecord, kind: AnyKind, agencies: { readonly all: readonly AgencyRow[]; name(id: string): string }, typed: Typed, faults: Faults): Content {
  const choices = choicesOf(record);
  const field = (name: string, rows?: number): Content => {
    const f = kind.fields[name];
    return f === undefined ? null : FieldView({ name, field: f, typed, faults, choices, ...(rows === undefined ? {} : { rows }) });
  };
  const own = who.reader.agency;
  const to = lastOf(typed, 'to');
  const offered = offeredOf(record, typed, today);
  const theirs = offered.entries.filter((e) => originatorOf(e, record.entries) !== own && foreignWithoutAgreement({ to, entries: [{ entry: e.id }] }, { entries: record.entries, agency: own, on: record.standing.derivedOn }).length > 0);
  return (
    <>
      <Select
        name="to" label="With which agency?" labelSize="m" value={to} error={faults.get('to')}
        items={[{ value: '', text: 'Choose' }, ...agencies.all.filter((a) => a.id !== own).map((a) => ({ value: a.id, text: a.name }))]}
      />
      {field('person')}
      {field('recipient')}
      {field('purpose', 3)}
      {field('gateway')}
      {field('gateway-other')}
      {field('risk', 2)}
      <Details summary="Further bases, and what a basis asks for" open={anyOf(FURTHER, typed, faults)}>{FURTHER.map((name) => field(name, 2))}</Details>
      <h2 class="govuk-heading-m">What is shared</h2>
      {faults.get('entries') !== undefined && <p class="govuk-error-message" id="entries">{faults.get('entries')}</p>}
      <ShareEntries record={record} typed={typed} offered={offered} theirs={theirs} agency={(id) => agencies.name(id)} to={to} askPath={(e) => askPath(record, e, { to, back: `/children/${record.row.id}/sharing` })} />
      <InPart record={record} typed={typed} faults={faults} />
      {field('words', 4)}
      {field('content')}
      <Details summary="More than the purpose ordinarily needs, or without consent" open={anyOf(REASONS, typed, faults)}>{REASONS.map((name) => field(name, 2))}</Details>
      <h2 class="govuk-heading-m">Weighing it</h2>
      {field('confidentiality', 2)}
      {field('public-interest', 2)}
      {field('proportionality', 2)}
      {field('third-party')}
      <h2 class="govuk-heading-m">How it is given</h2>
      {field('channel')}
      {field('until')}
      <Details summary="Proof and agreement" open={anyOf(['proof', 'agreement'], typed, faults)}>{field('proof')}{field('agreement')}</Details>
      <WhenFields kind={kind} typed={typed} faults={faults} />
    </>
  );
}

/** Asked for by some bases in law: Article 8.2, section 10. */
const FURTHER = ['further-bases', 'aim', 'legality', 'need', 'well-being'] as const;
const REASONS = ['content-reason', 'without-consent'] as const;

/** Whether one of these fields holds something or is faulty: then it is not folded away. */
function anyOf(names: readonly string[], typed: Typed, faults: Faults): boolean {
  return names.some((name) => lastOf(typed, name) !== '' || faults.get(name) !== undefined);
}
