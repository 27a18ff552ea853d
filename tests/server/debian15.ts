import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCluster } from '../../src/store/server/cluster.ts';
import { ensureDatabase, type EmbeddedDatabase } from '../../src/store/server/database.ts';
import { placeFor, SOCKET_PORT } from '../../src/store/server/place.ts';
import { stopPostmaster } from '../../src/store/server/postmaster.ts';
import { connection, removeSocketFolder, startOrAdopt } from '../../src/store/server/run.ts';

const BIN = '/usr/lib/postgresql/15/bin';

/** A second server for tests: Debian's PostgreSQL 15, on a private socket as the embedded one. */
export interface Debian15 extends EmbeddedDatabase {
  stop(): Promise<void>;
}

/** True when Debian's PostgreSQL 15 is installed on this machine. */
export const hasDebian15 = existsSync(join(BIN, 'initdb')) && existsSync(join(BIN, 'postgres'));

/** Starts it on a folder (made when missing), with the database and the two logins; undefined when it is not installed. */
export async function startDebian15({ dataDir }: { readonly dataDir: string }): Promise<Debian15 | undefined> {
  if (!hasDebian15) return undefined;
  const place = { ...placeFor(dataDir), cluster: join(placeFor(dataDir).folder, 'postgres-15') };
  const binaries = { initdb: join(BIN, 'initdb'), postgres: join(BIN, 'postgres') };
  await ensureCluster(binaries, place);
  const { pid, socketFolder } = await startOrAdopt(binaries, place, () => undefined);
  const database = await ensureDatabase({ host: socketFolder, port: SOCKET_PORT, superuser: connection(socketFolder) });
  return {
    ...database,
    stop: async () => {
      await stopPostmaster(pid);
      removeSocketFolder(place, socketFolder);
    },
  };
}
