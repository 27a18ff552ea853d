import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/app/identity/passwords.ts';
import { sealAudit } from '../../src/app/audit/seal-audit.ts';
import { id, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { addDays, plainDate, weekdayOf, type PlainDate } from '../../src/core/values/plain-date.ts';
import { inLondon } from '../../src/app/audit/london.ts';
import { Browser, hiddenFields, wordsOf } from './browser.ts';
import { AGENCY, openWebService, PASSWORD, PEOPLE, SERVICE, type Person, type WebService } from './service.ts';

const GIL = id<WorkerId>('0190a000-0000-7000-8000-0000000000f1');

let web: WebService;
let superuser: pg.Client;
let child: SubjectId;
let others: SubjectId[];
/** working days of the past, the latest first: what the tests themselves look at is of today, and stands apart */
let days: readonly PlainDate[];
let workday: PlainDate;
/** the time before today */
let past: string;

beforeAll(async () => {
  web = await openWebService();
  superuser = new pg.Client(web.superuser);
  await superuser.connect();
  await web.store.asSystem(SERVICE, ({ directory }) => directory.addWorker({ id: GIL, agency: AGENCY, name: 'Gil Fence', posts: [{ role: 'information-governance-officer', area: '' }] }, plainDate('2025-01-01')));
  await web.identity.addAccount({ service: SERVICE, worker: GIL, username: 'gil', passwordHash: await hashPassword(PASSWORD), demo: true }, '2026-11-24T10:00:00.000Z');
  child = await web.child('Watched');
  others = [];
  for (let n = 0; n < 24; n += 1) others.push(await web.child(n === 0 ? 'Case-Larkin' : `Other${n}`));
  const found: PlainDate[] = [];
  for (let day = addDays(inLondon(new Date().toISOString()).day, -1); found.length < 8; day = addDays(day, -1)) if (weekdayOf(day) <= 5 && !(await isHoliday(day))) found.push(day);
  days = found;
  workday = days[0] ?? plainDate('2026-01-01');
  past = `from=${addDays(workday, -27)}&until=${workday}`;
}, 120_000);
afterAll(async () => {
  await superuser.end();
  await web.close();
});

async function isHoliday(day: PlainDate): Promise<boolean> {
  return (await superuser.query('SELECT FROM bank_holiday WHERE day = $1', [day])).rowCount !== 0;
}
async function looked(who: (typeof PEOPLE)[Person], at: string, subject: SubjectId | undefined, event = 'child.opened'): Promise<void> {
  await superuser.query(
    `INSERT INTO read_audit (service, at, worker, roles, agency, purpose, event, subject_kind, subject_id, shown) VALUES ($1, ($2::timestamp AT TIME ZONE 'Europe/London'), $3, $4, 'yjs', 'working with the child', $5, $6, $7, $8)`,
    [SERVICE, at, who.worker, who.roles, event, subject === undefined ? null : 'child', subject ?? null, subject === undefined ? 'nothing' : 'first screen'],
  );
}
async function as(person: Person | 'gil'): Promise<Browser> {
  const browser = new Browser(web.app);
  const page = await browser.get('/sign-in');
  await browser.post('/sign-in', { ...hiddenFields(page.body), username: person, password: PASSWORD });
  return browser;
}

describe('who looked at this child', () => {
  it('is said to a manager, per person and day, with the role, the time, the purpose and what was tried in vain', async () => {
    await looked(PEOPLE.anna, `${workday} 09:05`, child);
    await looked(PEOPLE.anna, `${workday} 09:07`, child, 'child.chronology');
    await looked(PEOPLE.eli, `${workday} 10:30`, child, 'child.opened: no right');
    const ben = await as('ben');
    const words = wordsOf((await ben.get(`/children/${child}/looked-at`)).body);
    expect(words).toContain(`: ${PEOPLE.anna.name} Case manager. 2 times, 09:05 to 09:07. For: working with the child`);
    expect(words).toMatch(/09:07 Chronology/);
    expect(words).toContain('Eli Numbers Performance analyst. Once, at 10:30, 1 of them refused or not found');
    expect((await web.reads()).at(-1)).toMatchObject({ event: 'audit.child', subject_id: child, purpose: 'seeing who looked at a child' });
  });

  it('shows nothing of the child but the name', async () => {
    await web.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }));
    const { body } = await (await as('ben')).get(`/children/${child}/looked-at`);
    expect(wordsOf(body)).toContain('Jo Watched');
    expect(body).not.toMatch(/TST-\d/);
  });

  it('is narrowed to a person, to failed tries and to days, and says what it cannot read', async () => {
    const ben = await as('ben');
    const of = async (query: string): Promise<string> => wordsOf((await ben.get(`/children/${child}/looked-at?${query}`)).body);
    expect(await of(`person=${PEOPLE.eli.worker}`)).not.toContain(': Anna');
    expect(await of('what=failed')).toMatch(/1 trace of 1 person/);
    expect(await of(`from=${addDays(workday, -9)}&until=${addDays(workday, -1)}`)).toContain('Nobody looked in this way');
    expect(await of('from=31%2F2%2F2026')).toContain('There is a problem');
  });

  it('is linked from the record for a manager and for nobody else, and refused to others with a trace', async () => {
    expect((await (await as('ben')).get(`/children/${child}`)).body).toContain(`/children/${child}/looked-at`);
    const anna = await as('anna');
    expect((await anna.get(`/children/${child}`)).body).not.toContain('looked-at');
    expect((await anna.get(`/children/${child}/looked-at`)).status).toBe(403);
    expect((await web.reads()).at(-1)).toMatchObject({ event: 'audit.child: no right', subject_id: child });
  });
});

describe('a page that is printed', () => {
  it('leaves a trace of its own, and none of a record that is not there', async () => {
    const anna = await as('anna');
    const token = hiddenFields((await anna.get(`/children/${child}/note`)).body)['_csrf'] ?? '';
    const print = (of: string) => anna.post(`/children/${of}/printed`, {}, { 'x-csrf-token': token, accept: 'application/json' });
    expect((await print(child)).status).toBe(200);
    expect((await web.reads()).at(-1)).toEqual({ event: 'child.printed', subject_id: child, purpose: 'printing a page of the record' });
    expect((await print('0190a000-0000-7000-8000-00000000ffff')).status).toBe(404);
    expect((await anna.post(`/children/${child}/printed`, {})).status).toBe(403);
    expect(wordsOf((await (await as('ben')).get(`/children/${child}/looked-at?what=export`)).body)).toMatch(/Printed printing a page of the record a page of the record, on paper/);
  });
});

describe('looking to check', () => {
  const signals = async (query = ''): Promise<string> => wordsOf((await (await as('gil')).get(`/looking?${past}${query}`)).body);

  it('is where the officer begins, who sees no child’s record', async () => {
    const gil = await as('gil');
    expect((await gil.follow(await gil.get('/'))).body).toContain('My work</h1>');
    for (const path of [`/children/${child}`, '/register', '/search?q=Watched', '/caseload', '/board']) expect([path, (await gil.get(path)).status]).toEqual([path, 403]);
    const page = wordsOf((await gil.get(`/children/${child}/looked-at`)).body);
    expect(page).toContain('Jo Watched');
    expect((await gil.get('/children/0190a000-0000-7000-8000-00000000fffe/looked-at')).status).toBe(404);
  });

  it('is refused to managers and everybody else', async () => {
    for (const person of ['anna', 'ben', 'eli'] as const) for (const path of ['/looking', '/looking/settings', '/looking/signal?key=x']) expect([person, path, (await (await as(person)).get(path)).status]).toEqual([person, path, 403]);
  });

  it('finds each sort of signal, with its numbers and why it is here', async () => {
    for (const [n, other] of others.entries()) await looked(PEOPLE.fay, `${workday} 11:${String(n).padStart(2, '0')}`, other);
    for (const day of days.slice(1, 7)) await looked(PEOPLE.fay, `${day} 12:00`, others[1]);
    await looked(PEOPLE.fay, `${workday} 23:10`, others[2]);
    for (let n = 0; n < 6; n += 1) await looked(PEOPLE.eli, `${workday} 14:0${n}`, undefined, 'child.opened: not found');
    const words = await signals();
    expect(words).toContain('Many children in a day: Fay Case');
    expect(words).toMatch(/Opened the records of 24 children on .*\. On \d+ other days it was usually 1\. Shown from 20 children and 3 times the usual number\./);
    expect(words).toMatch(/A child of the same surname: Fay Case , looking at Jo Case-Larkin/);
    expect(words).toMatch(/Out of hours: Fay Case .*Looked 1 time at 1 child’s record on .*, at 23:10\. Ordinary hours are 07:00 to 19:00\./);
    expect(words).toMatch(/A child they do not work with: Fay Case .*at 24 children with whom they do not work: Jo Case-Larkin, Jo Other1, Jo Other2, Jo Other3, Jo Other4 and 19 others\./);
    expect(words).toMatch(/The same child many times: Fay Case , looking at Jo Other1 .*Looked on 7 days/);
    expect(words).toMatch(/Tries that failed: Eli Numbers Performance analyst.* 7 tries on/);
    // Anna looked twice at one record, in ordinary hours.
    expect(words).not.toMatch(/Many children in a day: Anna|Out of hours: Anna/);
  });

  it('narrows the list by sort and person', async () => {
    expect(await signals('&sort=own-name')).not.toContain('Out of hours: ');
    expect(await signals(`&person=${PEOPLE.eli.worker}`)).not.toContain('Fay Case , looking');
  });

  it('opens a signal to its traces, and keeps that it was looked into, by whom, with what outcome, in the sealed audit', async () => {
    const gil = await as('gil');
    const list = (await gil.get(`/looking?${past}&sort=out-of-hours`)).body;
    const href = (/href="(\/looking\/signal\?[^"]+)"/.exec(list)?.[1] ?? '').replaceAll('&amp;', '&');
    const page = await gil.get(href);
    expect(wordsOf(page.body)).toMatch(/23:10 First screen Jo Other2 working with the child first screen/);
    expect(wordsOf(page.body)).toContain('Nobody has looked into this yet');
    const bare = await gil.submit(href, { note: '' }, '/looking/signal');
    expect(bare.status).toBe(400);
    expect(wordsOf(bare.body)).toContain('Choose what came of it');
    const half = await gil.submit(href, { outcome: 'looking', note: 'Asked her manager.' }, '/looking/signal');
    expect(half.status).toBe(303);
    expect(wordsOf((await gil.get(half.location)).body)).toContain('Still being looked into. Asked her manager.');
    expect(await signals('&sort=out-of-hours')).toContain('being looked into');
    await gil.submit(href, { outcome: 'in-order', note: 'On call that night; her manager confirms.' }, '/looking/signal');
    expect(await signals('&sort=out-of-hours')).toMatch(/Nothing unusual is left to check|0 to check, 1 looked into/);
    expect(await signals('&sort=out-of-hours&settled=yes')).toContain('In order: there was a reason to look (Gil Fence');
    expect(await sealAudit(web.ports, SERVICE, true)).toBeGreaterThan(0);
    const kept = await superuser.query("SELECT r.detail->>'outcome' AS outcome, r.worker FROM read_audit r JOIN audit_leaf l ON l.service = r.service AND l.audit_row = r.id WHERE r.event = 'audit.looked-into' AND r.detail IS NOT NULL ORDER BY r.id");
    expect(kept.rows).toEqual([{ outcome: 'looking', worker: GIL }, { outcome: 'in-order', worker: GIL }]);
  });

  it('shows it again when it happens again', async () => {
    const gil = await as('gil');
    const find = async (): Promise<string> => (await gil.get('/looking?sort=own-name&settled=yes')).body;
    const href = (/href="(\/looking\/signal\?[^"]+)"/.exec(await find())?.[1] ?? '').replaceAll('&amp;', '&');
    await gil.submit(href, { outcome: 'mistake', note: 'Spoken to.' }, '/looking/signal');
    expect(wordsOf(await find())).toContain('0 to check, 1 looked into');
    await superuser.query(`INSERT INTO read_audit (service, worker, roles, agency, purpose, event, subject_kind, subject_id, shown) VALUES ($1, $2, '{case-manager}', 'yjs', 'x', 'child.opened', 'child', $3, 'first screen')`, [SERVICE, PEOPLE.fay.worker, others[0]]);
    expect(wordsOf(await find())).toContain('1 to check, 0 looked into');
    expect(wordsOf(await find())).toContain('again since A mistake: the person has been spoken to (Gil Fence');
  });

  it('counts by the settings, keeps them in the audit, and says which will not do', async () => {
    const gil = await as('gil');
    const wrong = await gil.submit('/looking/settings', { hoursFrom: '25:00', failedTries: 'many' });
    expect(wrong.status).toBe(400);
    expect(wordsOf(wrong.body)).toContain('Expected a time of day such as 07:00');
    expect(wordsOf(wrong.body)).toContain('Expected a number from 1 to 1000');
    expect(wrong.body).toContain('value="many"');
    expect((await gil.submit('/looking/settings', { hoursFrom: '06:00', hoursUntil: '23:50', manyChildren: '25', timesUsual: '3', sameChildADay: '30', sameChildDays: '4', failedTries: '5', serviceWide: ['case-manager'] })).status).toBe(303);
    const words = await signals('&settled=yes');
    for (const gone of ['Out of hours: Fay', 'Many children in a day: ', 'do not work with: Fay']) expect(words).not.toContain(gone);
    expect(words).toContain('A child of the same surname: Fay Case');
    expect(wordsOf((await gil.get('/looking/settings')).body)).toContain('What counts as unusual');
    expect((await gil.get('/looking/settings')).body).toContain('value="23:50"');
  });
});
