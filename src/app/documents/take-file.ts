import { createHash } from 'node:crypto';
import type { FileStore, StoredFile } from '../ports/files.ts';

/** The bytes of a file, if it is there and is the one that was recorded. What is not what was recorded is given to nobody. */
export async function takeFile(files: FileStore | undefined, { ref, size, sha256 }: StoredFile): Promise<Uint8Array | undefined> {
  const found = await files?.get(ref);
  return found?.found === 'bytes' && found.bytes.length === size && createHash('sha256').update(found.bytes).digest('hex') === sha256 ? found.bytes : undefined;
}
