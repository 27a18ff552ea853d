import { z } from 'zod';
import { id, type WorkerId } from '../../core/values/ids.ts';
import { TOLD_SORTS, type DeliveryTry, type Subscription, type ToldSort } from '../../app/ports/telling.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, parseRows, wholeNumber } from '../rows.ts';
import { beginEvents } from './events.ts';

const INSTANT = z.date().transform((d) => d.toISOString());
const SORT = z.enum(TOLD_SORTS as [ToldSort, ...ToldSort[]]);
const ROW = z.object({
  id: z.string(), worker: z.string(), url: z.string(), sorts: z.array(SORT), kinds: z.array(z.string()), sealed: z.instanceof(Uint8Array), made_at: INSTANT, place: bigNumber, tries: z.number(),
  failing_since: INSTANT.nullable(), next_try_at: INSTANT.nullable(), stopped_at: INSTANT.nullable(), ended_at: INSTANT.nullable(),
});
const TRY = z.object({ subscription: z.string(), n: bigNumber, sort: SORT, at: INSTANT, outcome: z.string() });

export async function resealSubscription(tx: Tx, subscription: string, sealed: Uint8Array): Promise<void> {
  await tx.query('UPDATE client_subscription SET sealed = $3 WHERE service = $1 AND id = $2', [tx.service, subscription, sealed]);
}

export async function addSubscription(tx: Tx, s: Pick<Subscription, 'id' | 'worker' | 'url' | 'sorts' | 'kinds' | 'sealed' | 'madeAt'>, today: PlainDate): Promise<void> {
  await beginEvents(tx, s.madeAt, today);
  await tx.query(
    'INSERT INTO client_subscription (service, id, worker, url, sorts, kinds, sealed, made_at, place) SELECT $1, $2, $3, $4, $5, $6, $7, $8, h.n FROM client_event_head h WHERE h.service = $1',
    [tx.service, s.id, s.worker, s.url, s.sorts, s.kinds, Buffer.from(s.sealed), s.madeAt],
  );
}

export async function subscriptions(tx: Tx, worker?: WorkerId): Promise<readonly Subscription[]> {
  const rows = await tx.query(
    `SELECT id, worker, url, sorts, kinds, sealed, made_at, place, tries, failing_since, next_try_at, stopped_at, ended_at FROM client_subscription
      WHERE service = $1 AND ended_at IS NULL${worker === undefined ? '' : ' AND worker = $2'} ORDER BY made_at, id`,
    [tx.service, ...(worker === undefined ? [] : [worker])],
  );
  return parseRows(ROW, rows).map((r): Subscription => ({
    id: r.id, worker: id<WorkerId>(r.worker), url: r.url, sorts: r.sorts, kinds: r.kinds, sealed: r.sealed, madeAt: r.made_at, place: r.place, tries: r.tries,
    ...(r.failing_since === null ? {} : { failingSince: r.failing_since }), ...(r.next_try_at === null ? {} : { nextTryAt: r.next_try_at }), ...(r.stopped_at === null ? {} : { stoppedAt: r.stopped_at }), ...(r.ended_at === null ? {} : { endedAt: r.ended_at }),
  }));
}

export async function endSubscription(tx: Tx, worker: WorkerId, subscription: string, at: string): Promise<boolean> {
  return (await tx.query('UPDATE client_subscription SET ended_at = $4 WHERE service = $1 AND worker = $2 AND id = $3 AND ended_at IS NULL RETURNING id', [tx.service, worker, subscription, at])).length > 0;
}

/** Never back: of two runs that overlap, the further one counts. */
export async function movePlace(tx: Tx, subscription: string, n: number, told: DeliveryTry | undefined): Promise<void> {
  await tx.query('UPDATE client_subscription SET place = greatest(place, $3), tries = 0, failing_since = NULL, next_try_at = NULL WHERE service = $1 AND id = $2', [tx.service, subscription, n]);
  if (told !== undefined) await log(tx, told);
}

export async function noteFailure(tx: Tx, told: DeliveryTry, nextTryAt: string, stop: boolean): Promise<void> {
  await tx.query(
    `UPDATE client_subscription SET tries = tries + 1, failing_since = coalesce(failing_since, $3::timestamptz), next_try_at = $4, stopped_at = CASE WHEN $5 THEN $3::timestamptz END WHERE service = $1 AND id = $2`,
    [tx.service, told.subscription, told.at, nextTryAt, stop],
  );
  await log(tx, told);
}

export async function tellAgain(tx: Tx, subscription: string): Promise<void> {
  await tx.query('UPDATE client_subscription SET tries = 0, failing_since = NULL, next_try_at = NULL, stopped_at = NULL WHERE service = $1 AND id = $2', [tx.service, subscription]);
}

async function log(tx: Tx, t: DeliveryTry): Promise<void> {
  await tx.query('INSERT INTO client_delivery (service, subscription, n, sort, at, outcome) VALUES ($1, $2, $3, $4, $5, $6)', [tx.service, t.subscription, t.n, t.sort, t.at, t.outcome]);
}

export async function deliveries(tx: Tx, worker: WorkerId, limit: number): Promise<readonly DeliveryTry[]> {
  const rows = await tx.query(
    `SELECT d.subscription, d.n, d.sort, d.at, d.outcome FROM client_delivery d JOIN client_subscription s ON s.service = d.service AND s.id = d.subscription WHERE d.service = $1 AND s.worker = $2 ORDER BY d.id DESC LIMIT ${wholeNumber(limit)}`,
    [tx.service, worker],
  );
  return parseRows(TRY, rows);
}

/** An event for which somebody still waits stays, however old. */
export async function sweepTold(tx: Tx, before: string): Promise<void> {
  await tx.query('DELETE FROM client_event WHERE service = $1 AND at < $2 AND n <= coalesce((SELECT min(s.place) FROM client_subscription s WHERE s.service = $1 AND s.ended_at IS NULL), n)', [tx.service, before]);
  await tx.query('DELETE FROM client_delivery WHERE service = $1 AND at < $2', [tx.service, before]);
}
