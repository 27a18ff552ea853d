import { Button, CsrfField, Details, InsetText } from '../../components/index.ts';
import { loadPrevention, type PreventionRow } from '../../../app/prevention/load-prevention.ts';
import { record } from '../../../app/record/record.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { id, type EntryId, type SubjectId } from '../../../core/values/ids.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { ROLE_CHOICES, type Choices } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { commandIdOf, ofValidation, readRecord } from '../../forms/read-record.ts';
import { WhenFields } from '../../forms/record-form.tsx';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { wordsOf } from '../meetings/sitting/acts.tsx';
import { route, type Context, type PageReply, type Reply } from '../../route.ts';

const NAMES = { worker: String, agency: String, date: longDate } as const;
const NO_CHOICES: Choices = { people: [], roles: ROLE_CHOICES, areas: [], duties: [], entries: () => [] };
/** What is recorded about somebody who is on the list. */
const LATER = { 'prevention.concern': 'Another concern', 'prevention.liaison': 'Agencies contacted', 'prevention.ended': 'End the concern' } as const;

interface Tried {
  readonly kind: string;
  /** empty for somebody new */
  readonly person: string;
  readonly typed: Typed;
  readonly faults: Faults;
  readonly errors: readonly string[];
}

async function page(context: Context, tried?: Tried): Promise<PageReply> {
  const rows = await loadPrevention(context.ports, context.who.reader, context.today);
  return {
    is: 'page',
    title: 'Prevention list',
    nav: 'lists',
    back: { href: '/lists', text: 'Lists and checks' },
    errors: tried === undefined ? [] : [...[...tried.faults].map(([field, text]) => ({ field, text })), ...tried.errors.map((text) => ({ text }))],
    body: (
      <>
        <h1 class="govuk-heading-xl">Prevention list</h1>
        <p class="govuk-body-l">Young people who are not in the youth justice system and may come into it. They are not DYO and not children of the service.</p>
        {rows.length === 0 ? <InsetText>Nobody is on the list.</InsetText> : rows.map((r) => <Person row={r} context={context} tried={tried?.person === r.person ? tried : undefined} />)}
        {context.may('cases.record') && <Form context={context} kind="prevention.concern" person="" summary="Enter a concern about somebody" tried={tried?.person === '' ? tried : undefined} />}
      </>
    ),
  };
}

function Person({ row, context, tried }: { readonly row: PreventionRow; readonly context: Context; readonly tried: Tried | undefined }) {
  const heading = `person-${row.person}`;
  return (
    <section aria-labelledby={heading}>
      <h2 class="govuk-heading-m" id={heading}>{row.name}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {row.timeline.map((e) => <li>{longDate(e.occurredOn)}, {kindOf(e.kind)?.label.toLowerCase()}: {kindOf(e.kind)?.summary(e.data, NAMES)}{incidents(e.data['incidents'])}</li>)}
      </ul>
      {context.may('cases.record') && (Object.keys(LATER) as (keyof typeof LATER)[]).map((kind) => <Form context={context} kind={kind} person={row.person} summary={`${LATER[kind]}: ${row.name}`} name={row.name} tried={tried?.kind === kind ? tried : undefined} />)}
    </section>
  );
}

function incidents(value: unknown) {
  if (!Array.isArray(value)) return null;
  const all = value as readonly { readonly on: Parameters<typeof longDate>[0]; readonly what: string }[];
  return <ul class="govuk-list govuk-list--bullet">{all.map((i) => <li>{longDate(i.on)}: {i.what}</li>)}</ul>;
}

function Form({ context, kind: kindName, person, summary, name, tried }: { readonly context: Context; readonly kind: string; readonly person: string; readonly summary: string; readonly name?: string; readonly tried: Tried | undefined }) {
  const kind = kindOf(kindName);
  if (kind === undefined) return null;
  const typed: Typed = tried?.typed ?? { occurredOn: [dateAsTyped(context.today)], ...(name === undefined ? {} : { name: [name] }) };
  const faults: Faults = tried?.faults ?? new Map<string, string>();
  return (
    <Details summary={summary} open={tried !== undefined}>
      <form method="post" action={`/prevention/${kindName}`} novalidate>
        <CsrfField token={context.who.csrf} />
        <input type="hidden" name="_command" value={context.ports.ids.next()} />
        <input type="hidden" name="person" value={person} />
        {Object.entries(kind.fields).filter(([field]) => field !== 'beside').map(([field, f]) => FieldView({ name: field, field: f, typed, faults, choices: NO_CHOICES }))}
        <WhenFields kind={kind} typed={typed} faults={faults} />
        <Button text="Record" preventDoubleClick />
      </form>
    </Details>
  );
}

async function send(context: Context): Promise<Reply> {
  const { ports, who, today, form: typed, params } = context;
  const kind: AnyKind | undefined = kindOf(params['kind'] ?? '');
  if (kind === undefined || kind.family !== 'prevention') return { is: 'not-found', what: 'There is nothing like this to record here' };
  const person = lastOf(typed, 'person');
  const again = (faults: Faults, errors: readonly string[] = []): Promise<PageReply> => page(context, { kind: kind.name, person, typed, faults, errors });
  if (lastOf(typed, '_more') !== '') return again(new Map());
  const read = readRecord(kind, typed, today);
  if (read.record === undefined) return again(read.faults);
  const known = person === '' ? undefined : (await loadPrevention(ports, who.reader, today)).find((r) => r.person === person);
  if (person !== '' && known === undefined) return { is: 'not-found', what: 'There is nobody like this on the list, or your role does not reach them' };
  const concern = known?.timeline.filter((e) => e.kind === 'prevention.concern').at(-1);
  const answers: EntryId | undefined = kind.name === 'prevention.liaison' ? concern?.id : undefined;
  const command = commandIdOf(typed, () => ports.ids.next());
  // Sent twice, it is about the same new person: the id follows from the command where that is one.
  const subject = id<SubjectId>(person !== '' ? person : /^[0-9a-f-]{36}$/.test(command) ? command : ports.ids.next());
  const done = await record(
    ports,
    { id: command, actor: context.actor(), subject: { kind: 'person', id: subject }, source: 'live', answers: {}, agreements: [], records: [{ ...read.record, ...(answers === undefined ? {} : { of: answers }) }] },
    { create: true },
  );
  if (done.outcome === 'recorded') return { is: 'redirect', to: '/prevention', notice: `Recorded: ${kind.label}.` };
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  return again(new Map(done.outcome === 'invalid' ? done.faults.map((f) => [f.field, ofValidation(kind, f)] as const) : []), done.outcome === 'invalid' ? [] : wordsOf(done));
}

const AUDIT = { event: 'prevention.opened', shown: 'the prevention list' } as const;
const PURPOSE = 'keeping young people out of the youth justice system';

/** The prevention list, apart from the children of the service. */
export const routes = [
  route({ method: 'GET', path: '/prevention', permission: 'register.see', purpose: PURPOSE, audit: AUDIT, handle: (context) => page(context) }),
  route({ method: 'POST', path: '/prevention/:kind', permission: 'cases.record', purpose: PURPOSE, audit: AUDIT, handle: send }),
];
