import { z } from 'zod';
import { COMMAND_LINE } from '../../app/accounts/events.ts';
import { id, type AgencyId, type ServiceId, type WorkerId } from '../../core/values/ids.ts';
import { isRole } from '../../core/access/roles.ts';
import type { AccountEvent, SealedStep, WaitRule } from '../../app/ports/credentials.ts';
import type { Owner } from '../../app/ports/identity.ts';
import type { Connections, Tx } from '../connection.ts';
import { addAudit } from '../records/audit.ts';
import { parseRows } from '../rows.ts';

const INSTANT = z.date().transform((d) => d.toISOString());
const bytes = (of: Uint8Array): Buffer => Buffer.from(of);

/** The row is locked by the statement itself; a try that falls into a wait neither counts nor makes it longer. */
export async function countTry(tx: Tx, key: Uint8Array, now: string, rule: WaitRule): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO sign_in_wait AS w (key, failed, last_at) VALUES ($1, 1, $2::timestamptz)
     ON CONFLICT (key) DO UPDATE SET
       in_wait = coalesce(w.wait_until > excluded.last_at, false),
       failed = CASE WHEN w.wait_until > excluded.last_at THEN w.failed WHEN w.last_at < excluded.last_at - make_interval(mins => $6) THEN 1 ELSE w.failed + 1 END,
       last_at = CASE WHEN w.wait_until > excluded.last_at THEN w.last_at ELSE excluded.last_at END,
       wait_until = CASE WHEN w.wait_until > excluded.last_at THEN w.wait_until
         WHEN w.last_at >= excluded.last_at - make_interval(mins => $6) AND w.failed + 1 >= $3
         THEN excluded.last_at + make_interval(mins => least($5::int, ($4 * 2 ^ least(w.failed + 1 - $3, 20))::int)) END
     RETURNING in_wait`,
    [bytes(key), now, rule.free, rule.firstMinutes, rule.mostMinutes, rule.forgetMinutes],
  );
  return parseRows(z.object({ in_wait: z.boolean() }), rows)[0]?.in_wait ?? true;
}

export async function forgiveTries(tx: Tx, key: Uint8Array, how: 'one' | 'all'): Promise<void> {
  if (how === 'all') await tx.query('DELETE FROM sign_in_wait WHERE key = $1', [bytes(key)]);
  else await tx.query('UPDATE sign_in_wait SET failed = greatest(failed - 1, 0) WHERE key = $1', [bytes(key)]);
}

export async function waitUntil(tx: Tx, key: Uint8Array, now: string): Promise<string | undefined> {
  const rows = await tx.query('SELECT wait_until FROM sign_in_wait WHERE key = $1 AND wait_until > $2', [bytes(key), now]);
  return parseRows(z.object({ wait_until: INSTANT }), rows)[0]?.wait_until;
}

const STEP = z
  .object({ token_hash: z.instanceof(Uint8Array), service: z.string().nullable(), worker: z.string().nullable(), sort: z.string(), sealed: z.instanceof(Uint8Array), ends_at: INSTANT })
  .transform((r): SealedStep => ({
    tokenHash: r.token_hash, sort: r.sort, sealed: r.sealed, endsAt: r.ends_at,
    ...(r.service === null || r.worker === null ? {} : { owner: { service: id<ServiceId>(r.service), worker: id<WorkerId>(r.worker) } }),
  }));

export async function addStep(tx: Tx, row: SealedStep): Promise<void> {
  await tx.query('INSERT INTO sign_in_step (token_hash, service, worker, sort, sealed, ends_at) VALUES ($1, $2, $3, $4, $5, $6)', [
    bytes(row.tokenHash), row.owner?.service ?? null, row.owner?.worker ?? null, row.sort, bytes(row.sealed), row.endsAt,
  ]);
}

export async function step(tx: Tx, tokenHash: Uint8Array, now: string): Promise<SealedStep | undefined> {
  const rows = await tx.query('SELECT token_hash, service, worker, sort, sealed, ends_at FROM sign_in_step WHERE token_hash = $1 AND ends_at > $2', [bytes(tokenHash), now]);
  return parseRows(STEP, rows)[0];
}

export async function takeStep(tx: Tx, tokenHash: Uint8Array): Promise<boolean> {
  return (await tx.query('DELETE FROM sign_in_step WHERE token_hash = $1 RETURNING sort', [bytes(tokenHash)])).length > 0;
}

/** Removes steps and waits that are over. */
export async function sweepTries(tx: Tx, now: string): Promise<void> {
  await tx.query('DELETE FROM sign_in_step WHERE ends_at < $1', [now]);
  await tx.query("DELETE FROM sign_in_wait WHERE last_at < $1::timestamptz - interval '2 days' AND coalesce(wait_until < $1, true)", [now]);
}

const WHO = z.object({ agency: z.string(), roles: z.array(z.string()) });

/** Counts in one statement, so that two processes at once cannot both be the last that may. */
export async function countAct(tx: Tx, owner: Owner, what: string, now: string, rule: { readonly most: number; readonly perMs: number }): Promise<string | undefined> {
  const rows = await tx.query(
    `INSERT INTO pace (service, worker, what, begun, done) VALUES ($1, $2, $3, $4::timestamptz, 1)
     ON CONFLICT (service, worker, what) DO UPDATE SET
       begun = CASE WHEN pace.begun + $5 * interval '1 millisecond' <= excluded.begun THEN excluded.begun ELSE pace.begun END,
       done = CASE WHEN pace.begun + $5 * interval '1 millisecond' <= excluded.begun THEN 1 ELSE pace.done + 1 END
     RETURNING begun, done`,
    [tx.service, owner.worker, what, now, rule.perMs],
  );
  const counted = parseRows(z.object({ begun: INSTANT, done: z.number() }), rows)[0];
  return counted !== undefined && counted.done > rule.most ? counted.begun : undefined;
}

/** Of a person who is known the audit of reads is told too: there it is part of what cannot be changed. */
export async function addEvent(connections: Connections, event: AccountEvent): Promise<void> {
  const { owner } = event;
  const values = [owner?.service ?? '', event.at, owner?.worker ?? null, event.by ?? null, event.event, event.detail, event.address];
  const insert = (tx: Tx): Promise<readonly unknown[]> => tx.query('INSERT INTO account_event (service, at, worker, by_worker, event, detail, address) VALUES ($1, $2, $3, $4, $5, $6, $7)', values);
  if (owner === undefined) return void (await connections.beforeService(insert));
  await connections.asSystem(owner.service, async (tx) => {
    await insert(tx);
    const actor = event.by ?? owner.worker;
    const rows = await tx.query(
      'SELECT w.agency, ARRAY(SELECT DISTINCT p.role FROM post p WHERE p.service = w.service AND p.worker = w.id AND p.active_from <= london_day($3) AND (p.active_until IS NULL OR p.active_until >= london_day($3)) ORDER BY p.role) AS roles FROM worker w WHERE w.service = $1 AND w.id = $2',
      [owner.service, actor, event.at],
    );
    const who = parseRows(WHO, rows)[0];
    if (who === undefined) return;
    const reader = { worker: actor, roles: who.roles.filter(isRole), agency: id<AgencyId>(who.agency), purpose: event.by === undefined && event.address !== COMMAND_LINE ? 'signing in' : 'managing accounts' } as const;
    await addAudit(tx, { event: `account: ${event.event}`, shown: event.detail === '' ? 'nothing' : event.detail }, reader);
  });
}

const EVENT = z
  .object({ at: INSTANT, by_worker: z.string().nullable(), by_name: z.string().nullable(), event: z.string(), detail: z.string(), address: z.string() })
  .transform((r): AccountEvent & { readonly byName?: string } => ({
    at: r.at, event: r.event, detail: r.detail, address: r.address,
    ...(r.by_worker === null ? {} : { by: id<WorkerId>(r.by_worker) }), ...(r.by_name === null ? {} : { byName: r.by_name }),
  }));

export async function eventsOf(tx: Tx, owner: Owner, limit: number): Promise<readonly (AccountEvent & { readonly byName?: string })[]> {
  const rows = await tx.query(
    `SELECT e.at, e.by_worker, w.name AS by_name, e.event, e.detail, e.address FROM account_event e LEFT JOIN worker w ON w.service = e.service AND w.id = e.by_worker
     WHERE e.service = $1 AND e.worker = $2 ORDER BY e.at DESC, e.id DESC LIMIT $3`,
    [tx.service, owner.worker, limit],
  );
  return parseRows(EVENT, rows);
}
