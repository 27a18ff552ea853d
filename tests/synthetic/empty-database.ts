import type { ClientConfig } from 'pg';
import { openStore, type OpenStore } from '../../src/store/open.ts';
import type { EmbeddedDatabase } from '../../src/store/server/database.ts';
import { startMigrated } from '../database/migrated.ts';

export interface EmptyDatabase {
  readonly store: OpenStore;
  readonly logins: EmbeddedDatabase;
  readonly superuser: ClientConfig;
  close(): Promise<void>;
}

/** A database server of its own with tables and nothing in them. */
export async function openEmptyDatabase(): Promise<EmptyDatabase> {
  const { logins, superuser, stop } = await startMigrated();
  const store = openStore(logins.app.config);
  return {
    store,
    logins,
    superuser,
    async close() {
      await store.close();
      await stop();
    },
  };
}
