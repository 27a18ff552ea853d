import { ACCEPTED_ENDINGS } from '../../../app/documents/allowed-sorts.ts';
import { putAway } from '../../../app/documents/put-away.ts';
import type { ChildRecord } from '../../../app/child/child-page.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { FileReference } from '../../../core/chronology/fields.ts';
import { fileOf } from '../../../core/chronology/file-of.ts';
import { FileUpload, InsetText } from '../../components/index.ts';
import type { Faults } from '../../forms/read-fields.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context } from '../../route.ts';
import { sizeInWords } from './size-in-words.ts';

/** Under this name the form carries the mark of a file that was taken already. */
const TAKEN = '_taken';

/** A file that came with a form, or came with it before, and what is wrong with it. */
export interface Arrived {
  readonly file: FileReference | undefined;
  readonly fault: string | undefined;
  /** what was typed, with the mark of the file */
  readonly typed: Typed;
}

/**
 * Looks at the file that came with a form and puts it away; the mark of it goes with the form from then on, so that a fault in another
 * field does not cost the upload, and a fault of the file costs nothing else that was typed.
 */
export async function fileArrived(context: Context, record: ChildRecord): Promise<Arrived> {
  const sent = context.uploads.find((u) => u.field === 'file');
  const before = await fileTaken(context, record, context.form);
  const { file, fault } = sent === undefined ? { file: before.file, fault: before.file === undefined ? (before.gone ? GONE : 'Choose the file') : undefined } : await take(context, record, sent, before.file);
  const { [TAKEN]: _, ...typed } = context.form;
  return { file, fault, typed: file === undefined ? typed : { ...typed, [TAKEN]: [context.mark(purposeOf(record), JSON.stringify(file))] } };
}

const GONE = 'The file that you had chosen was not sent off for a week, and has gone. Choose it again';

async function take(context: Context, record: ChildRecord, sent: Context['uploads'][number], before: FileReference | undefined): Promise<{ readonly file: FileReference | undefined; readonly fault: string | undefined }> {
  if (sent.tooLarge === true) return { file: before, fault: 'The file is larger than 20 MB. Choose a smaller file, or one file for each part' };
  if (sent.refused !== undefined) return { file: before, fault: sent.refused };
  if (context.files === undefined) throw new Error('this server was started without a place for files');
  const put = await putAway(context.ports, context.files, context.who.reader, record.row.id, sent);
  return put.outcome === 'kept' ? { file: put.file, fault: undefined } : { file: before, fault: `${put.says} Choose ${put.wants}` };
}

/** The file whose mark stands in what was typed, if it is for this person and this record and still there. */
export async function fileTaken(context: Context, record: ChildRecord, typed: Typed): Promise<{ readonly file: FileReference | undefined; readonly gone: boolean }> {
  const text = context.openMark(purposeOf(record), lastOf(typed, TAKEN));
  const file = text === undefined ? undefined : fileOf({ file: JSON.parse(text) as unknown });
  if (file === undefined) return { file, gone: false };
  const there = await context.ports.store.asReader(context.who.reader, (unit) => unit.documents.isThere(record.row.id, file.ref));
  return { file: there ? file : undefined, gone: !there };
}

/** The mark is good for this record alone. */
function purposeOf(record: ChildRecord): string {
  return `file for ${record.row.id}`;
}

/** Stands in where no file came, for the check of the other fields; it is never recorded, because the form has a fault. */
export const UNSENT: FileReference = { ref: 'none', name: 'none', type: 'none', size: 1, sha256: '0'.repeat(64) };

/** Where a file is chosen, with the one that has arrived already. */
export function UploadField({ file, typed, faults, label = 'File' }: { readonly file: FileReference | undefined; readonly typed: Typed; readonly faults: Faults; readonly label?: string }) {
  return (
    <>
      {file !== undefined && (
        <>
          <input type="hidden" name={TAKEN} value={lastOf(typed, TAKEN)} />
          <InsetText><strong class="tl-anywhere">{file.name}</strong> ({sizeInWords(file.size)}) has arrived. It is kept once this form is sent without a fault. Choose another file only to put it in its place.</InsetText>
        </>
      )}
      <FileUpload name="file" label={file === undefined ? label : 'Another file instead (optional)'} labelSize="s" hint="PDF, Word (.docx), Excel (.xlsx), picture (.png, .jpg), plain text or e-mail (.eml), up to 20 MB" accept={ACCEPTED_ENDINGS} error={faults.get('file')} />
    </>
  );
}
