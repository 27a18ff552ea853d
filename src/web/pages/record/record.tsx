import type { ChildRecord } from '../../../app/child/child-page.ts';
import { formOfKind } from '../../../app/forms/form-of-kind.ts';
import { offeredWith } from '../../../app/cohorts/documents.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { roleLabel } from '../../../core/access/roles.ts';
import { mayAnswer, type AnyKind } from '../../../core/chronology/kind.ts';
import { documentKept } from '../../../core/chronology/kinds/document/document-kept.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import type { EntryData } from '../../../core/chronology/entry.ts';
import { InsetText } from '../../components/index.ts';
import { entryText, unanswered } from '../../forms/choices.ts';
import { showForm, submitForm, type FormPage } from '../../forms/submit.tsx';
import { dateAsTyped, lastOf, typedOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { safePath } from '../../security/origin.ts';
import { Offered } from '../guidance/offered.tsx';
import { childOf, NO_CHILD } from './child-of.ts';
import { isOfTheirCompartments, isTyped } from './kinds.tsx';

const NO_KIND = { is: 'not-found', what: 'There is no such kind of entry to record by hand.' } as const;

/** The form of a kind, filled with what the duty or the decision at hand already knows. */
export async function showRecord(context: Context): Promise<Reply> {
  if (context.params['kind'] === documentKept.name) return { is: 'redirect', to: `/children/${context.params['child'] ?? ''}/documents/add${context.url.includes('?') ? context.url.slice(context.url.indexOf('?')) : ''}` };
  const form = await formOf(context);
  if ('is' in form) return form;
  // A kind that the policy gives a form of several parts is written there.
  const parts = await formOfKind(context.ports, context.who.reader, form.kind.name, context.today);
  if (parts !== undefined) return { is: 'redirect', to: context.url.replace('/record/', '/form/') };
  const kept = context.held ?? (await context.drafts.load(context.who.reader, form.draftKey));
  return showForm(form, { typed: kept?.form ?? initially(context, form.record, form.kind), restored: kept });
}

export async function submitRecord(context: Context): Promise<Reply> {
  const form = await formOf(context);
  return 'is' in form ? form : submitForm(form);
}

async function formOf(context: Context): Promise<FormPage | typeof NO_KIND | typeof NO_CHILD | Extract<Reply, { readonly is: 'forbidden' }>> {
  const kind = kindOf(context.params['kind'] ?? '');
  if (kind === undefined || !isTyped(kind)) return NO_KIND;
  const record = await childOf(context);
  if (!record) return NO_CHILD;
  if (!isOfTheirCompartments(context, kind)) return { is: 'forbidden', why: `${kind.label} is read and recorded by others: ${kind.recordedBy === 'anyone' ? 'those whose role has it' : kind.recordedBy.filter((r) => r !== 'system').map((r) => roleLabel(r)).join(', ')}. Ask one of them to record it.` };
  const base = `/children/${record.row.id}`;
  const action = `${base}/record/${kind.name}`;
  const asked = askedBy(context, record);
  const offered = await offeredWith(context.ports, context.who.reader, kind.name, context.today);
  const back = lastOf(context.form, '_return') || (context.query['return'] ?? '');
  return {
    context, record, kind, action,
    title: kind.label,
    page: context.form['_page'] === undefined ? context.url : safePath(lastOf(context.form, '_page')),
    draftKey: `record:${record.row.id}:${kind.name}`,
    cancel: safePath(back === '' ? base : back),
    ...(back === '' ? {} : { hidden: { _return: safePath(back) } }),
    ...(kind.answers === undefined ? {} : { answers: unanswered(record, kind.answers, kind.name).map((e) => ({ value: e.id, text: entryText(e, record.names) })) }),
    ...(asked === undefined && offered.length === 0 ? {} : { intro: <>{asked !== undefined && <InsetText>{asked.title} ({asked.clause})</InsetText>}<Offered documents={offered} /></> }),
  };
}

/** The duty or the consideration from which somebody came. */
function askedBy({ query }: Context, record: ChildRecord): { readonly title: string; readonly clause: string } | undefined {
  const { duties, considerations } = record.standing;
  return duties.find((d) => d.key === query['duty']) ?? considerations.find((c) => c.key === query['consideration']);
}

/** What the record knows of fields that begin with it. */
function knownFrom(record: ChildRecord, kind: AnyKind): EntryData {
  return Object.fromEntries(Object.entries(kind.fields).flatMap(([name, field]) => {
    const value = field.startsFrom === undefined ? undefined : record.standing.facts[field.startsFrom]?.value;
    return value === undefined ? [] : [[name, value]];
  }));
}

/** What a fresh form holds: today, what the duty or consideration fills in, and what the address says. */
function initially({ query, today }: Context, record: ChildRecord, kind: AnyKind): Typed {
  const { duties, considerations } = record.standing;
  const duty = duties.find((d) => d.key === query['duty']);
  const fill: EntryData = duty?.proof.find((p) => p.kind === kind.name)?.fill ?? considerations.find((c) => c.key === query['consideration'])?.fill ?? {};
  const known = Object.fromEntries(Object.entries(fill).filter(([name]) => kind.fields[name] !== undefined));
  const typed: Record<string, readonly string[]> = { occurredOn: [dateAsTyped(today)], ...typedOf(kind.fields, { ...knownFrom(record, kind), ...known }) };
  for (const [name, field] of Object.entries(kind.fields)) {
    const given = query[`fill.${name}`];
    if (given !== undefined) typed[name] = field.type.is === 'choices' || field.type.is === 'roles' ? given.split(',') : [given];
    if (field.type.is === 'reference' && field.type.to === 'duty' && query['duty'] !== undefined) typed[name] = [query['duty']];
    if (field.type.is === 'reference' && field.type.to === 'sitting' && query['sitting'] !== undefined) typed[name] = [query['sitting']];
  }
  // Coming from a duty, what started it is what is answered.
  const of = record.timeline.find((e) => e.id === (query['of'] ?? duty?.startedBy));
  if (of !== undefined && mayAnswer(kind, of.kind)) typed['of'] = [of.id];
  return typed;
}
