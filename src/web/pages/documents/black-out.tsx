import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Entry } from '../../../core/chronology/entry.ts';
import { fileOf } from '../../../core/chronology/file-of.ts';
import { documentBlackedOut } from '../../../core/chronology/kinds/document/document-blacked-out.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { InsetText, type Content } from '../../components/index.ts';
import { choicesOf } from '../../forms/choices.ts';
import { FieldView } from '../../forms/field-view.tsx';
import { showForm, submitForm, type FormPage } from '../../forms/submit.tsx';
import { dateAsTyped, lastOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { safePath } from '../../security/origin.ts';
import { childOf } from '../record/child-of.ts';
import { FileLink } from './list.tsx';
import { fileArrived, fileTaken, UNSENT, UploadField } from './upload-field.tsx';

const NO_DOCUMENT = { is: 'not-found', what: 'There is no such document on this record, or your role does not show it.' } as const;

/** The form by which a copy with words blacked out is added to a document, to be given in its place. */
export async function showBlackOut(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if (form === undefined) return NO_DOCUMENT;
  const kept = context.held ?? (await context.drafts.load(context.who.reader, form.draftKey));
  const typed = kept?.form ?? {};
  return showForm(withFile(form, (await fileTaken(context, form.record, typed)).file), { typed, restored: kept });
}

/** The very file of the document is no copy with words blacked out: nothing would be blacked out in it. */
export async function submitBlackOut(context: Context): Promise<Reply> {
  const form = await formOf(context);
  if (form === undefined) return NO_DOCUMENT;
  const { document } = form;
  const { file, fault: found, typed: sent } = await fileArrived(context, form.record);
  const same = file !== undefined && fileOf(document.data)?.sha256 === file.sha256;
  const fault = found ?? (same ? 'This is the document itself, with nothing blacked out. Choose the copy in which words are blacked out' : undefined);
  const typed = { ...sent, document: [document.id], of: [document.id], 'seen-by': [String(document.data['seen-by'])], occurredOn: [dateAsTyped(context.today)] };
  return submitForm({ ...withFile(form, same ? undefined : file), typed, carried: { file: same || file === undefined ? UNSENT : file }, ...(fault === undefined ? {} : { faults: new Map([['file', fault]]) }) });
}

interface BlackOutForm extends FormPage {
  readonly document: Entry;
}

async function formOf(context: Context): Promise<BlackOutForm | undefined> {
  const kind = kindOf(documentBlackedOut.name);
  const record = await childOf(context);
  const document = record === undefined ? undefined : record.timeline.find((e) => e.kind === 'document.kept' && e.id === context.params['entry']);
  if (kind === undefined || record === undefined || document === undefined) return undefined;
  const base = `/children/${record.row.id}`;
  const back = safePath(lastOf(context.form, '_return') || (context.query['return'] ?? '') || `${base}/documents`);
  return {
    context, record, kind, document,
    title: 'Add a copy with words blacked out',
    action: `${base}/documents/${document.id}/black-out`,
    page: context.form['_page'] === undefined ? context.url : safePath(lastOf(context.form, '_page')),
    draftKey: `black-out:${document.id}`,
    cancel: back,
    button: 'Keep the copy',
    hidden: { _return: back },
    multipart: true,
    intro: <About record={record} document={document} base={base} />,
  };
}

function About({ record, document, base }: { readonly record: ChildRecord; readonly document: Entry; readonly base: string }) {
  return (
    <>
      <p class="govuk-body">A copy of <strong class="tl-anywhere">{String(document.data['title'])}</strong>, from {String(document.data['from'])}: <FileLink entry={document} base={base} />.</p>
      <p class="govuk-body">Black the words out in a copy on your own machine, so that nothing lies beneath them: print it, cover them and scan it, or save it as a picture. A black box drawn over the words of a PDF can be taken off again.</p>
      {record.timeline.some((e) => e.kind === 'document.blacked-out' && (e.of === document.id || e.data['document'] === document.id)) && <InsetText>There is a copy already. The new one stands beside it.</InsetText>}
    </>
  );
}

function withFile<F extends FormPage>(form: F, file: Parameters<typeof UploadField>[0]['file']): F {
  const choices = choicesOf(form.record);
  return {
    ...form,
    fields: (typed, faults): Content => (
      <>
        <UploadField file={file} typed={typed} faults={faults} label="The copy in which words are blacked out" />
        {['title', 'why'].map((name) => {
          const field = form.kind.fields[name];
          return field === undefined ? null : FieldView({ name, field, typed, faults, choices });
        })}
      </>
    ),
  };
}
