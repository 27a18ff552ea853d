import { readdirSync, readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { z } from 'zod';

const FOLDER_NAME = /^(\d{3})_[\w-]+\.sql$/;

/** The roles that the program's login may become. */
const BECOMES = ['throughline_reader', 'throughline_partial', 'throughline_system'];

/** What a run of migrations did. */
export interface Migrated {
  readonly applied: readonly string[];
  readonly already: number;
}

/**
 * Brings the tables up to date, each file in a transaction of its own, under a lock so that two starts do not meet.
 * @param appLogin the login that the program uses, which may become reader and system and nothing else
 * @throws Error if an applied file has been changed since
 */
export async function migrate(connect: pg.ClientConfig, folder: string, appLogin: string): Promise<Migrated> {
  const client = new pg.Client(connect);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(727274001)');
    await client.query('CREATE TABLE IF NOT EXISTS public.throughline_migration (name text PRIMARY KEY, digest text NOT NULL, at timestamptz NOT NULL DEFAULT now())');
    const rows = z.array(z.object({ name: z.string(), digest: z.string() })).parse((await client.query('SELECT name, digest FROM public.throughline_migration')).rows);
    const known = new Map(rows.map((r) => [r.name, r.digest]));
    const applied: string[] = [];
    for (const name of readdirSync(folder).filter((f) => FOLDER_NAME.test(f)).sort()) {
      const sql = readFileSync(path.join(folder, name), 'utf8');
      const digest = createHash('sha256').update(sql).digest('hex');
      const before = known.get(name);
      if (before === digest) continue;
      if (before !== undefined) throw new Error(`migration ${name} was applied and has been changed since; write a new one`);
      await applyOne(client, name, sql, digest);
      applied.push(name);
    }
    // Those that there are: a folder of older migrations has not made them all.
    const roles = z.array(z.object({ rolname: z.string() })).parse((await client.query('SELECT rolname FROM pg_roles WHERE rolname = ANY ($1)', [BECOMES])).rows);
    await client.query(`GRANT ${roles.map((r) => pg.escapeIdentifier(r.rolname)).join(', ')} TO ${pg.escapeIdentifier(appLogin)}`);
    return { applied, already: known.size };
  } finally {
    await client.end();
  }
}

async function applyOne(client: pg.Client, name: string, sql: string, digest: string): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query('INSERT INTO public.throughline_migration (name, digest) VALUES ($1, $2)', [name, digest]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
