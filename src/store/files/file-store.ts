import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from '../../app/ports/files.ts';
import type { FileKey } from './file-keys.ts';
import { openFile, rewrapFile, sealFile } from './sealed-file.ts';

const REF = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Files in a folder of this machine that no page reaches. A file's name there is drawn by lot: nothing of what it is called, of whose
 * record it is or of when it came is to be seen from it.
 * @param keys the newest first; it locks what is put away, the others still open what they locked
 */
export function fileStore(folder: string, keys: readonly FileKey[]): FileStore {
  const pathOf = (ref: string): string => join(folder, ref.slice(0, 2), ref);
  return {
    place(bytes) {
      return { ref: randomUUID(), size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    },
    async put(ref, bytes) {
      if (!REF.test(ref)) throw new Error('a file is put where a place was drawn for it, and nowhere else');
      await writeWhole(pathOf(ref), sealFile(keys, ref, bytes));
    },
    async get(ref) {
      const sealed = REF.test(ref) ? await readIfThere(pathOf(ref)) : undefined;
      if (sealed === undefined) return { found: 'missing' };
      const opened = openFile(keys, ref, sealed);
      return opened.ok ? { found: 'bytes', bytes: opened.bytes } : { found: 'unreadable', why: opened.why };
    },
    async erase(ref) {
      if (!REF.test(ref)) return;
      await rm(besideOf(pathOf(ref)), { force: true });
      await rm(pathOf(ref), { force: true });
    },
    async rewrap() {
      const came = { changed: 0, alreadyNewest: 0, unreadable: 0 };
      for (const ref of await refsIn(folder)) {
        const sealed = await readIfThere(pathOf(ref));
        if (sealed === undefined) continue;
        const again = rewrapFile(keys, ref, sealed);
        if (again === undefined) came.alreadyNewest += 1;
        else if (!again.ok) came.unreadable += 1;
        else {
          await writeWhole(pathOf(ref), again.bytes);
          came.changed += 1;
        }
      }
      return came;
    },
  };
}

/** Where a file is written before it is whole. One place for each: what a killed program left there is written over, or goes with the file. */
function besideOf(path: string): string {
  return `${path}.part`;
}

/** Written beside its place, down to the disk, and put there in one step: after a power cut it is whole or not there. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = besideOf(path);
  try {
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
  const place = await open(dirname(path), 'r');
  await place.sync().finally(() => place.close());
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function refsIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.map((name) => name.split(/[\\/]/).at(-1) ?? '').filter((name) => REF.test(name));
}
