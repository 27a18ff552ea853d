import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { FileReference } from '../../../core/chronology/fields.ts';
import { documentKept } from '../../../core/chronology/kinds/document/document-kept.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { Select, type Content } from '../../components/index.ts';
import { choicesOf, entryText } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { WhenFields } from '../../forms/record-form.tsx';
import { showForm, submitForm, type FormPage } from '../../forms/submit.tsx';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { safePath } from '../../security/origin.ts';
import { childOf, NO_CHILD } from '../record/child-of.ts';
import { fileArrived, fileTaken, UNSENT, UploadField } from './upload-field.tsx';

export async function showAdd(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if (form === undefined) return NO_CHILD;
  const kept = context.held ?? (await context.drafts.load(context.who.reader, form.draftKey));
  const typed = kept?.form ?? initially(context, form.record);
  return showForm(withFile(form, (await fileTaken(context, form.record, typed)).file), { typed, restored: kept });
}

export async function submitAdd(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if (form === undefined) return NO_CHILD;
  const { file, fault, typed } = await fileArrived(context, form.record);
  // Without a file the other fields are checked all the same, so that everything wrong is said at once.
  const carried = file ?? UNSENT;
  return submitForm({ ...withFile(form, file), typed, carried: { file: carried }, ...(fault === undefined ? {} : { faults: new Map([['file', fault]]) }) });
}

async function formOf(context: Context): Promise<FormPage | undefined> {
  const kind = kindOf(documentKept.name);
  const record = await childOf(context);
  if (kind === undefined || !record) return undefined;
  const base = `/children/${record.row.id}`;
  const back = lastOf(context.form, '_return') || (context.query['return'] ?? '');
  return {
    context, record, kind,
    title: 'Add a document',
    action: `${base}/documents/add`,
    page: context.form['_page'] === undefined ? context.url : safePath(lastOf(context.form, '_page')),
    draftKey: `document:${record.row.id}`,
    cancel: safePath(back === '' ? `${base}/documents` : back),
    button: 'Keep the document',
    hidden: { _return: safePath(back === '' ? `${base}/documents` : back) },
    multipart: true,
  };
}

function withFile(form: FormPage, file: FileReference | undefined): FormPage {
  return { ...form, fields: (typed, faults) => documentFields(form, file, typed, faults) };
}

function initially({ query, today }: Context, record: ChildRecord): Typed {
  const of = record.timeline.find((e) => e.id === query['of']);
  return { occurredOn: [dateAsTyped(today)], 'seen-by': ['everybody'], ...(of === undefined ? {} : { of: [of.id] }) };
}

function documentFields({ record, kind }: FormPage, file: FileReference | undefined, typed: Typed, faults: Faults): Content {
  const choices = choicesOf(record);
  const field = (name: string): Content => {
    const f = kind.fields[name];
    return f === undefined ? null : FieldView({ name, field: f, typed, faults, choices });
  };
  return (
    <>
      <UploadField file={file} typed={typed} faults={faults} />
      {field('title')}
      {field('sort')}
      {field('from')}
      {field('originator')}
      {field('dated')}
      {field('seen-by')}
      <BelongsTo record={record} kind={kind} typed={typed} />
      {field('note')}
      <WhenFields kind={kind} typed={typed} faults={faults} label="When did it arrive?" />
    </>
  );
}

/** An entry that the document proves or belongs to: chosen where somebody came from one, else among the latest. */
function BelongsTo({ record, kind, typed }: { readonly record: ChildRecord; readonly kind: AnyKind; readonly typed: Typed }) {
  const latest = record.timeline.filter((e) => e.kind !== kind.name).slice(-25).reverse();
  const chosen = lastOf(typed, 'of');
  const named = record.timeline.find((e) => e.id === chosen);
  const offered = named === undefined || latest.includes(named) ? latest : [named, ...latest];
  return <Select name="of" label="Which entry does it belong to? (optional)" labelSize="s" value={chosen} items={[{ value: '', text: 'None' }, ...offered.map((e) => ({ value: e.id, text: entryText(e, record.names) }))]} />;
}
