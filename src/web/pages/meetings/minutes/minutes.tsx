import { Button, CsrfField, Input, InsetText, SummaryList, Table, Textarea, WarningText } from '../../../components/index.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import { id, type SubjectId } from '../../../../core/values/ids.ts';
import { minutesOf, type Minutes } from '../../../../app/meetings/minutes.ts';
import { markCopy } from '../../../../app/meetings/open-sitting.ts';
import { minutesDocx, type MinutesDocument } from '../../../../documents/minutes/minutes-docx.ts';
import { commandIdOf } from '../../../forms/read-record.ts';
import { lastOf } from '../../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../../route.ts';
import { wordsOf } from '../sitting/acts.tsx';
import { documentOf, inWords, outcomeWords } from './minutes-document.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const NO_MINUTES: Reply = { is: 'not-found', what: 'There are no minutes here: the meeting is not closed, or the child was not before it' };
const EXTRACT = 'Extract for one child. No other child is named in it.';

/** The minutes: an extract for each child; a copy of the whole is an act of its own. */
export async function showMinutes(context: Context): Promise<Reply> {
  return index(context, []);
}

async function index(context: Context, errors: readonly FieldError[]): Promise<Reply> {
  const minutes = await load(context);
  if (minutes === undefined) return NO_MINUTES;
  const { sitting } = minutes;
  const base = `/meetings/${sitting.id}`;
  const at = (name: string): string | undefined => errors.find((e) => e.field === name)?.text;
  return {
    is: 'page',
    title: `Minutes: ${sitting.meeting.title}, ${longDate(sitting.state.on)}`,
    nav: 'meetings',
    back: { href: base, text: sitting.meeting.title },
    errors,
    ...(errors.length > 0 ? { status: 422 } : {}),
    body: (
      <>
        <h1 class="govuk-heading-l">Minutes of the {sitting.meeting.title}, {longDate(sitting.state.on)}</h1>
        <p class="govuk-body">Each child’s extract names no other child. What stands here is what the meeting put on record; a correction is made on the child’s record and shown here.</p>
        <Table
          caption="Extracts" captionSize="m" stackOnMobile firstCellIsHeader head={['Child', 'Outcome', 'Extract']}
          rows={minutes.children.map((c) => [
            <a class="govuk-link" href={`/children/${c.child}`}>{c.name}</a>, outcomeWords(c),
            <><a class="govuk-link" href={`${base}/minutes/${c.child}`}>Page<span class="govuk-visually-hidden"> for {c.name}</span></a>, <a class="govuk-link" href={`${base}/minutes/${c.child}/docx`}>Word document<span class="govuk-visually-hidden"> for {c.name}</span></a></>,
          ])}
        />
        <h2 class="govuk-heading-m">Copies of the whole</h2>
        {sitting.state.copies.length === 0 ? <p class="govuk-body">None has been made.</p> : (
          <ul class="govuk-list govuk-list--bullet">
            {sitting.state.copies.map((c) => <li>For {String(c.data['for'])}, {longDate(c.occurredOn)}, by {sitting.names.worker(c.recordedBy)}: {String(c.data['reason'])}. <a class="govuk-link" href={`${base}/copies/${c.id}`}>Page</a>, <a class="govuk-link" href={`${base}/copies/${c.id}/docx`}>Word document</a></li>)}
          </ul>
        )}
        {context.may('meetings.run') && (
          <form method="post" action={`${base}/copies`} novalidate>
            <CsrfField token={context.who.csrf} />
            <input type="hidden" name="_command" value={context.ports.ids.next()} />
            <input type="hidden" name="_page" value={`${base}/minutes`} />
            <InsetText text="In a copy of the whole every child is named. That it was made, for whom and why is kept." />
            <Input name="for" label="For whom" width={20} value={lastOf(context.held?.form ?? context.form, 'for')} error={at('for')} />
            <Textarea name="reason" label="Why an extract is not enough" rows={2} value={lastOf(context.held?.form ?? context.form, 'reason')} error={at('reason')} />
            <Button text="Make a copy of the whole" kind="secondary" preventDoubleClick />
          </form>
        )}
      </>
    ),
  };
}

export async function makeCopy(context: Context): Promise<Reply> {
  const { form } = context;
  const sitting = id<SubjectId>(context.params['sitting'] ?? '');
  const errors: FieldError[] = [];
  if (lastOf(form, 'for').trim() === '') errors.push({ field: 'for', text: 'Enter for whom the copy is' });
  if (lastOf(form, 'reason').trim() === '') errors.push({ field: 'reason', text: 'Enter why an extract is not enough' });
  if (errors.length > 0) return index(context, errors);
  const done = await markCopy(context.ports, { command: commandIdOf(form, () => context.ports.ids.next()), actor: context.actor(), sitting, for: lastOf(form, 'for').trim(), reason: lastOf(form, 'reason').trim() });
  if (done.outcome === 'recorded') return { is: 'redirect', to: `/meetings/${sitting}/copies/${done.entries[0] ?? ''}`, notice: 'The copy is marked' };
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  return index(context, wordsOf(done).map((text) => ({ text })));
}

export async function showExtract(context: Context): Promise<Reply> {
  const minutes = await extract(context);
  if (minutes === undefined) return NO_MINUTES;
  const child = minutes.children[0];
  return documentPage(context, minutes, EXTRACT, false, `/meetings/${minutes.sitting.id}/minutes/${child?.child ?? ''}/docx`);
}

export async function extractFile(context: Context): Promise<Reply> {
  const minutes = await extract(context);
  return minutes === undefined ? NO_MINUTES : file(context, minutes, EXTRACT, false, minutes.children[0]?.reference ?? 'extract');
}

export async function showCopy(context: Context): Promise<Reply> {
  const copy = await copyOf(context);
  return copy === undefined ? NO_MINUTES : documentPage(context, copy.minutes, copy.mark, true, `/meetings/${copy.minutes.sitting.id}/copies/${context.params['entry'] ?? ''}/docx`);
}

export async function copyFile(context: Context): Promise<Reply> {
  const copy = await copyOf(context);
  return copy === undefined ? NO_MINUTES : file(context, copy.minutes, copy.mark, true, 'whole');
}

function load(context: Context, child?: SubjectId): Promise<Minutes | undefined> {
  return minutesOf(context.ports, context.who.reader, id<SubjectId>(context.params['sitting'] ?? ''), inWords, child);
}

async function extract(context: Context): Promise<Minutes | undefined> {
  const minutes = await load(context, id<SubjectId>(context.params['child'] ?? ''));
  return minutes === undefined || minutes.children.length === 0 ? undefined : minutes;
}

/** A copy of the whole exists only where one has been marked. */
async function copyOf(context: Context): Promise<{ readonly minutes: Minutes; readonly mark: string } | undefined> {
  const minutes = await load(context);
  const copy = minutes?.sitting.state.copies.find((c) => c.id === context.params['entry']);
  if (minutes === undefined || copy === undefined) return undefined;
  return { minutes, mark: `Copy of the whole, for ${String(copy.data['for'])}, ${longDate(copy.occurredOn)}: ${String(copy.data['reason'])}` };
}

async function file(context: Context, minutes: Minutes, mark: string, whole: boolean, name: string): Promise<Reply> {
  const bytes = await minutesDocx(documentOf(minutes, context.who.serviceName, mark, whole));
  return { is: 'file', filename: `minutes-${minutes.sitting.state.on}-${name.replace(/[^\w-]/g, '-')}.docx`, type: DOCX, bytes };
}

function documentPage(context: Context, minutes: Minutes, mark: string, whole: boolean, docx: string): Reply {
  const m = documentOf(minutes, context.who.serviceName, mark, whole);
  return {
    is: 'page',
    title: whole ? `Minutes: ${m.title}` : `Extract: ${m.children[0]?.heading ?? ''}`,
    nav: 'meetings',
    back: { href: `/meetings/${minutes.sitting.id}/minutes`, text: 'Minutes' },
    body: <DocumentView m={m} docx={docx} whole={whole} />,
  };
}

function DocumentView({ m, docx, whole }: { readonly m: MinutesDocument; readonly docx: string; readonly whole: boolean }) {
  return (
    <>
      <h1 class="govuk-heading-l">{m.title}</h1>
      {whole ? <WarningText text={m.mark} /> : <p class="govuk-body"><strong>{m.mark}</strong></p>}
      <p class="govuk-body tl-no-print"><a class="govuk-link" href={docx}>Word document</a></p>
      <SummaryList rows={m.facts.map(([key, value]) => ({ key, value }))} />
      <Table caption="Attendance" captionSize="m" stackOnMobile head={['Name', 'Role', 'Attendance']} rows={m.attendance.map((row) => [...row])} />
      {m.children.map((c) => (
        <section>
          <h2 class="govuk-heading-m">{c.heading}</h2>
          <p class="govuk-body">{c.outcome}</p>
          {c.entries.map((e) => (
            <>
              <h3 class="govuk-heading-s">{e.title}</h3>
              <SummaryList rows={e.lines.map(([key, value]) => ({ key, value: <span class="tl-lines">{value}</span> }))} />
              {e.corrected !== undefined && <InsetText text={e.corrected} />}
            </>
          ))}
        </section>
      ))}
      {m.note !== undefined && <><h2 class="govuk-heading-m">Note on the meeting</h2><p class="govuk-body tl-lines">{m.note}</p></>}
    </>
  );
}
