import { nameOf } from '../../../../app/child/child-page.ts';
import { letterTemplates } from '../../../../app/letters/letter-templates.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import { roleLabel } from '../../../../core/access/roles.ts';
import { kindOf } from '../../../../core/chronology/kinds/index.ts';
import { fillLetter } from '../../../../core/policy/words/letter.ts';
import { readingAge } from '../../../../documents/letter/reading-age.ts';
import { Button, InsetText, WarningText, type Content } from '../../../components/index.ts';
import { choicesOf } from '../../../forms/choices.ts';
import { FieldView } from '../../../forms/field-view.tsx';
import type { Faults } from '../../../forms/read-fields.ts';
import { showForm, submitForm, type FormPage } from '../../../forms/submit.tsx';
import { dateAsTyped, lastOf } from '../../../forms/typed.ts';
import type { Context, Reply } from '../../../route.ts';
import { safePath } from '../../../security/origin.ts';
import { countsOf } from '../given.ts';
import { NO_REQUEST, requestOf, type OpenRequest } from '../open-request.ts';

/** A letter aims to be read by this age, in years. */
const AIM = 11;

/** To whom, by which way, and the letter that goes with it. */
export async function showGive(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if (form === undefined) return NO_REQUEST;
  if (form.open.bundle.given !== undefined) return { is: 'redirect', to: `${form.open.base}/copy` };
  const kept = context.held ?? (await context.drafts.load(context.who.reader, form.draftKey));
  return showForm(form, { typed: kept?.form ?? (await initially(context, form.open)), restored: kept });
}

/** Giving it is the answer to the request as well. A letter that is hard to read is shown with its age first. */
export async function submitGive(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if (form === undefined) return NO_REQUEST;
  const { open } = form;
  const letter = lastOf(context.form, 'letter');
  const age = readingAge(letter);
  const typed: Typed = { ...context.form, request: [open.request.id], of: [open.request.id], occurredOn: [dateAsTyped(context.today)], ...counted(open) };
  const again = { ...form, context: { ...context, form: typed } };
  if (age !== undefined && age > AIM && lastOf(context.form, 'seen-age') !== String(age)) {
    return showForm(again, { typed, before: <WarningText text={`The reading age of the letter is ${age}. Read it again before you give it.`} /> });
  }
  const { items } = open.bundle;
  const whole = items.every((i) => i.decided?.data['decision'] === 'give') && open.bundle.apart === 0;
  const answer = items.length === 0 ? 'nothing-held' : whole ? 'given' : 'given-part';
  return submitForm(again, (record) => [
    { ...record, data: { ...record.data, ...(age === undefined ? {} : { 'reading-age': age }) } },
    { kind: 'rights.answered', occurredOn: record.occurredOn, of: open.request.id, data: { right: 'access', answer, told: letter.slice(0, 4000) } },
  ]);
}

function counted({ bundle }: OpenRequest): Typed {
  return Object.fromEntries(Object.entries(countsOf(bundle)).map(([name, n]) => [name, [String(n)]]));
}

interface GiveForm extends FormPage {
  readonly open: OpenRequest;
}

async function formOf(context: Context): Promise<GiveForm | undefined> {
  const open = await requestOf(context);
  const kind = kindOf('bundle.given');
  if (open === undefined || kind === undefined) return undefined;
  const { record, base, bundle } = open;
  const field = (name: string, typed: Typed, faults: Faults, rows?: number): Content => {
    const f = kind.fields[name];
    return f === undefined ? null : FieldView({ name, field: f, typed, faults, choices: choicesOf(record), ...(rows === undefined ? {} : { rows }) });
  };
  return {
    context, record, kind, open,
    title: 'Give the copy',
    action: `${base}/give`,
    page: context.form['_page'] === undefined ? context.url : safePath(lastOf(context.form, '_page')),
    draftKey: `give:${open.request.id}`,
    cancel: `${base}/bundle`,
    button: 'Record that it is given',
    hidden: { _return: `${base}/copy` },
    intro: <p class="govuk-body">Afterwards you can take it as a document and print it. It is not sent from here. {countsInWords(open)}</p>,
    fields: (typed, faults) => (
      <>
        {field('to', typed, faults)}
        {field('how', typed, faults)}
        {bundle.apart > 0 && field('apart', typed, faults, 3)}
        {field('letter', typed, faults, 18)}
        <Age text={lastOf(typed, 'letter')} />
        <Button text="Work out the reading age" kind="secondary" name="_more" value="reading-age" />
      </>
    ),
  };
}

function countsInWords({ bundle }: OpenRequest): string {
  const c = countsOf(bundle);
  return `${c.given} ${c.given === 1 ? 'entry is' : 'entries are'} given whole, ${c['in-part']} in part, ${c.withheld} not.`;
}

function Age({ text }: { readonly text: string }) {
  const age = readingAge(text);
  return (
    <>
      <InsetText><strong>Reading age: {age === undefined ? 'nothing to read yet' : `${age} years`}.</strong> {age === undefined ? '' : age <= AIM ? 'Most who get it can read it.' : `Aim for ${AIM} or less: shorter sentences, shorter words.`}</InsetText>
      {age !== undefined && <input type="hidden" name="seen-age" value={String(age)} />}
    </>
  );
}

async function initially(context: Context, { record, request }: OpenRequest): Promise<Typed> {
  const { ports, who } = context;
  const to = request.data['asked-by'] === 'child' ? 'child' : 'carer';
  const template = (await letterTemplates(ports, who.reader)).find((t) => t.to === to && t.about === 'record-copy');
  const name = String(request.data['name']);
  const child = String(record.standing.facts['known-as']?.value ?? record.standing.facts['forenames']?.value ?? nameOf(record.row));
  const letter = template === undefined ? '' : fillLetter(template.text, { name, child, author: record.names.worker(who.reader.worker), role: roleLabel(context.actor().role), service: who.serviceName });
  return { to: [name], letter: [letter] };
}
