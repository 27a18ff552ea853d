import type { EntryData } from './entry.ts';
import type { FileReference } from './fields.ts';
import type { AnyKind } from './kind.ts';

/** The file of which an entry speaks, if it speaks of one. */
export function fileOf(data: EntryData): FileReference | undefined {
  const file = data['file'];
  if (typeof file !== 'object' || file === null || !('ref' in file) || !('name' in file) || !('type' in file) || !('size' in file) || !('sha256' in file)) return undefined;
  const { ref, name, type, size, sha256 } = file;
  if (typeof ref !== 'string' || typeof name !== 'string' || typeof type !== 'string' || typeof size !== 'number' || typeof sha256 !== 'string') return undefined;
  return { ref, name, type, size, sha256 };
}

/** Whether entries of a kind speak of a file. */
export function holdsFile(kind: Pick<AnyKind, 'fields'>): boolean {
  return Object.values(kind.fields).some((f) => f.type.is === 'file');
}
