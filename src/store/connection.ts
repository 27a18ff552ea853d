import pg from 'pg';
import type { ServiceId } from '../core/values/ids.ts';
import { readsNamedVictims, readsWhatWasSent, sightOf } from '../core/access/reach.ts';
import type { Role } from '../core/access/roles.ts';
import { heldByStandingIn } from '../core/access/standing-in.ts';
import type { PlainDate } from '../core/values/plain-date.ts';
import type { Reader } from '../app/ports/reader.ts';
import { wayOfReading, type DatabaseRole } from './way-of-reading.ts';

/** Dates come back as text (YYYY-MM-DD) and 64-bit numbers as text: parsed by whoever reads the row, in one place. */
const TYPES = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
    if (oid === pg.types.builtins.DATE || oid === pg.types.builtins.INT8) return (value) => value;
    return pg.types.getTypeParser(oid, format === 'binary' ? 'text' : 'text') as (value: string) => unknown;
  },
};

export type Connect = pg.PoolConfig;

/** One transaction in which the identity has been set. Queries asked together (`Promise.all`) go to the server in one message and run in that order. */
export interface Tx {
  /** Runs SQL with values and gives the rows as they come; whoever asks parses them. */
  query(sql: string, values?: readonly unknown[]): Promise<readonly unknown[]>;
  readonly service: ServiceId;
  readonly reader?: Reader;
}

/** All connections of the program are had here, and nowhere else; the identity is the first thing that is set on each. */
export class Connections {
  readonly pool: pg.Pool;
  readonly #fixedDay: ((service: ServiceId) => PlainDate | undefined) | undefined;

  /** @param fixedDay the day that is always today, where the program was started with one; else the database goes by its own clock, in London */
  constructor(connect: Connect, size = 10, fixedDay?: (service: ServiceId) => PlainDate | undefined) {
    this.#fixedDay = fixedDay;
    // What is asked without waiting for the answer before is sent at once, and answered in the order in which it was asked.
    this.pool = new pg.Pool({ max: size, ...connect, pipeline: true, types: TYPES as pg.CustomTypesConfig, options: '-c search_path=throughline -c timezone=UTC' });
    // A server that goes away says so to whoever is asking it; without somebody to hear it the program itself would end.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => void client.on('error', () => undefined));
  }

  /** A transaction as the system role, for one service. */
  async asSystem<T>(service: ServiceId, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#transaction('throughline_system', { 'app.service': service, 'app.day': this.#fixedDay?.(service) ?? '' }, [], (query) => work({ service, query }));
  }

  /** A transaction as a person: under row security, with their roles' reach and compartments. */
  async asReader<T>(reader: Reader, work: (tx: Tx) => Promise<T>): Promise<T> {
    const standingIn = heldByStandingIn(reader.standingIn);
    const sight = sightOf(reader.roles, reader.purpose, standingIn);
    const ownRoles = reader.roles.filter((r) => !standingIn.includes(r));
    const namedVictims = readsNamedVictims(ownRoles, reader.purpose);
    const identity = {
      'app.service': reader.service,
      'app.worker': reader.worker,
      // What is recorded about colleagues is for those who manage them in their own right.
      'app.roles': ownRoles.join(','),
      'app.reach': sight.reach,
      'app.compartments': sight.compartments.join(','),
      'app.knows': sight.knowsOfRestricted ? 'yes' : 'no',
      // A manager reads the record of a victim that names them, for that purpose, in their own right.
      'app.victims': namedVictims ? 'yes' : 'no',
      // What another service has sent is read for that purpose, in one's own right.
      'app.receives': readsWhatWasSent(ownRoles, reader.purpose) ? 'yes' : 'no',
      'app.purpose': reader.purpose,
      'app.agency': reader.agency,
      'app.day': this.#fixedDay?.(reader.service) ?? '',
    };
    // Whether they hold these roles today is for the database to say, by its own clock and its own rows.
    return this.#transaction(wayOfReading(sight, ownRoles, namedVictims), identity, reader.roles, (query) => work({ service: reader.service, reader, query }));
  }

  /** A transaction as the system before any service is known: signing in, listing services. */
  async beforeService<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#transaction('throughline_system', {}, [], (query) => work({ service: '' as ServiceId, query }));
  }

  async #transaction<T>(role: DatabaseRole, identity: Readonly<Record<`app.${string}`, string>>, claimed: readonly Role[], work: (query: Tx['query']) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const { query, end } = askingOf(client, role);
    let lost: Error | undefined;
    // In one message: there is no moment at which the connection is somebody's and nobody has said whose. The first question follows
    // without waiting for the answer: were this refused, the login, which has no rights of its own, would be refused that too.
    const settings = Object.entries(identity).map(([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`);
    const posts = claimed.length > 0 ? `; SELECT keep_to_posts(ARRAY[${claimed.map((r) => pg.escapeLiteral(r)).join(', ')}])` : '';
    const begun = client.query(`BEGIN; SET LOCAL ROLE ${role}; ${PLANNED_ONCE}${settings.length > 0 ? `; SELECT ${settings.join(', ')}` : ''}${posts}`).then(() => undefined, asError);
    try {
      const result = await work(query);
      end();
      const refused = await begun;
      if (refused !== undefined) throw refused;
      const { command } = await client.query('COMMIT');
      if (command !== 'COMMIT') throw new Error('a statement of the transaction failed and nobody waited for it: nothing was kept');
      return result;
    } catch (error) {
      end();
      const refused = await begun;
      // A connection that cannot even be rolled back is not given to anybody else.
      lost = await client.query('ROLLBACK').then(() => undefined, asError);
      throw refused ?? error;
    } finally {
      client.release(lost);
    }
  }

  async end(): Promise<void> {
    await this.pool.end();
  }
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

/**
 * A statement is planned once, whatever its values: each has only the conditions that are asked (a page's limit too stands in its text),
 * and planning it anew under row security took longer than running it.
 */
const PLANNED_ONCE = 'SET LOCAL plan_cache_mode = force_generic_plan';
const NAMES = new Map<string, string>();
/** Far more than the program has; a text that is put together anew each time must not fill the server's memory. */
const MOST_STATEMENTS = 1000;

/**
 * Statements are prepared once for each connection and role: planning under row security costs more than most of them take to run, and
 * what was planned for one role is planned anew when another asks it.
 */
function statementName(role: DatabaseRole, sql: string): string {
  const key = `${role} ${sql}`;
  const known = NAMES.get(key);
  if (known !== undefined) return known;
  if (NAMES.size >= MOST_STATEMENTS) return '';
  const name = `s${NAMES.size + 1}`;
  NAMES.set(key, name);
  return name;
}

/**
 * The asking of one transaction. Where several questions are asked together and one is refused, the transaction ends while the others'
 * branches may still go on: after the end nothing more is asked, since the connection is soon somebody else's.
 */
function askingOf(client: pg.PoolClient, role: DatabaseRole): { readonly query: Tx['query']; end(): void } {
  let over = false;
  return {
    async query(sql, values = []) {
      if (over) throw new Error('the transaction is over: nothing more can be asked in it');
      const result = await client.query<Record<string, unknown>>({ name: statementName(role, sql), text: sql, values: values.map(written) });
      return result.rows;
    },
    end() {
      over = true;
    },
  };
}

/**
 * An object as the JSON that it is sent as. Written here, before anything is on its way: a value that cannot be written (one that holds
 * itself) would leave a statement behind that the driver takes for prepared and the server does not know.
 */
function written(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(written);
  return typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array) ? JSON.stringify(value) : value;
}
