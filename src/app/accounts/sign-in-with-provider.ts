import { id, type WorkerId } from '../../core/values/ids.ts';
import type { Role } from '../../core/access/roles.ts';
import { goOn, type SignIn } from '../identity/sign-in.ts';
import type { Account } from '../ports/identity.ts';
import type { Desk, From } from './desk.ts';
import { note } from './events.ts';
import type { ProviderAnswer, RolesByClaims } from './single-sign-on.ts';

/** `unknown`: the provider vouches for them, the service does not know them. */
export type SignInByProvider = SignIn | { readonly outcome: 'unknown' };

/** The roles that the provider's words mean. */
export function rolesOfWords(byClaims: RolesByClaims, words: readonly string[]): readonly Role[] {
  return [...new Set(words.flatMap((w) => (Object.hasOwn(byClaims.roles, w) ? (byClaims.roles[w] ?? []) : [])))];
}

/**
 * Signs in whom a provider names, by the provider's own name for them, never by their e-mail. Where roles come by claims they
 * are brought up to date at each sign-in, and a person who is new is added; otherwise a stranger gets no account.
 */
export async function signInWithProvider(desk: Desk, answer: ProviderAnswer, from: From, to: string): Promise<SignInByProvider> {
  const byClaims = desk.sso?.byClaims;
  const known = await desk.identity.accountByProvider(answer);
  if (byClaims !== undefined && (known === undefined || known.service === byClaims.service)) {
    const roles = rolesOfWords(byClaims, answer.roleWords);
    if (known !== undefined) await keepRoles(desk, known, roles, from);
    else if (roles.length > 0) return goOn(desk, await addByClaims(desk, byClaims, answer, roles, from), 'single-sign-on', from, { to });
  }
  if (known !== undefined) return goOn(desk, known, 'single-sign-on', from, { to });
  await note(desk, undefined, 'refused: not known to the service', from.address);
  return { outcome: 'unknown' };
}

async function keepRoles(desk: Desk, account: Account, roles: readonly Role[], from: From): Promise<void> {
  const today = desk.clock.today();
  const before = (await desk.identity.holder(account, today))?.roles ?? [];
  if (before.length === roles.length && before.every((r) => roles.includes(r))) return;
  await desk.identity.setRoles(account, roles, today);
  await note(desk, account, 'roles changed', from.address, { detail: `by single sign-on: ${roles.join(', ') || 'none'}` });
}

async function addByClaims(desk: Desk, { service, agency }: RolesByClaims, answer: ProviderAnswer, roles: readonly Role[], from: From): Promise<Account> {
  const worker = id<WorkerId>(desk.ids.next());
  const name = answer.name ?? answer.username ?? answer.email ?? answer.subject;
  await desk.identity.addPerson(service, { worker, agency, name, roles, from: desk.clock.today(), ...(answer.email === undefined ? {} : { email: answer.email }) });
  const wanted = (answer.username ?? answer.email ?? answer.subject).toLowerCase();
  const username = (await desk.identity.account(wanted)) === undefined ? wanted : `${wanted}.${worker.slice(-8)}`;
  await desk.identity.addAccount({ service, worker, username, demo: false, provider: { issuer: answer.issuer, subject: answer.subject } }, desk.clock.now());
  const account = await desk.identity.accountOf({ service, worker });
  if (account === undefined) throw new Error('the account that was just made is not there');
  await note(desk, account, 'account added', from.address, { detail: `by single sign-on: ${roles.join(', ')}` });
  return account;
}
