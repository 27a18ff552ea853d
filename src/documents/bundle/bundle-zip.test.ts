import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { membersOf } from '../../../tests/web/zip-members.ts';
import { zipOf, type ZipMember } from './bundle-zip.ts';

const DAY = '2026-11-24';
const member = (name: string, bytes: Uint8Array): ZipMember => ({ name, bytes: () => Promise.resolve(bytes) });
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('an archive of a copy and its documents', () => {
  it.each([1, 2, 40])('holds %i files as they are, under their names', async (n) => {
    const members = Array.from({ length: n }, (_, i) => ({ name: `documents/${i + 1} Über den “Fall”.pdf`.replace(/[“”]/g, ''), bytes: new Uint8Array(randomBytes(1 + i * 5_000)) }));
    for (let again = 0; again < 3; again += 1) {
      const zip = membersOf(await buffer(zipOf(members.map((m) => member(m.name, m.bytes)), DAY)));
      expect([...zip.keys()]).toEqual(members.map((m) => m.name));
      for (const m of members) expect(digest(zip.get(m.name) ?? new Uint8Array())).toBe(digest(m.bytes));
    }
  });

  it('is the same each time it is made', async () => {
    const made = (): Promise<Buffer> => buffer(zipOf([member('a.txt', Buffer.from('a')), member('documents/1 b.txt', Buffer.from('b'))], DAY));
    expect(digest(await made())).toBe(digest(await made()));
  });

  it('fetches a file when its turn has come, and not before', async () => {
    const fetched: string[] = [];
    const stream = zipOf(['1', '2', '3'].map((name) => ({ name, bytes: () => Promise.resolve(new Uint8Array(randomBytes(300_000))).finally(() => fetched.push(name)) })), DAY);
    await new Promise((resolve) => setTimeout(resolve, 50));
    // Nobody has read yet: what is not taken is not fetched.
    expect(fetched).toEqual(['1']);
    await buffer(stream);
    expect(fetched).toEqual(['1', '2', '3']);
  });

  it('breaks off where a file cannot be had: half an archive is not taken for a whole one', async () => {
    const broken = zipOf([member('a.txt', Buffer.from('a')), { name: 'b.txt', bytes: () => Promise.reject(new Error('it is gone')) }, member('c.txt', Buffer.from('c'))], DAY);
    await expect(buffer(broken)).rejects.toThrow('it is gone');
  });
});
