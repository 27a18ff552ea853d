import { createWriteStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { roleLabel } from './core/access/roles.ts';
import { machineClock } from './app/clock.ts';
import { openIdConnect } from './app/accounts/open-id-connect.ts';
import type { SingleSignOn } from './app/accounts/single-sign-on.ts';
import { longDate } from './core/values/plain-date.ts';
import { id, type AgencyId, type ServiceId } from './core/values/ids.ts';
import { sealedProofs } from './app/accounts/second-proofs-sealed.ts';
import { deriveKeys } from './app/identity/seal.ts';
import { installationSecrets } from './app/identity/secret.ts';
import type { IdentityStore } from './app/ports/identity.ts';
import type { Ports } from './app/ports/index.ts';
import { startCarryingOver } from './jobs/carry-over-transfers.ts';
import { startNextChange } from './jobs/next-change.ts';
import { startNotingLeaving } from './jobs/note-leaving.ts';
import { startScanningKept } from './jobs/scan-kept.ts';
import { startSealing } from './jobs/seal-audit.ts';
import { openShelf } from './policies/shelf.ts';
import { isThisMachine, readSettings, type Settings } from './settings.ts';
import { identityStore } from './store/identity/identity-store.ts';
import { machineIds } from './store/ids.ts';
import { refuseUnsafeLogin, UnsafeLogin } from './store/login/refuse-unsafe-login.ts';
import { migrate } from './store/migrate.ts';
import { openStore } from './store/open.ts';
import type { Scanner } from './app/ports/scanner.ts';
import { clamd } from './store/files/clamd.ts';
import { witnessFile } from './store/witness/witness-file.ts';
import { migrationsIn, openDatabase, WrongDatabase, type Database } from './database.ts';
import { AlreadyRunning, CannotStart, startEmbedded } from './store/server/embedded.ts';
import { addDemoAccounts, loadDemo, staffFor } from './synthetic/index.ts';
import { NoFileKey, openFiles } from './files.ts';
import { tellingKeys } from './app/clients/subscribe.ts';
import { startTelling } from './jobs/tell-systems.ts';
import { startRemovingFiles } from './jobs/remove-files.ts';
import { ROUTES } from './web/routes.ts';
import { faultLines } from './web/server/fault-log.ts';
import { progressListener, type Progress } from './web/server/progress.ts';
import { buildServer } from './web/server/server.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const DEMO = { children: 300, seed: 1, password: 'throughline demonstration' } as const;
const EXIT = { failed: 1, wrongUse: 2 } as const;

/** Ends the program with a message for a person. */
class CannotRun extends Error {
  readonly code: number;
  constructor(message: string, code: number = EXIT.failed) {
    super(message);
    this.code = code;
  }
}

/** What has to be undone at the end, the last first. */
const undo: (() => Promise<unknown>)[] = [];
// Whoever reads our output may stop reading: that ends nothing.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const read = readSettings(process.env);
  if (!read.ok) throw new CannotRun(`Throughline does not start:\n${read.error.map((fault) => `  ${fault}`).join('\n')}`, EXIT.wrongUse);
  const settings = read.value;
  const assets = { manifest: readManifest(), folder: join(ROOT, 'dist/assets') };
  const progress: Progress = { says: 'Starting the database', done: 0, total: 0 };
  const door = await openDoor(settings, progressListener(progress, assets));

  const database = await opened(settings);
  progress.says = 'Bringing the tables up to date';
  await migrate(database.owner, migrationsIn(ROOT), database.appLogin).catch(asConnecting('DATABASE_OWNER_URL'));
  const store = openStore(database.app, undefined, () => settings.today);
  undo.push(() => store.close());
  await refuseUnsafeLogin(store.connections.pool).catch(asConnecting('DATABASE_URL'));
  const identity = identityStore(store.connections);
  const ports: Ports = { store, clock: machineClock(settings.today), ids: machineIds, policies: openShelf(join(ROOT, 'policies')) };
  const demo = await prepareService(settings, ports, identity, progress);

  mkdirSync(settings.dataDir, { recursive: true });
  const log = createWriteStream(join(settings.dataDir, 'throughline.log'), { flags: 'a', mode: 0o600 });
  // Before the server, so that it ends after it: the last page shown is sealed too.
  const witness = witnessFile(settings.witness);
  await witness.add([]).catch((error: unknown) => {
    throw new CannotRun(`The file for the ends of the chains, ${settings.witness}, cannot be written: ${String(error)}. Set THROUGHLINE_WITNESS to a file that the program may add to.`);
  });
  const sealing = startSealing(ports, {
    witness,
    services: async () => (await identity.services()).map((service) => service.id),
    onError: (error) => log.write(`${JSON.stringify({ ...faultLines(error), msg: 'sealing the audit failed' })}\n`),
  });
  undo.push(() => sealing.stop());
  const files = openFiles(settings, demo);
  const secrets = installationSecrets(settings.secrets, settings.dataDir);
  const scanner = settings.scanner === undefined ? undefined : clamd(settings.scanner);
  const app = await buildServer({
    ports, identity, assets, log, files, scanner,
    secrets,
    tellAnywhere: settings.tellAnywhere,
    publicUrl: settings.publicUrl,
    sessionLimits: settings.session,
    sso: singleSignOn(settings),
    routes: ROUTES,
    ...(settings.today === undefined ? {} : { footerNote: `Today is fixed as ${longDate(settings.today)}.` }),
  });
  await app.ready();
  const locked = await sealedProofs({ identity, clock: ports.clock, ids: ports.ids, keys: deriveKeys(secrets, 'accounts'), origin: settings.publicUrl, limits: settings.session, sso: undefined }, (await identity.services()).map((s) => s.id), false);
  if (locked.unreadable.length > 0) process.stderr.write(`The second proofs of ${locked.unreadable.length} people cannot be opened with THROUGHLINE_SECRET: put the secret they were sealed with after the new one, with a comma. ./throughline secret rewrap names them.\n`);
  undo.push(() => app.close());
  door.listener = (request, response) => app.routing(request, response);
  const job = startNextChange(ports, {
    services: async () => (await identity.services()).map((service) => service.id),
    onError: (error) => app.log.error(faultLines(error), 'the daily derivation failed'),
  });
  undo.push(() => job.stop());
  const carrying = startCarryingOver(ports, {
    services: async () => (await identity.services()).map((service) => service.id),
    onError: (error) => app.log.error(faultLines(error), 'writing down what other services have done failed'),
  });
  undo.push(() => carrying.stop());
  const removing = startRemovingFiles(ports, files, {
    identity,
    services: async () => (await identity.services()).map((service) => service.id),
    onError: (error) => app.log.error(faultLines(error), 'removing files failed'),
  });
  undo.push(() => removing.stop());
  const leaving = startNotingLeaving(ports, {
    services: async () => (await identity.services()).map((service) => service.id),
    onError: (error) => app.log.error(faultLines(error), 'writing down who has left failed'),
  });
  undo.push(() => leaving.stop());
  if (scanner !== undefined) {
    const scanning = startScanningKept(ports, files, scanner, {
      services: async () => (await identity.services()).map((service) => service.id),
      onTurn: (service, turn) => app.log[turn.harmful > 0 || turn.stopped !== undefined ? 'warn' : 'info']({ service, ...turn }, 'files that were kept before were looked through'),
      onError: (error) => app.log.error(faultLines(error), 'looking through files that were kept before failed'),
    });
    undo.push(() => scanning.stop());
  }
  const telling = startTelling({
    identity, store, clock: ports.clock, ids: ports.ids, keys: tellingKeys(secrets), anywhere: settings.tellAnywhere,
    onError: (error) => app.log.error(faultLines(error), 'telling systems failed'),
  });
  undo.push(() => telling.stop());
  await database.embedded?.announce(settings.publicUrl.origin);
  await greet(settings, ports, identity, demo, scanner);
}

function readManifest(): Readonly<Record<string, string>> {
  const file = join(ROOT, 'dist/manifest.json');
  return existsSync(file) ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}

function singleSignOn({ singleSignOn: set, publicUrl }: Settings): SingleSignOn | undefined {
  if (set === undefined) return undefined;
  const byClaims = set.byClaims === undefined ? undefined : { ...set.byClaims, service: id<ServiceId>(set.byClaims.service), agency: id<AgencyId>(set.byClaims.agency) };
  return openIdConnect({ ...set, byClaims }, publicUrl);
}

interface Door {
  listener: RequestListener;
}

/** Listens at once, so that somebody who looks sees what is going on. */
async function openDoor(settings: Settings, first: RequestListener): Promise<Door> {
  const door: Door = { listener: first };
  const server: Server = createServer((request, response) => door.listener(request, response));
  // Whoever sends slowly does not hold a connection for ever; twenty megabytes over a poor line still come through.
  server.headersTimeout = 20_000;
  server.requestTimeout = 180_000;
  const fault = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve);
    server.listen(settings.port, settings.host, () => resolve(undefined));
  });
  if (fault?.code === 'EADDRINUSE') throw await whoseIsThePort(settings);
  if (fault !== undefined) throw new CannotRun(`Throughline cannot listen on ${settings.host}, port ${settings.port}: ${fault.message}. Set HOST and PORT to an address of this machine that is free.`);
  undo.push(() => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  }));
  return door;
}

/** A second start on the same data is told so; otherwise another program has the port. */
async function whoseIsThePort(settings: Settings): Promise<Error> {
  if (settings.database === undefined) {
    try {
      await (await startEmbedded({ dataDir: settings.dataDir, log: () => undefined })).stop();
    } catch (error) {
      if (error instanceof AlreadyRunning) return error;
    }
  }
  return new CannotRun(`Port ${settings.port} on ${settings.host} is taken by another program. Stop it, or set PORT to another number.`);
}

async function opened(settings: Settings): Promise<Database> {
  const database = await openDatabase(settings, { log: (line) => void say(line), onLost: (reason) => void leave(reason, EXIT.failed) }).catch((error: unknown) => {
    throw error instanceof WrongDatabase ? new CannotRun(error.message, EXIT.wrongUse) : error;
  });
  const { embedded } = database;
  if (embedded) undo.push(() => embedded.stop());
  return database;
}

/** A database that lets nobody in is a setting to look at, not a fault of the program. (Classes 08, 28 and 3D of SQLSTATE.) */
function asConnecting(setting: string): (error: unknown) => never {
  return (error) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (error instanceof Error && /^(08|28|3D|ECONN|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|ENOENT)/.test(code)) throw new CannotRun(`The database does not let the program in: ${error.message || code}. Look at ${setting}, and whether the server runs.`);
    throw error;
  };
}

/** Loads the demonstration into an empty database on this machine. @returns whether this is a demonstration */
async function prepareService(settings: Settings, ports: Ports, identity: IdentityStore, progress: Progress): Promise<boolean> {
  const local = isThisMachine(settings.host) && isThisMachine(settings.publicUrl.hostname);
  const services = await identity.services();
  const demo = services.some((s) => s.demo);
  if (demo && !local) {
    throw new CannotRun('This database holds a demonstration, whose accounts need no password: it is served on this machine only. Set HOST to 127.0.0.1 and PUBLIC_URL to http://localhost:PORT, or use another database.', EXIT.wrongUse);
  }
  if (services.length > 0) return demo;
  if (!local) {
    say('There is no service in this database yet. (A demonstration is loaded only where HOST and PUBLIC_URL are of this machine.)');
    return false;
  }
  Object.assign(progress, { says: 'Making the demonstration', done: 0, total: 0 });
  say('The first start makes a demonstration; the page shows how far it is ...');
  await loadDemo(ports, { children: DEMO.children, seed: DEMO.seed, today: ports.clock.today(), onProgress: (done, total, what) => void Object.assign(progress, { says: what === 'records' ? 'Making the demonstration' : 'Writing the demonstration down', done, total }) });
  Object.assign(progress, { says: 'Making the accounts', done: 0, total: 0 });
  await addDemoAccounts(identity, staffFor(DEMO.children).all, DEMO.password, ports.clock.now());
  return true;
}

async function greet(settings: Settings, ports: Ports, identity: IdentityStore, demo: boolean, scanner: Scanner | undefined): Promise<void> {
  say(`Throughline is at ${settings.publicUrl.origin}`);
  if (demo) {
    say('Sign in with one click on the first page, or by name; the password of each is: ' + DEMO.password);
    for (const account of await identity.demoAccounts(ports.clock.today())) say(`  ${account.username.padEnd(18)} ${account.name}, ${account.roles.map((r) => roleLabel(r)).join(' and ')}`);
  }
  say(await scanningInWords(scanner));
  say(`The log is ${join(settings.dataDir, 'throughline.log')}. Stop with Ctrl+C.`);
}

/** Whoever runs the program reads at each start whether files of strangers are looked through. */
async function scanningInWords(scanner: Scanner | undefined): Promise<string> {
  if (scanner === undefined) return 'Uploads are not looked through for viruses: THROUGHLINE_SCANNER is not set.';
  return (await scanner.answers()) ? `Uploads are looked through by ${scanner.name}.` : `Uploads are to be looked through by ${scanner.name}, which does not answer: until it does, none is taken.`;
}

let leaving = false;

/** Stops everything in the reverse order of its start. */
async function leave(reason: string, code: number): Promise<void> {
  if (leaving) return;
  leaving = true;
  (code === 0 ? process.stdout : process.stderr).write(`${reason}\n`);
  for (const step of undo.toReversed()) await step().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  process.exit(code);
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void leave('Throughline has stopped.', 0));
try {
  await main();
} catch (error) {
  const known = error instanceof CannotRun || error instanceof AlreadyRunning || error instanceof CannotStart || error instanceof NoFileKey || error instanceof UnsafeLogin;
  await leave(known ? error.message : `Throughline could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, error instanceof CannotRun ? error.code : error instanceof NoFileKey ? EXIT.wrongUse : EXIT.failed);
}
