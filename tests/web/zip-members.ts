import { inflateRawSync } from 'node:zlib';

/** The members of a zip by name, unpacked: what anybody could find who opens the file with other tools. */
export function membersOf(zip: Buffer): ReadonlyMap<string, Buffer> {
  const out = new Map<string, Buffer>();
  // The directory at the end says where each begins; searched from there, so that nothing in a member is taken for it.
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = end < 0 ? -1 : zip.readUInt32LE(end + 16);
  for (let n = end < 0 ? 0 : zip.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, size, named, extra, comment, local] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)];
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const raw = zip.subarray(start, start + size);
    out.set(zip.subarray(at + 46, at + 46 + named).toString('utf8'), method === 8 ? inflateRawSync(raw) : raw);
    at += 46 + named + extra + comment;
  }
  return out;
}

/** All that a zip holds, as text. */
export function textOf(zip: Buffer): string {
  return [...membersOf(zip).values()].map((bytes) => bytes.toString('utf8')).join('');
}
