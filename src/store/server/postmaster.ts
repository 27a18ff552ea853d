import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { SOCKET_PORT, type Place } from './place.ts';

const LARGEST_LOG_BYTES = 10_000_000;

/** What a running postgres has written down about itself in its lock file. */
export interface LockFile {
  readonly pid: number;
  readonly socketFolder: string | undefined;
}

const lockPath = (place: Place): string => join(place.cluster, 'postmaster.pid');

/** The lock file of the cluster; undefined when there is none. */
export function readLockFile(place: Place): LockFile | undefined {
  let lines: string[];
  try {
    lines = readFileSync(lockPath(place), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  return Number.isSafeInteger(pid) && pid > 0 ? { pid, socketFolder: lines[4]?.trim() || undefined } : undefined;
}

/** Whether the process lives and is a postgres: a killed one that nobody has buried, or another program under its number, is not. */
export function livesAsPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  if (!existsSync('/proc/self/stat')) return true;
  try {
    const [, name, state] = /\((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return name === 'postgres' && state !== 'Z' && state !== 'X';
  } catch {
    return false;
  }
}

/** Living processes that work inside the cluster: what a killed postmaster may have left for a moment. */
function processesIn(cluster: string): readonly number[] {
  if (!existsSync('/proc/self/cwd')) return [];
  const folder = realpathSync(cluster);
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === folder && livesAsPostgres(pid);
    } catch {
      return false;
    }
  });
}

/**
 * Removes the lock files of a postmaster that is dead although its number still answers (not yet buried, or given to another
 * program): PostgreSQL itself would refuse to start for ever. Never while a process still works in the cluster.
 */
export function clearDeadLock(place: Place): void {
  const lock = readLockFile(place);
  if (lock === undefined || livesAsPostgres(lock.pid) || !existsSync('/proc/self/stat')) return;
  if (processesIn(place.cluster).length > 0) return;
  if (lock.socketFolder !== undefined) {
    const socket = join(lock.socketFolder, `.s.PGSQL.${SOCKET_PORT}`);
    for (const path of [socket, `${socket}.lock`]) rmSync(path, { force: true });
  }
  rmSync(lockPath(place), { force: true });
}

/** A postgres that was started by us: its number, and its end. */
export interface Postmaster {
  readonly pid: number;
  /** set once it has ended */
  readonly ended: Promise<number>;
  hasEnded(): boolean;
}

function openLog(place: Place): number {
  if (existsSync(place.logFile) && statSync(place.logFile).size > LARGEST_LOG_BYTES) renameSync(place.logFile, `${place.logFile}.1`);
  return openSync(place.logFile, 'a', 0o600);
}

/** Starts postgres in a session of its own, so that a signal to our terminal does not reach it before we have finished with it. */
export function spawnPostmaster(binaries: Binaries, place: Place, socketFolder: string): Promise<Postmaster> {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: `"${socketFolder.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    port: String(SOCKET_PORT),
    max_connections: '60',
    TimeZone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    log_line_prefix: '%m [%p] ',
    max_wal_size: '512MB',
  };
  const options = ['-D', place.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const log = openLog(place);
  return new Promise((resolve, reject) => {
    const child = spawn(binaries.postgres, options, { cwd: place.cluster, env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' }, stdio: ['ignore', log, log], detached: true, ...place.account });
    closeSync(log);
    let over = false;
    const ended = new Promise<number>((tell) => {
      child.on('exit', (code) => {
        over = true;
        tell(code ?? -1);
      });
    });
    child.on('error', reject);
    child.on('spawn', () => {
      child.unref();
      if (child.pid !== undefined) resolve({ pid: child.pid, ended, hasEnded: () => over });
    });
  });
}

/** The last lines that postgres has logged: why it would not start. */
export function lastWords(place: Place, lines = 6): string {
  try {
    return readFileSync(place.logFile, 'utf8').trim().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

/**
 * Stops a postgres: open transactions are rolled back, the data are written, connections end.
 * @returns false when it still lives after the time given
 */
export async function stopPostmaster(pid: number, milliseconds = 60_000): Promise<boolean> {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return true;
  }
  for (const until = performance.now() + milliseconds; performance.now() < until; await pause(20)) if (!livesAsPostgres(pid)) return true;
  return false;
}
