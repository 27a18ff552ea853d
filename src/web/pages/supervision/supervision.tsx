import { Button, Checkboxes, CsrfField, Details, InsetText, LooseDate, RagTag, Tag, Textarea } from '../../components/index.ts';
import { nameOf } from '../../../app/child/child-page.ts';
import { loadSupervision, type SupervisedCase, type SupervisionPage } from '../../../app/supervision/load-supervision.ts';
import { closeSupervision, recordAboutWorker } from '../../../app/supervision/hold-supervision.ts';
import type { Recorded } from '../../../app/record/record.ts';
import { isRole, MANAGERS, roleLabel, type Role } from '../../../core/access/roles.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import type { NewRecord } from '../../../core/decisions/command.ts';
import { id, type WorkerId } from '../../../core/values/ids.ts';
import { parseDateAsTyped } from '../../../core/values/loose.ts';
import { dayAndDate, longDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { commandIdOf } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { asRag } from '../child/child-header.tsx';
import { wordsOf } from '../meetings/sitting/acts.tsx';
import { showNote, submitNote } from './correct-note.tsx';
import { route, type Context, type FieldError, type PageReply, type Reply } from '../../route.ts';

const NOBODY = { is: 'not-found', what: 'There is nobody of this name here, or what is recorded about them is for them and their managers.' } as const;
const MAY_TAKE_PART: readonly Role[] = ['case-manager', 'team-manager', 'offender-management-coordinator', 'service-manager', 'quality-manager', 'seconded-police-officer'];

async function show(context: Context, errors: readonly FieldError[] = []): Promise<Reply> {
  const { ports, who, today, params } = context;
  const page = await loadSupervision(ports, who.reader, id<WorkerId>(params['worker'] ?? ''), today);
  return page === undefined ? NOBODY : pageOf(context, page, errors);
}

function pageOf(context: Context, page: SupervisionPage, errors: readonly FieldError[]): PageReply {
  const { who, today, form } = context;
  const base = `/supervision/${page.worker.id}`;
  const manages = who.reader.roles.some((r) => MANAGERS.includes(r)) && who.reader.worker !== page.worker.id;
  const missing = page.cases.filter((c) => c.row.dyo && !(c.hasPlan && c.hasRisk));
  return {
    is: 'page',
    title: `Supervision: ${page.worker.name}`,
    nav: 'team',
    wide: true,
    errors,
    body: (
      <>
        <h1 class="govuk-heading-xl">Supervision: {page.worker.name}</h1>
        <p class="govuk-body-l">
          {page.last === undefined ? 'No supervision is on record yet.' : `Last on ${dayAndDate(page.last, true)}.`} {page.planned === undefined ? 'None is planned.' : `Planned for ${dayAndDate(page.planned, true)}.`}
        </p>
        <Requests page={page} today={today} />
        <h2 class="govuk-heading-l">Agenda</h2>
        <p class="govuk-body">{page.cases.length} {page.cases.length === 1 ? 'case' : 'cases'}, {page.cases.filter((c) => c.row.dyo).length} of them DYO, who come first: Red before Amber before Green.</p>
        {page.cases.length === 0 ? <InsetText>No child is allocated to {page.worker.name}.</InsetText> : <ol class="govuk-list govuk-list--number">{page.cases.map((c) => <Case c={c} base={base} context={context} writes={manages} />)}</ol>}
        {manages && (
          <>
            <h2 class="govuk-heading-l">Close the supervision</h2>
            {missing.length > 0 && <InsetText>A note on plan and risk is still wanted for {missing.map((c) => nameOf(c.row)).join(', ')}.</InsetText>}
            <Form context={context} action={`${base}/close`}>
              <Checkboxes name="present" label="Who took part" labelSize="s" small items={MAY_TAKE_PART.map((r) => ({ value: r, text: roleLabel(r) }))} values={form['present'] ?? ['case-manager', 'team-manager']} error={errors.find((e) => e.field === 'present')?.text} />
              <Textarea name="note" label="Beside the cases (optional)" labelSize="s" hint={`Seen by ${page.worker.name} and their managers alone`} rows={3} value={lastOf(form, 'note')} spellcheck />
              <Button text="Close the supervision" preventDoubleClick />
            </Form>
            <Details summary="Plan a supervision"><DayForm context={context} action={`${base}/plan`} label="On which day?" errors={errors} button="Plan it" /></Details>
            {page.mayAsk && <Details summary="Ask the Offender Management Coordinator to join"><DayForm context={context} action={`${base}/ask`} label="The supervision of which day?" errors={errors} button="Ask" /></Details>}
          </>
        )}
        {page.earlier.length > 0 && (
          <>
            <h2 class="govuk-heading-l">Earlier</h2>
            <ul class="govuk-list govuk-list--bullet">{page.earlier.slice(0, 12).map((e) => <li>{dayAndDate(e.occurredOn, true)}: {kindOf(e.kind)?.summary(e.data, { worker: String, agency: String, date: longDate })}{typeof e.data['note'] === 'string' ? `. ${e.data['note']}` : ''}</li>)}</ul>
          </>
        )}
      </>
    ),
  };
}

function Requests({ page, today }: { readonly page: SupervisionPage; readonly today: PlainDate }) {
  if (page.requests.length === 0) return null;
  const state = (d: SupervisionPage['requests'][number]): { text: string; colour: 'green' | 'red' | 'yellow' } => {
    if (d.state === 'met') return { text: 'Joined', colour: 'green' };
    if (d.state === 'missed') return { text: 'Not met', colour: 'red' };
    return d.due !== undefined && d.due < today ? { text: 'Late', colour: 'red' } : { text: 'Asked', colour: 'yellow' };
  };
  return (
    <section aria-labelledby="requests">
      <h2 class="govuk-heading-m" id="requests">Asked to join</h2>
      <ul class="govuk-list">{page.requests.slice(-5).map((d) => <li><Tag {...state(d)} /> {roleLabel(d.owner)}{d.due === undefined ? '' : `, supervision of ${dayAndDate(d.due, true)}`} <span class="govuk-hint">{d.clause}</span></li>)}</ul>
    </section>
  );
}

function Case({ c, base, context, writes }: { readonly c: SupervisedCase; readonly base: string; readonly context: Context; readonly writes: boolean }) {
  const { row } = c;
  const tried = lastOf(context.form, 'child') === row.id ? context.form : undefined;
  const said = row.dyo && c.hasPlan && c.hasRisk;
  return (
    <li>
      <p class="govuk-body govuk-!-margin-bottom-1">
        <a class="govuk-link" href={`/children/${row.id}`}>{nameOf(row)}</a> {row.dyo && <RagTag colour={asRag(row.rag)} {...(row.rag === undefined ? { text: 'DYO, not yet rated' } : {})} />}{' '}
        {row.dyo && <Tag text={said ? 'Discussed' : 'Plan and risk wanted'} colour={said ? 'green' : 'yellow'} />}
      </p>
      <p class="govuk-body-s govuk-!-margin-bottom-1">Management oversight: {c.lastOversight === undefined ? 'none yet' : longDate(c.lastOversight)}. {row.late} late, {row.open} open.</p>
      {c.notes.map((n) => <p class="govuk-body-s govuk-!-margin-bottom-1">{longDate(n.on)}: {[n.plan === undefined ? '' : `Plan: ${n.plan}`, n.risk === undefined ? '' : `Risk: ${n.risk}`, n.next === undefined ? '' : `Next: ${n.next}`].filter(Boolean).join('. ')}{writes && <> <a class="govuk-link" href={`${base}/notes/${n.id}`}>Correct<span class="govuk-visually-hidden"> the note on {nameOf(row)}</span></a></>}</p>)}
      {writes && (
        <Details summary={`Write a note on ${nameOf(row)}`} open={tried !== undefined}>
          <Form context={context} action={`${base}/note`}>
            <input type="hidden" name="child" value={row.id} />
            <Textarea id={`plan-${row.id}`} name="plan" label="Pathways and Planning" labelSize="s" rows={3} value={tried === undefined ? '' : lastOf(tried, 'plan')} spellcheck />
            <Textarea id={`risk-${row.id}`} name="risk" label="Risk now" labelSize="s" rows={3} value={tried === undefined ? '' : lastOf(tried, 'risk')} spellcheck />
            <Textarea id={`next-${row.id}`} name="next" label="What happens next (optional)" labelSize="s" rows={2} value={tried === undefined ? '' : lastOf(tried, 'next')} spellcheck />
            <p class="govuk-hint">It stands on the child’s record too, as management oversight.</p>
            <Button text="Record the note" kind="secondary" preventDoubleClick />
          </Form>
        </Details>
      )}
    </li>
  );
}

function Form({ context, action, children }: { readonly context: Context; readonly action: string; readonly children: preact.ComponentChildren }) {
  return (
    <form method="post" action={action} novalidate>
      <CsrfField token={context.who.csrf} />
      <input type="hidden" name="_command" value={context.ports.ids.next()} />
      {children}
    </form>
  );
}

function DayForm({ context, action, label, errors, button }: { readonly context: Context; readonly action: string; readonly label: string; readonly errors: readonly FieldError[]; readonly button: string }) {
  const name = action.split('/').at(-1) ?? 'day';
  return (
    <Form context={context} action={action}>
      <LooseDate name={name} label={label} labelSize="s" value={lastOf(context.form, name)} error={errors.find((e) => e.field === name)?.text} />
      <Button text={button} kind="secondary" preventDoubleClick />
    </Form>
  );
}

async function answered(context: Context, done: Recorded, notice: string): Promise<Reply> {
  const to = `/supervision/${context.params['worker'] ?? ''}`;
  if (done.outcome === 'recorded') return { is: 'redirect', to, notice };
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  return show(context, wordsOf(done).map((text) => ({ text })));
}

const supervising = (context: Context) => ({ command: commandIdOf(context.form, () => context.ports.ids.next()), actor: context.actor(), worker: id<WorkerId>(context.params['worker'] ?? '') });

async function note(context: Context): Promise<Reply> {
  const text = (name: string): Readonly<Record<string, string>> => (lastOf(context.form, name).trim() === '' ? {} : { [name]: lastOf(context.form, name).trim() });
  const record: NewRecord = { kind: 'supervision.case-discussed', occurredOn: context.today, data: { child: lastOf(context.form, 'child'), ...text('plan'), ...text('risk'), ...text('next') } };
  const page = await loadSupervision(context.ports, context.who.reader, supervising(context).worker, context.today);
  if (page === undefined) return NOBODY;
  if (!page.cases.some((c) => c.row.id === record.data['child'])) return show(context, [{ text: 'This child is not among the worker’s cases' }]);
  return answered(context, await recordAboutWorker(context.ports, supervising(context), [record]), 'Recorded here and on the child’s record.');
}

async function dated(context: Context, name: 'plan' | 'ask', record: (on: PlainDate) => NewRecord, notice: string): Promise<Reply> {
  const on = parseDateAsTyped(lastOf(context.form, name), context.today, 'future');
  if (!on.ok) return show(context, [{ field: name, text: `Day: give ${on.error}` }]);
  return answered(context, await recordAboutWorker(context.ports, supervising(context), [record(on.value)]), notice);
}

async function close(context: Context): Promise<Reply> {
  const present = ((context.form as Typed)['present'] ?? []).filter(isRole);
  if (present.length === 0) return show(context, [{ field: 'present', text: 'Choose who took part' }]);
  return answered(context, await closeSupervision(context.ports, context.who.reader, supervising(context), { present, note: lastOf(context.form, 'note') }), 'The supervision is closed.');
}

const AUDIT = { event: 'supervision.opened', shown: 'a worker’s cases and supervision' } as const;
const PURPOSE = 'supervising a colleague’s casework';

/** A worker's supervision: for the worker and their managers. */
export const routes = [
  route({ method: 'GET', path: '/supervision/:worker', permission: 'cases.see', purpose: PURPOSE, audit: AUDIT, handle: (context) => show(context) }),
  route({ method: 'POST', path: '/supervision/:worker/note', permission: 'team.see', purpose: PURPOSE, audit: AUDIT, handle: note }),
  route({ method: 'GET', path: '/supervision/:worker/notes/:note', permission: 'team.see', purpose: PURPOSE, audit: AUDIT, handle: showNote }),
  route({ method: 'POST', path: '/supervision/:worker/notes/:note', permission: 'team.see', purpose: PURPOSE, audit: AUDIT, handle: submitNote }),
  route({ method: 'POST', path: '/supervision/:worker/close', permission: 'team.see', purpose: PURPOSE, audit: AUDIT, handle: close }),
  route({
    method: 'POST', path: '/supervision/:worker/plan', permission: 'team.see', purpose: PURPOSE, audit: AUDIT,
    handle: (context) => dated(context, 'plan', (on) => ({ kind: 'supervision.planned', occurredOn: context.today, data: { on } }), 'The supervision is planned.'),
  }),
  route({
    method: 'POST', path: '/supervision/:worker/ask', permission: 'team.see', purpose: PURPOSE, audit: AUDIT,
    handle: (context) => dated(context, 'ask', (on) => ({ kind: 'supervision.join-asked', occurredOn: context.today, data: { who: 'offender-management-coordinator', on } }), 'The coordinator is asked to join.'),
  }),
];
