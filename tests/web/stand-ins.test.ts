import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SubjectId } from '../../src/core/values/ids.ts';
import { Browser, hiddenFields, wordsOf, type Answer } from './browser.ts';
import { openWebService, PEOPLE, SERVICE, type Person, type WebService } from './service.ts';

const NOW = '2026-11-24T10:00:00.000Z';

let web: WebService;
beforeAll(async () => {
  web = await openWebService();
  await web.store.asSystem(SERVICE, ({ directory }) => directory.addArea('South'));
});
afterAll(() => web?.close());
beforeEach(() => web.now(NOW));

/** Signed in, and acting in a role where there are several. */
async function as(person: Person, role?: string): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person);
  if (role !== undefined) expect((await browser.submit('/role', { role })).status, `${person} acts as ${role}`).toBe(303);
  return browser;
}

async function superuser(sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new Client(web.superuser);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

interface Away {
  readonly roles?: readonly string[];
  readonly agrees?: 'yes' | 'no';
  readonly from?: string;
  readonly until?: string;
}

/** Somebody says that they are away, on the page of colleagues; only this stands for them afterwards. */
async function away(person: Person, standIn: Person, { roles = ['team-manager'], agrees = 'yes', from = '24/11/2026', until = '26/11/2026' }: Away = {}): Promise<Answer> {
  const browser = await as(person, person === 'dora' ? 'team-manager' : undefined);
  const path = `/colleagues/${PEOPLE[person].worker}/record/absence.recorded`;
  const answer = await browser.submit(path, { from, until, 'stand-in': PEOPLE[standIn].worker, roles, agrees });
  const day = (typed: string): string => typed.split('/').reverse().join('-');
  await superuser('DELETE FROM stand_in WHERE NOT (away = $1 AND worker = $2 AND from_day = $3 AND until_day = $4)', [PEOPLE[person].worker, PEOPLE[standIn].worker, day(from), day(until)]);
  return answer;
}

/** A decision that a case manager has proposed and a manager must agree to. */
async function proposed(surname: string, by: Person, role?: string, area?: string): Promise<{ readonly child: SubjectId; readonly path: string }> {
  const child = await web.child(surname, [{ kind: 'assessment.completed', data: { yogrs: 81 } }, ...(area === undefined ? [] : [{ kind: 'address.recorded', data: { area } }])]);
  const answer = await (await as(by, role)).submit(`/children/${child}/record/dyo.decision`, { outcome: 'classified', criterion: 'yogrs', reason: 'Discussed with the child.', occurredOn: 'today' });
  expect(answer.location).toMatch(/\/entries\//);
  return { child, path: answer.location };
}

/** Agrees with the form of the entry's page, whether it offers it or not. */
async function agree(browser: Browser, path: string): Promise<Answer> {
  const { body } = await browser.get(path);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
  return browser.post(`${path}/answer`, { _csrf: csrf, ...hiddenFields(body), answer: 'agreed' });
}

/** Tries to agree, and is refused with nothing recorded. @returns why */
async function refusal(browser: Browser, path: string): Promise<string> {
  const answer = await agree(browser, path);
  expect(answer.status, wordsOf(answer.body)).toBe(403);
  const child = /children\/([0-9a-f-]+)/.exec(path)?.[1] ?? '';
  expect(await superuser("SELECT FROM entry WHERE subject_id = $1 AND kind IN ('proposal.answered', 'dyo.decision')", [child])).toEqual([]);
  return wordsOf(answer.body);
}

describe('a stand-in who was given the agreeing', () => {
  it('agrees in the place of whoever is away, and what is recorded says so', async () => {
    expect(await away('ben', 'fay')).toMatchObject({ status: 303 });
    const { child, path } = await proposed('Standsin', 'anna');
    expect((await agree(await as('fay', 'team-manager'), path)).location).toBe(path);
    expect(JSON.stringify(await web.store.asSystem(SERVICE, ({ records }) => records.chronology({ kind: 'child', id: child })))).toContain('standing in for Ben Manager');
    expect(wordsOf((await (await as('ben')).get(path)).body)).toContain('Agreed: the decision is on record');
  });

  it('does not agree to what they proposed themself', async () => {
    await away('ben', 'fay');
    const { path } = await proposed('Ownword', 'fay', 'case-manager');
    expect(await refusal(await as('fay', 'team-manager'), path)).toContain('You proposed it: somebody else has to agree');
  });

  it('does not agree to what the person away has proposed', async () => {
    expect(await away('dora', 'fay')).toMatchObject({ status: 303 });
    const { path } = await proposed('Principal', 'dora', 'case-manager');
    expect(await refusal(await as('fay', 'team-manager'), path)).toContain('It was proposed by the person for whom you stand in');
  });

  it('agrees on no day before the first and on none after the last, from midnight to midnight in London', async () => {
    await away('ben', 'fay', { from: '25/11/2026', until: '26/11/2026' });
    const { path } = await proposed('Outsidedays', 'anna');
    expect(await refusal(await as('fay'), path)).toContain('It awaits the team manager or the service manager or the head of service; you act as case manager');
    web.now('2026-11-26T23:30:00.000Z');
    const last = await as('fay', 'team-manager');
    expect((await last.get(path)).body).toContain('Agree: put the decision on record');
    web.now('2026-11-27T00:00:00.000Z');
    expect(await refusal(last, path)).toContain('It awaits the team manager or the service manager or the head of service; you act as case manager');
  });

  it('agrees to nothing that waits for another role', async () => {
    await away('cara', 'fay', { roles: ['offender-management-coordinator'] });
    const { path } = await proposed('Otherrole', 'anna');
    expect(await refusal(await as('fay', 'offender-management-coordinator'), path)).toContain('It awaits the team manager or the service manager or the head of service; you act as Offender Management Coordinator');
  });

  it('agrees to nothing about a child of an area that the person away does not hold', async () => {
    await superuser("UPDATE post SET area = 'North' WHERE worker = $1", [PEOPLE.ben.worker]);
    try {
      expect(await away('ben', 'fay')).toMatchObject({ status: 303 });
      const south = await proposed('Southward', 'anna', undefined, 'South');
      expect(await refusal(await as('fay', 'team-manager'), south.path)).toContain('You stand in for Ben Manager in North; this child lives in South: whoever is team manager there agrees');
      const north = await proposed('Northward', 'anna', undefined, 'North');
      expect((await agree(await as('fay', 'team-manager'), north.path)).location).toBe(north.path);
    } finally {
      await superuser("UPDATE post SET area = '' WHERE worker = $1", [PEOPLE.ben.worker]);
    }
  });

  it('passes it on to nobody: a stand-in of a stand-in has no role by it', async () => {
    await away('ben', 'fay');
    const form = await (await as('fay', 'case-manager')).submit(`/colleagues/${PEOPLE.fay.worker}/record/absence.recorded`, { from: '24/11/2026', until: '26/11/2026', 'stand-in': PEOPLE.cara.worker, roles: ['team-manager'], agrees: 'yes' }, `/colleagues/${PEOPLE.fay.worker}/record/absence.recorded`);
    expect(wordsOf(form.body)).toContain('choose among those that the person holds');
    // Even if it stood in the table.
    await superuser("INSERT INTO stand_in (service, away, worker, role, from_day, until_day, agrees) VALUES ($1, $2, $3, 'team-manager', '2026-11-24', '2026-11-26', true)", [SERVICE, PEOPLE.fay.worker, PEOPLE.cara.worker]);
    const { path } = await proposed('Chained', 'anna');
    expect(await refusal(await as('cara'), path)).toContain('It awaits the team manager or the service manager or the head of service; you act as Offender Management Coordinator');
    expect(await web.store.connections.asReader({ service: SERVICE, worker: PEOPLE.cara.worker, name: '', agency: (await web.identity.holder({ service: SERVICE, worker: PEOPLE.cara.worker }, web.ports.clock.today()))!.agency, roles: ['team-manager'], purpose: 'working with the child' }, (tx) => tx.query('SELECT FROM entry'))).toEqual([]);
  });
});

it('a stand-in who was not given the agreeing sees it and does not agree', async () => {
  await away('ben', 'fay', { agrees: 'no', from: '23/11/2026' });
  const { path } = await proposed('Notgiven', 'anna');
  expect(await refusal(await as('fay', 'team-manager'), path)).toContain('You stand in for Ben Manager without agreeing in their place: whoever holds the role agrees');
});

describe('what is to be read at once', () => {
  it('is read by each for themself: whoever is back sees it, marked with who read it meanwhile', async () => {
    await away('anna', 'fay', { roles: ['case-manager'] });
    const child = await web.child('Alertpair', [{ kind: 'allocation.made', data: { role: 'case-manager', worker: PEOPLE.anna.worker } }, { kind: 'dyo.classified', data: { criterion: ['yogrs'] }, happened: true }, { kind: 'rag.set', data: { colour: 'red' }, happened: true }]);
    expect((await (await as('cara')).submit(`/children/${child}/record/intelligence.check`, { result: 'Seen with known robbers', analysis: 'The evenings are the risk', informs: 'neither', occurredOn: '24/11/2026' })).status).toBe(303);
    const told = async (person: Person): Promise<string> => wordsOf((await (await as(person)).get('/my-work')).body);
    expect(await told('fay')).toContain('Alertpair');
    const fay = await as('fay');
    const entry = /\/entries\/([0-9a-f-]+)/.exec((await fay.get(`/children/${child}`)).body)?.[1] ?? '';
    expect((await fay.submit('/my-work', { child, _return: '/my-work' }, '/my-work/read')).status).toBe(303);
    expect(entry).not.toBe('');
    expect(await told('fay'), 'read by the stand-in').not.toContain('New intelligence on a Red case');
    web.now('2026-11-27T09:00:00.000Z');
    const back = await told('anna');
    expect(back).toContain('New intelligence on a Red case');
    expect(back).toContain('Read by Fay Case who stood in, on 24 November 2026');
    const anna = await as('anna');
    expect((await anna.submit('/my-work', { child, _return: '/my-work' }, '/my-work/read')).status).toBe(303);
    expect(await told('anna')).not.toContain('New intelligence on a Red case');
  });
});
