import { takeFile } from '../../../app/documents/take-file.ts';
import { fileOf } from '../../../core/chronology/file-of.ts';
import type { Context, Reply } from '../../route.ts';
import { childOf, NO_CHILD } from '../record/child-of.ts';
import type { EntryId, SubjectId } from '../../../core/values/ids.ts';
import { failureOf, withheldFile } from './not-there.ts';

const NO_DOCUMENT = { is: 'not-found', what: 'There is no such document on this record, or your role does not show it.' } as const;

/** The document itself, to be kept on the reader's machine: never shown within a page. Whether it may be taken the database says. */
export async function giveFile(context: Context): Promise<Reply> {
  const record = await childOf(context);
  if (!record) return NO_CHILD;
  const entry = record.timeline.find((e) => e.id === context.params['entry']);
  const file = entry === undefined ? undefined : fileOf(entry.data);
  if (entry === undefined || file === undefined) return NO_DOCUMENT;
  const stored = await context.ports.store.asReader(context.who.reader, (unit) => unit.documents.ofEntry(record.row.id, entry.id));
  if (stored === undefined) return (await isWithheld(context, record.row.id, entry.id)) ? withheldFile(file.name) : NO_DOCUMENT;
  const bytes = await takeFile(context.files, stored);
  return bytes === undefined ? failureOf(file.name) : { is: 'file', filename: file.name, type: file.type, bytes };
}

function isWithheld({ ports, who }: Context, child: SubjectId, entry: EntryId): Promise<boolean> {
  return ports.store.asReader(who.reader, (unit) => unit.documents.isWithheld(child, entry));
}
