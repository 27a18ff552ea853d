import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FileStore, StoredFile } from '../../app/ports/files.ts';
import { fileKey, readFileKeys } from './file-keys.ts';
import { fileStore } from './file-store.ts';

const [FIRST, SECOND] = [fileKey(new Uint8Array(32).fill(1)), fileKey(new Uint8Array(32).fill(2))];
const words = new TextEncoder().encode('The order of 3 March about Jordan');
const read = (found: unknown): string => (typeof found === 'object' && found !== null && 'bytes' in found && found.bytes instanceof Uint8Array ? new TextDecoder().decode(found.bytes) : JSON.stringify(found));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tl-files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const onDisk = (): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile());

async function keep(files: FileStore, bytes: Uint8Array): Promise<StoredFile> {
  const stored = files.place(bytes);
  await files.put(stored.ref, bytes);
  return stored;
}

describe('files of the record on the disk', () => {
  it('come back as they were put away, and nothing of them can be read there', async () => {
    const files = fileStore(folder, [FIRST]);
    const { ref, size, sha256 } = await keep(files, words);
    expect([size, sha256]).toEqual([words.length, expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(read(await files.get(ref))).toBe('The order of 3 March about Jordan');
    const [path, ...more] = onDisk();
    expect(more).toEqual([]);
    expect(path).toBe(join(folder, ref.slice(0, 2), ref));
    expect(readFileSync(path ?? '', 'latin1')).not.toContain('Jordan');
    expect(statSync(path ?? '').mode & 0o077).toBe(0);
  });

  it('are found to be missing, changed, put in another’s place, or locked with a key that is not given', async () => {
    const files = fileStore(folder, [FIRST]);
    const [a, b] = [await keep(files, words), await keep(files, new TextEncoder().encode('another'))];
    const pathOf = (ref: string): string => join(folder, ref.slice(0, 2), ref);
    expect(await fileStore(folder, [SECOND]).get(a.ref)).toMatchObject({ found: 'unreadable', why: expect.stringContaining('a key that is not given') as unknown });
    writeFileSync(pathOf(b.ref), readFileSync(pathOf(a.ref)));
    expect(await files.get(b.ref)).toMatchObject({ found: 'unreadable' });
    const bytes = readFileSync(pathOf(a.ref));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(pathOf(a.ref), bytes);
    expect(await files.get(a.ref)).toEqual({ found: 'unreadable', why: 'it was changed after it was put away' });
    await files.erase(a.ref);
    await files.erase(a.ref);
    expect(await files.get(a.ref)).toEqual({ found: 'missing' });
    expect(await files.get('../../etc/passwd')).toEqual({ found: 'missing' });
  });

  it('pass to a new key without being written anew, and the old one can then be thrown away', async () => {
    const { ref } = await keep(fileStore(folder, [FIRST]), words);
    const both = fileStore(folder, [SECOND, FIRST]);
    expect(read(await both.get(ref))).toContain('Jordan');
    expect(await fileStore(folder, [SECOND]).rewrap()).toEqual({ changed: 0, alreadyNewest: 0, unreadable: 1 });
    expect(await both.rewrap()).toEqual({ changed: 1, alreadyNewest: 0, unreadable: 0 });
    expect(await both.rewrap()).toEqual({ changed: 0, alreadyNewest: 1, unreadable: 0 });
    expect(read(await fileStore(folder, [SECOND]).get(ref))).toContain('Jordan');
    expect(await fileStore(folder, [FIRST]).get(ref)).toMatchObject({ found: 'unreadable' });
  });

  it('leave nothing beside them where writing was cut off: it is written over, or goes with the file', async () => {
    const files = fileStore(folder, [FIRST]);
    const { ref } = files.place(words);
    const part = join(folder, ref.slice(0, 2), `${ref}.part`);
    mkdirSync(join(folder, ref.slice(0, 2)));
    writeFileSync(part, 'half of what was');
    expect(await files.get(ref)).toEqual({ found: 'missing' });
    await files.put(ref, words);
    expect(onDisk()).toEqual([join(folder, ref.slice(0, 2), ref)]);
    expect(read(await files.get(ref))).toContain('Jordan');
    writeFileSync(part, 'half of what was');
    await files.erase(ref);
    expect(onDisk()).toEqual([]);
    await expect(files.put('../outside', words)).rejects.toThrow('where a place was drawn');
  });

  it('need keys of 32 bytes', () => {
    expect(readFileKeys('ab')).toBeUndefined();
    expect(readFileKeys(`${'ab'.repeat(32)}, ${'cd'.repeat(32)}`)?.map((k) => k.key.length)).toEqual([32, 32]);
  });
});
