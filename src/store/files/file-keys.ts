import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BYTES = 32;
const HEX = /^[0-9a-f]{64}$/i;

/** A key that locks the keys of files. */
export interface FileKey {
  /** eight bytes made from the key, from which it cannot be found; written into each file */
  readonly id: Uint8Array;
  readonly key: Uint8Array;
}

/** How a key is made, for messages. */
export const HOW_TO_MAKE_A_KEY = `node -e "console.log(require('node:crypto').randomBytes(32).toString('hex'))"`;

/** @returns the keys in a text, the newest first, or undefined if one of them is no key */
export function readFileKeys(text: string): readonly FileKey[] | undefined {
  const parts = text.split(',').map((part) => part.trim());
  return parts.every((part) => HEX.test(part)) ? parts.map((part) => fileKey(Buffer.from(part, 'hex'))) : undefined;
}

export function fileKey(key: Uint8Array): FileKey {
  return { key, id: createHash('sha256').update('throughline file key').update(key).digest().subarray(0, 8) };
}

/**
 * The key of a demonstration, in a file of the data folder that only its owner may read; made when there is none.
 * @throws Error if the file holds no key
 */
export function demonstrationKeys(dataDir: string): readonly FileKey[] {
  const file = join(dataDir, 'files.key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${randomBytes(BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  }
  chmodSync(file, 0o600);
  const keys = readFileKeys(readFileSync(file, 'utf8').trim());
  if (keys === undefined) throw new Error(`${file} holds no key of ${BYTES} bytes; restore it from a backup: without it the files of the record cannot be opened`);
  return keys;
}
