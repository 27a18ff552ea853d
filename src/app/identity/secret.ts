import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const BYTES = 32;

/**
 * The installation's secret: the one that is set, else the key file in the data folder, which is made at the first start
 * and which only its owner may read.
 * @throws Error if the key file holds no key
 */
export function installationSecret(given: string | undefined, dataDir: string): Uint8Array {
  if (given !== undefined) return Buffer.from(given, 'utf8');
  const file = join(dataDir, 'secret.key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${randomBytes(BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  }
  chmodSync(file, 0o600);
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (key.length !== BYTES) throw new Error(`${file} holds no key of ${BYTES} bytes; restore it from a backup, or remove it: drafts that were not sent are then lost`);
  return key;
}
