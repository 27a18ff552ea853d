import { createHmac, randomBytes } from 'node:crypto';
import type { Desk } from '../accounts/desk.ts';
import { deriveKey, seal, unseal } from '../identity/seal.ts';
import type { Client } from '../ports/clients.ts';
import type { Subscription, ToldSort } from '../ports/telling.ts';

/** How many a system may have: one for each thing that listens, not one for each child. */
export const MOST_SUBSCRIPTIONS = 10;

/** The key under which what messages are signed with is kept. */
export function tellingKey(secret: Uint8Array): Uint8Array {
  return deriveKey(secret, 'telling systems');
}

/** Wants a system to be told from now on. @returns its subscription with the secret of its messages, shown once */
export async function subscribe(desk: Desk, key: Uint8Array, client: Client, wanted: { readonly url: string; readonly sorts: readonly ToldSort[]; readonly kinds: readonly string[] }): Promise<{ readonly id: string; readonly secret: string } | 'too many'> {
  if ((await desk.identity.subscriptions(client.service, client.worker)).length >= MOST_SUBSCRIPTIONS) return 'too many';
  const id = desk.ids.next();
  const secret = `tlm.${randomBytes(32).toString('base64url')}`;
  await desk.identity.addSubscription(client.service, { id, worker: client.worker, url: wanted.url, sorts: wanted.sorts, kinds: wanted.kinds, sealed: seal(key, secret, `${client.service}/${id}`), madeAt: desk.clock.now() }, desk.clock.today());
  return { id, secret };
}

/** What a message is signed with; undefined where the installation's secret has changed. */
export function secretOf(key: Uint8Array, client: Client, subscription: Pick<Subscription, 'id' | 'sealed'>): string | undefined {
  return unseal(key, subscription.sealed, `${client.service}/${subscription.id}`);
}

/** The header that proves from whom a message is and when it was sent, so that it cannot be made up or sent again later. @param at seconds since 1970 */
export function signatureOf(secret: string, at: number, body: string): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}
