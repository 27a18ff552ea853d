import type { Account } from '../../../app/ports/identity.ts';
import type { Context } from '../../route.ts';

/** What the pages of one's own account share: they belong to the person alone, and show no child. */
export const OWN = { permission: 'signed in', audit: 'none: shows no child', purpose: 'own account' } as const;
/** The same where a fresh proof of who somebody is comes first. */
export const OWN_FRESH = { ...OWN, fresh: true } as const;

export const BACK = { href: '/account', text: 'Your account' } as const;

/** The account of whoever is signed in. @throws Error if it is gone while its session runs */
export async function ownAccount({ desk, session }: Context): Promise<Account> {
  const account = await desk.identity.accountOf(session);
  if (account === undefined) throw new Error('a session runs whose account is not there');
  return account;
}
