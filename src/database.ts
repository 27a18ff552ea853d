import { join } from 'node:path';
import type { ClientConfig, PoolConfig } from 'pg';
import type { Settings } from './settings.ts';
import { ensureDatabase } from './store/server/database.ts';
import { startEmbedded, type Embedded } from './store/server/embedded.ts';

/** The database that the settings name: how the owner and the program connect to it. */
export interface Database {
  readonly owner: ClientConfig;
  readonly app: PoolConfig;
  /** name of the program's login */
  readonly appLogin: string;
  /** the embedded server, if it is one */
  readonly embedded?: Embedded;
}

/** The settings name a database in a way that cannot be used. */
export class WrongDatabase extends Error {}

export interface OpenOptions {
  readonly log: (line: string) => void;
  /** use the embedded server of a program that already runs, instead of refusing */
  readonly join?: boolean;
  readonly onLost?: (reason: string) => void;
}

/**
 * Opens the database of the settings: an outside PostgreSQL, or the embedded one, started if it does not run.
 * @throws WrongDatabase, AlreadyRunning, CannotStart
 */
export async function openDatabase(settings: Settings, options: OpenOptions): Promise<Database> {
  if (settings.database !== undefined) {
    const { app, owner } = settings.database;
    // Not read as a URL: the address of a socket has no host, and is none to the standard.
    const appLogin = decodeURIComponent(/\/\/([^:@/]+)/.exec(app)?.[1] ?? '');
    if (appLogin === '') throw new WrongDatabase('DATABASE_URL names no login: expected postgres://LOGIN:PASSWORD@HOST/DATABASE.');
    return { owner: { connectionString: owner }, app: { connectionString: app }, appLogin };
  }
  const embedded = await startEmbedded({ dataDir: settings.dataDir, log: options.log, ...(options.join === undefined ? {} : { join: options.join }), ...(options.onLost ? { onLost: options.onLost } : {}) });
  const { owner, app } = await ensureDatabase(embedded);
  return { owner: owner.config, app: app.config, appLogin: String(app.config.user), embedded };
}

/** Where the migrations lie, from the root of the installation. */
export function migrationsIn(root: string): string {
  return join(root, 'src/store/migrations');
}
