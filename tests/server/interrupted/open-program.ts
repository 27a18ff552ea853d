import { join } from 'node:path';
import type { Role } from '../../../src/core/access/roles.ts';
import type { Actor, Command } from '../../../src/core/decisions/command.ts';
import { englandBankHolidays } from '../../../src/core/values/bank-holidays.ts';
import { id, type AgencyId, type CommandId, type ServiceId, type WorkerId } from '../../../src/core/values/ids.ts';
import { plainDate } from '../../../src/core/values/plain-date.ts';
import { hashPassword } from '../../../src/app/identity/passwords.ts';
import type { FileStore } from '../../../src/app/ports/files.ts';
import type { IdentityStore } from '../../../src/app/ports/identity.ts';
import type { Ports, Reader } from '../../../src/app/ports/index.ts';
import { openShelf } from '../../../src/policies/shelf.ts';
import { fileKey } from '../../../src/store/files/file-keys.ts';
import { fileStore } from '../../../src/store/files/file-store.ts';
import { identityStore } from '../../../src/store/identity/identity-store.ts';
import { machineIds } from '../../../src/store/ids.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { openStore, type OpenStore } from '../../../src/store/open.ts';
import { ensureDatabase } from '../../../src/store/server/database.ts';
import { startEmbedded } from '../../../src/store/server/embedded.ts';
import { haltingFiles, haltingStore, type Halt } from './halt.ts';

export const SERVICE = id<ServiceId>('testshire');
const AGENCY = id<AgencyId>('yjs');
export const PASSWORD = 'a long password for tests';
const PEOPLE = {
  anna: { worker: id<WorkerId>('0190a000-0000-7000-8000-000000000001'), name: 'Anna Case', roles: ['case-manager'] },
  ben: { worker: id<WorkerId>('0190a000-0000-7000-8000-000000000002'), name: 'Ben Manager', roles: ['team-manager'] },
  gov: { worker: id<WorkerId>('0190a000-0000-7000-8000-000000000003'), name: 'Gus Governance', roles: ['information-governance-officer'] },
} as const satisfies Record<string, { worker: WorkerId; name: string; roles: readonly Role[] }>;
type Person = keyof typeof PEOPLE;

export interface Program {
  readonly ports: Ports;
  readonly files: FileStore;
  readonly store: OpenStore;
  readonly identity: IdentityStore;
  person(who: Person): { readonly reader: Reader; readonly actor: Actor; command(): Pick<Command, 'id' | 'actor' | 'source' | 'answers' | 'agreements'> };
  setDay(day: string): void;
  stop(): Promise<void>;
}

/** Starts on a folder: the first time with an empty service, afterwards with what the last program left, however it ended. */
export async function openProgram({ root, dataDir, fileFolder, halt }: { readonly root: string; readonly dataDir: string; readonly fileFolder: string; readonly halt: Halt }): Promise<Program> {
  const server = await startEmbedded({ dataDir, log: (line) => process.stderr.write(`${line}\n`) });
  process.stdout.write(`${JSON.stringify({ event: 'server', folder: server.folder })}\n`);
  const { owner, app } = await ensureDatabase(server);
  await migrate(owner.config, join(root, 'src/store/migrations'), String(app.config.user));
  const store = openStore(app.config);
  const identity = identityStore(store.connections);
  let day = '2026-11-24';
  const ports: Ports = {
    store: haltingStore(store, halt), ids: machineIds, policies: openShelf(join(root, 'policies')),
    clock: { now: () => `${day}T10:00:00.000Z`, today: () => plainDate(day) },
  };
  const files = haltingFiles(fileStore(fileFolder, [fileKey(new Uint8Array(32).fill(5))]), fileFolder, halt);
  if ((await identity.services()).length === 0) await firstTime(store, identity, ports.clock.now());
  return {
    ports, files, store, identity,
    person(who) {
      const { worker, name, roles } = PEOPLE[who];
      const purpose = who === 'gov' ? 'keeping records no longer than the rule says' : 'working with the child';
      const actor: Actor = { worker, name, role: roles[0], roles, agency: AGENCY, service: SERVICE };
      return { actor, reader: { service: SERVICE, worker, name, agency: AGENCY, roles, purpose }, command: () => ({ id: id<CommandId>(machineIds.next()), actor, source: 'live', answers: {}, agreements: [] }) };
    },
    setDay: (text) => {
      day = text;
    },
    stop: async () => {
      await store.close();
      await server.stop();
    },
  };
}

async function firstTime(store: OpenStore, identity: IdentityStore, at: string): Promise<void> {
  await store.asSystem(SERVICE, async ({ directory }) => {
    await directory.addService({ id: SERVICE, name: 'Testshire', demo: true, policy: 'leicester-city/deter-young-offenders' }, at);
    await directory.addAgency({ id: AGENCY, name: 'Testshire Youth Justice Service', sort: 'youth-offending-service' });
    await directory.addBankHolidays([2025, 2026, 2027].flatMap((year) => englandBankHolidays(year)));
    for (const p of Object.values(PEOPLE)) await directory.addWorker({ id: p.worker, agency: AGENCY, name: p.name, posts: p.roles.map((role) => ({ role, area: '' })) }, plainDate('2019-01-01'));
  });
  const passwordHash = await hashPassword(PASSWORD);
  for (const [username, p] of Object.entries(PEOPLE)) await identity.addAccount({ service: SERVICE, worker: p.worker, username, passwordHash, demo: true }, at);
}
