import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { plainDate } from '../../src/core/values/plain-date.ts';
import type { IdentityStore } from '../../src/app/ports/identity.ts';
import type { Ports } from '../../src/app/ports/index.ts';
import { openShelf } from '../../src/policies/shelf.ts';
import { identityStore } from '../../src/store/identity/identity-store.ts';
import { machineIds } from '../../src/store/ids.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore, type OpenStore } from '../../src/store/open.ts';
import { ensureDatabase } from '../../src/store/server/database.ts';
import { startEmbedded } from '../../src/store/server/embedded.ts';

export const TODAY = plainDate('2026-11-24');

/** A database of its own for the bench. */
export interface BenchDatabase {
  readonly ports: Ports;
  readonly store: OpenStore;
  readonly identity: IdentityStore;
  readonly superuser: pg.ClientConfig;
  close(): Promise<void>;
}

/** @param keep a folder in which the data stay for another run; without it they are removed at the end */
export async function openBenchDatabase(root: string, keep?: string): Promise<BenchDatabase> {
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'bench-'));
  const server = await startEmbedded({ dataDir: join(folder, 'data'), log: () => undefined });
  const stop = async (): Promise<void> => {
    await server.stop();
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  };
  try {
    const logins = await ensureDatabase(server);
    await migrate(logins.owner.config, join(root, 'src/store/migrations'), 'throughline_app');
    const store = openStore(logins.app.config);
    const ports: Ports = { store, policies: openShelf(join(root, 'policies')), ids: machineIds, clock: { now: () => `${TODAY}T10:00:00.000Z`, today: () => TODAY } };
    return {
      ports, store,
      identity: identityStore(store.connections),
      superuser: { ...server.superuser, database: 'throughline' },
      async close() {
        await store.close();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
