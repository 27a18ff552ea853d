import { createHash } from 'node:crypto';
import { fileOf } from '../../../core/chronology/file-of.ts';
import type { Context, Reply } from '../../route.ts';
import { childOf, NO_CHILD } from '../record/child-of.ts';
import { failureOf } from './not-there.ts';

const NO_DOCUMENT = { is: 'not-found', what: 'There is no such document on this record, or your role does not show it.' } as const;

/** The document itself, to be kept on the reader's machine: never shown within a page. What is not what was recorded is not given. */
export async function takeFile(context: Context): Promise<Reply> {
  const record = await childOf(context);
  if (!record) return NO_CHILD;
  const entry = record.timeline.find((e) => e.kind === 'document.kept' && e.id === context.params['entry']);
  const file = entry === undefined ? undefined : fileOf(entry.data);
  if (file === undefined) return NO_DOCUMENT;
  const found = await context.files?.get(file.ref);
  if (found?.found !== 'bytes' || createHash('sha256').update(found.bytes).digest('hex') !== file.sha256) return failureOf(file.name);
  return { is: 'file', filename: file.name, type: file.type, bytes: found.bytes };
}
