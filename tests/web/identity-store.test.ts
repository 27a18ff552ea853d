import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { id, type AgencyId, type ServiceId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import type { Reader } from '../../src/app/ports/reader.ts';
import type { IdentityStore } from '../../src/app/ports/identity.ts';
import { Connections } from '../../src/store/connection.ts';
import { identityStore } from '../../src/store/identity/identity-store.ts';
import { startMigrated, type Migrated } from '../database/migrated.ts';

const SERVICE = id<ServiceId>('testshire');
const ANNA = id<WorkerId>('0190a000-0000-7000-8000-000000000001');
const BEN = id<WorkerId>('0190a000-0000-7000-8000-000000000002');
const DAY = plainDate('2026-11-24');
const at = (time: string): string => `2026-11-24T${time}:00.000Z`;

const readerOf = (worker: WorkerId): Reader => ({ service: SERVICE, worker, name: 'x', agency: id<AgencyId>('yjs'), roles: ['case-manager'], purpose: 'own draft' });

describe('accounts, sessions and drafts in PostgreSQL', () => {
  let database: Migrated;
  let connections: Connections;
  let identity: IdentityStore;

  beforeAll(async () => {
    database = await startMigrated();
    connections = new Connections(database.logins.app.config);
    identity = identityStore(connections);
    await connections.asSystem(SERVICE, async (tx) => {
      await tx.query("INSERT INTO service (id, name, demo, policy, created_at) VALUES ($1, 'Testshire', true, 'p/q', now())", [SERVICE]);
      await tx.query("INSERT INTO agency (service, id, name, sort) VALUES ($1, 'yjs', 'Youth justice service', 'yjs')", [SERVICE]);
      for (const [worker, name] of [[ANNA, 'Anna'], [BEN, 'Ben']]) {
        await tx.query("INSERT INTO worker (service, id, agency, name, active_from) VALUES ($1, $2, 'yjs', $3, '2026-01-01')", [SERVICE, worker, name]);
      }
      await tx.query("INSERT INTO post (service, worker, role, active_from, active_until) VALUES ($1, $2, 'case-manager', '2026-01-01', NULL), ($1, $2, 'team-manager', '2026-01-01', '2026-06-30')", [SERVICE, ANNA]);
    });
    await identity.addAccount({ service: SERVICE, worker: ANNA, username: 'anna', passwordHash: 'h', demo: true }, at('08:00'));
  });

  afterAll(async () => {
    await connections?.end();
    await database?.stop();
  });

  it('makes tries wait after the third failure of three, longer each time', async () => {
    const key = new Uint8Array(32).fill(1);
    const rule = { free: 3, firstMinutes: 1, mostMinutes: 4, forgetMinutes: 60 };
    const tryAt = (time: string): Promise<boolean> => identity.countTry(key, at(time), rule);
    const tries = [];
    for (let n = 0; n < 4; n += 1) tries.push(await tryAt('09:00'));
    expect(tries).toEqual([false, false, false, true]);
    expect(await identity.waitUntil(key, at('09:00'))).toBe(at('09:01'));
    // Each failure after a wait makes the next wait twice as long, up to the longest; a try in a wait changes nothing.
    expect([await tryAt('09:02'), await tryAt('09:03'), await identity.waitUntil(key, at('09:03'))]).toEqual([false, true, at('09:04')]);
    expect([await tryAt('09:05'), await identity.waitUntil(key, at('09:06'))]).toEqual([false, at('09:09')]);
    expect([await tryAt('09:10'), await identity.waitUntil(key, at('09:11'))]).toEqual([false, at('09:14')]);
    // It is forgotten an hour after the last, and at once when a try was good.
    expect([await tryAt('10:20'), await identity.waitUntil(key, at('10:20'))]).toEqual([false, undefined]);
    await identity.forgiveTries(key, 'all');
    expect(await identity.waitUntil(key, at('10:20'))).toBeUndefined();
  });

  it('counts every one of many tries at once', async () => {
    const key = new Uint8Array(32).fill(2);
    const tries = await Promise.all(Array.from({ length: 20 }, () => identity.countTry(key, at('09:00'), { free: 5, firstMinutes: 1, mostMinutes: 60, forgetMinutes: 60 })));
    expect(tries.filter((waiting) => !waiting).length).toBe(5);
  });

  it('lists the accounts of a demonstration with the roles of the day', async () => {
    expect(await identity.demoAccounts(DAY)).toEqual([{ username: 'anna', name: 'Anna', roles: ['case-manager'], serviceName: 'Testshire' }]);
    expect(await identity.services()).toEqual([{ id: SERVICE, name: 'Testshire', demo: true }]);
  });

  it('keeps a session with the role chosen, also after it has ended, until it is swept', async () => {
    const tokenHash = new Uint8Array(32).fill(7);
    await identity.openSession({ tokenHash, service: SERVICE, worker: ANNA, csrf: 'token-of-forms', createdAt: at('09:00'), seenAt: at('09:00'), endsAt: at('21:00') });
    await identity.seen(tokenHash, at('09:30'));
    await identity.actAs(tokenHash, 'case-manager');
    await identity.endSession(tokenHash, at('10:00'));
    const found = await identity.session(tokenHash);
    expect(found).toMatchObject({ worker: ANNA, seenAt: at('09:30'), endsAt: at('10:00'), actingAs: 'case-manager' });
    expect((await identity.sessionOfForm('token-of-forms'))?.worker).toBe(ANNA);
    expect(await identity.holder({ service: SERVICE, worker: ANNA }, DAY)).toMatchObject({ name: 'Anna', roles: ['case-manager'], serviceName: 'Testshire', demo: true });
    expect(await identity.holder({ service: SERVICE, worker: ANNA }, plainDate('2025-12-31'))).toBeUndefined();
    await identity.sweep(at('11:00'), at('11:00'));
    expect(await identity.session(tokenHash)).toBeUndefined();
  });

  it('gives a draft to its author alone, although it is there', async () => {
    const row = { key: 'note', sort: 'draft', sealed: new Uint8Array([1, 2]), savedAt: at('09:00'), expiresAt: at('12:00') } as const;
    await identity.saveDraft(readerOf(ANNA), row);
    await identity.saveDraft(readerOf(ANNA), { ...row, sealed: new Uint8Array([3]) });
    expect([...((await identity.draft(readerOf(ANNA), 'note', at('10:00')))?.sealed ?? [])]).toEqual([3]);
    expect(await identity.draft(readerOf(BEN), 'note', at('10:00'))).toBeUndefined();
    await identity.removeDraft(readerOf(BEN), 'note');
    expect(await identity.draft(readerOf(ANNA), 'note', at('10:00'))).toBeDefined();
    expect(await identity.draft(readerOf(ANNA), 'note', at('12:01'))).toBeUndefined();
    await identity.hold({ service: SERVICE, worker: ANNA }, { ...row, key: 'held-1', sort: 'held' });
    expect((await identity.held(readerOf(ANNA), at('10:00'))).map((d) => d.key)).toEqual(['held-1']);
    expect(await identity.held(readerOf(BEN), at('10:00'))).toEqual([]);
    await identity.sweep(at('01:00'), at('12:01'));
    expect(await identity.held(readerOf(ANNA), at('10:00'))).toEqual([]);
  });

  it('does not let the system read what was sealed', async () => {
    await expect(connections.asSystem(SERVICE, (tx) => tx.query('SELECT sealed FROM draft'))).rejects.toThrow(/permission denied/);
  });
});
