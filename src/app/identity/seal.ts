import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const IV = 12;
const TAG = 16;

/** Keys for one purpose: the first seals, each opens. */
export type Keys = readonly [Uint8Array, ...Uint8Array[]];

/** The keys for one purpose from the secrets of the installation, the newest first. @throws Error if no secret is given */
export function deriveKeys(secrets: readonly Uint8Array[], purpose: string): Keys {
  const [first, ...older] = secrets.map((secret) => deriveKey(secret, purpose));
  if (first === undefined) throw new Error('no secret is given');
  return [first, ...older];
}

/** A key for one purpose, made from the installation's secret, so that no two purposes share one. */
export function deriveKey(secret: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'throughline', purpose, 32));
}

/**
 * Encrypts with AES-256-GCM. `binding` is not kept in the result and must be given again to open it: whose it is, and what for.
 */
export function seal([key]: Keys, text: string, binding: string): Uint8Array {
  const iv = randomBytes(IV);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(binding));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

/** The text, or undefined if none of the keys, or the binding or the bytes are not those of the sealing. */
export function unseal(keys: Keys, sealed: Uint8Array, binding: string): string | undefined {
  for (const key of keys) {
    const text = unsealWith(key, sealed, binding);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Whether something was sealed with the newest key, with an older one, or with none of these. */
export function sealedWith(keys: Keys, sealed: Uint8Array, binding: string): 'newest' | 'older' | 'none' {
  if (unsealWith(keys[0], sealed, binding) !== undefined) return 'newest';
  return unseal(keys, sealed, binding) === undefined ? 'none' : 'older';
}

function unsealWith(key: Uint8Array, sealed: Uint8Array, binding: string): string | undefined {
  if (sealed.length < IV + TAG) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV));
  decipher.setAAD(Buffer.from(binding));
  decipher.setAuthTag(sealed.subarray(IV, IV + TAG));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
