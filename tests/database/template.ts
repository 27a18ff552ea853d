import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { migrate } from '../../src/store/migrate.ts';
import { ensureDatabase, type EmbeddedDatabase } from '../../src/store/server/database.ts';
import { startEmbedded } from '../../src/store/server/embedded.ts';
import { hasDebian15, startDebian15 } from '../server/debian15.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Folders of clusters with the tables and nothing in them, stopped: each test file starts a copy of one. */
export interface Templates {
  readonly 'postgres-18': string;
  readonly 'postgres-15'?: string;
}
export type Cluster = keyof Templates;

declare module 'vitest' {
  interface ProvidedContext {
    templates: Templates;
  }
}

/** Makes the databases from which those of the tests are copied: making one and its tables takes longer than most tests. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'tl-templates-'));
  chmodSync(folder, 0o755);
  const make = async (cluster: Cluster): Promise<string> => {
    const dataDir = join(folder, cluster);
    const { logins, stop } = await startServer(cluster, dataDir);
    await migrate(logins.owner.config, join(ROOT, 'src/store/migrations'), 'throughline_app');
    await forgoSafety(logins);
    await stop();
    return dataDir;
  };
  const [newest, oldest] = await Promise.all([make('postgres-18'), hasDebian15 ? make('postgres-15') : undefined]);
  project.provide('templates', { 'postgres-18': newest, ...(oldest === undefined ? {} : { 'postgres-15': oldest }) });
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Starts the server of this cluster on a folder. */
export async function startServer(cluster: Cluster, dataDir: string): Promise<{ readonly logins: EmbeddedDatabase; stop(): Promise<void> }> {
  if (cluster === 'postgres-18') {
    const server = await startEmbedded({ dataDir, log: () => undefined });
    return { logins: await ensureDatabase(server), stop: () => server.stop() };
  }
  const server = await startDebian15({ dataDir });
  if (server === undefined) throw new Error('the server is not installed');
  return { logins: server, stop: () => server.stop() };
}

/** Nothing here outlives the test: the disk need not keep up. */
async function forgoSafety({ owner }: EmbeddedDatabase): Promise<void> {
  const client = new pg.Client({ ...owner.config, user: 'postgres' });
  await client.connect();
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) await client.query(`ALTER SYSTEM SET ${setting} = off`);
  await client.end();
}
