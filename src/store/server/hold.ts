import pg from 'pg';
import type { ClientConfig } from 'pg';

/** The key of the advisory lock that whoever runs the embedded server holds for as long as it lives ("throughl" as a number). */
const KEY = '8388354981083345004';
const NAME = 'throughline';

/** Who holds the server, as far as they have said. */
export interface Holder {
  readonly pid: number | undefined;
  readonly address: string | undefined;
}

/** The lock of the program that runs the server. PostgreSQL frees it when the program dies, however it dies. */
export interface Hold {
  /** Lets a second start say where this one answers. */
  announce(address: string): Promise<void>;
  release(): Promise<void>;
}

const label = (address: string | undefined): string => `${NAME} ${process.pid}${address === undefined ? '' : ` ${address}`}`.slice(0, 63);

async function currentHolder(client: pg.Client): Promise<Holder> {
  const { rows } = await client.query<{ application_name: string }>(
    `SELECT activity.application_name FROM pg_locks JOIN pg_stat_activity activity USING (pid)
      WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND (classid::bigint << 32) + objid::bigint = $1::bigint`,
    [KEY],
  );
  const [, pid, address] = /^throughline (\d+)(?: (\S+))?$/.exec(rows[0]?.application_name ?? '') ?? [];
  return { pid: pid === undefined ? undefined : Number(pid), address };
}

/**
 * Takes the lock, or says who has it.
 * @param lost called when the connection that holds it breaks although nobody released it
 */
export async function takeHold(config: ClientConfig, lost: (reason: string) => void): Promise<Hold | Holder> {
  const client = new pg.Client({ ...config, application_name: label(undefined), keepAlive: true });
  let released = false;
  client.on('error', (error) => {
    if (!released) lost(error.message);
  });
  await client.connect();
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1::bigint) AS taken', [KEY]);
  if (rows[0]?.taken !== true) {
    released = true;
    const holder = await currentHolder(client);
    await client.end();
    return holder;
  }
  return {
    announce: async (address) => {
      await client.query("SELECT set_config('application_name', $1, false)", [label(address)]);
    },
    release: async () => {
      released = true;
      await client.end().catch(() => undefined);
    },
  };
}
