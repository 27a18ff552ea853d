import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BYTES = 32;

/**
 * The installation's secrets, the newest first: those that are set, and after them the key file of the data folder while it is there;
 * without any that are set, the key file, which is made at the first start and which only its owner may read. Everything is sealed with
 * the first and opened with any.
 * @throws Error if the key file holds no key
 */
export function installationSecrets(given: readonly string[] | undefined, dataDir: string): readonly Uint8Array[] {
  const file = join(dataDir, 'secret.key');
  if (given !== undefined) return [...given.map((text) => Buffer.from(text, 'utf8')), ...(existsSync(file) ? readKeyFile(file) : [])];
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${randomBytes(BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return readKeyFile(file);
}

function readKeyFile(file: string): readonly Uint8Array[] {
  chmodSync(file, 0o600);
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (key.length !== BYTES) throw new Error(`${file} holds no key of ${BYTES} bytes; restore it from a backup, or remove it: drafts that were not sent are then lost`);
  return [key];
}
