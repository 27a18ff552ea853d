import { longDate, type PlainDate } from '../../core/values/plain-date.ts';
import type { Desk } from '../accounts/desk.ts';
import { note } from '../accounts/events.ts';
import { minutesAfter } from '../identity/sign-in.ts';
import type { Client } from '../ports/clients.ts';
import { comesFrom } from './addresses.ts';
import { hashOfSecret, serviceOfSecret } from './secret.ts';

/** Which system asks, or why none is heard. `known` tells a secret that nobody has from one that no longer opens. */
export type WhoAsks = { readonly client: Client } | { readonly refused: string; readonly known: boolean };

const UNKNOWN = { refused: 'This secret is not known: give the one that the administrator was shown when it was made', known: false } as const;

/**
 * Whose secret it is, if it opens now. A system whose secret is right is told what else stands in the way; each such refusal is in
 * the trace of the system and in the audit.
 * @param kept whether a refusal is written down: not each of thousands from one address
 */
export async function whoAsks(desk: Desk, secret: string, address: string, kept = true): Promise<WhoAsks> {
  const service = serviceOfSecret(secret);
  const found = service === undefined ? undefined : await desk.identity.clientBySecret(service, hashOfSecret(secret));
  if (found === undefined) return UNKNOWN;
  const { client } = found;
  const why = whyNot(client, found.secret.endsAt, desk.clock.today(), desk.clock.now(), address);
  if (why !== undefined) {
    if (kept) await note(desk, client, 'refused: system', address, { detail: why });
    return { refused: why, known: true };
  }
  const now = desk.clock.now();
  const lately = found.secret.usedAt !== undefined && minutesAfter(found.secret.usedAt, 1) > now && client.usedFrom === address;
  if (!lately) await desk.identity.clientUsed(client.service, found.secret.hash, address, now);
  return { client };
}

function whyNot(client: Client, secretEnds: string | undefined, today: PlainDate, now: string, address: string): string | undefined {
  if (client.endedAt !== undefined) return 'This system was ended by the administrator of the service';
  if (client.until < today) return `The last day of this system was ${longDate(client.until)}: the administrator of the service can set a later one`;
  if (client.agencyUntil !== undefined && client.agencyUntil < today) return `${client.agencyName} no longer works with this service`;
  if (client.agencyFrom !== undefined && client.agencyFrom > today) return `${client.agencyName} works with this service from ${longDate(client.agencyFrom)}`;
  if (secretEnds !== undefined && secretEnds <= now) return 'This secret has ended: use the newer one, or ask the administrator of the service for it';
  if (!comesFrom(client.addresses, address)) return 'This system may ask only from the addresses that the administrator of the service has given it';
  return undefined;
}
