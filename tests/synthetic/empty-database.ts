import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientConfig } from 'pg';
import { migrate } from '../../src/store/migrate.ts';
import { openStore, type OpenStore } from '../../src/store/open.ts';
import { ensureDatabase, type EmbeddedDatabase } from '../../src/store/server/database.ts';
import { startEmbedded } from '../../src/store/server/embedded.ts';

export interface EmptyDatabase {
  readonly store: OpenStore;
  readonly logins: EmbeddedDatabase;
  readonly superuser: ClientConfig;
  close(): Promise<void>;
}

/** A database server of its own with tables and nothing in them. */
export async function openEmptyDatabase(): Promise<EmptyDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'demo-'));
  const server = await startEmbedded({ dataDir: folder, log: () => undefined });
  const logins = await ensureDatabase(server);
  await migrate(logins.owner.config, join(import.meta.dirname, '../../src/store/migrations'), 'throughline_app');
  const store = openStore(logins.app.config);
  return {
    store,
    logins,
    superuser: server.superuser,
    async close() {
      await store.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
