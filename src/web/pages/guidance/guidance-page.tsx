import { Button, Checkboxes, CsrfField, Details, Input, InsetText, LooseDate, Select, Table } from '../../components/index.ts';
import { documentsOn, type DocumentOn } from '../../../app/cohorts/documents.ts';
import { issueToManaged } from '../../../app/cohorts/issue-document.ts';
import { recordAboutService } from '../../../app/cohorts/record-about-service.ts';
import { MANAGERS } from '../../../core/access/roles.ts';
import { parseDateAsTyped } from '../../../core/values/loose.ts';
import { dayAndDate, longDate, parsePlainDate, type PlainDate } from '../../../core/values/plain-date.ts';
import { commandIdOf } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../route.ts';
import { roleInWords, rolesWithDocuments } from './role-page.tsx';

const NEW = 'new';

/** The documents that are read with the policy, each in the version in force, with those that were before. */
export async function showGuidance(context: Context, faults: readonly FieldError[] = []): Promise<Reply> {
  const { ports, who, today } = context;
  const all = await documentsOn(ports, who.reader, today);
  const mayKeep = who.reader.roles.some((r) => MANAGERS.includes(r) || r === 'business-support');
  return {
    is: 'page',
    title: 'Policy and guidance',
    nav: 'policy',
    back: { href: '/policy', text: 'The policy in force' },
    ...(faults.length === 0 ? {} : { errors: faults, status: 422 }),
    body: (
      <>
        <h1 class="govuk-heading-xl">Policy and guidance</h1>
        <p class="govuk-body-l">What is read together with the policy, as it counts on {dayAndDate(today, true)}. A decision is shown with the version that was in force on its day.</p>
        {all.length === 0 ? <InsetText>The policy in force names no document.</InsetText> : (
          <Table
            caption="Documents" captionHidden stackOnMobile head={['Document', 'In force', 'Counts from', 'Next review', 'Before']}
            rows={all.map((d) => [
              <Title document={d} />,
              versionWords(d),
              d.current === undefined ? '' : longDate(d.current.from),
              d.nextReview === undefined ? 'not set' : <>{longDate(d.nextReview)}{d.nextReview < today && <strong>, passed</strong>}</>,
              <Earlier document={d} />,
            ])}
          />
        )}
        {rolesWithDocuments(all).length > 0 && <p class="govuk-body">Roles with documents of their own: {rolesWithDocuments(all).map((r, i) => <>{i === 0 ? '' : ', '}<a class="govuk-link" href={`/guidance/roles/${r}`}>{roleInWords(r)}</a></>)}.</p>}
        {mayKeep && <VersionForm context={context} all={all} faults={faults} />}
        {who.reader.roles.some((r) => MANAGERS.includes(r)) && <ReviewForm context={context} all={all} faults={faults} />}
      </>
    ),
  };
}

function versionWords(d: DocumentOn): string {
  return d.current === undefined ? 'no version yet' : [d.current.issue, d.current.label].filter(Boolean).join(', ');
}

function Title({ document: d }: { readonly document: DocumentOn }) {
  return (
    <>
      {d.link !== undefined && /^https?:\/\//.test(d.link) ? <a class="govuk-link" href={d.link} rel="noreferrer">{d.title}</a> : d.title}
      {d.link !== undefined && !/^https?:\/\//.test(d.link) && <><br /><span class="govuk-hint">{d.link}</span></>}
      {d.clause !== undefined && <><br /><a class="govuk-link govuk-body-s" href={`/policy/${d.clause}`}>{d.clause}</a></>}
    </>
  );
}

function Earlier({ document: d }: { readonly document: DocumentOn }) {
  const earlier = d.versions.filter((v) => v.from !== d.current?.from);
  if (earlier.length === 0) return <>none</>;
  return <ul class="govuk-list govuk-!-margin-bottom-0">{earlier.map((v) => <li>{[v.issue, v.label].filter(Boolean).join(', ')}, from {longDate(v.from)}</li>)}</ul>;
}

interface FormModel {
  readonly context: Context;
  readonly all: readonly DocumentOn[];
  readonly faults: readonly FieldError[];
}

function VersionForm({ context, all, faults }: FormModel) {
  const typed = context.held?.form ?? context.form;
  const fault = (name: string): string | undefined => faults.find((f) => f.field === name)?.text;
  return (
    <Details summary="Enter a version, or a new document" open={faults.some((f) => f.field?.startsWith('version-') ?? false)}>
      <form method="post" action="/guidance/versions" novalidate>
        <CsrfField token={context.who.csrf} />
        <input type="hidden" name="_command" value={lastOf(typed, '_command') || context.ports.ids.next()} />
        <Select id="version-document" name="version-document" label="Document" value={lastOf(typed, 'version-document')} items={[...all.map((d) => ({ value: d.name, text: d.title })), { value: NEW, text: 'A new document' }]} />
        <Input id="version-title" name="version-title" label="Title, if it is new" value={lastOf(typed, 'version-title')} error={fault('version-title')} />
        <Input id="version-label" name="version-label" label="What the version is called" hint="For example, November 2018" value={lastOf(typed, 'version-label')} error={fault('version-label')} />
        <Input id="version-issue" name="version-issue" label="Issue (optional)" hint="For example, Issue Four" value={lastOf(typed, 'version-issue')} />
        <Input id="version-from" name="version-from" label="Counts from" hint="A day, or a month such as 11/2018: then from the first of it" width={10} value={lastOf(typed, 'version-from')} error={fault('version-from')} />
        <Input id="version-link" name="version-link" label="Where it is kept (optional)" hint="An address, or the place in the service" value={lastOf(typed, 'version-link')} />
        <Input id="version-source" name="version-source" label="Whose document it is (optional)" hint="For example, Local Safeguarding Children Board (LSCB)" value={lastOf(typed, 'version-source')} />
        {context.who.reader.roles.some((r) => MANAGERS.includes(r)) && <Checkboxes name="version-issued" label="Who is to read it" labelSize="s" small values={typed['version-issued'] ?? []} items={[{ value: 'managed', text: 'All staff whom I manage are to confirm that they have read it' }]} />}
        <Button text="Record the version" kind="secondary" preventDoubleClick />
      </form>
    </Details>
  );
}

function ReviewForm({ context, all, faults }: FormModel) {
  const typed = context.held?.form ?? context.form;
  return (
    <Details summary="Set the next review of a document" open={faults.some((f) => f.field?.startsWith('review-') ?? false)}>
      <form method="post" action="/guidance/reviews" novalidate>
        <CsrfField token={context.who.csrf} />
        <input type="hidden" name="_command" value={lastOf(typed, '_command') || context.ports.ids.next()} />
        <Select id="review-document" name="review-document" label="Document" value={lastOf(typed, 'review-document')} items={all.map((d) => ({ value: d.name, text: d.title }))} />
        <LooseDate id="review-next" name="review-next" label="Reviewed next by" value={lastOf(typed, 'review-next')} error={faults.find((f) => f.field === 'review-next')?.text} />
        <Button text="Set the review" kind="secondary" preventDoubleClick />
      </form>
    </Details>
  );
}

const MONTH = /^(\d{1,2})[/.-](\d{4})$/;

/** A day as people type it, or a month, which counts from its first day. */
function fromOf(text: string, today: PlainDate): { readonly day?: PlainDate; readonly wants?: string } {
  const month = MONTH.exec(text.trim());
  const first = month === null ? undefined : parsePlainDate(`${month[2] ?? ''}-${(month[1] ?? '').padStart(2, '0')}-01`);
  if (first !== undefined) return { day: first };
  const day = parseDateAsTyped(text, today, 'past');
  return day.ok ? { day: day.value } : { wants: day.error };
}

export async function setVersion(context: Context): Promise<Reply> {
  const { form, today } = context;
  const text = (name: string): string => lastOf(form, `version-${name}`).trim();
  const from = fromOf(text('from'), today);
  const faults: FieldError[] = [];
  if (text('label') === '') faults.push({ field: 'version-label', text: 'Say what the version is called' });
  if (from.day === undefined) faults.push({ field: 'version-from', text: `Counts from: give ${from.wants ?? 'a day'}` });
  if (text('document') === NEW && text('title') === '') faults.push({ field: 'version-title', text: 'Give the title of the new document' });
  if (faults.length > 0) return showGuidance(context, faults);
  const document = text('document') === NEW ? text('title').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 80) : text('document');
  return send(context, 'document.version-set', {
    document, label: text('label'), from: from.day,
    ...(text('document') === NEW ? { title: text('title') } : {}), ...(text('issue') === '' ? {} : { issue: text('issue') }), ...(text('link') === '' ? {} : { link: text('link') }), ...(text('source') === '' ? {} : { source: text('source') }),
  }, 'version-', async () => {
    if (text('issued') !== 'managed') return 'Recorded';
    const given = await issueToManaged(context.ports, context.who.reader, context.actor(), { document, version: text('label'), on: today });
    return given === 0 ? 'Recorded. Nobody whom you manage had still to be given it.' : `Recorded. ${given === 1 ? '1 person is' : `${given} people are`} to confirm that they have read it.`;
  });
}

export async function setReview(context: Context): Promise<Reply> {
  const next = parseDateAsTyped(lastOf(context.form, 'review-next'), context.today, 'future');
  if (!next.ok) return showGuidance(context, [{ field: 'review-next', text: `Reviewed next by: give ${next.error}` }]);
  return send(context, 'document.review-set', { document: lastOf(context.form, 'review-document'), next: next.value }, 'review-');
}

async function send(context: Context, kind: string, data: Readonly<Record<string, unknown>>, prefix: string, then: () => Promise<string> = async () => 'Recorded'): Promise<Reply> {
  const done = await recordAboutService(context.ports, context.who.reader, { command: commandIdOf(context.form, () => context.ports.ids.next()), actor: context.actor(), kind, data, on: context.today });
  switch (done.outcome) {
    case 'recorded':
      return { is: 'redirect', to: '/guidance', notice: await then() };
    case 'invalid':
      return showGuidance(context, done.faults.map((f) => ({ field: `${prefix}${f.field}`, text: `Give ${f.expected}` })));
    case 'refused':
      return { is: 'forbidden', why: done.objections.map((o) => `${o.says}: ${o.wants}${o.clause === '' ? '' : ` (${o.clause})`}`).join(' ') };
    case 'not-allowed':
      return { is: 'forbidden', why: done.why };
    default:
      return showGuidance(context, [{ text: 'It was not recorded: the record changed meanwhile. Send it again.' }]);
  }
}
