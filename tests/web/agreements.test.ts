import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, hiddenFields, wordsOf } from './browser.ts';
import { openWebService, PEOPLE, SERVICE, type Person, type WebService } from './service.ts';

let web: WebService;
beforeAll(async () => {
  web = await openWebService();
});
afterAll(() => web?.close());

async function as(person: Person): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person);
  return browser;
}

/** The path of the first link with these words in it. */
const linkTo = (body: string, part: string): string => (new RegExp(`href="([^"]*${part}[^"]*)"`).exec(body)?.[1] ?? '').replaceAll('&amp;', '&');

describe('agreements with partners', () => {
  it('begin with a partner, hold its agreement, its obligations and challenges, and say when a review is overdue', async () => {
    const ben = await as('ben');
    expect(wordsOf((await ben.get('/agreements')).body)).toContain('No partner is on record yet');
    const unnamed = await ben.submit('/agreements/record/unit.recorded?partner=new', { sort: 'partner', occurredOn: '20/11/2026' });
    expect(unnamed.status).toBe(422);
    expect(wordsOf(unnamed.body)).toContain('Name: fill this in');
    expect((await ben.submit('/agreements/record/unit.recorded?partner=new', { name: 'Testshire Police', sort: 'partner', statutory: 'yes', occurredOn: '20/11/2026' })).status).toBe(303);

    let body = (await ben.get('/agreements')).body;
    expect((await ben.submit(linkTo(body, 'agreement.registered'), { type: 'information-exchange', title: 'Protocol with the Police', version: '2', 'next-review': '23/11/2026', occurredOn: '20/11/2026' })).status).toBe(303);
    body = (await ben.get('/agreements')).body;
    expect(wordsOf(body)).toContain('1 review is overdue');
    expect(wordsOf(body)).toContain('Overdue by 1 day');

    expect((await ben.submit(linkTo(body, 'obligation.set'), { what: 'Two officers seconded', who: 'partner', occurredOn: '20/11/2026' })).status).toBe(303);
    body = (await ben.get('/agreements')).body;
    expect((await ben.submit(linkTo(body, 'obligation.challenged'), { what: 'Raised with the superintendent', occurredOn: '23/11/2026' })).status).toBe(303);
    body = (await ben.get('/agreements')).body;
    expect(wordsOf(body)).toContain('Raised with the superintendent Open');
    expect((await ben.submit(linkTo(body, 'obligation.status-set'), { status: 'met', occurredOn: '24/11/2026' })).status).toBe(303);
    expect(wordsOf((await ben.get('/agreements')).body)).toContain('(settled)');

    const review = await ben.get(linkTo((await ben.get('/agreements')).body, 'agreement.reviewed'));
    expect(review.body).toMatch(/value="information-exchange"[^>]*checked|checked[^>]*value="information-exchange"/);
    expect((await ben.submit(linkTo((await ben.get('/agreements')).body, 'agreement.reviewed'), { type: 'information-exchange', outcome: 'stays', 'next-review': '24/11/2027', occurredOn: '24/11/2026' })).status).toBe(303);
    const after = wordsOf((await ben.get('/agreements')).body);
    expect(after).toContain('No review is overdue');
    expect(after).toContain('24 November 2027');
  });

  it('count what was shared under them', async () => {
    await web.child('Underone', [{ kind: 'disclosure.made', data: { to: 'education', person: 'Head of year', purpose: 'Safety', gateway: 'ca-2004-s11', words: 'Told', channel: 'telephone', agreement: 'Protocol with the Police' } }]);
    expect(wordsOf((await (await as('ben')).get('/agreements')).body)).toMatch(/24 November 2027 1 /);
  });

  it('stand beside what the service keeps of itself: decisions on processing, evidence of the principles, training', async () => {
    const ben = await as('ben');
    expect((await ben.submit('/agreements/record/unit.recorded?partner=new', { name: 'A Youth Justice Service', sort: 'service', occurredOn: '20/11/2026' })).status).toBe(303);
    const form = linkTo((await ben.get('/agreements')).body, 'processing.decided');
    const blank = await ben.submit(form, { activity: 'Weekly list', decision: 'Shared on Mondays', decider: 'The manager', occurredOn: '23/11/2026' });
    expect(blank.status).toBe(422);
    expect(wordsOf(blank.body)).toContain('Why: fill this in');
    expect((await ben.submit(form, { activity: 'Weekly list', decision: 'Shared on Mondays', reason: 'Children are found sooner', decider: 'The manager', occurredOn: '23/11/2026' })).status).toBe(303);
    expect((await ben.submit(form.replace('processing.decided', 'principle.evidenced'), { principle: 'lawful', evidence: 'A basis on each disclosure', occurredOn: '23/11/2026' })).status).toBe(303);
    const page = wordsOf((await ben.get('/agreements')).body);
    expect(page).toContain('Weekly list: Shared on Mondays (The manager: Children are found sooner)');
    expect(page).toContain('Lawful, fair and transparent: A basis on each disclosure');
  });

  it('are kept from those who do not manage, and take nothing about a partner that is not there', async () => {
    const anna = await as('anna');
    expect((await anna.get('/agreements')).status).toBe(403);
    expect((await anna.post('/agreements/record/unit.recorded', { partner: 'new', name: 'X', sort: 'partner' })).status).toBe(403);
    const cara = await as('cara');
    expect(linkTo((await cara.get('/agreements')).body, '/agreements/record')).toBe('');
    const ben = await as('ben');
    expect((await ben.get('/agreements/record/obligation.set?partner=0190a000-0000-7000-8000-000000000099')).status).toBe(404);
    expect((await ben.get('/agreements/record/document.version-set?partner=new')).status).toBe(404);
  });
});

describe('consent to sharing', () => {
  it('stands on the sharing page as it was given, withdrawn and over', async () => {
    const child = await web.child('Consentone', [{ kind: 'allocation.made', data: { role: 'case-manager', worker: PEOPLE.anna.worker } }]);
    const anna = await as('anna');
    expect(wordsOf((await anna.get(`/children/${child}/sharing`)).body)).toContain('Nobody has been asked, as far as is recorded');
    const given = { status: 'given', explained: 'With whom and what for', understands: 'yes', scope: ['engagement'], recipients: ['partners', 'housing-providers'], signed: ['young-person'], until: '30/11/2026', occurredOn: '20/11/2026' };
    expect((await anna.submit(`/children/${child}/record/consent.recorded`, given)).status).toBe(303);
    const page = wordsOf((await anna.get(`/children/${child}/sharing`)).body);
    expect(page).toContain('Given since Fri 20 November 2026');
    expect(page).toContain('Partner agencies of the agreement; Housing companies and landlords');
    expect((await anna.submit(`/children/${child}/record/consent.recorded`, { status: 'withdrawn', occurredOn: '23/11/2026' })).status).toBe(303);
    const later = wordsOf((await anna.get(`/children/${child}/sharing`)).body);
    expect(later).toContain('Withdrawn since Mon 23 November 2026');
    expect(later).toContain('Consent before');
  });

  it('is asked for in the form by which information is shared, with what further bases need', async () => {
    const child = await web.child('Consenttwo', [{ kind: 'allocation.made', data: { role: 'case-manager', worker: PEOPLE.anna.worker } }]);
    const body = wordsOf((await (await as('anna')).get(`/children/${child}/share`)).body);
    for (const words of ['Who that is', 'What it is about', 'Further bases', 'Article 8.2', 'Ordinary e-mail', 'Why it is shared without consent']) expect(body).toContain(words);
  });

  it('is chosen by its period, looked at once more, and then recorded; nothing that was ticked is lost on the way', async () => {
    const child = await web.child('Sharing', [{ kind: 'allocation.made', data: { role: 'case-manager', worker: PEOPLE.anna.worker } }, { kind: 'flag.set', data: { flag: 'missing', confirmed: true } }]);
    const anna = await as('anna');
    const path = `/children/${child}/share`;
    const first = (await anna.get(path)).body;
    expect(wordsOf(first)).toContain('entries since 24 August 2026; none is chosen');
    const [, name = '', entry = ''] = /name="(entries\.\d+\.entry)"[^>]*value="([0-9a-f-]{36})"[^>]*\/?>\s*<label[^>]*>Flag/.exec(first) ?? [];
    expect(entry).not.toBe('');
    const later = await anna.submit(path, { [name]: entry, _since: '24/11/2026', _more: 'period', person: 'Dee Desk' });
    expect(wordsOf(later.body), 'what is ticked stays though it is older').toContain('1 entry since 24 November 2026; 1 chosen');
    expect(later.body).toContain('Dee Desk');
    const agency = /<option value="([^"]+)"[^>]*>A partner/.exec(first)?.[1];
    const typed = { to: agency ?? 'yjs', person: 'Dee Desk', purpose: 'A safe move', gateway: 'cda-1998-s115', [name]: entry, confidentiality: 'None was promised', 'public-interest': 'Safety', proportionality: 'One entry', channel: 'meeting', occurredOn: '24/11/2026' };
    const before = await anna.submit(path, typed);
    expect(wordsOf(before.body)).toContain('Nothing is on record yet');
    expect(wordsOf(before.body)).toMatch(/Shared: 1 entry Flag/);
    const shared = async () => (await web.ports.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }))).filter((e) => e.kind === 'disclosure.made');
    expect(await shared()).toEqual([]);
    expect((await anna.post(path, { ...hiddenFields(before.body), '_looked-at': 'yes' })).status).toBe(303);
    expect((await shared())[0]?.data).toMatchObject({ person: 'Dee Desk', entries: [{ entry }] });
  });
});
