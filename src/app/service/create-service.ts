import { englandBankHolidays } from '../../core/values/bank-holidays.ts';
import { id, type AgencyId, type ServiceId, type WorkerId } from '../../core/values/ids.ts';
import { partsOf } from '../../core/values/plain-date.ts';
import { hashPassword } from '../identity/passwords.ts';
import type { IdentityStore } from '../ports/identity.ts';
import type { Ports } from '../ports/index.ts';
import type { ServiceFile } from './service-file.ts';

/** An account with its first password, to be handed over once. */
export interface FirstPassword {
  readonly username: string;
  readonly name: string;
  readonly password: string;
}

/** Years of bank holidays that a new service begins with, before and after the present one; the table can be edited. */
const YEARS = { before: 3, after: 4 } as const;

/**
 * Makes a service with its agencies, people, areas, calendar and accounts.
 * @param newPassword gives a password that nobody can guess
 * @throws Error if the service is there already, a user name is taken, or no version of the policy is in force
 */
export async function createService(ports: Ports, identity: IdentityStore, file: ServiceFile, newPassword: () => string): Promise<readonly FirstPassword[]> {
  const service = id<ServiceId>(file.id);
  const today = ports.clock.today();
  const at = ports.clock.now();
  if (!ports.policies.versions(file.policy).some((from) => from <= today)) throw new Error(`No version of the policy ${file.policy} is in force on ${today}.`);
  if ((await identity.services()).some((s) => s.demo)) throw new Error('This database holds a demonstration. A real service goes into a database of its own: set THROUGHLINE_DATA to another folder.');
  for (const person of file.people) if ((await identity.account(person.username)) !== undefined) throw new Error(`The user name ${person.username} is taken.`);
  const people = file.people.map((p) => ({ ...p, worker: id<WorkerId>(ports.ids.next()), password: newPassword() }));
  const { year } = partsOf(today);
  await ports.store.asSystem(service, async ({ directory }) => {
    if ((await directory.service()) !== undefined) throw new Error(`There is a service ${file.id} already.`);
    await directory.addService({ id: service, name: file.name, demo: false, policy: file.policy }, at);
    for (const a of file.agencies) await directory.addAgency({ ...a, id: id<AgencyId>(a.id) });
    for (const area of file.areas) await directory.addArea(area);
    await directory.addBankHolidays(Array.from({ length: YEARS.before + YEARS.after + 1 }, (_, i) => englandBankHolidays(year - YEARS.before + i)).flat());
    for (const p of people) {
      await directory.addWorker(
        { id: p.worker, agency: id<AgencyId>(p.agency), name: p.name, posts: p.posts, ...(p.email === undefined ? {} : { email: p.email }), ...(p.team === undefined ? {} : { team: p.team }) },
        today,
      );
    }
  });
  for (const p of people) await identity.addAccount({ service, worker: p.worker, username: p.username, passwordHash: await hashPassword(p.password), demo: false, firstPassword: true }, at);
  return people.map(({ username, name, password }) => ({ username, name, password }));
}
