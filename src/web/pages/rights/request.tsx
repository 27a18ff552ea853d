import { nameOf } from '../../../app/child/child-page.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { Button, InsetText, SummaryList, WarningText } from '../../components/index.ts';
import { dayAndDate } from '../../../core/values/plain-date.ts';
import { dataRows } from '../../forms/data-rows.ts';
import { entryText } from '../../forms/choices.ts';
import type { Context, Reply } from '../../route.ts';
import { labelOf, Standing } from './child-rights.tsx';
import { NO_REQUEST, requestOf, type OpenRequest } from './open-request.ts';

/** Kinds of the working of a bundle are told on its own pages. */
const WORKING = new Set(['bundle.item-decided']);

/** One request: what was asked and by whom, until when, what has been done about it, and what can be done next. */
export async function showRequest(context: Context): Promise<Reply> {
  const open = await requestOf(context);
  if (open === undefined) return NO_REQUEST;
  const { record, request, duty } = open;
  const kind = kindOf(request.kind);
  const child = `/children/${record.row.id}`;
  const followed = record.timeline.filter((e) => e.of === request.id && !WORKING.has(e.kind));
  const about = record.entries.find((e) => e.id === request.data['entry']);
  return {
    is: 'page',
    title: `${labelOf(request)}: ${nameOf(record.row)}`,
    nav: 'caseload',
    back: { href: `${child}/rights`, text: 'Rights' },
    body: (
      <>
        <span class="govuk-caption-l">{nameOf(record.row)}</span>
        <h1 class="govuk-heading-l">{labelOf(request)}</h1>
        <SummaryList rows={[
          { key: 'Came on', value: dayAndDate(request.occurredOn, true) },
          { key: 'How it stands', value: <Standing record={record} request={request} today={context.today} /> },
          ...(kind === undefined ? [] : dataRows(kind, request.data, record.names).filter((r) => r.label !== kind.fields['right']?.label).map((r) => ({ key: r.label, value: <span class="tl-typed">{r.value}</span> }))),
          ...(about === undefined ? [] : [{ key: 'The entry that it is about', value: <a class="govuk-link" href={`${child}/entries/${about.id}`}>{entryText(about, record.names)}</a> }]),
        ]} />
        {duty !== undefined && <p class="govuk-body"><a class="govuk-link" href={`${child}/why?key=${encodeURIComponent(duty.key)}`}>Why that day</a></p>}
        {request.data['identity'] === 'not-yet' && !followed.some((e) => e.kind === 'rights.clarified' && e.data['about'] === 'identity') && <WarningText text="It has not been checked yet who asks. Nothing is given before that." />}
        {request.data['right'] === 'access' && !open.prepares && open.bundle.given === undefined && <InsetText>The copy is prepared by {typeof request.data['preparer'] === 'string' ? record.names.worker(request.data['preparer']) : 'a manager'}.</InsetText>}
        <Next open={open} context={context} />
        <h2 class="govuk-heading-m">What has been done</h2>
        {followed.length === 0 && <p class="govuk-body">Nothing yet.</p>}
        <ul class="govuk-list govuk-list--bullet">{followed.map((e) => <li><a class="govuk-link" href={`${child}/entries/${e.id}`}>{entryText(e, record.names)}</a></li>)}</ul>
      </>
    ),
  };
}

function Next({ open, context }: { readonly open: OpenRequest; readonly context: Context }) {
  const { record, request, base, bundle, prepares } = open;
  const child = `/children/${record.row.id}`;
  const right = String(request.data['right']);
  const entry = typeof request.data['entry'] === 'string' ? request.data['entry'] : '';
  const done = record.timeline.find((e) => e.of === request.id && (e.kind === 'rights.answered' || e.kind === 'rights.refused'));
  const form = (kind: string, more: Readonly<Record<string, string>> = {}): string => `${child}/record/${kind}?${new URLSearchParams({ of: request.id, return: base, ...more }).toString()}`;
  if (bundle.given !== undefined) return <InsetText>A copy was given to {String(bundle.given.data['to'])} on {dayAndDate(bundle.given.occurredOn, true)}. {context.may('rights.give') && <a class="govuk-link" href={`${base}/copy`}>What was given, and the log of what was blacked out</a>}</InsetText>;
  if (done !== undefined) {
    const stated = entry !== '' && right === 'rectification' && done.data['answer'] !== 'accepted';
    return stated ? <Button text="Record their statement beside the entry" href={`${child}/record/disagreement.stated?${new URLSearchParams({ of: done.id, 'fill.entry': entry, return: base }).toString()}`} /> : null;
  }
  if (!context.may('cases.record')) return null;
  const clearing = record.timeline.filter((e) => e.of === request.id && e.kind === 'rights.clarifying').length > record.timeline.filter((e) => e.of === request.id && e.kind === 'rights.clarified').length;
  return (
    <>
      <h2 class="govuk-heading-m">What next</h2>
      <div class="govuk-button-group">
        {right === 'access' && prepares && <Button text={bundle.decisions.length === 0 ? 'Prepare the copy' : 'Go on with the copy'} href={`${base}/bundle`} />}
        {right === 'rectification' && entry !== '' && <Button text="Correct the entry" href={`${child}/entries/${entry}/correct`} />}
        {['restriction', 'objection'].includes(right) && <Button text="Keep it and do not use it" kind="secondary" href={form('processing.restricted', { 'fill.why': right === 'objection' ? 'objection' : 'accuracy' })} />}
        <Button text="Record the answer" kind={right === 'access' ? 'secondary' : 'primary'} href={form('rights.answered', { 'fill.right': right, ...(entry === '' ? {} : { 'fill.entry': entry }) })} />
      </div>
      <ul class="govuk-list">
        <li>{clearing ? <a class="govuk-link" href={form('rights.clarified')}>They have answered what was asked back</a> : <a class="govuk-link" href={form('rights.clarifying')}>Ask back who they are, or what they mean (the clock stands still)</a>}</li>
        <li><a class="govuk-link" href={form('rights.extended')}>Take more time, and tell them why</a></li>
        <li><a class="govuk-link" href={form('rights.refused')}>Refuse it as a whole</a></li>
      </ul>
    </>
  );
}
