import { nameOf, type ChildRecord } from '../../../../app/child/child-page.ts';
import { kindOf } from '../../../../core/chronology/kinds/index.ts';
import type { Bundle } from '../../../../core/rights/bundle.ts';
import { InsetText, WarningText } from '../../../components/index.ts';
import { FieldView } from '../../../forms/field-view.tsx';
import { choicesOf } from '../../../forms/choices.ts';
import { showForm, submitForm, type FormPage } from '../../../forms/submit.tsx';
import { dateAsTyped, lastOf } from '../../../forms/typed.ts';
import type { Context, Reply } from '../../../route.ts';
import { safePath } from '../../../security/origin.ts';
import { FileLink } from '../../documents/list.tsx';
import { DocumentView } from '../document-view.tsx';
import { givenDocument, givenFiles } from '../given.ts';
import { NO_REQUEST, requestOf } from '../open-request.ts';
import { LogTable } from './log.tsx';

/** The second reading: the whole as it would be given, with what is blacked out and why. */
export async function showReadOver(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if (form === undefined) return NO_REQUEST;
  const kept = context.held ?? (await context.drafts.load(context.who.reader, form.draftKey));
  return showForm(form, { typed: kept?.form ?? {}, restored: kept });
}

export async function submitReadOver(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if (form === undefined) return NO_REQUEST;
  const typed = { ...context.form, request: [context.params['entry'] ?? ''], of: [context.params['entry'] ?? ''], occurredOn: [dateAsTyped(context.today)] };
  return submitForm({ ...form, context: { ...context, form: typed } });
}

async function formOf(context: Context): Promise<FormPage | undefined> {
  const open = await requestOf(context);
  const kind = kindOf('bundle.read-over');
  if (open === undefined || kind === undefined) return undefined;
  const { record, bundle, base } = open;
  const own = bundle.decisions.some((d) => d.recordedBy === context.who.reader.worker);
  const document = givenDocument(bundle, record, { serviceName: context.who.serviceName, letter: '', on: context.today });
  return {
    context, record, kind,
    title: 'Read over what is to be given',
    action: `${base}/read-over`,
    page: context.form['_page'] === undefined ? context.url : safePath(lastOf(context.form, '_page')),
    draftKey: `read-over:${open.request.id}`,
    cancel: `${base}/bundle`,
    button: 'Record the second reading',
    hidden: { _return: `${base}/bundle` },
    intro: (
      <>
        {own && <WarningText text="You decided about some of it yourself. Somebody else reads it over before it is given." />}
        {bundle.undecided.length > 0 && <InsetText>Nothing has been decided yet about {bundle.undecided.length === 1 ? 'one entry' : `${bundle.undecided.length} entries`}. It is read over when all is decided.</InsetText>}
        <p class="govuk-body">This is what {nameOf(record.row)} would get. Look for words about other people that are still to be read, and for words that are blacked out without need.</p>
        <LogTable bundle={bundle} record={record} base={base} />
        <FilesToRead bundle={bundle} record={record} />
        <DocumentView document={document} />
      </>
    ),
    fields: (typed, faults) => ['finding', 'note'].map((name) => {
      const field = kind.fields[name];
      return field === undefined ? null : FieldView({ name, field, typed, faults, choices: choicesOf(record) });
    }),
  };
}

/** The files that would go with it: whoever reads it over opens each. */
function FilesToRead({ bundle, record }: { readonly bundle: Bundle; readonly record: ChildRecord }) {
  const files = givenFiles(bundle, record);
  if (files.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Open each document that would go with it</h2>
      <ul class="govuk-list govuk-list--bullet">{files.map((f) => <li>{f.entry.kind === 'document.blacked-out' ? 'With words blacked out: ' : 'As it is: '}<FileLink entry={f.entry} base={`/children/${record.row.id}`} /></li>)}</ul>
    </>
  );
}
