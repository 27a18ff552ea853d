import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { ClientConfig } from 'pg';
import type { Binaries } from './binaries.ts';
import { SUPERUSER } from './cluster.ts';
import { makeSocketFolder, SOCKET_PORT, type Place } from './place.ts';
import { clearDeadLock, lastWords, livesAsPostgres, readLockFile, spawnPostmaster } from './postmaster.ts';
import { CannotStart } from './refusal.ts';

/** How long the processes of a killed server may take to go before a start gives up, in milliseconds. */
const LINGERING_MS = 20_000;

/** The superuser's connection by a socket folder. */
export const connection = (socketFolder: string): ClientConfig => ({ host: socketFolder, port: SOCKET_PORT, user: SUPERUSER, database: 'postgres', ssl: false });

/** "ready", or why the server does not answer yet. */
async function answers(config: ClientConfig): Promise<true | string> {
  const client = new pg.Client(config);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Waits as long as the process lives: after a crash PostgreSQL first replays its log, which may take its time. */
async function untilReady(config: ClientConfig, alive: () => boolean, log: (line: string) => void): Promise<boolean> {
  let told = performance.now() + 5_000;
  for (;;) {
    if ((await answers(config)) === true) return true;
    if (!alive()) return false;
    if (performance.now() > told) {
      log('The database is still getting ready (after a crash it first replays its journal) ...');
      told += 15_000;
    }
    await pause(15);
  }
}

/** A postgres that answers. */
export interface Running {
  readonly pid: number;
  readonly socketFolder: string;
  readonly adopted: boolean;
}

/** A postgres that already runs on this cluster; undefined when there is none, or when it is on its way out. */
async function findRunning(place: Place, log: (line: string) => void): Promise<Running | undefined> {
  const lock = readLockFile(place);
  if (lock?.socketFolder === undefined || !livesAsPostgres(lock.pid) || !existsSync(lock.socketFolder)) return undefined;
  const { pid, socketFolder } = lock;
  const stays = (): boolean => livesAsPostgres(pid) && readLockFile(place)?.pid === pid;
  return (await untilReady(connection(socketFolder), stays, log)) ? { pid, socketFolder, adopted: true } : undefined;
}

/** Starts a postgres, or takes the one that runs; tries again while the remains of a killed one linger. */
export async function startOrAdopt(binaries: Binaries, place: Place, log: (line: string) => void): Promise<Running> {
  const until = performance.now() + LINGERING_MS;
  for (;;) {
    const running = await findRunning(place, log);
    if (running !== undefined) return running;
    clearDeadLock(place);
    const socketFolder = makeSocketFolder(place);
    const postmaster = await spawnPostmaster(binaries, place, socketFolder);
    if (await untilReady(connection(socketFolder), () => !postmaster.hasEnded(), log)) {
      // The socket may be that of another start which was quicker: the lock file says whose it is.
      const pid = readLockFile(place)?.pid ?? postmaster.pid;
      return { pid, socketFolder, adopted: pid !== postmaster.pid };
    }
    removeSocketFolder(place, socketFolder);
    if (performance.now() > until) throw new CannotStart(`PostgreSQL does not start on ${place.cluster}. Its last words, from ${place.logFile}:\n${lastWords(place)}`);
    await pause(100);
  }
}

/** Temporary folders go; the one beside the data stays for the next start. */
export function removeSocketFolder(place: Place, socketFolder: string): void {
  if (dirname(socketFolder) !== place.folder) rmSync(socketFolder, { recursive: true, force: true });
}
