import { createHash } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { accountFor, canEnter, type Account } from './account.ts';
import { CannotStart } from './refusal.ts';

/** The kernel's limit for the path of a unix socket, without its closing zero byte. */
const LONGEST_SOCKET_PATH = 107;
/** Only names the socket file: the server listens on no network port. */
export const SOCKET_PORT = 5432;

/** Where root keeps the database when the wanted folder lies under a home that postgres may not enter. */
const SYSTEM_FOLDER = '/var/lib/throughline';

/** Where everything of one embedded server lies. */
export interface Place {
  /** the folder that was asked for */
  readonly dataDir: string;
  /** the folder that really holds the database; another one only when dataDir is closed to the server's account */
  readonly folder: string;
  readonly account: Account | undefined;
  /** the database cluster itself */
  readonly cluster: string;
  readonly logFile: string;
}

function makeFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o755 });
    return realpathSync(path);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CannotStart(`The data folder ${path} cannot be made (${why}). Set THROUGHLINE_DATA to a folder that this account may write.`);
  }
}

const inFolder = (dataDir: string, folder: string, account: Account | undefined): Place => ({
  dataDir,
  folder,
  account,
  cluster: join(folder, 'postgres-18'),
  logFile: join(folder, 'postgres.log'),
});

/** Makes the data folder where it is missing and decides where the database lies and who runs it. */
export function placeFor(wanted: string): Place {
  const dataDir = makeFolder(wanted);
  const account = accountFor([join(dataDir, 'postgres-18'), dataDir]);
  // Root's own data folder may be passed through, when that is all that is missing; the cluster inside it stays closed.
  if (account !== undefined && !canEnter(dataDir, account)) chmodSync(dataDir, (statSync(dataDir).mode & 0o777) | 0o011);
  if (account === undefined || canEnter(dataDir, account)) return inFolder(dataDir, dataDir, account);
  const moved = makeFolder(join(SYSTEM_FOLDER, createHash('sha256').update(dataDir).digest('hex').slice(0, 12)));
  if (!canEnter(moved, account)) {
    throw new CannotStart(`Neither ${dataDir} nor ${moved} can be entered by the account that PostgreSQL runs under (uid ${account.uid}). Set THROUGHLINE_DATA to a folder outside closed homes.`);
  }
  writeFileSync(join(dataDir, 'database-lies-in.txt'), `${moved}\n`);
  return inFolder(dataDir, moved, accountFor([join(moved, 'postgres-18'), dataDir]));
}

/** Gives a path to the server's account and closes it to all others. */
export function makePrivate(path: string, account: Account | undefined): void {
  if (account !== undefined) chownSync(path, account.uid, account.gid);
  chmodSync(path, 0o700);
}

const fits = (folder: string): boolean => Buffer.byteLength(join(folder, `.s.PGSQL.${SOCKET_PORT}.lock`)) <= LONGEST_SOCKET_PATH;

/** A private folder for the socket: beside the data, or, when that path is too long for a socket, among the temporary files. */
export function makeSocketFolder(place: Place): string {
  const beside = join(place.folder, 'socket');
  if (fits(beside)) {
    if (!existsSync(beside)) mkdirSync(beside, { mode: 0o700 });
    makePrivate(beside, place.account);
    return beside;
  }
  const candidates = [tmpdir(), '/tmp'].filter((folder) => existsSync(folder) && statSync(folder).isDirectory() && canEnter(folder, place.account));
  const roomy = candidates.find((folder) => fits(join(folder, 'throughline-XXXXXX')));
  if (roomy === undefined) {
    throw new CannotStart(`A socket in ${dirname(beside)} would have a longer name than the system allows (${LONGEST_SOCKET_PATH} bytes), and there is no short temporary folder. Set THROUGHLINE_DATA to a shorter path.`);
  }
  const made = mkdtempSync(join(roomy, 'throughline-'));
  makePrivate(made, place.account);
  return made;
}
