import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { CannotStart } from './refusal.ts';

/** An account of the operating system that postgres runs under. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The accounts of /etc/passwd by name; an unreadable file gives none. */
function accounts(): Map<string, Account> {
  const found = new Map<string, Account>();
  try {
    for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
      const [name, , uid, gid] = line.split(':');
      if (name !== undefined && uid !== undefined && gid !== undefined) found.set(name, { uid: Number(uid), gid: Number(gid) });
    }
  } catch {
    return found;
  }
  return found;
}

function ownerOf(path: string): Account | undefined {
  try {
    const { uid, gid } = statSync(path);
    return uid === 0 ? undefined : { uid, gid };
  } catch {
    return undefined;
  }
}

/** PostgreSQL refuses to run as root, so root lends it another account: who owns the data already, else `postgres`, else `nobody`. */
export function accountFor(dataFolders: readonly string[]): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const folder of dataFolders) {
    const owner = ownerOf(folder);
    if (owner !== undefined) return owner;
  }
  const known = accounts();
  const account = known.get('postgres') ?? known.get('nobody');
  if (account !== undefined && account.uid !== 0) return account;
  throw new CannotStart('PostgreSQL does not run as root, and this machine has no account "postgres" or "nobody" to run it under. Start Throughline as an ordinary user, or add such an account.');
}

/** Whether the account can reach into a folder that exists (asked of the system itself, so that every rule counts). */
export function canEnter(folder: string, account: Account | undefined): boolean {
  const asked = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', stdio: 'ignore', ...account });
  return asked.status === 0;
}
