import { AIMS, type Aim } from '../../core/access/purposes.ts';
import { aimsOfSystem, rolesOfSystems } from '../../core/access/roles-of-systems.ts';
import { isRole, roleLabel } from '../../core/access/roles.ts';
import { id, type WorkerId } from '../../core/values/ids.ts';
import { longDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { Manager } from '../accounts/administer.ts';
import type { Desk } from '../accounts/desk.ts';
import { note } from '../accounts/events.ts';
import { minutesAfter } from '../identity/sign-in.ts';
import type { Client, ClientSecret } from '../ports/clients.ts';
import { readNetwork } from './addresses.ts';
import { hashOfSecret, markOfSecret, newSecret } from './secret.ts';

export interface WantedClient {
  readonly name: string;
  readonly agency: string;
  readonly role: string;
  readonly aims: readonly string[];
  readonly mayRecord: boolean;
  /** one a line */
  readonly addresses: string;
  readonly until: PlainDate | undefined;
}

export type Faults = Readonly<Record<string, string>>;

/** How many secrets of a system are good at a time: the one in use and the one that takes its place. */
export const MOST_SECRETS = 2;
/** How long the one in use goes on once another is made, in days. */
export const ROTATION_DAYS = 7;

/** Registers a system of an agency. @returns its first secret, shown once; or what is wrong, by field */
export async function registerClient(desk: Desk, by: Manager, wanted: WantedClient): Promise<{ readonly worker: WorkerId; readonly secret: string } | { readonly faults: Faults }> {
  const [agencies, clients] = await Promise.all([desk.identity.agencies(by.service), desk.identity.clients(by.service)]);
  const name = wanted.name.trim();
  const agency = agencies.find((a) => a.id === wanted.agency);
  const addresses = wanted.addresses.split(/[\s,]+/).filter((a) => a !== '');
  const faults = faultsOf(wanted, agency, clients, addresses, desk.clock.today());
  if (Object.keys(faults).length > 0 || agency === undefined || wanted.until === undefined || !isRole(wanted.role)) return { faults };
  const { role, until } = wanted;
  const aims = aimsOfSystem(role).filter((a) => wanted.aims.includes(a));
  const worker = id<WorkerId>(desk.ids.next());
  const now = desk.clock.now();
  const shownAs = `${name} (a system of ${agency.name})`;
  await desk.identity.addClient({ service: by.service, worker, name, shownAs, agency: agency.id, role, aims, mayRecord: wanted.mayRecord, addresses, until, registeredAt: now, registeredBy: by.worker }, desk.clock.today());
  await note(desk, { service: by.service, worker }, 'system registered', by.address, { by: by.worker, detail: `${shownAs}; ${roleLabel(role)}; ${aims.map((a) => AIMS[a]).join(', ')}; ${wanted.mayRecord ? 'reads and records' : 'reads'}; until ${longDate(until)}` });
  return { worker, secret: await addSecret(desk, by, worker) };
}

function faultsOf(wanted: WantedClient, agency: { readonly sort: string; readonly name: string } | undefined, clients: readonly Client[], addresses: readonly string[], today: PlainDate): Faults {
  const faults: Record<string, string> = {};
  const name = wanted.name.trim();
  if (name.length < 3 || name.length > 80) faults['name'] = 'Give the name by which people know the system, 3 to 80 characters';
  else if (clients.some((c) => c.name.toLowerCase() === name.toLowerCase())) faults['name'] = 'A system of this name was registered before: choose another, so that entries and traces tell them apart';
  if (agency === undefined) {
    faults['agency'] = 'Choose the agency whose system it is';
    if (!isRole(wanted.role)) faults['role'] = 'Choose as what it acts';
    if (wanted.aims.length === 0) faults['aims'] = 'Choose at least one thing that it may ask for';
  } else if (!isRole(wanted.role) || !rolesOfSystems(agency.sort).includes(wanted.role)) {
    const roles = rolesOfSystems(agency.sort).map((r) => roleLabel(r));
    faults['role'] = roles.length === 0 ? `There is no role for a system of ${agency.name}` : `Choose a role that a system of ${agency.name} may have: ${roles.join(', ')}`;
  } else {
    const can: readonly Aim[] = aimsOfSystem(wanted.role);
    if (!wanted.aims.some((a) => can.some((c) => c === a))) faults['aims'] = 'Choose at least one thing that it may ask for, and that its role serves';
    else if (!wanted.aims.every((a) => can.some((c) => c === a))) faults['aims'] = `The role ${roleLabel(wanted.role)} does not serve all of these: leave out the others`;
  }
  const strange = addresses.find((a) => readNetwork(a) === undefined);
  if (strange !== undefined) faults['addresses'] = `“${strange.length > 40 ? `${strange.slice(0, 40)}…` : strange}” is no address: give one such as 192.0.2.7, or a network such as 192.0.2.0/24`;
  if (wanted.until === undefined) faults['until'] = 'Give the last day: a system that nobody looks after any longer must not stay open';
  else if (wanted.until < today) faults['until'] = 'Give a last day that has not passed';
  return faults;
}

/** Makes another secret; the one in use stays good for some days, so that the system can be changed over. @returns it, shown once; or why there can be none now */
export async function makeSecret(desk: Desk, by: Manager, client: Client): Promise<{ readonly secret: string } | { readonly fault: string }> {
  const now = desk.clock.now();
  const good = goodSecrets(await desk.identity.clientSecrets(by.service, client.worker), now);
  if (client.endedAt !== undefined) return { fault: 'The system was ended: register it anew' };
  if (good.length >= MOST_SECRETS) return { fault: 'Two secrets are good already: end the one that is no longer used, then make another' };
  for (const old of good) await desk.identity.endClientSecret(by.service, old.hash, minutesAfter(now, ROTATION_DAYS * 24 * 60));
  return { secret: await addSecret(desk, by, client.worker) };
}

async function addSecret(desk: Desk, by: Manager, worker: WorkerId): Promise<string> {
  const secret = newSecret(by.service);
  const hash = hashOfSecret(secret);
  await desk.identity.addClientSecret(by.service, { hash, worker, madeAt: desk.clock.now() });
  await note(desk, { service: by.service, worker }, 'system: secret made', by.address, { by: by.worker, detail: markOfSecret(hash) });
  return secret;
}

/** Ends one secret at once. @returns false if the system has none with this mark that is good */
export async function endSecret(desk: Desk, by: Manager, client: Client, mark: string): Promise<boolean> {
  const now = desk.clock.now();
  const found = goodSecrets(await desk.identity.clientSecrets(by.service, client.worker), now).find((s) => markOfSecret(s.hash) === mark);
  if (found === undefined) return false;
  await desk.identity.endClientSecret(by.service, found.hash, now);
  await note(desk, { service: by.service, worker: client.worker }, 'system: secret ended', by.address, { by: by.worker, detail: mark });
  return true;
}

/** Sets the last day. @returns what is wrong with it */
export async function setLastDay(desk: Desk, by: Manager, client: Client, until: PlainDate): Promise<string | undefined> {
  if (until < desk.clock.today()) return 'Give a day that has not passed; to end it now, choose End this system';
  await desk.identity.setClientUntil(by.service, client.worker, until);
  await note(desk, { service: by.service, worker: client.worker }, 'system: last day set', by.address, { by: by.worker, detail: longDate(until) });
  return undefined;
}

/** Ends a system at once, with its secrets and with what it is told of. What it recorded stays, under its name. */
export async function endClient(desk: Desk, by: Manager | { readonly address: string }, client: Client): Promise<void> {
  await desk.identity.endClient(client.service, client.worker, desk.clock.now());
  await note(desk, { service: client.service, worker: client.worker }, 'system ended', by.address, { ...('worker' in by ? { by: by.worker } : {}) });
}

/** Those that open something now. */
export function goodSecrets(secrets: readonly ClientSecret[], now: string): readonly ClientSecret[] {
  return secrets.filter((s) => s.endsAt === undefined || s.endsAt > now);
}
