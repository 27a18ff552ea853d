import { createHash } from 'node:crypto';
import { inject } from 'vitest';
import { identityStore } from '../../../src/store/identity/identity-store.ts';
import { openStore } from '../../../src/store/open.ts';
import { ensureDatabase } from '../../../src/store/server/database.ts';
import { startEmbedded } from '../../../src/store/server/embedded.ts';

/** Ends the session of this token, as an hour without use would. */
export async function endSession(token: string): Promise<void> {
  const server = await startEmbedded({ dataDir: inject('program').data, log: () => undefined, join: true });
  const store = openStore((await ensureDatabase(server)).app.config);
  await identityStore(store.connections).endSession(createHash('sha256').update(token).digest(), '2026-11-24T00:00:00.000Z');
  await store.close();
  await server.stop();
}
