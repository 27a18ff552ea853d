import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealedProofs } from '../../src/app/accounts/second-proofs-sealed.ts';
import { SESSION, type Desk } from '../../src/app/accounts/desk.ts';
import { deriveKeys } from '../../src/app/identity/seal.ts';
import { installationSecrets } from '../../src/app/identity/secret.ts';
import { readSettings } from '../../src/settings.ts';
import { buildServer } from '../../src/web/server/server.ts';
import { Browser, hiddenFields, wordsOf, type Answer } from './browser.ts';
import { openWebService, SERVICE, type Person, type WebService } from './service.ts';

const OLD = new Uint8Array(32).fill(9);
const NEW = new Uint8Array(32).fill(21);

let web: WebService;
/** the program before the change; with the new secret before the old; with the new one alone */
let before: FastifyInstance;
let both: FastifyInstance;
let newAlone: FastifyInstance;
let now = '2026-11-24T10:00:00.000Z';
beforeAll(async () => {
  web = await openWebService();
  const withSecrets = (...secrets: readonly Uint8Array[]): Promise<FastifyInstance> => buildServer({ ...web.options, secrets });
  [before, both, newAlone] = await Promise.all([withSecrets(OLD), withSecrets(NEW, OLD), withSecrets(NEW)]);
});
afterAll(async () => {
  for (const app of [before, both, newAlone]) await app?.close();
  await web?.close();
});

let minute = 0;
/** Each code belongs to a time of its own. */
function later(): void {
  minute += 5;
  now = new Date(Date.parse('2026-11-24T10:00:00.000Z') + minute * 60_000).toISOString();
  web.now(now);
}
const codeOf = (secret: string): string => new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: Date.parse(now) });
const deskWith = (...secrets: readonly Uint8Array[]): Desk => ({ identity: web.identity, clock: web.ports.clock, ids: web.ports.ids, keys: deriveKeys(secrets, 'accounts'), origin: new URL('http://localhost:3000'), limits: SESSION, sso: undefined });

async function secondStep(app: FastifyInstance, person: Person, fields: Record<string, string>): Promise<{ readonly page: string; readonly answer: Answer }> {
  const browser = new Browser(app);
  expect((await browser.signIn(person)).location).toBe('/sign-in/second');
  const page = await browser.get('/sign-in/second');
  return { page: wordsOf(page.body), answer: await browser.post('/sign-in/second', { ...hiddenFields(page.body), ...fields }) };
}

/** An app and codes, set up while the old secret was the only one. */
async function withApp(person: Person): Promise<{ readonly secret: string; readonly codes: readonly string[]; readonly browser: Browser }> {
  later();
  const browser = new Browser(before);
  await browser.signIn(person);
  const page = await browser.get('/account/authenticator');
  const secret = /tl-secret">([A-Z2-7 ]+)</.exec(page.body)?.[1]?.replaceAll(' ', '') ?? '';
  const answer = await browser.post('/account/authenticator', { ...hiddenFields(page.body), code: codeOf(secret) });
  return { browser, secret, codes: [...answer.body.matchAll(/<li class="tl-secret">([A-Z0-9-]+)</g)].map((m) => m[1] ?? '') };
}

describe('a secret that is changed', () => {
  it('leaves sessions, drafts, forms, notices, apps and codes as they are while the old one stands behind it', async () => {
    const { browser, secret, codes } = await withApp('anna');
    await browser.submit('/account', { note: 'half a sentence', _page: '/account' }, '/drafts/note:1');
    const next = new Browser(both);
    for (const [name, value] of browser.cookies) next.cookies.set(name, value);
    expect((await next.get('/account')).status, 'the session goes on').toBe(200);
    expect((await next.get('/drafts/note:1')).body).toContain('half a sentence');
    later();
    expect((await secondStep(both, 'anna', { code: codeOf(secret) })).answer.location).toBe('/');
    expect((await secondStep(both, 'anna', { recovery: codes[0] ?? '' })).answer.location).toBe('/');
    expect((await secondStep(both, 'anna', { recovery: codes[0] ?? '' })).answer.location, 'each once').toBe('');
    // A form that was given out before the change is taken after it.
    const old = new Browser(before);
    const form = await old.get('/sign-in');
    const sent = new Browser(both);
    for (const [name, value] of old.cookies) sent.cookies.set(name, value);
    expect((await sent.post('/sign-in', { ...hiddenFields(form.body), username: 'fay', password: 'a long password for tests' })).status).toBe(303);
  });

  it('is passed on by one verb, after which the old one opens nothing that is still needed', async () => {
    const { secret, codes } = await withApp('ben');
    expect(await sealedProofs(deskWith(NEW, OLD), [SERVICE], false)).toMatchObject({ changed: 0, older: 4, unreadable: [] });
    expect(await sealedProofs(deskWith(NEW, OLD), [SERVICE], true)).toEqual({ changed: 4, alreadyNewest: 0, older: 0, unreadable: [], oldCodes: [] });
    expect(await sealedProofs(deskWith(NEW, OLD), [SERVICE], true)).toMatchObject({ changed: 0, alreadyNewest: 4 });
    expect(await web.identity.lastDraftExpires()).toBe('2026-12-01T10:05:00.000Z');
    later();
    expect((await secondStep(newAlone, 'ben', { code: codeOf(secret) })).answer.location).toBe('/');
    expect((await secondStep(newAlone, 'ben', { recovery: codes[3] ?? '' })).answer.location).toBe('/');
  });

  it('and left out too soon is said in plain words, and nothing that is kept is lost', async () => {
    const { browser, secret, codes } = await withApp('cara');
    await browser.submit('/account', { note: 'kept words', _page: '/account' }, '/drafts/note:2');
    expect(await sealedProofs(deskWith(NEW), [SERVICE], true)).toMatchObject({ unreadable: ['cara'], changed: 0 });
    later();
    const refused = await secondStep(newAlone, 'cara', { code: codeOf(secret) });
    expect(refused.page).toContain('the secret of this installation was changed');
    expect(refused.answer.status).toBeLessThan(500);
    expect(refused.answer.location).toBe('');
    expect((await secondStep(newAlone, 'cara', { recovery: codes[0] ?? '' })).answer.location).toBe('');
    const next = new Browser(newAlone);
    for (const [name, value] of browser.cookies) next.cookies.set(name, value);
    expect((await next.get('/account')).status).toBe(200);
    expect(await next.get('/drafts/note:2')).toMatchObject({ status: 409, body: expect.stringContaining('put the old secret back') as string });
    expect(wordsOf((await next.get('/held/note:2')).body)).toContain('it is kept until 1 December 2026');
    later();
    expect((await secondStep(both, 'cara', { code: codeOf(secret) })).answer.location, 'with the old one back').toBe('/');
  });

  it('is a list like that of the documents’ keys; the key file stands behind it while it is there', () => {
    const [a, b] = ['a'.repeat(32), 'b'.repeat(40)];
    const read = readSettings({ THROUGHLINE_SECRET: `${a}, ${b}` });
    expect(read.ok && read.value.secrets).toEqual([a, b]);
    const wrong = readSettings({ THROUGHLINE_SECRET: `${a},short` });
    expect(wrong.ok ? '' : wrong.error.join()).toMatch(/at least 32 characters \(it has 5\), or several such secrets with commas between/);
    const folder = mkdtempSync(join(tmpdir(), 'tl-secret-'));
    try {
      expect(installationSecrets([a], folder).map((s) => Buffer.from(s).toString())).toEqual([a]);
      writeFileSync(join(folder, 'secret.key'), Buffer.from(OLD).toString('hex'));
      expect(installationSecrets([a], folder).map((s) => Buffer.from(s).toString('hex'))).toEqual([Buffer.from(a).toString('hex'), Buffer.from(OLD).toString('hex')]);
      expect(installationSecrets(undefined, folder)).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
