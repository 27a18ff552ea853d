import pg from 'pg';
import type { ClientConfig } from 'pg';
import type { Embedded } from './embedded.ts';

const DATABASE = 'throughline';
const OWNER = 'throughline_owner';
const APP = 'throughline_app';

/** How the two logins connect: as settings for `pg`, and as an address for programs that want one. */
export interface Login {
  readonly config: ClientConfig;
  readonly url: string;
}

/** The database of the application on an embedded server. */
export interface EmbeddedDatabase {
  /** owns the database and makes its tables and roles (migrations); the program never serves anybody with it */
  readonly owner: Login;
  /** what the program logs in as; owns nothing */
  readonly app: Login;
}

const login = ({ host, port }: Pick<Embedded, 'host' | 'port'>, user: string): Login => ({
  config: { host, port, user, database: DATABASE, ssl: false },
  url: `postgres://${user}@/${DATABASE}?host=${encodeURIComponent(host)}&port=${port}`,
});

/**
 * Makes the database `throughline` and the logins of its owner and of the application where they are missing.
 * Neither is a superuser or may bypass row security. The owner may make the roles that the migrations name; it can pass on
 * only those. There are no passwords: see the note on connections in cluster.ts.
 */
export async function ensureDatabase(server: Pick<Embedded, 'host' | 'port' | 'superuser'>): Promise<EmbeddedDatabase> {
  const client = new pg.Client(server.superuser);
  await client.connect();
  try {
    const roles = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles WHERE rolname = ANY($1)', [[OWNER, APP]]);
    const present = new Set(roles.rows.map(({ rolname }) => rolname));
    if (!present.has(OWNER)) await client.query(`CREATE ROLE ${OWNER} LOGIN NOSUPERUSER NOBYPASSRLS CREATEROLE NOCREATEDB NOREPLICATION`);
    if (!present.has(APP)) await client.query(`CREATE ROLE ${APP} LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION NOINHERIT`);
    const databases = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (databases.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER} TEMPLATE template0`);
    await client.query(`REVOKE ALL ON DATABASE ${DATABASE} FROM PUBLIC`);
    await client.query(`GRANT CONNECT ON DATABASE ${DATABASE} TO ${APP}`);
  } finally {
    await client.end();
  }
  return { owner: login(server, OWNER), app: login(server, APP) };
}
