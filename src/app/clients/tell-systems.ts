import { aimOf, type Purpose } from '../../core/access/purposes.ts';
import { opens, type Permission } from '../../core/access/permissions.ts';
import type { ServiceId } from '../../core/values/ids.ts';
import type { Desk } from '../accounts/desk.ts';
import { minutesAfter } from '../identity/sign-in.ts';
import type { Client } from '../ports/clients.ts';
import type { Store } from '../ports/index.ts';
import type { Reader } from '../ports/reader.ts';
import type { Subscription, ToldEvent } from '../ports/telling.ts';
import { secretOf, signatureOf, sealedAnew } from './subscribe.ts';
import type { Keys } from '../identity/seal.ts';
import type { Sent } from './send-message.ts';

/** After so many days of failures nothing is tried any longer, until the administrator says so. */
export const GIVEN_UP_DAYS = 3;
/** How long events and tries are remembered for those who have taken them, in days. */
const REMEMBERED_DAYS = 30;
/** Events that one subscription is told of in one run, so that others come to their turn. */
const IN_A_RUN = 200;
/** A pause doubles from a minute up to so many. */
const LONGEST_PAUSE = 4 * 60;

/** What telling works with. */
export interface Teller {
  readonly desk: Pick<Desk, 'identity' | 'clock' | 'ids'>;
  readonly store: Pick<Store, 'asReader'>;
  /** with which secrets of messages are sealed */
  readonly keys: Keys;
  send(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<Sent>;
}

/** Writes down what happened, and tells each system what comes next for it, in order: one that fails waits, and holds nobody else up. */
export async function tellSystems(teller: Teller, service: ServiceId): Promise<void> {
  const { identity, clock, ids } = teller.desk;
  const subscriptions = await identity.subscriptions(service);
  if (subscriptions.length === 0) return;
  while ((await identity.makeEvents(service, () => ids.next(), clock.now(), clock.today())) > 0);
  const clients = new Map((await identity.clients(service)).map((c) => [c.worker, c] as const));
  // All of them are waited for, also when one throws: none goes on beside the next run.
  const ended = await Promise.allSettled(subscriptions.map(async (s) => {
    const client = clients.get(s.worker);
    const anew = client === undefined ? undefined : sealedAnew(teller.keys, client, s);
    if (anew !== undefined) await identity.resealSubscription(service, s.id, anew);
    if (client !== undefined && isHeard(client, clock.today()) && s.stoppedAt === undefined && (s.nextTryAt === undefined || s.nextTryAt <= clock.now())) await tellOne(teller, client, s);
  }));
  await identity.sweepTold(service, minutesAfter(clock.now(), -REMEMBERED_DAYS * 24 * 60));
  const failed = ended.find((e) => e.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

function isHeard(c: Client, today: string): boolean {
  return c.endedAt === undefined && c.until >= today && (c.agencyUntil === undefined || c.agencyUntil >= today) && (c.agencyFrom === undefined || c.agencyFrom <= today);
}

async function tellOne(teller: Teller, client: Client, s: Subscription): Promise<void> {
  const { identity } = teller.desk;
  const events = await identity.eventsAfter(client.service, s.place, IN_A_RUN);
  let passed: number | undefined;
  for (const event of events) {
    if (!isWanted(s, event) || !(await maySee(teller, client, event))) {
      passed = event.n;
      continue;
    }
    passed = undefined;
    if (!(await deliver(teller, client, s, event))) return;
  }
  if (passed !== undefined) await identity.movePlace(client.service, s.id, passed, undefined);
}

function isWanted(s: Subscription, e: ToldEvent): boolean {
  return s.sorts.includes(e.sort) && (e.sort !== 'entry.recorded' || s.kinds.length === 0 || s.kinds.includes(e.kind ?? ''));
}

/** @returns whether it was taken */
async function deliver({ desk, keys, send }: Teller, client: Client, s: Subscription, event: ToldEvent): Promise<boolean> {
  const { identity, clock } = desk;
  const now = clock.now();
  const secret = secretOf(keys, client, s);
  const body = JSON.stringify({ id: event.id, order: event.n, sort: event.sort, at: event.at, subject: event.subject, entry: event.entry, kind: event.kind, duty: event.duty, clause: event.clause });
  const sent: Sent = secret === undefined ? { taken: false, why: 'the secret of its messages cannot be opened: end the subscription and begin another' } : await send(s.url, body, { 'throughline-signature': signatureOf(secret, Math.floor(Date.parse(now) / 1000), body), 'throughline-subscription': s.id });
  const told = { subscription: s.id, n: event.n, sort: event.sort, at: clock.now() };
  if (sent.taken) {
    await identity.movePlace(client.service, s.id, event.n, { ...told, outcome: 'taken' });
    return true;
  }
  const stop = s.failingSince !== undefined && minutesAfter(s.failingSince, GIVEN_UP_DAYS * 24 * 60) <= now;
  await identity.noteFailure(client.service, { ...told, outcome: sent.why }, minutesAfter(now, Math.min(2 ** Math.min(s.tries, 20), LONGEST_PAUSE)), stop);
  if (stop) await identity.addEvent({ event: 'system: given up telling', address: '', at: now, detail: `${s.url}: ${sent.why}`, owner: { service: client.service, worker: client.worker } });
  return false;
}

/** For which purpose and by which right a system would ask for what it is told of. */
interface Way {
  readonly purpose: Purpose;
  readonly permission: Permission;
}
const CASES: Way = { purpose: 'working with the child', permission: 'cases.see' };
const SHARED: Way = { purpose: 'reading what was shared with the agency', permission: 'shared.see' };
const DUTIES: Way = { purpose: 'seeing what is to be done', permission: 'work.see' };
const MEETINGS: Way = { purpose: 'following a meeting', permission: 'meetings.see' };

/** Whether the system may see it now, as if it asked: under row security, and with a trace that it was told. */
async function maySee({ store }: Teller, client: Client, event: ToldEvent): Promise<boolean> {
  const ways = event.subject.kind === 'sitting' ? [MEETINGS] : event.duty !== undefined ? [DUTIES] : event.subject.kind === 'child' ? [CASES, SHARED] : [];
  for (const way of ways) {
    if (!client.aims.includes(aimOf(way.purpose)) || !opens([client.role], { ...way, change: false })) continue;
    const reader: Reader = { service: client.service, worker: client.worker, name: client.name, agency: client.agency, roles: [client.role], purpose: way.purpose };
    const seen = await store.asReader(reader, async (unit) => {
      const there = event.entry !== undefined
        ? (await unit.records.entry(event.entry)) !== undefined
        : (await unit.lists.work({ subject: event.subject, sorts: ['duty'], ...(event.clause === undefined ? {} : { clause: event.clause }) })).rows.some((r) => r.sort === 'duty' && r.detail.key === event.duty);
      if (there) await unit.lists.audit({ event: 'interface.told', subject: event.subject, shown: `that something happened (${event.sort}), and its ids` });
      return there;
    });
    if (seen) return true;
  }
  return false;
}
