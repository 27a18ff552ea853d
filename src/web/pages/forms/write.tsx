import type { ChildRecord } from '../../../app/child/child-page.ts';
import { fillForm, formOfKind } from '../../../app/forms/form-of-kind.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { isOthers, type PrefilledPart } from '../../../core/child/prefilled-form.ts';
import type { FormRule } from '../../../core/policy/words/form.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { Button, InsetText } from '../../components/index.ts';
import { entryText, unanswered } from '../../forms/choices.ts';
import { showForm, submitForm, type FormPage } from '../../forms/submit.tsx';
import { dateAsTyped, lastOf, rowsTyped } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { safePath } from '../../security/origin.ts';
import { childOf, NO_CHILD } from '../record/child-of.ts';
import { agenciesOf } from '../sharing/agencies.ts';
import { FormParts, OTHERS } from './parts.tsx';
import { whoseOf } from './whose.ts';

const NO_FORM = { is: 'not-found', what: 'The policy in force has no such form.' } as const;

/** The form as the record fills it, or the draft of it. */
export async function showFilled(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if ('is' in form) return form;
  const kept = context.held ?? (await context.drafts.load(context.who.reader, form.draftKey));
  return showForm(form, { typed: kept?.form ?? initially(context, form, await fillForm(context.ports, context.who.reader, form.rule, form.record, context.today)), restored: kept });
}

/** Keeps it as a draft, or records it as its author confirms it. */
export async function submitFilled(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if ('is' in form) return form;
  const { form: typed } = context;
  if (lastOf(typed, '_keep') === 'draft') {
    await context.drafts.save(context.who.reader, form.draftKey, withoutButtons(typed), form.page);
    return { is: 'redirect', to: form.page, notice: 'Kept as a draft for seven days. Nothing has been recorded yet.', keepsDraft: true };
  }
  const others = readOthers(form.record, typed, context.who.reader.agency, (await agenciesOf(context)).name);
  if (others.faults.size > 0) return showForm(form, { typed, faults: others.faults });
  return submitForm(form, (r) => {
    const { parts, others: _typed, ...data } = r.data;
    const written = Array.isArray(parts) ? parts.filter((p: unknown) => typeof p === 'object' && p !== null && 'text' in p) : [];
    return [{ ...r, data: { ...data, ...(written.length === 0 ? {} : { parts: written }), ...(others.data.length === 0 ? {} : { others: others.data }) } }];
  });
}

type FilledForm = FormPage & { readonly rule: FormRule };

async function formOf(context: Context): Promise<FilledForm | typeof NO_FORM | typeof NO_CHILD> {
  const kind = kindOf(context.params['kind'] ?? '');
  const rule = kind === undefined ? undefined : await formOfKind(context.ports, context.who.reader, kind.name, context.today);
  if (kind === undefined || rule === undefined) return NO_FORM;
  const record = await childOf(context);
  if (!record) return NO_CHILD;
  const agencies = await agenciesOf(context);
  const base = `/children/${record.row.id}`;
  const back = lastOf(context.form, '_return') || (context.query['return'] ?? '');
  return {
    context, record, kind, rule,
    title: rule.title,
    action: `${base}/form/${kind.name}`,
    page: context.form['_page'] === undefined ? context.url : safePath(lastOf(context.form, '_page')),
    draftKey: `form:${record.row.id}:${kind.name}`,
    cancel: safePath(back === '' ? base : back),
    button: 'Confirm the form',
    ...(back === '' ? {} : { hidden: { _return: safePath(back) } }),
    also: <Button text="Keep it as a draft" kind="secondary" name="_keep" value="draft" />,
    ...(kind.answers === undefined ? {} : { answers: unanswered(record, kind.answers, kind.name).map((e) => ({ value: e.id, text: entryText(e, record.names) })) }),
    intro: <InsetText text="Filled from the record. Read it, change every word that should be another, take out what does not belong. It stands when you confirm it, and is not sent from here." />,
    fields: (typed, faults) => <FormParts rule={rule} kind={kind} record={record} typed={typed} faults={faults} agencies={agencies} own={context.who.reader.agency} />,
  };
}

/** What a fresh form holds: the day, what it answers, and the parts. */
function initially(context: Context, { record, kind }: FilledForm, parts: readonly PrefilledPart[]): Typed {
  const duty = record.standing.duties.find((d) => d.key === context.query['duty']);
  const open = unanswered(record, kind.answers ?? [], kind.name);
  const of = open.find((e) => e.id === (context.query['of'] ?? duty?.startedBy)) ?? (open.length === 1 ? open[0] : undefined);
  const typed: Record<string, readonly string[]> = { occurredOn: [dateAsTyped(context.today)] };
  if (of !== undefined) typed['of'] = [of.id];
  let other = 0;
  parts.forEach((part, n) => {
    typed[`parts.${n}.title`] = [part.title];
    typed[`parts.${n}.text`] = [part.text];
    for (const { entry, text } of part.others) {
      typed[`${OTHERS}.${other}.title`] = [part.title];
      typed[`${OTHERS}.${other}.from`] = [entry.id];
      typed[`${OTHERS}.${other}.text`] = [text];
      other += 1;
    }
  });
  return typed;
}

interface ReadOthers {
  readonly data: readonly { readonly title: string; readonly whose: string; readonly text: string; readonly agreed: string; readonly from: string }[];
  readonly faults: ReadonlyMap<string, string>;
}

/** Words of others that are ticked; whose they are follows from the entry, not from what was sent. */
function readOthers(record: ChildRecord, typed: Typed, own: string, nameOf: (agency: string) => string): ReadOthers {
  const faults = new Map<string, string>();
  const data = Array.from({ length: rowsTyped(typed, OTHERS) }, (_, n) => n).flatMap((n) => {
    const at = (name: string): string => lastOf(typed, `${OTHERS}.${n}.${name}`).trim();
    const entry = record.timeline.find((e) => e.id === at('from'));
    if (at('include') === '' || entry === undefined || !isOthers(entry, own)) return [];
    if (at('text') === '') faults.set(`${OTHERS}.${n}.text`, 'Enter what they say, or leave it out');
    if (at('agreed') === '') faults.set(`${OTHERS}.${n}.agreed`, 'Enter who agreed that it stands in the form, and when; or leave it out');
    return [{ title: at('title'), whose: whoseOf(entry, own, nameOf), text: at('text'), agreed: at('agreed'), from: entry.id }];
  });
  return { data, faults };
}

function withoutButtons(typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => name !== '_keep'));
}
