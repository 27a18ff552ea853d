import { nameOf, type ChildRecord } from '../../../app/child/child-page.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { letterTemplates } from '../../../app/letters/letter-templates.ts';
import { roleLabel } from '../../../core/access/roles.ts';
import { TOLD_ABOUT } from '../../../core/chronology/kinds/contact/family-told.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { fillLetter, type LetterRule } from '../../../core/policy/words/letter.ts';
import { readingAge } from '../../../documents/letter/reading-age.ts';
import { Button, InsetText, WarningText, type Content } from '../../components/index.ts';
import { choicesOf } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { WhenFields } from '../../forms/record-form.tsx';
import { showForm, submitForm, type FormPage } from '../../forms/submit.tsx';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { safePath } from '../../security/origin.ts';
import { childOf, NO_CHILD } from '../record/child-of.ts';
import { SafetyFirst } from './safety-first.tsx';

/** A letter aims to be read by this age, in years. */
const AIM = 11;

/** The letter's form, filled with the words of the policy for whom it is to and what it is about. */
export async function showLetter(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if (form === undefined) return NO_CHILD;
  const kept = context.held ?? (await context.drafts.load(context.who.reader, form.draftKey));
  return showForm(form, { typed: kept?.form ?? (await initially(context, form.record)), restored: kept });
}

/** Kept once its author has seen how hard it is to read; if the text has changed since, the new reading age is shown first. */
export async function submitLetter(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if (form === undefined) return NO_CHILD;
  const age = readingAge(lastOf(context.form, 'text'));
  const seen = lastOf(context.form, 'reading-age');
  if (age !== undefined && age > AIM && seen !== String(age)) {
    return showForm(form, { typed: context.form, before: <WarningText text={`The reading age is now ${age}. Read the letter again before you keep it.`} /> });
  }
  return submitForm(form, (r) => [{ ...r, data: { ...r.data, ...(age === undefined ? {} : { 'reading-age': age }) } }]);
}

async function formOf(context: Context): Promise<FormPage | undefined> {
  const kind = kindOf('letter.written');
  const record = await childOf(context);
  if (kind === undefined || !record) return undefined;
  const base = `/children/${record.row.id}`;
  const templates = await letterTemplates(context.ports, context.who.reader);
  return {
    context, record, kind,
    title: 'Write a letter',
    action: `${base}/letter`,
    page: context.form['_page'] === undefined ? context.url : safePath(lastOf(context.form, '_page')),
    draftKey: `letter:${record.row.id}`,
    cancel: base,
    button: 'Keep the letter',
    hidden: { _return: `${base}/letters` },
    intro: <><SafetyFirst record={record} base={base} /><Templates templates={templates} base={base} /></>,
    fields: (typed, faults) => letterFields(record, kind, typed, faults),
  };
}

function Templates({ templates, base }: { readonly templates: readonly LetterRule[]; readonly base: string }) {
  if (templates.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-s">Start from</h2>
      <ul class="govuk-list">{templates.map((t) => <li><a class="govuk-link" href={`${base}/letter?to=${t.to}&about=${t.about}`}>{t.title}</a></li>)}</ul>
    </>
  );
}

async function initially(context: Context, record: ChildRecord): Promise<Typed> {
  const { ports, who, query, today } = context;
  const to = query['to'] === 'carer' ? 'carer' : 'child';
  const about = Object.keys(TOLD_ABOUT).includes(query['about'] ?? '') ? (query['about'] ?? '') : likelyAbout(record);
  const template = (await letterTemplates(ports, who.reader)).find((t) => t.to === to && t.about === about);
  const child = String(record.standing.facts['known-as']?.value ?? record.standing.facts['forenames']?.value ?? nameOf(record.row));
  const carer = record.card.carers.find((c) => c.contact !== 'not-safe')?.name ?? '';
  const name = to === 'child' ? child : carer;
  const text = template === undefined ? '' : fillLetter(template.text, { name, child, author: record.names.worker(who.reader.worker), role: roleLabel(context.actor().role), service: who.serviceName });
  return { occurredOn: [dateAsTyped(today)], to: [to], about: [about], name: [name], text: [text] };
}

/** What a letter is likely about where nobody says: nobody who is not on the list starts from words about being on it. */
function likelyAbout(record: ChildRecord): keyof typeof TOLD_ABOUT {
  if (record.row.dyo) return 'dyo-status';
  return record.timeline.some((e) => e.kind === 'dyo.ended') ? 'left-list' : 'other';
}

function letterFields(record: ChildRecord, kind: AnyKind, typed: Typed, faults: Faults): Content {
  const choices = choicesOf(record);
  const field = (name: string, rows?: number): Content => {
    const f = kind.fields[name];
    return f === undefined ? null : FieldView({ name, field: f, typed, faults, choices, ...(rows === undefined ? {} : { rows }) });
  };
  return (
    <>
      {field('to')}
      {field('about')}
      {field('name')}
      {field('text', 18)}
      <Age text={lastOf(typed, 'text')} />
      <Button text="Work out the reading age" kind="secondary" name="_more" value="reading-age" />
      <WhenFields kind={kind} typed={typed} faults={faults} />
    </>
  );
}

function Age({ text }: { readonly text: string }) {
  const age = readingAge(text);
  return (
    <>
      <InsetText>
        <strong>Reading age: {age === undefined ? 'nothing to read yet' : `${age} years`}.</strong>{' '}
        {age === undefined ? '' : age <= AIM ? 'Most who get it can read it.' : `Aim for ${AIM} or less: shorter sentences, shorter words.`}
      </InsetText>
      {age !== undefined && <input type="hidden" name="reading-age" value={String(age)} />}
    </>
  );
}
