import { roleLabel, type Role } from '../../core/access/roles.ts';
import type { StaffSort } from '../../core/chronology/kinds/staff/staff-joined.ts';
import { id, type AgencyId, type ServiceId, type WorkerId } from '../../core/values/ids.ts';
import { longDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { Owner } from '../ports/identity.ts';
import type { Desk } from './desk.ts';
import { note } from './events.ts';
import { makeLink } from './links.ts';
import { keyOfCode, keyOfName } from './waits.ts';

/** Who manages accounts, and from where. */
export interface Manager {
  readonly service: ServiceId;
  readonly worker: WorkerId;
  readonly address: string;
}

export interface WantedAccount {
  readonly name: string;
  readonly username: string;
  readonly email: string;
  readonly team: string;
  readonly agency: string;
  /** as what they work for the service, if it was said; `asked`: nobody of this agency has an account without it */
  readonly staff: { readonly asked: boolean; readonly sort?: StaffSort };
  readonly roles: readonly Role[];
  /** for all of these roles; none for the whole service */
  readonly areas: readonly string[];
  /** the first day, which may lie ahead */
  readonly from: PlainDate;
  readonly activeUntil: PlainDate | undefined;
}

const USERNAME = /^[a-z0-9._@-]{2,60}$/;
export const roleWords = (roles: readonly Role[]): string => roles.map((r) => roleLabel(r)).join(', ') || 'none';

/** Adds a person with an account. @returns the link with which they set their password, shown once; or what is wrong, by field */
export async function addPersonWithAccount(desk: Desk, by: Manager, wanted: WantedAccount): Promise<{ readonly worker: WorkerId; readonly link: URL } | { readonly faults: Readonly<Record<string, string>> }> {
  const username = wanted.username.trim().toLowerCase();
  const [agencies, areas] = await Promise.all([desk.identity.agencies(by.service), desk.identity.areas(by.service)]);
  const faults: Record<string, string> = {};
  if (wanted.name.trim().length < 3) faults['name'] = 'Give the name by which colleagues know the person';
  if (!USERNAME.test(username)) faults['username'] = 'A user name has 2 to 60 small letters, digits, dots, dashes or an @';
  // Names are unique over all services of an installation: the same words whether it is taken here or elsewhere.
  else if ((await desk.identity.account(username)) !== undefined) faults['username'] = 'This user name cannot be had; choose another';
  if (!agencies.some((a) => a.id === wanted.agency)) faults['agency'] = 'Choose the agency that employs the person';
  else if (wanted.staff.asked && wanted.staff.sort === undefined) faults['staff'] = 'Choose as what they work for the service: without it nobody is known to be staff';
  if (wanted.roles.length === 0) faults['roles'] = 'Choose at least one role: without one the account opens nothing';
  if (!wanted.areas.every((a) => areas.includes(a))) faults['areas'] = 'Choose areas of this service';
  if (wanted.activeUntil !== undefined && wanted.activeUntil < wanted.from) faults['until'] = `Give a last day that is not before the first, ${longDate(wanted.from)}`;
  if (Object.keys(faults).length > 0) return { faults };
  const worker = id<WorkerId>(desk.ids.next());
  const owner: Owner = { service: by.service, worker };
  await desk.identity.addPerson(by.service, {
    worker, agency: id<AgencyId>(wanted.agency), name: wanted.name.trim(), roles: wanted.roles, areas: wanted.areas, from: wanted.from,
    ...(wanted.email.trim() === '' ? {} : { email: wanted.email.trim() }), ...(wanted.team.trim() === '' ? {} : { team: wanted.team.trim() }),
  });
  await desk.identity.addAccount({ ...owner, username, demo: false, ...(wanted.activeUntil === undefined ? {} : { activeUntil: wanted.activeUntil }) }, desk.clock.now());
  await note(desk, owner, 'account added', by.address, { by: by.worker, detail: roleWords(wanted.roles) });
  return { worker, link: await makeLink(desk, owner, by.worker, by.address) };
}

/** Gives an account to somebody who works here without one. */
export async function giveAccount(desk: Desk, by: Manager, worker: WorkerId, typed: string): Promise<{ readonly link: URL } | { readonly fault: string }> {
  const username = typed.trim().toLowerCase();
  if (!USERNAME.test(username)) return { fault: 'A user name has 2 to 60 small letters, digits, dots, dashes or an @' };
  if ((await desk.identity.account(username)) !== undefined) return { fault: 'This user name cannot be had; choose another' };
  const owner: Owner = { service: by.service, worker };
  await desk.identity.addAccount({ ...owner, username, demo: false }, desk.clock.now());
  await note(desk, owner, 'account added', by.address, { by: by.worker });
  return { link: await makeLink(desk, owner, by.worker, by.address) };
}

/** Changes somebody's roles from today. Who holds none any longer is signed out. */
export async function changeRoles(desk: Desk, by: Manager, owner: Owner, before: readonly Role[], roles: readonly Role[]): Promise<void> {
  await desk.identity.setRoles(owner, roles, desk.clock.today());
  await note(desk, owner, 'roles changed', by.address, { by: by.worker, detail: `${roleWords(before)} → ${roleWords(roles)}` });
}

/** Changes for which areas somebody holds a role, from today. */
export async function changeAreas(desk: Desk, by: Manager, owner: Owner, role: Role, before: readonly string[], areas: readonly string[]): Promise<void> {
  await desk.identity.setAreas(owner, role, areas, desk.clock.today());
  const words = (list: readonly string[]): string => (list.length === 0 ? 'the whole service' : list.join(', '));
  await note(desk, owner, 'roles changed', by.address, { by: by.worker, detail: `${roleLabel(role)}: ${words(before)} → ${words(areas)}` });
}

/** Sets the last day on which an account opens. A day that has passed closes it now, with all its sessions. */
export async function changeEnd(desk: Desk, by: Manager, owner: Owner, day: PlainDate | undefined): Promise<void> {
  await desk.identity.setActiveUntil(owner, day);
  if (day !== undefined && day < desk.clock.today()) await desk.identity.endSessionsOf(owner, { butToken: undefined }, desk.clock.now());
  await note(desk, owner, 'end date changed', by.address, { by: by.worker, detail: day ?? 'no end' });
}

/** Lets somebody try again who has to wait after failed tries. */
export async function liftWaits(desk: Desk, by: Manager, owner: Owner, username: string): Promise<void> {
  await desk.identity.forgiveTries(keyOfName(username), 'all');
  await desk.identity.forgiveTries(keyOfCode(owner), 'all');
  await note(desk, owner, 'waits lifted', by.address, { by: by.worker });
}

/** Until when somebody has to wait after failed tries. */
export async function waitOf(desk: Desk, owner: Owner, username: string): Promise<string | undefined> {
  const now = desk.clock.now();
  return (await desk.identity.waitUntil(keyOfName(username), now)) ?? desk.identity.waitUntil(keyOfCode(owner), now);
}

/** For somebody who has lost their telephone and their codes: all second proofs go, their sessions too. They set up new ones at the next sign-in. */
export async function removeSecondFactors(desk: Desk, by: Manager, owner: Owner): Promise<void> {
  const { passkeys } = await desk.identity.secondFactors(owner);
  await desk.identity.removeAuthenticator(owner);
  for (const p of passkeys) await desk.identity.removePasskey(owner, p.id);
  await desk.identity.saveRecoveryCodes(owner, [], desk.clock.now());
  await endAllSessions(desk, by, owner);
  await note(desk, owner, 'second factors removed', by.address, { by: by.worker });
}

export async function endAllSessions(desk: Desk, by: Manager, owner: Owner): Promise<void> {
  const ended = await desk.identity.endSessionsOf(owner, { butToken: undefined }, desk.clock.now());
  await note(desk, owner, 'sessions ended', by.address, { by: by.worker, detail: `all: ${ended}` });
}
