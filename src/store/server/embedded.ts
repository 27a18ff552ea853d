import { setTimeout as pause } from 'node:timers/promises';
import type { ClientConfig } from 'pg';
import { findBinaries } from './binaries.ts';
import { ensureCluster } from './cluster.ts';
import { takeHold, type Hold, type Holder } from './hold.ts';
import { placeFor, SOCKET_PORT } from './place.ts';
import { livesAsPostgres, stopPostmaster } from './postmaster.ts';
import { AlreadyRunning } from './refusal.ts';
import { connection, removeSocketFolder, startOrAdopt } from './run.ts';

export { AlreadyRunning, CannotStart } from './refusal.ts';

/** What a caller wants of the embedded server. */
export interface EmbeddedOptions {
  /** the folder for everything; made when it is missing */
  readonly dataDir: string;
  /** progress in sentences */
  readonly log: (line: string) => void;
  /** use the server of a program that already runs it, without stopping it afterwards, instead of refusing */
  readonly join?: boolean;
  /** called when the running server is lost for good */
  readonly onLost?: (reason: string) => void;
}

/** A running embedded server. */
export interface Embedded {
  /** the folder of the unix socket: `host` of a connection */
  readonly host: string;
  readonly port: number;
  /** connection of the cluster's superuser: only for making the database and its logins */
  readonly superuser: ClientConfig;
  /** process id of postgres */
  readonly pid: number;
  /** true when a postgres that a killed program had left behind was taken over */
  readonly adopted: boolean;
  /** true when another program runs the server and this one only uses it */
  readonly joined: boolean;
  /** where the files really lie */
  readonly folder: string;
  /** Lets a second start on the same data say where this program answers. */
  announce(address: string): Promise<void>;
  /** Stops postgres (not when joined) and waits until the data are written. */
  stop(): Promise<void>;
}

const isHold = (value: Hold | Holder): value is Hold => 'release' in value;

/**
 * Starts the embedded PostgreSQL on a folder, or adopts the one that a killed program has left running there.
 * @throws AlreadyRunning when another living program has the data open (and `join` was not asked for)
 * @throws CannotStart when it cannot run here; the message says what would help
 */
export async function startEmbedded({ dataDir, log, join = false, onLost }: EmbeddedOptions): Promise<Embedded> {
  const place = placeFor(dataDir);
  if (place.folder !== place.dataDir) log(`${place.dataDir} lies in a closed home, which PostgreSQL may not enter: the database is kept in ${place.folder}.`);
  const binaries = findBinaries(place);
  if ((await ensureCluster(binaries, place)) === 'made') log(`A new database was made in ${place.folder}.`);
  const { pid, socketFolder, adopted } = await startOrAdopt(binaries, place, log);
  const superuser = connection(socketFolder);

  let stopping = false;
  let hold: Hold | undefined;
  let address: string | undefined;
  const regain = async (reason: string): Promise<void> => {
    log(`The connection to the database broke (${reason}); trying again ...`);
    for (let attempt = 0; attempt < 100 && !stopping && livesAsPostgres(pid); attempt += 1) {
      await pause(100);
      const taken = await takeHold(superuser, lost).catch(() => undefined);
      if (taken === undefined || !isHold(taken)) continue;
      hold = taken;
      if (address !== undefined) await taken.announce(address);
      log('The database answers again.');
      return;
    }
    if (!stopping) onLost?.(`PostgreSQL (process ${pid}) has ended: ${reason}`);
  };
  const lost = (reason: string): void => {
    if (!stopping) void regain(reason);
  };

  const taken = await takeHold(superuser, lost);
  if (isHold(taken)) hold = taken;
  else if (!join) throw new AlreadyRunning(place.dataDir, taken.pid, taken.address);
  const joined = hold === undefined;
  if (adopted && !joined) log(`Took over the database that an earlier run had left behind (process ${pid}).`);

  return {
    host: socketFolder,
    port: SOCKET_PORT,
    superuser,
    pid,
    adopted: adopted && !joined,
    joined,
    folder: place.folder,
    announce: async (where) => {
      address = where;
      await hold?.announce(where);
    },
    stop: async () => {
      if (stopping || joined) return;
      stopping = true;
      await hold?.release();
      if (!(await stopPostmaster(pid))) log(`PostgreSQL (process ${pid}) takes longer than a minute to stop; it goes on by itself.`);
      else removeSocketFolder(place, socketFolder);
    },
  };
}
