import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { id, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { hashPassword } from '../../src/app/identity/passwords.ts';
import { Browser, wordsOf, type Answer } from './browser.ts';
import { AGENCY, openWebService, PASSWORD, PEOPLE, SERVICE, type WebService } from './service.ts';

const ADMIN = id<WorkerId>('0190a000-0000-7000-8000-000000000090');
const GITA = id<WorkerId>('0190a000-0000-7000-8000-000000000091');
const NOW = '2027-02-10T10:00:00.000Z';

let web: WebService;
let child: SubjectId;
beforeAll(async () => {
  web = await openWebService();
  await web.store.asSystem(SERVICE, async ({ directory }) => {
    await directory.addWorker({ id: ADMIN, agency: AGENCY, name: 'Ada Accounts', posts: [{ role: 'administrator', area: '' }] }, plainDate('2025-01-01'));
    await directory.addWorker({ id: GITA, agency: AGENCY, name: 'Gita New', posts: [] }, plainDate('2027-02-01'));
  });
  const passwordHash = await hashPassword(PASSWORD);
  await web.identity.addAccount({ service: SERVICE, worker: ADMIN, username: 'ada', passwordHash, demo: true }, NOW);
  await web.identity.addAccount({ service: SERVICE, worker: GITA, username: 'gita', passwordHash, demo: true }, NOW);
  child = await web.child('Marchbanks', [{ kind: 'allocation.made', data: { role: 'case-manager', worker: PEOPLE.anna.worker } }]);
});
afterAll(() => web?.close());
beforeEach(() => web.now(NOW));

async function signedIn(username: string): Promise<{ readonly browser: Browser; readonly in: boolean }> {
  const browser = new Browser(web.app);
  const page = await browser.get('/sign-in');
  const answer = await browser.post('/sign-in', { ...Object.fromEntries([...page.body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map((m) => [m[1], m[2]])), username, password: PASSWORD });
  return { browser, in: answer.status === 303 };
}
/** As the administrator, signed in a moment ago. */
async function administers(page: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Answer> {
  const { browser } = await signedIn('ada');
  return browser.submit(page, fields);
}
const give = (worker: string, fields: Readonly<Record<string, string>>): Promise<Answer> => administers(`/accounts/${worker}/posts`, { agency: AGENCY, area: '', team: '', takesOverFrom: '', until: '', ...fields });
const postIds = async (worker: string): Promise<readonly string[]> => [...(await (await signedIn('ada')).browser.get(`/accounts/${worker}/posts`)).body.matchAll(new RegExp(`/accounts/${worker}/posts/([0-9a-f-]{36})`, 'g'))].map((m) => m[1] ?? '');
async function superuser(sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client(web.superuser);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

describe('a post that lies ahead', () => {
  beforeAll(async () => {
    web.now(NOW);
    expect(await give(GITA, { role: 'case-manager', from: '1/3/2027', until: '30/6/2027', team: 'Team East', takesOverFrom: PEOPLE.anna.worker })).toMatchObject({ status: 303 });
  });

  it('gives nothing the day before, everything on the day, from midnight in London', async () => {
    expect((await signedIn('gita')).in).toBe(false);
    web.now('2027-02-28T23:59:59.000Z');
    expect((await signedIn('gita')).in).toBe(false);
    web.now('2027-03-01T00:00:00.000Z');
    const { browser } = await signedIn('gita');
    expect((await browser.get(`/children/${child}`)).status).toBe(200);
  });

  it('ends at midnight in London, which is eleven at night in summer time, with the session that was running', async () => {
    web.now('2027-06-30T22:30:00.000Z');
    const { browser } = await signedIn('gita');
    web.now('2027-06-30T22:59:59.000Z');
    expect((await browser.get(`/children/${child}`)).status).toBe(200);
    web.now('2027-06-30T23:00:00.000Z');
    expect(await browser.get(`/children/${child}`)).toMatchObject({ status: 303 });
    expect((await signedIn('gita')).in).toBe(false);
  });

  it('is held to by the database, whatever the program says', async () => {
    const reader = { service: SERVICE, worker: GITA, name: 'Gita New', agency: AGENCY, roles: ['case-manager'] as const, purpose: 'working with the child' as const };
    const sees = async (day: string): Promise<number> => {
      web.now(`${day}T12:00:00.000Z`);
      return (await web.store.connections.asReader(reader, (tx) => tx.query('SELECT FROM entry WHERE subject_id = $1', [child]))).length;
    };
    expect(await sees('2027-02-28')).toBe(0);
    expect(await sees('2027-03-01')).toBeGreaterThan(0);
    expect(await sees('2027-06-30')).toBeGreaterThan(0);
    expect(await sees('2027-07-01')).toBe(0);
    web.now('2027-03-05T12:00:00.000Z');
    expect(await web.store.connections.asReader({ ...reader, roles: ['team-manager'] }, (tx) => tx.query('SELECT FROM entry WHERE subject_id = $1', [child])), 'a role that is not held').toEqual([]);
    expect(await web.store.connections.asReader({ ...reader, worker: PEOPLE.ben.worker, roles: ['team-manager'] }, (tx) => tx.query('SELECT unnest(managed_by(reader_worker(), reader_roles())) AS id')), 'of another team').not.toContainEqual({ id: GITA });
  });

  it.each([
    ['the last second of the day before, winter time', '2027-03-27T23:59:59Z', '2027-03-27'], ['midnight before the clocks go forward', '2027-03-28T00:00:00Z', '2027-03-28'],
    ['the last second of that short day', '2027-03-28T22:59:59Z', '2027-03-28'], ['its end, an hour sooner in UTC', '2027-03-28T23:00:00Z', '2027-03-29'],
    ['the day before they go back', '2027-10-30T22:59:59Z', '2027-10-30'], ['the long day', '2027-10-30T23:00:00Z', '2027-10-31'], ['its twenty-fifth hour', '2027-10-31T23:59:59Z', '2027-10-31'], ['after it', '2027-11-01T00:00:00Z', '2027-11-01'],
  ])('belongs to the day in London: %s', async (_, instant, day) => {
    web.now(instant);
    expect(web.ports.clock.today()).toBe(day);
    expect(await superuser('SELECT london_day($1)::text AS day', [instant])).toEqual([{ day }]);
  });
});

describe('posts beside each other and after each other', () => {
  it('refuses the same post twice, two agencies on one day, and an end before the beginning, and says what would do', async () => {
    await web.store.asSystem(SERVICE, ({ directory }) => directory.addAgency({ id: id('police'), name: 'Testshire Police', sort: 'police' }));
    const twice = await give(PEOPLE.fay.worker, { role: 'case-manager', from: '1/4/2027' });
    expect(twice.status).toBe(422);
    expect(wordsOf(twice.body)).toContain('This post is held from 1 January 2025 without an end already');
    const two = await give(PEOPLE.fay.worker, { role: 'seconded-police-officer', from: '1/4/2027', agency: 'police' });
    expect(wordsOf(two.body)).toContain('Nobody works for two agencies on one day: case manager for Testshire Youth Justice Service is held from 1 January 2025 without an end');
    expect(two.body).toContain('value="1/4/2027"');
    expect(wordsOf((await give(PEOPLE.fay.worker, { role: 'team-manager', from: '1/4/2027', until: '31/3/2027' })).body)).toContain('Give a last day that is not before the first, 1 April 2027');
    expect(wordsOf((await give(PEOPLE.fay.worker, { role: '', from: '31/2/2027' })).body)).toContain('First day: give');
  });

  it('gives two posts at once both their rights, and a gap none', async () => {
    expect(await give(PEOPLE.eli.worker, { role: 'administrator', from: '1/4/2027', until: '5/4/2027' })).toMatchObject({ status: 303 });
    const roles = async (day: string): Promise<readonly string[]> => (await web.identity.holder({ service: SERVICE, worker: PEOPLE.eli.worker }, plainDate(day)))?.roles ?? [];
    expect([await roles('2027-03-31'), await roles('2027-04-01'), await roles('2027-04-06')]).toEqual([['performance-analyst'], ['administrator', 'performance-analyst'], ['performance-analyst']]);
    expect(await give(GITA, { role: 'case-manager', from: '5/7/2027' })).toMatchObject({ status: 303 });
    const gita = async (day: string): Promise<number> => (await web.identity.holder({ service: SERVICE, worker: GITA }, plainDate(day)))?.roles.length ?? 0;
    expect([await gita('2027-06-30'), await gita('2027-07-01'), await gita('2027-07-04'), await gita('2027-07-05')]).toEqual([1, 0, 0, 1]);
  });

  it('leaves what lies ahead as it is when the roles of today are changed', async () => {
    const { browser } = await signedIn('ada');
    expect(await browser.submit(`/accounts/${PEOPLE.eli.worker}`, { roles: ['performance-analyst'] }, `/accounts/${PEOPLE.eli.worker}/roles`)).toMatchObject({ status: 303 });
    expect((await web.identity.holder({ service: SERVICE, worker: PEOPLE.eli.worker }, plainDate('2027-04-01')))?.roles).toEqual(['administrator', 'performance-analyst']);
  });

  it('works for another agency and in another team from the next post on', async () => {
    const [post] = await postIds(PEOPLE.fay.worker);
    const path = `/accounts/${PEOPLE.fay.worker}/posts/${post}`;
    expect(await administers(path, { role: 'case-manager', area: '', team: '', takesOverFrom: '', agency: AGENCY, from: '1/1/2025', until: '31/3/2027', why: 'Goes to the police', how: 'change' })).toMatchObject({ status: 303 });
    expect(await give(PEOPLE.fay.worker, { role: 'seconded-police-officer', from: '1/4/2027', agency: 'police', team: 'Desk' })).toMatchObject({ status: 303 });
    const at = async (day: string): Promise<unknown> => (await web.identity.holder({ service: SERVICE, worker: PEOPLE.fay.worker }, plainDate(day)))?.agency;
    expect([await at('2027-03-31'), await at('2027-04-01')]).toEqual([AGENCY, 'police']);
    const row = await web.store.asSystem(SERVICE, async ({ directory }) => (await directory.workers(plainDate('2027-04-01'))).find((w) => w.id === PEOPLE.fay.worker));
    expect(row).toMatchObject({ agency: 'police', team: 'Desk' });
  });
});

describe('a wrong date', () => {
  it('is corrected with a reason, and what was said before stays on the page and in the table', async () => {
    expect(await give(PEOPLE.eli.worker, { role: 'panel-chair', from: '1/5/2027' })).toMatchObject({ status: 303 });
    const post = (await superuser("SELECT id::text FROM post WHERE role = 'panel-chair'"))[0]?.['id'];
    const path = `/accounts/${PEOPLE.eli.worker}/posts/${String(post)}`;
    const fields = { role: 'panel-chair', area: '', team: '', takesOverFrom: '', agency: AGENCY, until: '', how: 'change' };
    web.now('2027-05-20T10:00:00.000Z');
    expect(wordsOf((await administers(path, { ...fields, from: '10/5/2027', why: '' })).body)).toContain('Say why it is changed');
    expect(await administers(path, { ...fields, from: '10/5/2027', why: 'Typed wrongly' })).toMatchObject({ status: 303 });
    const page = wordsOf((await (await signedIn('ada')).browser.get(`/accounts/${PEOPLE.eli.worker}/posts`)).body);
    expect(page).toContain('From 10 May 2027');
    expect(page).toMatch(/Panel chair, from 1 May 2027\. Typed wrongly \(Ada Accounts\)/);
    expect(await administers(path, { ...fields, from: '10/5/2027', why: 'Somebody else was meant', how: 'withdraw' })).toMatchObject({ status: 303 });
    expect((await web.identity.holder({ service: SERVICE, worker: PEOPLE.eli.worker }, plainDate('2027-05-20')))?.roles).not.toContain('panel-chair');
    expect(await superuser("SELECT active_from::text AS from, why FROM post_before b WHERE b.role = 'panel-chair' ORDER BY id")).toEqual([{ from: '2027-05-01', why: 'Typed wrongly' }, { from: '2027-05-10', why: 'Somebody else was meant' }]);
    expect(await give(PEOPLE.eli.worker, { role: 'panel-chair', from: '10/5/2027' }), 'a trace stands in nobody’s way').toMatchObject({ status: 303 });
  });

  it('is never taken away: the database refuses it, and changes no trace', async () => {
    const asSystem = (sql: string): Promise<unknown> => web.store.connections.asSystem(SERVICE, (tx) => tx.query(sql));
    await expect(asSystem("DELETE FROM post WHERE area = ''")).rejects.toThrow('never taken away');
    await expect(asSystem("UPDATE post_before SET why = ''")).rejects.toThrow('permission denied');
    await expect(asSystem('DELETE FROM post_before')).rejects.toThrow('permission denied');
  });

  it('is nobody’s own to change, and no other role’s', async () => {
    const { browser } = await signedIn('ada');
    const own = await browser.submit(`/accounts/${ADMIN}/posts`, { role: 'team-manager', from: '1/3/2027' });
    expect(own.status).toBe(403);
    expect((await (await signedIn('ben')).browser.get(`/accounts/${GITA}/posts`)).status).toBe(403);
    expect((await browser.get(`/accounts/${GITA}/posts/0190a000-0000-7000-8000-00000000ffff`)).status).toBe(404);
  });
});

describe('children whose worker leaves', () => {
  it('stay where they are, and stand on the list of the team with the day from which they have nobody', async () => {
    const second = await web.child('Nethersole', [{ kind: 'allocation.made', data: { role: 'case-manager', worker: PEOPLE.anna.worker } }]);
    const before = (await signedIn('ben')).browser;
    expect(wordsOf((await before.get('/team/left-without')).body)).not.toContain('Anna Case');
    const [post] = await postIds(PEOPLE.anna.worker);
    expect(await administers(`/accounts/${PEOPLE.anna.worker}/posts/${post}`, { role: 'case-manager', area: '', team: '', takesOverFrom: '', agency: AGENCY, from: '1/1/2025', until: '30/6/2027', why: 'Leaves', how: 'change' })).toMatchObject({ status: 303 });
    const { browser } = await signedIn('ben');
    const page = wordsOf((await browser.get('/team/left-without')).body);
    expect(page).toContain('These 2 children have nobody from 1 July 2027');
    expect(page).toContain('Gita New takes over from Anna Case, from 1 March 2027');
    expect(wordsOf((await browser.get('/team')).body)).toContain('Anna Case: 2 children have nobody from 1 July 2027');
    expect(wordsOf((await browser.get('/home')).body)).toContain('2 children who have or will have nobody');
    web.now('2027-07-02T10:00:00.000Z');
    const later = (await signedIn('ben')).browser;
    expect(wordsOf((await later.get('/team/left-without')).body)).toContain('These 2 children have had nobody since 1 July 2027');
    expect(await superuser('SELECT worker::text FROM allocation WHERE child = ANY ($1::uuid[])', [[child, second]])).toEqual([{ worker: PEOPLE.anna.worker }, { worker: PEOPLE.anna.worker }]);
  });

  it('are allocated by a manager’s own choice, each on its own record', async () => {
    web.now('2027-07-06T10:00:00.000Z');
    const { browser } = await signedIn('ben');
    const nobody = await browser.submit('/team/left-without', {});
    expect(nobody.status).toBe(422);
    expect(wordsOf(nobody.body)).toContain('Choose at least one child');
    const done = await browser.submit('/team/left-without', { child: [child], to: GITA });
    expect(done).toMatchObject({ status: 303 });
    expect(wordsOf((await browser.get(`/children/${child}/chronology`)).body)).toContain('Gita New as case manager');
    expect(wordsOf((await browser.get('/team/left-without')).body)).toContain('This child has had nobody since 1 July 2027');
    expect((await (await signedIn('gita')).browser.get('/team/left-without')).status).toBe(403);
  });
});
