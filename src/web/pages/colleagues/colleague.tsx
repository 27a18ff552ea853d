import { loadColleague, type Colleague } from '../../../app/colleagues/load-colleague.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { recordAboutWorker } from '../../../app/supervision/hold-supervision.ts';
import { roleLabel } from '../../../core/access/roles.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { id, type WorkerId } from '../../../core/values/ids.ts';
import { dayAndDate, longDate } from '../../../core/values/plain-date.ts';
import { Button, CsrfField, EnterSends, InsetText, Select, SummaryList } from '../../components/index.ts';
import { entryText, type Choices } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { commandIdOf, ofValidation, readRecord } from '../../forms/read-record.ts';
import { WhenFields } from '../../forms/record-form.tsx';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { wordsOf } from '../meetings/sitting/acts.tsx';

const NOBODY = { is: 'not-found', what: 'There is nobody of this name here, or what is recorded about them is for them and their managers.' } as const;

const load = (context: Context): Promise<Colleague | undefined> => loadColleague(context.ports, context.who.reader, context.who.role, id<WorkerId>(context.params['worker'] ?? ''), context.today);

/** What is on record about somebody who works here, what is owed, and what can be recorded. */
export async function showColleague(context: Context): Promise<Reply> {
  const colleague = await load(context);
  if (colleague === undefined) return NOBODY;
  const { worker, entries, open, offers, names } = colleague;
  const own = worker.id === context.who.reader.worker;
  const posts = [...new Set(worker.posts.map((p) => `${roleLabel(p.role)}${p.area === '' ? '' : `, ${p.area}`}`))];
  return {
    is: 'page',
    title: worker.name,
    nav: 'team',
    back: { href: '/colleagues', text: 'Colleagues' },
    body: (
      <>
        <h1 class="govuk-heading-xl">{worker.name}</h1>
        <p class="govuk-body">Seen by {own ? 'you and your managers' : 'them and their managers'}.</p>
        <SummaryList rows={[{ key: 'Works as', value: posts.join('; ') || 'Nothing today' }, ...(worker.team === undefined ? [] : [{ key: 'Team', value: worker.team }])]} />
        {open.length > 0 && (
          <>
            <h2 class="govuk-heading-m">To be done</h2>
            <ul class="govuk-list govuk-list--bullet">{open.map((d) => <li>{d.title}{d.due === undefined ? '' : `, ${d.due < context.today ? 'late: was due' : 'due'} ${dayAndDate(d.due, true)}`} ({d.clause})</li>)}</ul>
          </>
        )}
        {offers.length > 0 && (
          <>
            <h2 class="govuk-heading-m">Record</h2>
            <ul class="govuk-list">{offers.map((k) => <li><a class="govuk-link" href={`/colleagues/${worker.id}/record/${k.name}`}>{k.label}</a></li>)}</ul>
          </>
        )}
        <h2 class="govuk-heading-m">On record</h2>
        {entries.length === 0 ? <InsetText>Nothing is recorded yet.</InsetText> : <dl class="govuk-summary-list">{entries.map((e) => <Line entry={e} names={names} />)}</dl>}
      </>
    ),
  };
}

function Line({ entry, names }: { readonly entry: Entry; readonly names: Colleague['names'] }) {
  const kind = kindOf(entry.kind);
  return (
    <div class="govuk-summary-list__row">
      <dt class="govuk-summary-list__key">{longDate(entry.occurredOn)}</dt>
      <dd class="govuk-summary-list__value">{kind?.label}: {kind?.summary(entry.data, names)}<div class="govuk-hint govuk-!-margin-bottom-0">Recorded by {names.worker(entry.recordedBy)}</div></dd>
    </div>
  );
}

function offered(context: Context, colleague: Colleague): AnyKind | undefined {
  return colleague.offers.find((k) => k.name === context.params['kind']);
}

/** The form of one entry about a colleague. */
export async function showForm(context: Context): Promise<Reply> {
  const colleague = await load(context);
  const kind = colleague === undefined ? undefined : offered(context, colleague);
  if (colleague === undefined || kind === undefined) return NOBODY;
  const of = context.query['of'];
  const answered = colleague.entries.find((e) => e.id === of);
  const roles = [...new Set(colleague.worker.posts.map((p) => p.role))];
  // What is answered says already what it was about.
  const known = Object.keys(kind.fields).flatMap((name) => (typeof answered?.data[name] === 'string' ? [[name, [answered.data[name]]] as const] : []));
  return form(context, colleague, kind, { occurredOn: [dateAsTyped(context.today)], roles, ...Object.fromEntries(known), ...(of === undefined ? {} : { of: [of] }) }, new Map(), []);
}

function form(context: Context, colleague: Colleague, kind: AnyKind, typed: Typed, faults: Faults, said: readonly string[]): Reply {
  const { worker, peers, everybody, entries, names } = colleague;
  const standsIn = Object.hasOwn(kind.fields, 'stand-in');
  const person = (w: Colleague['worker']): { readonly value: string; readonly text: string } => ({ value: w.id, text: `${w.name}${w.posts.length === 0 ? '' : `, ${[...new Set(w.posts.map((p) => roleLabel(p.role)))].join(' and ')}`}` });
  const choices: Choices = {
    people: (standsIn ? peers : everybody.filter((w) => w.id !== worker.id)).map(person),
    roles: [...new Set(worker.posts.map((p) => p.role))].map((r) => ({ value: r, text: roleLabel(r) })),
    areas: [], agencies: [], duties: [], systems: [], asked: new Map(), entries: (kinds) => entries.filter((e) => kinds.includes(e.kind)).map((e) => ({ value: e.id, text: entryText(e, names) })),
  };
  const answers = kind.answers === undefined || kind.answers === 'any' ? [] : choices.entries(kind.answers);
  const title = `${kind.label}: ${worker.name}`;
  const errors = [...[...faults].map(([field, text]) => ({ field, text })), ...said.map((text) => ({ text }))];
  return {
    is: 'page',
    title,
    nav: 'team',
    back: { href: `/colleagues/${worker.id}`, text: worker.name },
    ...(errors.length === 0 ? {} : { errors, status: 422 }),
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        {kind.hint !== undefined && <p class="govuk-body">{kind.hint}</p>}
        <form method="post" action={`/colleagues/${worker.id}/record/${kind.name}`} novalidate>
          <EnterSends text="Record" />
          <CsrfField token={context.who.csrf} />
          <input type="hidden" name="_command" value={lastOf(typed, '_command') || context.ports.ids.next()} />
          {answers.length > 0 && <Select name="of" label="Which one is meant?" labelSize="s" items={[...(answers.length > 1 ? [{ value: '', text: 'Choose' }] : []), ...answers]} value={lastOf(typed, 'of')} />}
          {Object.entries(kind.fields).map(([field, f]) => FieldView({ name: field, field: f, typed, faults, choices }))}
          {/* Days away are fields of their own: that it is said today needs no asking. */}
          {standsIn ? <input type="hidden" name="occurredOn" value={dateAsTyped(context.today)} /> : <WhenFields kind={kind} typed={typed} faults={faults} />}
          <Button text="Record" preventDoubleClick />
        </form>
      </>
    ),
  };
}

/** Records it, or shows the form again with what was typed. */
export async function sendForm(context: Context): Promise<Reply> {
  const { form: typed } = context;
  const colleague = await load(context);
  const kind = colleague === undefined ? undefined : offered(context, colleague);
  if (colleague === undefined || kind === undefined) return NOBODY;
  const { worker, peers } = colleague;
  const read = readRecord(kind, typed, context.today);
  const faults = new Map(read.faults);
  if (Object.hasOwn(kind.fields, 'stand-in') && !faults.has('stand-in') && !peers.some((w) => w.id === lastOf(typed, 'stand-in'))) faults.set('stand-in', 'Who stands in: choose somebody else of the same agency who works here');
  const held: readonly string[] = worker.posts.map((p) => p.role);
  if (Object.hasOwn(kind.fields, 'roles') && (typed['roles'] ?? []).some((r) => !held.includes(r))) faults.set('roles', 'In which roles: choose among those that the person holds');
  if (read.record === undefined || faults.size > 0) return form(context, colleague, kind, typed, faults, []);
  const done = await recordAboutWorker(context.ports, { command: commandIdOf(typed, () => context.ports.ids.next()), actor: context.actor(), worker: worker.id }, [read.record]);
  if (done.outcome === 'recorded') return { is: 'redirect', to: `/colleagues/${worker.id}`, notice: `Recorded: ${kind.label}.` };
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  const wrong = done.outcome === 'invalid' ? new Map(done.faults.map((f) => [f.field, ofValidation(kind, f)] as const)) : new Map<string, string>();
  return form(context, colleague, kind, typed, wrong, done.outcome === 'invalid' ? [] : done.outcome === 'proposed' ? ['It waits for somebody’s agreement'] : wordsOf(done));
}
