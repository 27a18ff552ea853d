import { takeFile } from '../../../../app/documents/take-file.ts';
import type { StoredFile } from '../../../../app/ports/files.ts';
import { bundleDocx } from '../../../../documents/bundle/bundle-docx.ts';
import { zipOf, type ZipMember } from '../../../../documents/bundle/bundle-zip.ts';
import type { Context, Reply } from '../../../route.ts';
import { failureOf, withheldFile } from '../../documents/not-there.ts';
import { givenFiles } from '../given.ts';
import { NO_REQUEST, requestOf } from '../open-request.ts';
import { copyOf, NOT_GIVEN } from './copy.tsx';

/**
 * The copy with its documents together. Each file is looked at before anything is sent, so that what cannot be opened is said in words; each is
 * read again when its turn has come.
 */
export async function copyWithDocuments(context: Context): Promise<Reply> {
  const open = await requestOf(context);
  if (open === undefined) return NO_REQUEST;
  const copy = copyOf(context, open);
  if (copy === undefined) return NOT_GIVEN;
  const members: ZipMember[] = [];
  for (const { entry, name, file } of givenFiles(copy.bundle, open.record)) {
    const stored = await context.ports.store.asReader(context.who.reader, (unit) => unit.documents.ofEntry(open.record.row.id, entry.id));
    if (stored === undefined && (await context.ports.store.asReader(context.who.reader, (unit) => unit.documents.isWithheld(open.record.row.id, entry.id)))) return withheldFile(file.name);
    if (stored === undefined || (await takeFile(context.files, stored)) === undefined) return failureOf(file.name);
    members.push({ name, bytes: () => bytesOf(context, stored) });
  }
  const name = `record-${copy.given.occurredOn}`;
  const docx = await bundleDocx(copy.document);
  return { is: 'stream', filename: `${name}.zip`, type: 'application/zip', stream: zipOf([{ name: `${name}.docx`, bytes: () => Promise.resolve(docx) }, ...members], copy.given.occurredOn) };
}

async function bytesOf({ files }: Context, stored: StoredFile): Promise<Uint8Array> {
  const bytes = await takeFile(files, stored);
  if (bytes === undefined) throw new Error('a file of the copy was there a moment ago and cannot be opened now');
  return bytes;
}
