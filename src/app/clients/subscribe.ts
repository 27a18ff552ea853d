import { createHmac, randomBytes } from 'node:crypto';
import type { Desk } from '../accounts/desk.ts';
import { deriveKeys, seal, sealedWith, unseal, type Keys } from '../identity/seal.ts';
import type { Client } from '../ports/clients.ts';
import type { Subscription, ToldSort } from '../ports/telling.ts';

/** How many a system may have: one for each thing that listens, not one for each child. */
export const MOST_SUBSCRIPTIONS = 10;

/** The keys under which what messages are signed with is kept, the newest first. */
export function tellingKeys(secrets: readonly Uint8Array[]): Keys {
  return deriveKeys(secrets, 'telling systems');
}

/** Wants a system to be told from now on. @returns its subscription with the secret of its messages, shown once */
export async function subscribe(desk: Desk, keys: Keys, client: Client, wanted: { readonly url: string; readonly sorts: readonly ToldSort[]; readonly kinds: readonly string[] }): Promise<{ readonly id: string; readonly secret: string } | 'too many'> {
  if ((await desk.identity.subscriptions(client.service, client.worker)).length >= MOST_SUBSCRIPTIONS) return 'too many';
  const id = desk.ids.next();
  const secret = `tlm.${randomBytes(32).toString('base64url')}`;
  await desk.identity.addSubscription(client.service, { id, worker: client.worker, url: wanted.url, sorts: wanted.sorts, kinds: wanted.kinds, sealed: seal(keys, secret, `${client.service}/${id}`), madeAt: desk.clock.now() }, desk.clock.today());
  return { id, secret };
}

/** What a message is signed with; undefined where the installation's secret has changed. */
export function secretOf(keys: Keys, client: Client, subscription: Pick<Subscription, 'id' | 'sealed'>): string | undefined {
  return unseal(keys, subscription.sealed, `${client.service}/${subscription.id}`);
}

/** The secret of a subscription sealed with the newest key, where an older one has sealed it: nobody has to ask for it. */
export function sealedAnew(keys: Keys, client: Client, subscription: Pick<Subscription, 'id' | 'sealed'>): Uint8Array | undefined {
  const binding = `${client.service}/${subscription.id}`;
  if (sealedWith(keys, subscription.sealed, binding) !== 'older') return undefined;
  const secret = unseal(keys, subscription.sealed, binding);
  return secret === undefined ? undefined : seal(keys, secret, binding);
}

/** The header that proves from whom a message is and when it was sent, so that it cannot be made up or sent again later. @param at seconds since 1970 */
export function signatureOf(secret: string, at: number, body: string): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}
