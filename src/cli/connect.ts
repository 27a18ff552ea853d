import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machineClock } from '../app/clock.ts';
import { SESSION, type Desk } from '../app/accounts/desk.ts';
import { deriveKeys } from '../app/identity/seal.ts';
import { installationSecrets } from '../app/identity/secret.ts';
import { checkFiles, type FileFault } from '../app/documents/check-files.ts';
import type { FileStore } from '../app/ports/files.ts';
import type { Ports } from '../app/ports/index.ts';
import type { IdentityStore } from '../app/ports/identity.ts';
import { id, type ServiceId } from '../core/values/ids.ts';
import { parsePlainDate, type PlainDate } from '../core/values/plain-date.ts';
import { migrationsIn, openDatabase, WrongDatabase } from '../database.ts';
import { openShelf } from '../policies/shelf.ts';
import { openFiles } from '../files.ts';
import { readSettings, type Settings } from '../settings.ts';
import { identityStore } from '../store/identity/identity-store.ts';
import { machineIds } from '../store/ids.ts';
import { refuseUnsafeLogin } from '../store/login/refuse-unsafe-login.ts';
import { migrate, type Migrated } from '../store/migrate.ts';
import { openStore, type OpenStore } from '../store/open.ts';
import type { Break } from '../store/verify/break.ts';
import type { Verified } from '../store/verify/verify-service.ts';
import { witnessFile } from '../store/witness/witness-file.ts';
import { WrongUse, type Call, type Out } from './verb.ts';

/** The root of the installation, built or not: `dist/` and `src/` lie below it, at whatever depth this file was called from. */
export const ROOT = rootAbove(dirname(fileURLToPath(import.meta.url)));

function rootAbove(folder: string): string {
  const above = dirname(folder);
  return existsSync(join(folder, 'package.json')) || above === folder ? folder : rootAbove(above);
}

/** What verifying says, with the file outside the database and the documents. */
export interface VerifiedWithWitness extends Omit<Verified, 'broken'> {
  readonly broken: readonly (Break | FileFault)[];
  /** documents of the record that were opened and compared with their entries */
  readonly files: number;
  readonly witness: string;
}

export interface Connected {
  readonly ports: Ports;
  readonly identity: IdentityStore;
  /** accounts and what proves who somebody is */
  readonly desk: Desk;
  /** documents of the record; undefined where no key is given and it is no demonstration */
  readonly files: FileStore | undefined;
  /** checks both chains of a service, against what was written down outside the database as well */
  verify(service: ServiceId): Promise<VerifiedWithWitness>;
  /** what bringing the tables up to date did */
  readonly migrated: Migrated;
  /** services of the installation, in order */
  readonly services: readonly ServiceId[];
}

/** The day named by --today, or today. @throws WrongUse if it is no day */
export function todayOf(call: Call): PlainDate | undefined {
  const text = call.option('today');
  if (text === undefined) return undefined;
  const day = parsePlainDate(text);
  if (day === undefined) throw new WrongUse(`--today is "${text}": expected a day that exists, as YYYY-MM-DD.`);
  return day;
}

/** The service meant by --service, or the only one there is. @throws WrongUse otherwise */
export function serviceOf(call: Call, services: readonly ServiceId[]): ServiceId {
  const wanted = call.option('service');
  if (wanted !== undefined) {
    if (services.some((s) => s === wanted)) return id<ServiceId>(wanted);
    throw new WrongUse(`There is no service "${wanted}". ${services.length === 0 ? 'There is none yet: run ./throughline demo, or npm start.' : `There are: ${services.join(', ')}.`}`);
  }
  const only = services[0];
  if (only === undefined) throw new WrongUse('There is no service in this database yet: run ./throughline demo, or npm start.');
  if (services.length > 1) throw new WrongUse(`There are several services (${services.join(', ')}): say which with --service ID.`);
  return only;
}

/** Opens the database of the settings, brings the tables up to date, does the work and closes everything again. */
export async function withDatabase<T>(call: Call, out: Out, work: (connected: Connected) => Promise<T>): Promise<T> {
  const today = todayOf(call);
  const settings = readSettings(process.env);
  if (!settings.ok) throw new WrongUse(settings.error.join('\n'));
  const database = await openDatabase(settings.value, { log: (line) => out.error(line), join: true }).catch((error: unknown) => {
    throw error instanceof WrongDatabase ? new WrongUse(error.message) : error;
  });
  const store = openStore(database.app, undefined, () => today ?? settings.value.today);
  try {
    const migrated = await migrate(database.owner, migrationsIn(ROOT), database.appLogin);
    await refuseUnsafeLogin(store.connections.pool);
    const identity = identityStore(store.connections);
    const ports: Ports = { store, clock: machineClock(today ?? settings.value.today), ids: machineIds, policies: openShelf(join(ROOT, 'policies')) };
    const services = await identity.services();
    const files = filesOf(settings.value, services.some((s) => s.demo));
    const desk: Desk = {
      identity, clock: ports.clock, ids: ports.ids, origin: settings.value.publicUrl, limits: SESSION, sso: undefined,
      // Made only when it is asked for: a verb that needs no secret leaves none behind.
      get keys() {
        return deriveKeys(installationSecrets(settings.value.secrets, settings.value.dataDir), 'accounts');
      },
    };
    return await work({ ports, identity, desk, migrated, files, verify: (service) => verified(store, files, service, settings.value.witness), services: services.map((s) => s.id) });
  } finally {
    await store.close();
    await database.embedded?.stop();
  }
}

/** The same for one service: the one named by --service, or the only one. */
export async function withStore<T>(call: Call, out: Out, work: (connected: Connected & { readonly service: ServiceId; readonly today: PlainDate }) => Promise<T>): Promise<T> {
  return withDatabase(call, out, (connected) => work({ ...connected, service: serviceOf(call, connected.services), today: connected.ports.clock.today() }));
}

/** A verb that needs no documents runs without their key. */
function filesOf(settings: Settings, demo: boolean): FileStore | undefined {
  return settings.fileKeys === undefined && !demo ? undefined : openFiles(settings, demo);
}

async function verified(store: OpenStore, files: FileStore | undefined, service: ServiceId, file: string): Promise<VerifiedWithWitness> {
  const { lines, faults } = await witnessFile(file).read();
  const result = await store.verify(service, lines);
  const documents = await checkFiles({ store }, files, service);
  return { ...result, files: documents.files, broken: [...result.broken, ...faults.map((why, n) => ({ chain: 'witness', seq: n, why }) as const), ...documents.faults], witness: file };
}
