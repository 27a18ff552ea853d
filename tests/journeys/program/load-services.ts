import { join } from 'node:path';
import { hashPassword } from '../../../src/app/identity/passwords.ts';
import { id, type AgencyId, type ServiceId, type WorkerId } from '../../../src/core/values/ids.ts';
import { englandBankHolidays } from '../../../src/core/values/bank-holidays.ts';
import { plainDate } from '../../../src/core/values/plain-date.ts';
import { migrationsIn } from '../../../src/database.ts';
import { openShelf } from '../../../src/policies/shelf.ts';
import { identityStore } from '../../../src/store/identity/identity-store.ts';
import { machineIds } from '../../../src/store/ids.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { openStore, type OpenStore } from '../../../src/store/open.ts';
import { ensureDatabase } from '../../../src/store/server/database.ts';
import { startEmbedded, type Embedded } from '../../../src/store/server/embedded.ts';
import { addDemoAccounts, loadDemo, staffFor } from '../../../src/synthetic/index.ts';
import { EMPTY_SERVICES, ONLY_IN, OTHER_POLICIES, PASSWORD, STAFF, TODAY, type EmptyService } from './people.ts';

const ROOT = join(import.meta.dirname, '../../..');
const CHILDREN = 40;
const AT = `${TODAY}T07:00:00.000Z`;
const AREAS = ['Central Leicester', 'East Leicester', 'South Leicester', 'West Leicester'];

/** Fills a new database: the demonstration through the real commands, and services that begin with nothing. */
export async function loadServices(data: string): Promise<void> {
  const server = await startEmbedded({ dataDir: data, log: () => undefined });
  try {
    await fill(server);
  } finally {
    await server.stop();
  }
}

async function fill(server: Embedded): Promise<void> {
  const { owner, app } = await ensureDatabase(server);
  await migrate(owner.config, migrationsIn(ROOT), String(app.config.user));
  const store = openStore(app.config);
  const policies = openShelf(join(ROOT, 'policies'));
  const identity = identityStore(store.connections);
  await loadDemo({ store, policies }, { children: CHILDREN, seed: 7, today: plainDate(TODAY) });
  await addDemoAccounts(identity, staffFor(CHILDREN).all, PASSWORD, AT);
  const passwordHash = await hashPassword(PASSWORD);
  for (const service of EMPTY_SERVICES) {
    const made = await addService(store, service);
    // The journeys are about other things: here nobody has to set up a second proof first.
    const [first] = made;
    if (first !== undefined) await identity.setSecondFactorRoles(id<ServiceId>(service), [], first[1], AT);
    for (const [account, worker] of made) {
      await identity.addAccount({ service: id<ServiceId>(service), worker, username: `${account}.${service}`, passwordHash, demo: false }, AT);
    }
  }
  await store.close();
}

/** @returns the accounts to be made, with whose they are */
async function addService(store: OpenStore, service: EmptyService): Promise<readonly (readonly [string, WorkerId])[]> {
  const agency = id<AgencyId>('youth-offending-service');
  return store.asSystem(id<ServiceId>(service), async ({ directory }) => {
    await directory.addService({ id: id<ServiceId>(service), name: OTHER_POLICIES[service]?.name ?? `A new service (${service})`, demo: false, policy: OTHER_POLICIES[service]?.policy ?? 'leicester-city/deter-young-offenders' }, AT);
    await directory.addAgency({ id: agency, name: 'Youth offending service', sort: 'youth-offending-service' });
    for (const area of AREAS) await directory.addArea(area);
    await directory.addBankHolidays([2025, 2026, 2027].flatMap((year) => englandBankHolidays(year)));
    const accounts: (readonly [string, WorkerId])[] = [];
    for (const { account, name, roles } of STAFF) {
      if ((ONLY_IN[account] ?? service) !== service) continue;
      const worker = id<WorkerId>(machineIds.next());
      await directory.addWorker({ id: worker, agency, name, posts: roles.map((role) => ({ role, area: '' })) }, plainDate('2025-01-01'));
      accounts.push([account, worker]);
    }
    return accounts;
  });
}
