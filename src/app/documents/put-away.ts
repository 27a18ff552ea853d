import type { FileReference } from '../../core/chronology/fields.ts';
import type { SubjectId } from '../../core/values/ids.ts';
import type { FileStore } from '../ports/files.ts';
import type { Ports, Reader } from '../ports/index.ts';
import { allowedSort, type Refusal } from './allowed-sorts.ts';
import { plainName } from './plain-name.ts';

/** What came of a file that somebody chose. */
export type PutAway = { readonly outcome: 'kept'; readonly file: FileReference } | ({ readonly outcome: 'refused' } & Refusal);

/**
 * Looks at what a file is, and puts it away for a child's record if it may be kept. An entry has to speak of it within some days, or
 * it goes again.
 * @param given its name as it was sent, which is not believed
 */
export async function putAway(ports: Ports, files: FileStore, reader: Reader, child: SubjectId, given: { readonly filename: string; readonly bytes: Uint8Array }): Promise<PutAway> {
  const sort = await allowedSort(given.filename, given.bytes);
  if ('says' in sort) return { outcome: 'refused', ...sort };
  const stored = files.place(given.bytes);
  // The database first: a program that ends here leaves a row, by which whatever came to lie on the disk is found and removed.
  await ports.store.asSystem(reader.service, (unit) => unit.files.put(stored, child, reader.worker));
  await files.put(stored.ref, given.bytes);
  return { outcome: 'kept', file: { ...stored, name: plainName(given.filename, sort.ending), type: sort.type } };
}
