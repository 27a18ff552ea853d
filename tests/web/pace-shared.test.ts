import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyOfName } from '../../src/app/accounts/waits.ts';
import { identityStore } from '../../src/store/identity/identity-store.ts';
import { Connections } from '../../src/store/connection.ts';
import { buildServer } from '../../src/web/server/server.ts';
import { Browser } from './browser.ts';
import { openWebService, PEOPLE, SERVICE, type WebService } from './service.ts';

let web: WebService;
beforeAll(async () => {
  web = await openWebService();
});
afterAll(() => web?.close());

const ANNA = { service: SERVICE, worker: PEOPLE.anna.worker };
const at = (seconds: number): string => new Date(Date.parse('2026-11-24T10:00:00.000Z') + seconds * 1000).toISOString();

it('files taken are counted for a person by all programs on one database together, and for each person apart', async () => {
  const other = new Connections({ ...web.superuser, options: undefined }, 2);
  try {
    const second = identityStore(other);
    const rule = { most: 3, perMs: 60_000 };
    const counts = await Promise.all([web.identity, second, web.identity, second, second].map((identity) => identity.countAct(ANNA, 'file', at(0), rule)));
    expect(counts.filter((c) => c === undefined)).toHaveLength(3);
    expect(counts.filter((c) => c === at(0))).toHaveLength(2);
    expect(await second.countAct({ ...ANNA, worker: PEOPLE.ben.worker }, 'file', at(0), rule)).toBeUndefined();
    expect(await web.identity.countAct(ANNA, 'file', at(59), rule)).toBe(at(0));
    expect(await second.countAct(ANNA, 'file', at(60), rule), 'a new span').toBeUndefined();
  } finally {
    await other.end();
  }
});

it('tries to sign in wait in every program on the database', async () => {
  const [one, two] = await Promise.all([buildServer(web.options), buildServer(web.options)]);
  try {
    for (const app of [one, two, one, two, one, two]) await new Browser(app).signIn('fay', 'a wrong password of some length');
    expect(await web.identity.waitUntil(keyOfName('fay'), web.ports.clock.now())).toBeDefined();
    for (const app of [one, two]) expect((await new Browser(app).signIn('fay')).location).toBe('');
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
});
