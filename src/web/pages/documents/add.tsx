import { ACCEPTED_ENDINGS } from '../../../app/documents/allowed-sorts.ts';
import { putAway } from '../../../app/documents/put-away.ts';
import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { FileReference } from '../../../core/chronology/fields.ts';
import { fileOf } from '../../../core/chronology/file-of.ts';
import { documentKept } from '../../../core/chronology/kinds/document/document-kept.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { FileUpload, InsetText, Select, type Content } from '../../components/index.ts';
import { choicesOf, entryText } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import type { Faults } from '../../forms/read-fields.ts';
import { WhenFields } from '../../forms/record-form.tsx';
import { showForm, submitForm, type FormPage } from '../../forms/submit.tsx';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { safePath } from '../../security/origin.ts';
import { childOf, NO_CHILD } from '../record/child-of.ts';
import { sizeInWords } from './size-in-words.ts';

/** Under this name the form carries the mark of a file that was taken already. */
const TAKEN = '_taken';

export async function showAdd(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if (form === undefined) return NO_CHILD;
  const kept = context.held ?? (await context.drafts.load(context.who.reader, form.draftKey));
  const typed = kept?.form ?? initially(context, form.record);
  return showForm(withFile(form, fileTaken(context, form.record, typed)), { typed, restored: kept });
}

/**
 * The file is looked at and put away first; the mark of it goes with the form from then on, so that a fault in another field does not
 * cost the upload, and a fault of the file costs nothing else that was typed.
 */
export async function submitAdd(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if (form === undefined) return NO_CHILD;
  const sent = context.uploads.find((u) => u.field === 'file');
  const before = fileTaken(context, form.record, context.form);
  const { file, fault } = sent === undefined ? { file: before, fault: before === undefined ? 'Choose the file' : undefined } : await take(context, form.record, sent, before);
  const typed: Typed = file === undefined ? context.form : { ...context.form, [TAKEN]: [context.mark(purposeOf(form.record), JSON.stringify(file))] };
  // Without a file the other fields are checked all the same, so that everything wrong is said at once.
  const carried = file ?? UNSENT;
  return submitForm({ ...withFile(form, file), typed, carried: { file: carried }, ...(fault === undefined ? {} : { faults: new Map([['file', fault]]) }) });
}

/** Stands in where no file came, for the check of the other fields; it is never recorded, because the form has a fault. */
const UNSENT: FileReference = { ref: 'none', name: 'none', type: 'none', size: 1, sha256: '0'.repeat(64) };

async function take(context: Context, record: ChildRecord, sent: Context['uploads'][number], before: FileReference | undefined): Promise<{ readonly file: FileReference | undefined; readonly fault: string | undefined }> {
  if (sent.tooLarge === true) return { file: before, fault: 'The file is larger than 20 MB. Choose a smaller file, or one file for each part' };
  if (context.files === undefined) throw new Error('this server was started without a place for files');
  const put = await putAway(context.ports, context.files, context.who.reader, record.row.id, sent);
  return put.outcome === 'kept' ? { file: put.file, fault: undefined } : { file: before, fault: `${put.says} Choose ${put.wants}` };
}

function fileTaken(context: Context, record: ChildRecord, typed: Typed): FileReference | undefined {
  const text = context.openMark(purposeOf(record), lastOf(typed, TAKEN));
  return text === undefined ? undefined : fileOf({ file: JSON.parse(text) as unknown });
}

/** The mark is good for this record alone. */
function purposeOf(record: ChildRecord): string {
  return `file for ${record.row.id}`;
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
      {file !== undefined && (
        <>
          <input type="hidden" name={TAKEN} value={lastOf(typed, TAKEN)} />
          <InsetText><strong class="tl-anywhere">{file.name}</strong> ({sizeInWords(file.size)}) has arrived. It is kept once this form is sent without a fault. Choose another file only to put it in its place.</InsetText>
        </>
      )}
      <FileUpload name="file" label={file === undefined ? 'File' : 'Another file instead (optional)'} labelSize="s" hint="PDF, Word (.docx), Excel (.xlsx), picture (.png, .jpg), plain text or e-mail (.eml), up to 20 MB" accept={ACCEPTED_ENDINGS} error={faults.get('file')} />
      {field('title')}
      {field('sort')}
      {field('from')}
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
