import { agencyInWords } from '../../../app/names.ts';
import { rehearse } from '../../../app/transfers/disclosure-of.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { OtherService } from '../../../app/ports/transfers.ts';
import type { EntryData } from '../../../core/chronology/entry.ts';
import type { NewRecord } from '../../../core/decisions/command.ts';
import { transferProposed } from '../../../core/chronology/kinds/transfer/transfer-proposed.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { Details, InsetText, Select, type Content } from '../../components/index.ts';
import { choicesOf } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { answersOf, commandIdOf, missingText, readRecord } from '../../forms/read-record.ts';
import { answerOf, showForm, submitForm, type FormPage } from '../../forms/submit.tsx';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { safePath } from '../../security/origin.ts';
import { childOf, NO_CHILD } from '../record/child-of.ts';
import { NotToBeUsed } from '../rights/restrictions.tsx';
import { BlackOut, ChooseEntries } from './choose-entries.tsx';
import { CHOSEN_FOR, listsOf, offeredFor, sealNow, sortTyped, TAKE, tickedFirst, type Offered } from './putting-together.ts';

interface Proposing {
  readonly form: FormPage;
  readonly services: readonly OtherService[];
  offered(to: string): Offered;
}

/** The form in which somebody puts together what is to go to another service. */
export async function showPropose(context: Context): Promise<Reply> {
  const proposing = await proposingOf(context);
  if (proposing === undefined) return NO_CHILD;
  const kept = context.held ?? (await context.drafts.load(context.who.reader, proposing.form.draftKey));
  const [only] = proposing.services.length === 1 ? proposing.services : [];
  const typed = kept?.form ?? { occurredOn: [dateAsTyped(context.today)], from: [dateAsTyped(context.today)], ...(only === undefined ? {} : { to: [only.id] }) };
  return showForm(proposing.form, { typed: withFirstTicks(typed, proposing), restored: kept });
}

/** Puts it together anew as long as something is still being chosen; then asks the rules of sharing, and proposes it. */
export async function submitPropose(context: Context): Promise<Reply> {
  const proposing = await proposingOf(context);
  if (proposing === undefined) return NO_CHILD;
  const { form } = proposing;
  const typed = withFirstTicks(context.form, proposing);
  if (lastOf(typed, '_more') !== '') return showForm(form, { typed });
  const offered = proposing.offered(lastOf(typed, 'to'));
  const { lists, faults } = listsOf(typed, form.record, offered);
  const to = proposing.services.find((s) => s.id === lastOf(typed, 'to'));
  const named: Typed = { ...typed, 'to-name': to === undefined ? [] : [to.name] };
  const read = readRecord(form.kind, named, context.today);
  const wrong = new Map([...(read.faults ?? []), ...faults]);
  wrong.delete('to-name');
  if (to === undefined) wrong.set('to', missingText('To which service?', 'choice'));
  if (wrong.size > 0 || read.record === undefined) return showForm(form, { typed, faults: wrong });
  const data = proposalData(read.record, lists, typed);
  const again = { typed, command: commandIdOf(typed, () => context.ports.ids.next()) };
  const rules = await rehearse(context.ports, { id: again.command, actor: context.actor(), subject: form.record.standing.subject, source: 'live', answers: answersOf(typed), agreements: [] }, data);
  // A rule that would hold the disclosure for somebody's agreement has to be satisfied before a manager is asked about the whole.
  if (rules.outcome === 'proposed') return answerOf(form, { outcome: 'refused', objections: rules.objections }, again);
  if (rules.outcome !== 'recorded') return answerOf(form, rules, again);
  const digest = await sealNow(context, form.record, data);
  return submitForm({ ...form, context: { ...context, form: named } }, (record) => [{ ...record, data: { ...data, digest } }]);
}

function proposalData(record: NewRecord, lists: EntryData, typed: Typed): EntryData {
  const reasons = Object.entries(answersOf(typed)).map(([clause, text]) => ({ clause, text }));
  return { ...record.data, ...lists, ...(reasons.length === 0 ? {} : { reasons }) };
}

/** Where a kind of move is chosen for the first time, or another, its own first choice is ticked. */
function withFirstTicks(typed: Typed, proposing: Proposing): Typed {
  const sort = sortTyped(typed) ?? 'permanent';
  if (lastOf(typed, CHOSEN_FOR) === sort) return typed;
  // Whoever has begun to tick keeps their ticks, unless they ask for the first choice of another kind of move.
  if (typed[TAKE] !== undefined && lastOf(typed, '_more') !== 'sort') return { ...typed, [CHOSEN_FOR]: [sort] };
  return { ...typed, [TAKE]: tickedFirst(proposing.offered(lastOf(typed, 'to')), sort), [CHOSEN_FOR]: [sort] };
}

async function proposingOf(context: Context): Promise<Proposing | undefined> {
  const kind = kindOf(transferProposed.name);
  const record = await childOf(context);
  if (kind === undefined || !record) return undefined;
  const services = await context.ports.store.asReader(context.who.reader, ({ transfers }) => transfers.services());
  const base = `/children/${record.row.id}`;
  const own = context.who.reader.agency;
  const offered = (to: string): Offered => offeredFor(record, to, own);
  const form: FormPage = {
    context, record, kind,
    title: 'Transfer to another service',
    action: `${base}/transfers/propose`,
    page: context.form['_page'] === undefined ? context.url : safePath(lastOf(context.form, '_page')),
    draftKey: `transfer:${record.row.id}`,
    cancel: `${base}/transfers`,
    button: 'Propose it to a manager',
    hidden: { _return: `${base}/transfers` },
    fields: (typed, faults) => fieldsOf({ context, form, services, offered }, typed, faults),
    intro: (
      <>
        <p class="govuk-body">You choose what goes, entry by entry. A manager looks at it and agrees; then it is sent, and the other service answers. What it takes in becomes entries of its own record.</p>
        <NotToBeUsed record={record} />
      </>
    ),
  };
  return { form, services, offered };
}

/** What some bases in law and some policies ask for. */
const FURTHER = ['further-bases', 'well-being', 'aim', 'legality', 'need', 'without-consent', 'agreement'] as const;

function fieldsOf({ form, services, offered }: Proposing & { readonly context: Context }, typed: Typed, faults: Faults): Content {
  const { record, kind } = form;
  const choices = choicesOf(record);
  const field = (name: string, rows?: number): Content => {
    const f = kind.fields[name];
    return f === undefined ? null : FieldView({ name, field: f, typed, faults, choices, ...(rows === undefined ? {} : { rows }) });
  };
  const to = lastOf(typed, 'to');
  const now = offered(to);
  const agency = (id: string): string => record.agencies.find((a) => a.id === id)?.name ?? agencyInWords(id);
  return (
    <>
      {services.length === 0 && <InsetText>No other service keeps its records in this installation. To one elsewhere, share information by a secure way and record it under Sharing.</InsetText>}
      <Select name="to" label="To which service?" labelSize="m" value={to} error={faults.get('to')} items={[{ value: '', text: 'Choose' }, ...services.map((s) => ({ value: s.id, text: s.name }))]} />
      {field('sort')}
      <input type="hidden" name={CHOSEN_FOR} value={sortTyped(typed) ?? 'permanent'} />
      <div class="tl-row">{field('from')}{field('until')}</div>
      {field('why', 3)}
      {field('address', 2)}
      {field('person')}
      {field('gateway')}
      {field('gateway-other')}
      <Details summary="What some bases in law ask for" open={FURTHER.some((name) => lastOf(typed, name) !== '' || faults.get(name) !== undefined)}>{FURTHER.map((name) => field(name, 2))}</Details>
      <ChooseEntries record={record} typed={typed} faults={faults} offered={now} to={to} agency={agency} />
      <BlackOut record={record} typed={typed} faults={faults} offered={now} />
      <h2 class="govuk-heading-m">Weighing it</h2>
      {field('risk', 2)}
      {field('confidentiality', 2)}
      {field('public-interest', 2)}
      {field('proportionality', 2)}
      {field('third-party')}
      <input type="hidden" name="occurredOn" value={lastOf(typed, 'occurredOn') || dateAsTyped(form.context.today)} />
    </>
  );
}
