import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SubjectId } from '../../src/core/values/ids.ts';
import { Browser, wordsOf } from './browser.ts';
import { openWebService, PEOPLE, SERVICE, type Person, type WebService } from './service.ts';

let web: WebService;
beforeAll(async () => {
  web = await openWebService();
});
afterAll(() => web?.close());
beforeEach(() => web.now('2026-11-24T10:00:00.000Z'));

async function as(person: Person): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person);
  return browser;
}

/** A child with DYO status, Amber since 20 November, with the coordinator allocated in place of the officer. */
function amber(surname: string): Promise<SubjectId> {
  return web.child(surname, [
    { kind: 'address.recorded', data: { area: 'North' } },
    { kind: 'allocation.made', data: { role: 'seconded-police-officer', worker: PEOPLE.cara.worker } },
    { kind: 'dyo.classified', data: { criterion: ['yogrs'] }, happened: true },
    { kind: 'rag.set', data: { colour: 'amber' }, happened: true },
  ]);
}

async function sharings(child: SubjectId): Promise<readonly unknown[]> {
  const entries = await web.ports.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }));
  return entries.filter((e) => e.kind === 'neighbourhood.sharing').map((e) => e.data['outcome']);
}

const KEY = 'Decide what is shared with the neighbourhood team this week|North';
const PATH = `/my-work/together?key=${encodeURIComponent(KEY)}`;

describe('duties answered together', () => {
  it('are one line in My work and are answered child by child on one screen, all that are left with one answer', async () => {
    const [first, second, third] = [await amber('Groupone'), await amber('Grouptwo'), await amber('Groupthree')];
    const browser = await as('cara');
    expect(wordsOf((await browser.get('/my-work')).body)).toContain('3 children, North');
    const page = wordsOf((await browser.get(PATH)).body);
    expect(page).toContain('Jo Groupone');
    expect(page).toContain('Nothing is answered for you');

    const nothing = await browser.submit(PATH, {});
    expect(wordsOf(nothing.body)).toContain('Answer for at least one child');

    const half = await browser.submit(PATH, { [`${first}.outcome`]: 'shared', [`${second}.outcome`]: 'nothing-relevant' });
    expect(wordsOf(half.body)).toContain('Jo Groupone: give what was shared');
    expect(await sharings(first)).toEqual([]);
    expect(await sharings(second)).toEqual(['nothing-relevant']);

    const rest = await browser.submit(PATH, { [`${first}.outcome`]: 'shared', [`${first}.what`]: 'The curfew times', all: 'nothing-relevant' });
    expect(rest).toMatchObject({ status: 303, location: '/my-work' });
    expect(await sharings(first)).toEqual(['shared']);
    expect(await sharings(third)).toEqual(['nothing-relevant']);
    expect(await sharings(second)).toEqual(['nothing-relevant']);
  });
});

describe('what is read about work', () => {
  it('explains a duty on a page and beside it, with its clause and how the days were counted', async () => {
    const child = await amber('Whyever');
    const browser = await as('ben');
    const duties = wordsOf((await browser.get(`/children/${child}/duties`)).body);
    expect(duties).toContain('Record management oversight (Amber)');
    expect(duties).toMatch(/Every 4 weeks \(the service’s setting/);
    const { body } = await browser.get(`/children/${child}/duties`);
    const why = /\/children\/[0-9a-f-]+\/record\/dyo\.notified\?duty=([^"&]+)/.exec(body)?.[1];
    expect(why).toBeDefined();
    const page = wordsOf((await browser.get(`/children/${child}/why?key=${why ?? ''}`)).body);
    expect(page).toContain('In time until Mon 23 November');
    expect((await browser.get(`/children/${child}/why?key=nothing`)).status).toBe(404);
  });

  it('shows the policy with what each clause has made, and a clause with its open work', async () => {
    const browser = await as('cara');
    const policy = wordsOf((await browser.get('/policy')).body);
    expect(policy).toContain('Deter Young Offenders');
    expect(policy).toContain('Longest time between two RAG meetings');
    const clause = wordsOf((await browser.get('/policy/LEI-5.22')).body);
    expect(clause).toContain('Record management oversight (Amber)');
    expect(clause).toMatch(/Jo Groupone/);
    expect((await browser.get('/policy/LEI-99.9')).status).toBe(404);
  });

  it('keeps the children of a clause from an analyst, who reads the policy all the same', async () => {
    const browser = await as('eli');
    const clause = wordsOf((await browser.get('/policy/LEI-5.22')).body);
    expect(clause).toContain('at an interval that the service sets');
    expect(clause).not.toContain('Groupone');
  });

  it('sorts and cuts the caseload on the server and ignores an order that there is not', async () => {
    const browser = await as('cara');
    const byName = (await browser.get('/caseload?sort=name&order=down')).body;
    expect(byName.indexOf('Whyever')).toBeLessThan(byName.indexOf('Groupone'));
    expect((await browser.get("/caseload?sort=name';drop&page=-4")).status).toBe(200);
  });

  it('finds a misspelt name, and leaves the trace of the search', async () => {
    await web.child('Oyelaran');
    const browser = await as('anna');
    expect(wordsOf((await browser.get('/search?q=oyelarran')).body)).toContain('Jo Oyelaran');
    expect((await web.reads()).at(-1)).toMatchObject({ event: 'search' });
    expect((await browser.get('/search')).status).toBe(200);
  });
});
