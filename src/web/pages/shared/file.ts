import { openShared } from '../../../app/sharing/shared-with-us.ts';
import { takeFile } from '../../../app/documents/take-file.ts';
import { fileOf } from '../../../core/chronology/file-of.ts';
import { id, type EntryId, type SubjectId } from '../../../core/values/ids.ts';
import type { Context, Reply } from '../../route.ts';
import { failureOf } from '../documents/not-there.ts';

const NOTHING = { is: 'not-found', what: 'No such document is shared with your agency, or it is shared no longer.' } as const;

/** The file of a document that was shared with the reader's agency, as long as it is shared: the database says so, for the entry and for the file. */
export async function giveSharedFile(context: Context): Promise<Reply> {
  const { ports, who, today, params } = context;
  const [child, entry] = [id<SubjectId>(params['child'] ?? ''), id<EntryId>(params['entry'] ?? '')];
  const shared = await openShared(ports, who.reader, child, today);
  const document = shared?.disclosures.flatMap((d) => d.entries).find((e) => e.id === entry);
  const file = document === undefined || !shared?.files.has(entry) ? undefined : fileOf(document.data);
  const stored = file === undefined ? undefined : await ports.store.asReader(who.reader, (unit) => unit.documents.ofEntry(child, entry));
  if (file === undefined || stored === undefined) return NOTHING;
  const bytes = await takeFile(context.files, stored);
  return bytes === undefined ? failureOf(file.name) : { is: 'file', filename: file.name, type: file.type, bytes };
}
