import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';
import { inject } from 'vitest';
import type { EmbeddedDatabase } from '../../src/store/server/database.ts';
import { startServer, type Cluster } from './template.ts';

/** A server of its own with the tables, and nothing in them. */
export interface Migrated {
  readonly logins: EmbeddedDatabase;
  /** who sees and may do everything, in the database of the program: to put there, or to find there, what the program cannot */
  readonly superuser: ClientConfig;
  /** stops the server; its files are gone */
  stop(): Promise<void>;
}

/** Starts a copy of the template. */
export async function startMigrated(cluster: Cluster = 'postgres-18'): Promise<Migrated> {
  const template = inject('templates')[cluster];
  if (template === undefined) throw new Error(`there is no template of ${cluster}`);
  const folder = mkdtempSync(join(tmpdir(), 'tl-'));
  chmodSync(folder, 0o755);
  const dataDir = join(folder, 'data');
  // The files belong to the server's own account.
  execFileSync('cp', ['-a', template, dataDir]);
  const { logins, stop } = await startServer(cluster, dataDir);
  return {
    logins,
    superuser: { ...logins.owner.config, user: 'postgres' },
    stop: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
