import pg from 'pg';
import type { Ports } from '../../src/app/ports/index.ts';
import type { Reader } from '../../src/app/ports/reader.ts';
import { record, type Recorded } from '../../src/app/record/record.ts';
import type { Role } from '../../src/core/access/roles.ts';
import type { Compartment, EntryData, Subject } from '../../src/core/chronology/entry.ts';
import type { Actor, Command, NewRecord } from '../../src/core/decisions/command.ts';
import { ENGLAND_DAYS } from './days.ts';
import { id, type ActId, type AgencyId, type CommandId, type EntryId, type ServiceId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate, type PlainDate } from '../../src/core/values/plain-date.ts';
import { policies } from '../policies/shelf.ts';
import { machineIds } from '../../src/store/ids.ts';
import { openStore, type OpenStore } from '../../src/store/open.ts';
import type { EmbeddedDatabase } from '../../src/store/server/database.ts';
import { startMigrated } from '../database/migrated.ts';
import { hasDebian15 } from '../server/debian15.ts';

/** The servers on which the store's tests run: the embedded one always, Debian's where it is installed. */
export const SERVERS = [{ server: 'embedded PostgreSQL 18' }, ...(hasDebian15 ? [{ server: "Debian's PostgreSQL 15" }] : [])] as const;

/** The day of each service, as its test has set it. */
const DAYS = new Map<string, () => PlainDate>();

/** A server of its own with the tables, and nothing in them. */
export interface Database {
  readonly store: OpenStore;
  readonly logins: EmbeddedDatabase;
  /** as the database's superuser, who sees and may do everything: to prove that what is hidden exists */
  asSuperuser(sql: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function openDatabase(server: string): Promise<Database> {
  const { logins, superuser: config, stop } = await startMigrated(server.includes('15') ? 'postgres-15' : 'postgres-18');
  const superuser = new pg.Pool({ ...config, options: '-c search_path=throughline,public', max: 4 });
  superuser.on('error', () => undefined);
  superuser.on('connect', (client) => void client.on('error', () => undefined));
  const store = openStore(logins.app.config, 12, (service) => DAYS.get(service)?.());
  return {
    store,
    logins,
    asSuperuser: async (sql, values = []) => (await superuser.query<Record<string, unknown>>(sql, [...values])).rows,
    async close() {
      await store.close();
      await superuser.end();
      await stop();
    },
  };
}

export type Person = 'manager' | 'worker' | 'coordinator' | 'police' | 'volunteer' | 'administrator' | 'governor' | 'stranger';

const ROLES: Readonly<Record<Person, readonly Role[]>> = {
  manager: ['team-manager'],
  worker: ['case-manager'],
  coordinator: ['offender-management-coordinator'],
  police: ['seconded-police-officer'],
  volunteer: ['volunteer'],
  administrator: ['administrator'],
  governor: ['information-governance-officer'],
  stranger: ['volunteer'],
};

/** A service with the Leicester City policy, or another, a person for each role, and a clock that the test sets. */
export interface Service {
  readonly id: ServiceId;
  readonly ports: Ports;
  readonly workers: Readonly<Record<Person, WorkerId>>;
  today(day: string): void;
  now(): PlainDate;
  actor(person: Person): Actor;
  reader(person: Person): Reader;
  command(person: Person, subject: Subject, records: readonly NewRecord[], more?: Partial<Command>): Command;
  /** Makes a child with who they are and who holds the case. */
  child(name: { readonly surname: string; readonly forenames?: string; readonly knownAs?: string; readonly reference?: string; readonly born?: string }): Promise<Subject>;
  /** Gives a person posts besides their own. */
  posted(person: Person, roles: readonly Role[]): Promise<void>;
  /** Records as a person. @throws Error if it is not recorded */
  recorded(person: Person, subject: Subject, kind: string, data: EntryData, more?: Partial<NewRecord>): Promise<Extract<Recorded, { outcome: 'recorded' }>>;
  /** Adds an entry of a compartment, as the seconded officer, with what follows from it. */
  hidden(subject: Subject, compartment: Compartment, kind: string, data: EntryData): Promise<EntryId>;
}

let made = 0;

export async function openService({ store }: Pick<Database, 'store'>, policy = 'leicester-city/deter-young-offenders'): Promise<Service> {
  made += 1;
  const service = id<ServiceId>(`service-${made}`);
  let day = plainDate('2026-03-02');
  DAYS.set(service, () => day);
  const ports: Ports = {
    store,
    ids: machineIds,
    policies,
    clock: { now: () => `${day}T10:00:00.000Z`, today: () => day },
  };
  const people = Object.keys(ROLES) as Person[];
  const workers = Object.fromEntries(people.map((p) => [p, id<WorkerId>(machineIds.next())])) as Record<Person, WorkerId>;
  const agency = id<AgencyId>('youth-justice');
  await store.asSystem(service, async ({ directory }) => {
    await directory.addService({ id: service, name: `Service ${made}`, demo: false, policy }, ports.clock.now());
    await directory.addAgency({ id: agency, name: 'Youth justice service', sort: 'youth-justice' });
    await directory.addArea('City Centre');
    await directory.addBankHolidays(ENGLAND_DAYS);
    for (const p of people) await directory.addWorker({ id: workers[p], agency, name: `${p} of ${service}`, posts: ROLES[p].map((role) => ({ role, area: '' })) }, plainDate('2020-01-01'));
  });
  const actor = (p: Person): Actor => ({ worker: workers[p], name: p, role: ROLES[p][0]!, roles: ROLES[p], agency, service });
  const command = (p: Person, subject: Subject, records: readonly NewRecord[], more: Partial<Command> = {}): Command => ({
    id: id<CommandId>(machineIds.next()), actor: actor(p), subject, records, source: 'live', answers: {}, agreements: [], ...more,
  });
  const send = async (c: Command, create = false): Promise<Extract<Recorded, { outcome: 'recorded' }>> => {
    const result = await record(ports, c, { create });
    if (result.outcome !== 'recorded') throw new Error(`not recorded: ${JSON.stringify(result)}`);
    return result;
  };
  const self: Service = {
    id: service,
    ports,
    workers,
    today: (text) => { day = plainDate(text); },
    now: () => day,
    actor,
    command,
    reader: (p) => ({ service, worker: workers[p], name: p, agency, roles: ROLES[p], purpose: 'working with the child' }),
    async child(name) {
      const subject: Subject = { kind: 'child', id: id<SubjectId>(machineIds.next()) };
      const data = {
        surname: name.surname,
        ...(name.forenames === undefined ? {} : { forenames: name.forenames }),
        ...(name.knownAs === undefined ? {} : { 'known-as': name.knownAs }),
        ...(name.reference === undefined ? {} : { reference: name.reference }),
        ...(name.born === undefined ? {} : { 'date-of-birth': name.born }),
      };
      await send(command('manager', subject, [
        { kind: 'identity.recorded', data, occurredOn: day },
        { kind: 'allocation.made', data: { role: 'case-manager', worker: workers.worker }, occurredOn: day },
      ]), true);
      return subject;
    },
    recorded: (p, subject, kind, data, more = {}) => send(command(p, subject, [{ kind, data, occurredOn: day, ...more }])),
    posted: (p, roles) => store.connections.asSystem(service, async (tx) => {
      await tx.query("INSERT INTO post (service, worker, role, active_from) SELECT $1, $2, r, '2020-01-01' FROM unnest($3::text[]) r ON CONFLICT DO NOTHING", [service, workers[p], roles]);
    }),
    async hidden(subject, compartment, kind, data) {
      const entry = id<EntryId>(machineIds.next());
      await store.asSystem(service, ({ records }) =>
        records.append([
          { id: entry, subject, act: id<ActId>(machineIds.next()), kind, data, occurredOn: day, recordedAt: ports.clock.now(), recordedBy: workers.police, recordedAs: 'seconded-police-officer', agency, compartment, source: 'live' },
        ]),
      );
      return entry;
    },
  };
  return self;
}
