import { spawn } from 'node:child_process';
import { closeSync, existsSync, fsyncSync, mkdtempSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { makePrivate, type Place } from './place.ts';
import { CannotStart } from './refusal.ts';

export const SUPERUSER = 'postgres';

/**
 * Who may connect. Only the server's own account and root can enter the socket's folder (0700), and there is no TCP, so every
 * connection that arrives is already from whoever owns the files: a password would lie beside them. `peer` would ask for a
 * named account, which containers with a bare uid do not have.
 */
const HBA = 'local all all trust\n';

function initialise(binaries: Binaries, folder: string, place: Place): Promise<void> {
  // Names are put in order as people expect (ICU, British English), the same on every system.
  const options = ['-D', folder, '-U', SUPERUSER, '-A', 'trust', '-E', 'UTF8', '--locale-provider=icu', '--icu-locale=en-GB', '--locale=C', '--data-checksums', '--no-instructions'];
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.initdb, options, { cwd: folder, env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }, stdio: ['ignore', 'ignore', 'pipe'], ...place.account });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new CannotStart(`The database could not be prepared in ${place.folder}: ${said.trim() || `initdb ended with code ${String(code)}`}`))));
  });
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes the database cluster where there is none: in a temporary folder, renamed into place, so that half of one is never found. */
export async function ensureCluster(binaries: Binaries, place: Place): Promise<'made' | 'there'> {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) return 'there';
  for (const name of readdirSync(place.folder)) {
    if (/^postgres-\d+$/.test(name) && name !== basename(place.cluster)) {
      throw new CannotStart(`${join(place.folder, name)} was written by another version of PostgreSQL than this one (${basename(place.cluster)}). Start the older version of Throughline, make a back-up with it, and restore it here.`);
    }
  }
  const half = mkdtempSync(`${place.cluster}.new-`);
  try {
    makePrivate(half, place.account);
    await initialise(binaries, half, place);
    writeFileSync(join(half, 'pg_hba.conf'), HBA);
    renameSync(half, place.cluster);
    syncFolder(place.folder);
    return 'made';
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    // Somebody else who started at the same moment was quicker: theirs is used.
    if (existsSync(join(place.cluster, 'PG_VERSION'))) return 'there';
    throw error;
  }
}
