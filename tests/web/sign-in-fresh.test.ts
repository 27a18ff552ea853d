import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { id, type AgencyId, type WorkerId } from '../../src/core/values/ids.ts';
import { endSecondFactorFromCommandLine, NoSuchAccount, resetFromCommandLine } from '../../src/app/accounts/way-back-in.ts';
import { hashPassword } from '../../src/app/identity/passwords.ts';
import { machineIds } from '../../src/store/ids.ts';
import { ROUTES } from '../../src/web/routes.ts';
import { Browser, hiddenFields, wordsOf, type Answer } from './browser.ts';
import { openWebService, PASSWORD, PEOPLE, SERVICE, type Person, type WebService } from './service.ts';

let web: WebService;
const ada = { worker: id<WorkerId>(machineIds.next()), username: 'ada.admin' };
const DAY = '2026-11-24';

beforeAll(async () => {
  web = await openWebService();
  await web.identity.addPerson(SERVICE, { worker: ada.worker, agency: id<AgencyId>('yjs'), name: 'Ada Accounts', roles: ['administrator'], from: plainDate('2026-01-01') });
  await web.identity.addAccount({ service: SERVICE, worker: ada.worker, username: ada.username, passwordHash: await hashPassword(PASSWORD), demo: false }, `${DAY}T08:00:00.000Z`);
});
afterAll(() => web?.close());
beforeEach(() => web.now(`${DAY}T10:00:00.000Z`));

async function as(username: string, password = PASSWORD): Promise<Browser> {
  const browser = new Browser(web.app);
  expect((await browser.signIn(username as Person, password)).status).toBe(303);
  return browser;
}

const csrfOf = (body: string): string => /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
const linkOn = (body: string): string => new URL(/tl-secret">([^<]+)</.exec(body)?.[1] ?? '').pathname;
const PERSON = { name: 'Nell New', username: 'n.new', agency: 'yjs', roles: ['case-manager'] };

describe('a fresh proof', () => {
  it('is asked for after ten minutes, and leads back to the page; the token of the session is a new one', async () => {
    const browser = await as('anna');
    expect((await browser.get('/account/authenticator')).status).toBe(200);
    web.now(`${DAY}T10:11:00.000Z`);
    const asked = await browser.get('/account/authenticator');
    expect(asked.location).toBe('/confirm?to=%2Faccount%2Fauthenticator');
    const page = await browser.get(asked.location);
    const before = browser.cookies.get('throughline');
    const wrong = await browser.post('/confirm', { _csrf: csrfOf(page.body), to: '/account/authenticator', password: 'wrong' });
    expect(wordsOf(wrong.body)).toContain('This did not work');
    expect(browser.cookies.get('throughline')).toBe(before);
    const answer = await browser.post('/confirm', { _csrf: csrfOf(page.body), to: '/account/authenticator', password: PASSWORD });
    expect(answer.location).toBe('/account/authenticator');
    expect(browser.cookies.get('throughline')).not.toBe(before);
    expect((await browser.get('/account/authenticator')).status).toBe(200);
    browser.cookies.set('throughline', before ?? '');
    expect((await browser.get('/account')).status).toBe(303);
  });

  it('keeps the form that came without, and gives it back with what was typed; nothing was done before', async () => {
    const browser = await as(ada.username);
    const page = await browser.get('/accounts/new');
    web.now(`${DAY}T10:20:00.000Z`);
    const stopped = await browser.post('/accounts/new', { ...hiddenFields(page.body), ...PERSON, name: 'Kept Person', username: 'k.person' });
    expect(stopped.location).toMatch(/^\/confirm\?to=%2Fheld%2Fheld-/);
    expect((await web.identity.account('k.person'))).toBeUndefined();
    const confirm = await browser.get(stopped.location);
    const back = await browser.follow(await browser.post('/confirm', { ...hiddenFields(confirm.body), password: PASSWORD }));
    expect(back.body).toContain('value="Kept Person"');
    expect(back.body).toMatch(/value="case-manager"[^>]* checked/);
    const done = await browser.post('/accounts/new', { ...hiddenFields(back.body), ...PERSON, name: 'Kept Person', username: 'k.person' });
    expect(wordsOf(done.body)).toContain('A link for Kept Person to set the password');
    expect(await web.identity.account('k.person')).toBeDefined();
  });

  it('leads nowhere outside, and nobody without a session gets one', async () => {
    const browser = await as('ben');
    const page = await browser.get('/confirm?to=https://elsewhere.example');
    expect(hiddenFields(page.body)['to']).toBe('/');
    expect((await new Browser(web.app).get('/confirm?to=/account')).location).toBe('/sign-in?to=%2Faccount');
    expect((await browser.post('/confirm', { to: '/', password: PASSWORD })).status).toBe(403);
  });

  it('needs no password of a demonstration’s account, and one of every other', async () => {
    const [demo, other] = [await as('anna'), await as(ada.username)];
    web.now(`${DAY}T10:30:00.000Z`);
    expect((await demo.submit('/confirm?to=/account', { demo: 'yes' })).location).toBe('/account');
    expect((await other.submit('/confirm?to=/account', { demo: 'yes' })).location).toBe('');
  });
});

describe('sessions', () => {
  it('are listed with device and times, and end one by one or all but this one', async () => {
    const [here, there] = [await as('fay'), new Browser(web.app)];
    const form = await there.get('/sign-in');
    await there.post('/sign-in', { ...hiddenFields(form.body), username: 'fay', password: PASSWORD }, { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0' });
    const page = await here.get('/account');
    expect(wordsOf(page.body)).toContain('Firefox on Windows, from 127.0.0.1 Tue 24 November 2026, 10:00');
    const [, path = ''] = /action="(\/account\/sessions\/[0-9a-f-]{36}\/end)"/.exec(page.body) ?? [];
    // Nobody ends another's, not with its number either.
    const anna = await as('anna');
    await anna.post(path, { _csrf: csrfOf((await anna.get('/account')).body) });
    expect((await there.get('/caseload')).status).toBe(200);
    await here.post(path, { _csrf: csrfOf(page.body) });
    expect((await there.get('/caseload')).status).toBe(303);
    const third = await as('fay');
    await here.post('/account/sessions/end-others', { _csrf: csrfOf(page.body) });
    expect([(await third.get('/caseload')).status, (await here.get('/caseload')).status]).toEqual([303, 200]);
  });

  it('end in a browser that signs in again: its old token opens nothing', async () => {
    const browser = await as('fay');
    const old = browser.cookies.get('throughline') ?? '';
    await browser.signIn('fay');
    expect(browser.cookies.get('throughline')).not.toBe(old);
    const thief = new Browser(web.app);
    thief.cookies.set('throughline', old);
    expect((await thief.get('/caseload')).status).toBe(303);
  });
});

describe('the administration of accounts', () => {
  async function act(browser: Browser, worker: string, what: string, fields: Record<string, string | readonly string[]> = {}): Promise<Answer> {
    return browser.post(`/accounts/${worker}/${what}`, { _csrf: csrfOf((await browser.get('/accounts')).body), ...fields });
  }

  it('is closed to everybody else, also by its addresses, and the try is on record', async () => {
    const browser = await as('ben');
    for (const path of ['/accounts', '/accounts/new', `/accounts/${ada.worker}`]) expect((await browser.get(path)).status).toBe(403);
    const csrf = csrfOf((await browser.get('/account')).body);
    for (const what of ['roles', 'end', 'link', 'waits', 'second-factors', 'sessions', 'account']) expect((await browser.post(`/accounts/${PEOPLE.anna.worker}/${what}`, { _csrf: csrf, roles: 'administrator' })).status).toBe(403);
    expect((await web.reads()).at(-1)?.event).toMatch(/no right$/);
    expect((await web.identity.holder({ service: SERVICE, worker: PEOPLE.anna.worker }, plainDate(DAY)))?.roles).toEqual(['case-manager']);
  });

  it('adds a person whose link sets the password once, within its hours', async () => {
    const admin = await as(ada.username);
    const wrong = await admin.submit('/accounts/new', { name: 'x', username: 'BEN', agency: 'none' });
    expect(wordsOf(wrong.body)).toMatch(/Give the name.*This user name cannot be had.*Choose the agency.*Choose at least one role/);
    const made = await admin.submit('/accounts/new', PERSON);
    const link = linkOn(made.body);
    const person = new Browser(web.app);
    expect((await person.signIn('n.new' as Person, '')).location).toBe('');
    const page = await person.get(link);
    expect(wordsOf(page.body)).toContain('Your user name is n.new');
    expect(wordsOf((await person.post(link, { ...hiddenFields(page.body), password: 'n.new n.new n.new', again: 'n.new n.new n.new' })).body)).toContain('tried first');
    expect((await person.post(link, { ...hiddenFields(page.body), password: 'walrus lantern tuesday', again: 'walrus lantern tuesday' })).location).toBe('/sign-in?password-set=1');
    const used = await person.get(link);
    expect([used.status, wordsOf(used.body).includes('does not work any longer')]).toEqual([404, true]);
    expect((await person.signIn('n.new' as Person, 'walrus lantern tuesday')).location).toBe('/');
    expect(wordsOf((await admin.get('/accounts')).body)).toMatch(/Nell New n\.new Case manager Open/);
  });

  it('makes a link stop working after two days, and when a newer one is made', async () => {
    const admin = await as(ada.username);
    const [first, second] = [linkOn((await act(admin, PEOPLE.eli.worker, 'link')).body), linkOn((await act(admin, PEOPLE.eli.worker, 'link')).body)];
    expect([(await new Browser(web.app).get(first)).status, (await new Browser(web.app).get(second)).status]).toEqual([404, 200]);
    web.now('2026-11-26T10:01:00.000Z');
    expect((await new Browser(web.app).get(second)).status).toBe(404);
  });

  it('changes roles from today, closes by end date, and lifts waits', async () => {
    const admin = await as(ada.username);
    const eli = await as('eli');
    expect((await eli.get('/register')).status).toBe(200);
    await act(admin, PEOPLE.eli.worker, 'roles', { roles: ['volunteer'] });
    expect((await eli.get('/register')).status).toBe(403);
    await act(admin, PEOPLE.eli.worker, 'roles', { roles: ['performance-analyst'] });
    expect((await eli.get('/register')).status).toBe(200);
    expect(wordsOf((await act(admin, PEOPLE.eli.worker, 'end', { until: '31/13/2026' })).body)).toContain('There is a problem');
    await act(admin, PEOPLE.eli.worker, 'end', { until: '24/11/2026' });
    expect((await eli.get('/register')).status).toBe(200);
    web.now('2026-11-25T08:00:00.000Z');
    const closed = await new Browser(web.app).signIn('eli');
    expect(closed.location).toBe('');
    expect(wordsOf(closed.body)).toContain('Check the user name and the password');
    web.now(`${DAY}T10:05:00.000Z`);
    await act(admin, PEOPLE.eli.worker, 'end', { until: 'yesterday' });
    expect((await eli.get('/register')).status).toBe(303);
    await act(admin, PEOPLE.eli.worker, 'end', { until: '' });
    for (let n = 0; n < 5; n += 1) await new Browser(web.app).signIn('eli', 'wrong');
    expect((await new Browser(web.app).signIn('eli')).location).toBe('');
    expect(wordsOf((await admin.get(`/accounts/${PEOPLE.eli.worker}`)).body)).toContain('Has to wait Until Tue 24 November 2026, 10:06');
    await act(admin, PEOPLE.eli.worker, 'waits');
    expect((await new Browser(web.app).signIn('eli')).location).toBe('/');
    const log = wordsOf((await admin.get(`/accounts/${PEOPLE.eli.worker}`)).body);
    expect(log).toMatch(/Waits lifted, by Ada Accounts/);
    expect(log).toContain('Roles changed (Performance analyst → Volunteer), by Ada Accounts');
  });

  it('lets nobody change their own account there, so that nobody gives themselves a right', async () => {
    const admin = await as(ada.username);
    const answer = await act(admin, ada.worker, 'roles', { roles: ['administrator', 'head-of-service'] });
    expect(answer.status).toBe(403);
    expect(wordsOf(answer.body)).toContain('Nobody changes their own account here');
    expect((await web.identity.holder({ service: SERVICE, worker: ada.worker }, plainDate(DAY)))?.roles).toEqual(['administrator']);
  });

  it('reaches nobody of another service', async () => {
    const other = await openOther();
    const admin = await as(ada.username);
    expect((await admin.get(`/accounts/${other}`)).status).toBe(404);
    expect((await act(admin, other, 'link')).status).toBe(404);
    expect((await admin.get('/accounts')).body).not.toContain('Olga Other');
  });

  async function openOther(): Promise<WorkerId> {
    const service = id<typeof SERVICE>('othershire');
    const worker = id<WorkerId>(machineIds.next());
    await web.store.asSystem(service, async ({ directory }) => {
      await directory.addService({ id: service, name: 'Othershire', demo: false, policy: 'leicester-city/deter-young-offenders' }, `${DAY}T08:00:00.000Z`);
      await directory.addAgency({ id: id<AgencyId>('yjs'), name: 'YJS', sort: 'youth-offending-service' });
      await directory.addWorker({ id: worker, agency: id<AgencyId>('yjs'), name: 'Olga Other', posts: [{ role: 'case-manager', area: '' }] }, plainDate('2026-01-01'));
    });
    await web.identity.addAccount({ service, worker, username: 'olga', passwordHash: await hashPassword(PASSWORD), demo: false }, `${DAY}T08:00:00.000Z`);
    return worker;
  }
});

describe('what leaves the program, and what opens a record in an emergency', () => {
  it('asks for a fresh proof before rows of many are given as a file, and gives them after it', async () => {
    const browser = await as('ben');
    expect((await browser.get('/lists/dyo/csv')).status).toBe(200);
    web.now(`${DAY}T10:11:00.000Z`);
    for (const path of ['/lists/dyo/csv', '/lists/dyo/xlsx']) expect((await browser.get(path)).location).toBe(`/confirm?to=${encodeURIComponent(path)}`);
    expect((await browser.get('/lists/dyo')).status).toBe(200);
    const confirm = await browser.get('/confirm?to=%2Flists%2Fdyo%2Fcsv');
    const taken = await browser.follow(await browser.post('/confirm', { ...hiddenFields(confirm.body), password: PASSWORD }));
    expect(taken.headers['content-disposition']).toMatch(/^attachment/);
  });

  it('asks for it in every route that gives rows as a file, that changes an account, or that opens a record in an emergency', () => {
    const stale = ROUTES.filter((r) => r.fresh !== true).map((r) => `${r.method} ${r.path}`);
    expect(stale.filter((r) => /[/.](csv|xlsx)$|copies.*docx$/.test(r))).toEqual([]);
    expect(stale.filter((r) => /^POST \/(accounts|emergency|meetings\/:sitting\/copies)/.test(r))).toEqual([]);
    // A new password asks for the present one itself; to end one's own sessions takes nothing from anybody.
    expect(stale.filter((r) => /^(POST|DELETE) \/account\b/.test(r)).sort()).toEqual(['POST /account/password', 'POST /account/sessions/:session/end', 'POST /account/sessions/end-others']);
  });

  it('loses nothing that was typed for an emergency, and opens nothing before the proof', async () => {
    const child = await web.child('Farbrook', [{ kind: 'case.restricted', data: { why: 'A colleague’s child', ask: PEOPLE.ben.worker, people: [{ worker: PEOPLE.ben.worker }] } }]);
    const browser = await as('anna');
    const page = await browser.get('/emergency');
    web.now(`${DAY}T10:20:00.000Z`);
    const stopped = await browser.post('/emergency', { ...hiddenFields(page.body), who: 'Jo Farbrook', born: '1/2/2010', reason: 'He is at the station and has no tablets', hours: '1' });
    expect(stopped.location).toMatch(/^\/confirm\?to=%2Fheld%2F/);
    expect((await web.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }))).map((e) => e.kind)).not.toContain('glass.broken');
    const confirm = await browser.get(stopped.location);
    const back = await browser.follow(await browser.post('/confirm', { ...hiddenFields(confirm.body), password: PASSWORD }));
    expect(back.body).toContain('He is at the station and has no tablets');
    expect(back.body).toContain('value="Jo Farbrook"');
    expect(wordsOf(back.body)).toContain('Nothing has been opened yet');
  });
});

describe('areas and the way back in', () => {
  it('gives a role for some areas, each role its own, and keeps the posts that ended', async () => {
    await web.store.asSystem(SERVICE, ({ directory }) => directory.addArea('South'));
    const browser = await as(ada.username);
    const answer = await browser.submit('/accounts/new', { ...PERSON, name: 'Arla Areas', username: 'a.areas', roles: ['case-manager', 'team-manager'], areas: ['North'] });
    expect(answer.body).toContain('tl-secret');
    const row = (await web.identity.accounts(SERVICE, plainDate(DAY))).find((r) => r.username === 'a.areas')!;
    expect(row.posts).toEqual([{ role: 'case-manager', area: 'North' }, { role: 'team-manager', area: 'North' }]);
    const page = `/accounts/${row.worker}/roles/team-manager`;
    expect(wordsOf((await browser.get(`/accounts/${row.worker}`)).body)).toContain('Team manager, for North');
    web.now('2026-11-25T10:00:00.000Z');
    const again = await as(ada.username);
    const changed = await again.follow(await again.submit(page, { areas: ['South'] }));
    expect(wordsOf(changed.body)).toContain('Arla Areas is Team manager for South from today');
    const posts = async (day: string): Promise<unknown> => (await web.identity.accounts(SERVICE, plainDate(day))).find((r) => r.username === 'a.areas')?.posts;
    expect(await posts('2026-11-25')).toEqual([{ role: 'case-manager', area: 'North' }, { role: 'team-manager', area: 'South' }]);
    expect(await posts(DAY)).toEqual(row.posts);
    expect((await again.submit(page, {})).status).toBe(303);
    expect(await posts('2026-11-25')).toEqual([{ role: 'case-manager', area: 'North' }, { role: 'team-manager', area: '' }]);
    expect(wordsOf((await again.submit('/accounts/new', { ...PERSON, username: 'b.areas', areas: ['Nowhere'] })).body)).toContain('Choose areas of this service');
    expect((await again.get(`/accounts/${ada.worker}/roles/administrator`)).status).toBe(403);
  });

  it('lets the only administrator back in from the command line, with a trace that nobody of the service did it', async () => {
    const desk = { identity: web.identity, clock: web.ports.clock, ids: machineIds, keys: [new Uint8Array(32)] as const, origin: new URL('http://localhost:3000'), limits: { idleMinutes: 60, hours: 12 }, sso: undefined };
    const owner = { service: SERVICE, worker: ada.worker };
    await web.identity.saveAuthenticator(owner, { sealed: new Uint8Array(8), addedAt: `${DAY}T09:00:00.000Z`, lastStep: 0 });
    const old = await as('anna');
    await web.identity.setActiveUntil(owner, plainDate('2026-11-01'));
    const closed = await resetFromCommandLine(desk, 'Ada.Admin', false);
    expect(closed.closed).toBe(true);
    expect((await old.get(closed.link.pathname)).body).not.toContain('name="password"');
    const { link } = await resetFromCommandLine(desk, ada.username, true);
    expect(await endSecondFactorFromCommandLine(desk, ada.username)).toEqual({ had: true });
    const browser = new Browser(web.app);
    const page = await browser.get(link.pathname);
    const set = await browser.post(link.pathname, { ...hiddenFields(page.body), password: 'quite another long password', again: 'quite another long password' });
    expect(set.status).toBe(303);
    expect((await as(ada.username, 'quite another long password')).cookies.has('throughline')).toBe(true);
    const trail = await web.store.connections.asSystem(SERVICE, (tx) => tx.query("SELECT event, purpose, shown FROM audit_evidence(0, 1000000) WHERE shown LIKE '%from the command line' ORDER BY id"));
    expect(trail).toContainEqual({ event: 'account: second factors removed', purpose: 'managing accounts', shown: 'by whoever owns the database, from the command line' });
    expect(trail).toContainEqual(expect.objectContaining({ event: 'account: link made' }));
    await expect(resetFromCommandLine(desk, 'nobody.here', false)).rejects.toThrow(NoSuchAccount);
  });
});
