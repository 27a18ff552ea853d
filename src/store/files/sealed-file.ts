import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { FileKey } from './file-keys.ts';

/**
 * A file as it lies on the disk: mark, the id of the key that locks it, its own key locked with that one, and its bytes locked with
 * its own key. AES-256-GCM twice; the file's reference is bound into both, so that one file cannot be put in another's place.
 */
const MARK = Buffer.from('TLF1');
const [ID, IV, TAG, KEY] = [8, 12, 16, 32];
const WRAPPED = IV + TAG + KEY;
const HEADER = MARK.length + ID + WRAPPED;

export type Opened = { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly why: string };

export function sealFile(keys: readonly FileKey[], ref: string, bytes: Uint8Array): Uint8Array {
  const own = randomBytes(KEY);
  return Buffer.concat([header(newest(keys), ref, own), lock(own, bytes, `file ${ref}`)]);
}

export function openFile(keys: readonly FileKey[], ref: string, sealed: Uint8Array): Opened {
  const own = ownKey(keys, ref, sealed);
  if (!own.ok) return own;
  const bytes = unlock(own.bytes, sealed.subarray(HEADER), `file ${ref}`);
  return bytes === undefined ? { ok: false, why: 'it was changed after it was put away' } : { ok: true, bytes };
}

/** The same file with its key locked by the newest key. @returns undefined where that is so already */
export function rewrapFile(keys: readonly FileKey[], ref: string, sealed: Uint8Array): Opened | undefined {
  if (Buffer.from(idOf(sealed)).equals(newest(keys).id)) return undefined;
  const own = ownKey(keys, ref, sealed);
  return own.ok ? { ok: true, bytes: Buffer.concat([header(newest(keys), ref, own.bytes), sealed.subarray(HEADER)]) } : own;
}

function header(by: FileKey, ref: string, own: Uint8Array): Uint8Array {
  return Buffer.concat([MARK, by.id, lock(by.key, own, `key ${ref}`)]);
}

function ownKey(keys: readonly FileKey[], ref: string, sealed: Uint8Array): Opened {
  if (sealed.length < HEADER + IV + TAG || !Buffer.from(sealed.subarray(0, MARK.length)).equals(MARK)) return { ok: false, why: 'it is no file of this program any longer' };
  const id = Buffer.from(idOf(sealed));
  const by = keys.find((k) => id.equals(k.id));
  if (by === undefined) return { ok: false, why: `it is locked with a key that is not given (${id.toString('hex')}): put it back into THROUGHLINE_FILE_KEY, after the newest` };
  const own = unlock(by.key, sealed.subarray(MARK.length + ID, HEADER), `key ${ref}`);
  return own === undefined ? { ok: false, why: 'it was changed after it was put away' } : { ok: true, bytes: own };
}

function idOf(sealed: Uint8Array): Uint8Array {
  return sealed.subarray(MARK.length, MARK.length + ID);
}

function newest(keys: readonly FileKey[]): FileKey {
  const [first] = keys;
  if (first === undefined) throw new Error('no key is given for files');
  return first;
}

function lock(key: Uint8Array, bytes: Uint8Array, binding: string): Uint8Array {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(binding));
  const body = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function unlock(key: Uint8Array, locked: Uint8Array, binding: string): Uint8Array | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, locked.subarray(0, IV), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(binding));
  decipher.setAuthTag(locked.subarray(IV, IV + TAG));
  try {
    return Buffer.concat([decipher.update(locked.subarray(IV + TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
}
