import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/app/identity/passwords.ts';
import { NotCounted } from '../../src/app/ports/gathered.ts';
import { id, type AgencyId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { machineIds } from '../../src/store/ids.ts';
import { Browser, wordsOf } from './browser.ts';
import { openWebService, PASSWORD, PEOPLE, SERVICE, type Person, type WebService } from './service.ts';

const AGENCY = id<AgencyId>('yjs');
/** Roles that the service of the tests has nobody in. */
const OTHERS = { victor: 'volunteer', petra: 'performance-manager', hana: 'head-of-service', quinn: 'quality-manager' } as const;

let web: WebService;
let red: SubjectId;
let hidden: SubjectId;
const workers = new Map<string, WorkerId>();

const dyo = (colour: string, ...more: readonly { kind: string; data: Record<string, unknown>; happened?: boolean }[]) => [
  { kind: 'dyo.classified', data: { criterion: ['yogrs'] }, happened: true },
  { kind: 'rag.set', data: { colour }, happened: true },
  ...more,
];
const offence = { kind: 'offence.recorded', data: { status: 'charge', offence: 'Theft', gravity: 4 } };

beforeAll(async () => {
  web = await openWebService();
  web.now('2026-11-24T10:00:00.000Z');
  const passwordHash = await hashPassword(PASSWORD);
  await web.store.asSystem(SERVICE, async ({ directory }) => {
    for (const [name, role] of Object.entries(OTHERS)) {
      const worker = id<WorkerId>(machineIds.next());
      workers.set(name, worker);
      await directory.addWorker({ id: worker, agency: AGENCY, name, posts: [{ role, area: '' }] }, plainDate('2025-01-01'));
    }
  });
  for (const [name, worker] of workers) await web.identity.addAccount({ service: SERVICE, worker, username: name, passwordHash, demo: true }, '2026-11-24T10:00:00.000Z');
  await web.child('Greenaway', dyo('green', offence, offence));
  red = await web.child('Redfern', dyo('red', offence, { kind: 'flag.set', data: { flag: 'criminal-exploitation' } }));
  await web.child('Amberley', dyo('amber'));
  await web.child('Plainer', [{ kind: 'order.started', data: { type: 'referral-order' } }]);
  hidden = await web.child('Hiddenby', dyo('amber', offence, { kind: 'case.restricted', data: { why: 'The child of a colleague', ask: PEOPLE.fay.worker, people: [{ worker: PEOPLE.fay.worker }] } }));
});
afterAll(() => web?.close());

async function as(person: string): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person as Person);
  return browser;
}

/** The order in which some names stand on a page. */
function order(words: string, names: readonly string[]): string[] {
  return [...names].filter((n) => words.includes(n)).sort((a, b) => words.indexOf(a) - words.indexOf(b));
}

describe('lists of the policy', () => {
  it('stand in the order of the policy, link to the record and leave out what the reader may not see', async () => {
    const page = await (await as('cara')).get('/lists/dyo');
    expect(page.status).toBe(200);
    const words = wordsOf(page.body);
    expect(order(words, ['Greenaway', 'Amberley', 'Redfern'])).toEqual(['Redfern', 'Amberley', 'Greenaway']);
    expect(page.body).toContain(`/children/${red}"`);
    expect(words).toContain('3 rows');
    expect(words).not.toContain('Hiddenby');
    expect(words).toContain('LEI-7.19');
    expect(wordsOf((await (await as('fay')).get('/lists/dyo')).body)).toContain('Hiddenby');
  });

  it('are drawn up for a past day, are narrowed by a theme, and say a day that cannot be read', async () => {
    const browser = await as('cara');
    expect(wordsOf((await browser.get('/lists/dyo?on=19/11/2026')).body)).toContain('Nobody is on this list');
    const narrowed = wordsOf((await browser.get('/lists/dyo?flags=criminal-exploitation')).body);
    expect(order(narrowed, ['Greenaway', 'Amberley', 'Redfern'])).toEqual(['Redfern']);
    const wrong = await browser.get('/lists/dyo?on=32/11/2026');
    expect(wordsOf(wrong.body)).toContain('Day: give');
    expect(wordsOf((await browser.get('/lists/dyo?on=1/1/2099')).body)).toContain('not later than today');
  });

  it('are taken along as CSV and as a workbook with the clause that they stand under, and each export is in the audit', async () => {
    const browser = await as('cara');
    const csv = await browser.get('/lists/dyo/csv');
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toContain('LEI-7.19');
    expect(csv.body.indexOf('Redfern')).toBeGreaterThan(0);
    expect(csv.body.indexOf('Redfern')).toBeLessThan(csv.body.indexOf('Greenaway'));
    const xlsx = await browser.get('/lists/dyo/xlsx');
    expect(xlsx.body.startsWith('PK')).toBe(true);
    expect((await web.reads()).slice(-2).map((r) => r.event)).toEqual(['list.exported', 'list.exported']);
  });

  it('are kept for those whose the policy says they are', async () => {
    const browser = await as('anna');
    expect((await browser.get('/lists/qa-sample')).status).toBe(403);
    expect((await browser.get('/lists/qa-sample/csv')).status).toBe(403);
    expect((await browser.get('/checklists/compliance')).status).toBe(403);
    expect(wordsOf((await browser.get('/lists')).body)).not.toContain('Quality assurance sample');
    expect((await (await as('quinn')).get('/lists/qa-sample')).status).toBe(200);
    expect((await (await as('victor')).get('/lists/dyo')).status).toBe(403);
    expect((await browser.get('/lists/nothing')).status).toBe(404);
  });

  it('a child who is not DYO stands on the Toolkit with a link to start a consideration', async () => {
    const child = await web.child('Repeating', [{ kind: 'offence.recorded', data: { status: 'proven', offence: 'Theft' } }]);
    const browser = await as('ben');
    await browser.submit(`/children/${child}/record/offence.recorded`, { occurredOn: '22/11/2026', status: 'charge', offence: 'Burglary' });
    const page = (await browser.get('/lists/reoffending-toolkit')).body;
    expect(wordsOf(page)).toMatch(/Repeating.*not DYO/);
    expect(page).toContain(`/children/${child}/record/dyo.decision`);
  });

  it('who has gone through a list is kept with its day and what stood on it', async () => {
    const browser = await as('cara');
    const sent = await browser.submit('/checklists/compliance', { note: 'Asked Anna about the visits' }, '/checklists/compliance/gone-through');
    expect(sent).toMatchObject({ status: 303, location: '/checklists/compliance' });
    const page = wordsOf((await browser.get('/checklists/compliance')).body);
    expect(page).toContain('Cara Coordinator: 3 were on it. Asked Anna about the visits');
    expect(page).toMatch(/0 of 5|1 of 5/);
    const kept = await web.ports.store.asReader(readerOf('cara'), (unit) => unit.gathered.aboutUnits(['list.signed-off']));
    expect(kept[0]?.data['rows']).toHaveLength(3);
    expect(JSON.stringify(kept[0]?.data)).toContain('open: Visit');
  });
});

function readerOf(person: Person): Parameters<WebService['ports']['store']['asReader']>[0] {
  const { worker, name, roles } = PEOPLE[person];
  return { service: SERVICE, worker, name, agency: AGENCY, roles, purpose: 'working with the child' };
}

describe('measures', () => {
  const FIGURE = /75\.0 per cent \(3 of 4\)/;

  it('give everybody who may see them the same figure, restricted records counted', async () => {
    for (const person of ['ben', 'cara', 'petra', 'hana', 'eli']) {
      const page = wordsOf((await (await as(person)).get('/measures/reoffending-rate')).body);
      expect(page, person).toMatch(FIGURE);
    }
    expect((await web.reads()).at(-1)).toMatchObject({ event: 'measure.opened' });
  });

  it('open to the rows behind them, without the name of a child whose record is hidden from the reader', async () => {
    const page = wordsOf((await (await as('eli')).get('/measures/reoffending-rate')).body);
    expect(page).toContain('Redfern');
    expect(page).toContain('A record that you may not open');
    expect(page).not.toContain('Hiddenby');
    expect(page).toContain('none from before the day from which the member counts');
    expect(page).toContain('October to December 2026, so far');
    const csv = (await (await as('eli')).get('/measures/reoffending-rate/csv')).body;
    expect(csv).toContain('75.0 per cent');
    expect(csv).toContain('LEI-11.2');
    expect(csv).not.toContain('Hiddenby');
    expect((await web.reads()).at(-1)).toMatchObject({ event: 'measure.exported' });
  });

  it('are refused to a volunteer and to a case manager, by the page and by the store', async () => {
    for (const person of ['victor', 'anna']) expect((await (await as(person)).get('/measures/reoffending-rate')).status, person).toBe(403);
    expect((await (await as('victor')).get('/measures')).status).toBe(403);
    const victor = { ...readerOf('anna'), worker: workers.get('victor')!, roles: ['volunteer' as const] };
    await expect(web.store.forFigures(victor, ({ counted }) => counted.subjectsWith('child', undefined))).rejects.toBeInstanceOf(NotCounted);
    // There is something to hide.
    expect((await web.store.forFigures(readerOf('eli'), ({ counted }) => counted.subjectsWith('child', ['case.restricted'])))).toEqual([hidden]);
  });

  it('a cohort that the analyst fixes keeps its members, and a case without the right fixes none', async () => {
    const eli = await as('eli');
    const sent = await eli.submit('/measures', { 'fix-cohort': 'dyo', 'fix-label': 'Autumn 2026', 'fix-on': '24/11/2026', 'fix-follow-up': '6 months' }, '/cohorts');
    expect(sent).toMatchObject({ status: 303, location: '/measures' });
    const page = wordsOf((await eli.get('/measures')).body);
    expect(page).toMatch(/Autumn 2026 Tue 24 November 2026 4 23 May 2027 \(6 months\)/);
    await web.child('Latecomer', dyo('red', offence));
    const cohort = /value="([0-9a-f-]{36})"[^>]*>Autumn 2026/.exec((await eli.get('/measures/reoffending-rate')).body)?.[1] ?? '';
    expect(wordsOf((await eli.get('/measures/reoffending-rate')).body)).toContain('(4 of 5)');
    const fixed = wordsOf((await eli.get(`/measures/reoffending-rate?cohort=${cohort}`)).body);
    expect(fixed).toMatch(FIGURE);
    expect(fixed).toContain('Of the 4 members of Autumn 2026');
    const refused = await (await as('ben')).submit('/measures', { 'fix-cohort': 'dyo', 'fix-label': 'Mine', 'fix-on': '24/11/2026' }, '/cohorts');
    expect(refused.status).toBe(403);
    const nothing = await eli.submit('/measures', { 'fix-cohort': 'dyo', 'fix-label': '', 'fix-on': 'yesteryear' }, '/cohorts');
    expect(nothing.status).toBe(422);
    expect(wordsOf(nothing.body)).toContain('Say what it is called');
  });

  it('a joint review and a comment are kept with day and who took part', async () => {
    const ben = await as('ben');
    const alone = await ben.submit('/measures', { 'review-report': 'dyo-cohort', 'review-on': '24/11/2026', 'review-with': ['team-manager'], 'review-note': 'Looked' }, '/measures/reviews');
    expect(alone.status).toBe(422);
    expect(alone.body).toContain('Looked');
    await ben.submit('/measures', { 'review-report': 'dyo-cohort', 'review-on': '24/11/2026', 'review-with': ['team-manager', 'performance-manager'], 'review-note': 'Two children account for most' }, '/measures/reviews');
    expect(wordsOf((await ben.get('/measures')).body)).toMatch(/Two children account for most Team manager, Performance manager; recorded by Ben Manager/);
    await (await as('cara')).submit('/measures/reoffending-rate', { text: 'One offence is being corrected' }, '/measures/reoffending-rate/comments');
    expect(wordsOf((await ben.get('/measures/reoffending-rate')).body)).toContain('One offence is being corrected Cara Coordinator');
  });
});

describe('documents', () => {
  it('are listed in the version in force; a manager enters the next, and a case manager is refused', async () => {
    const ben = await as('ben');
    expect(wordsOf((await ben.get('/guidance')).body)).toContain('Issue Four, November 2018');
    expect(await ben.submit('/guidance', { 'version-document': 'iom-guidance', 'version-label': 'January 2025', 'version-issue': 'V5', 'version-from': '1/2025' }, '/guidance/versions')).toMatchObject({ status: 303 });
    expect(await ben.submit('/guidance', { 'review-document': 'deter-young-offenders-policy', 'review-next': '1/5/2027' }, '/guidance/reviews')).toMatchObject({ status: 303 });
    const page = wordsOf((await ben.get('/guidance')).body);
    expect(page).toContain('V5, January 2025 1 January 2025');
    expect(page).toContain('1 May 2027');
    const anna = await as('anna');
    expect((await anna.submit('/guidance', { 'review-document': 'iom-guidance', 'review-next': '1/5/2027' }, '/guidance/reviews')).status).toBe(403);
  });

  it('are offered on the form of the decision, and the decision shows the version in force on its day', async () => {
    const ben = await as('ben');
    expect(wordsOf((await ben.get(`/children/${red}/record/dyo.decision`)).body)).toMatch(/Leicestershire and Rutland IOM Operational Manual ?, Issue Four, November 2018/);
    const entries = await web.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: red }));
    const decision = entries.find((e) => e.kind === 'dyo.classified');
    expect(wordsOf((await ben.get(`/children/${red}/entries/${decision?.id ?? ''}`)).body)).toContain('Deter Young Offenders policy, May 2019');
  });
});

describe('a service with several teams', () => {
  const team = new Map<string, WorkerId>();

  beforeAll(async () => {
    await web.store.asSystem(SERVICE, async ({ directory }) => {
      for (const name of ['North', 'South']) {
        const worker = id<WorkerId>(machineIds.next());
        team.set(name, worker);
        await directory.addWorker({ id: worker, agency: AGENCY, name: `${name} Worker`, team: `${name} team`, posts: [{ role: 'case-manager', area: '' }] }, plainDate('2025-01-01'));
      }
    });
    const allocated = (name: string) => ({ kind: 'allocation.made', data: { role: 'case-manager', worker: team.get(name) ?? '' } });
    await web.child('Northerly', dyo('red', offence, allocated('North')));
    await web.child('Northam', dyo('amber', allocated('North')));
    await web.child('Southey', dyo('red', allocated('South')));
  });

  it('LEI-10.2 a figure is narrowed to the children whose case manager on the last day is of a team, and says so in its file', async () => {
    const ben = await as('ben');
    const north = wordsOf((await ben.get('/measures/dyo-reoffending?from=1/11/2026&team=North+team')).body);
    expect(north).toContain('(1 of 2)');
    expect(north).toContain('only children whose case manager on the last day is of North team');
    expect(order(north, ['Southey', 'Redfern', 'Northam', 'Northerly'])).toEqual(['Northerly', 'Northam']);
    const before = wordsOf((await ben.get('/measures/dyo-reoffending?from=1/11/2026&to=19/11/2026&team=North+team')).body);
    expect(before, 'nobody was allocated yet').toContain('nothing to divide by');
    expect((await ben.get('/measures/dyo-reoffending/csv?from=1/11/2026&team=South+team')).body).toContain('is of South team');
    expect(wordsOf((await ben.get('/measures?team=North+team')).body)).toContain('(1 of 2)');
  });

  it('does not say in which team a hidden child is: a team’s figures leave out whom the reader may not open, the service’s count everybody', async () => {
    const total = async (person: Person, query: string): Promise<string> => /\((\d+ of \d+)\)/.exec(wordsOf((await (await as(person)).get(`/measures/dyo-reoffending?from=1/11/2026${query}`)).body))?.[1] ?? '';
    const [service, north] = [await total('ben', ''), await total('ben', '&team=North+team')];
    await web.child('Hiddennorth', dyo('red', offence, { kind: 'allocation.made', data: { role: 'case-manager', worker: team.get('North') ?? '' } }, { kind: 'case.restricted', data: { why: 'The child of a colleague', ask: PEOPLE.dora.worker, people: [{ worker: PEOPLE.dora.worker }] } }));
    expect(north).toBe('1 of 2');
    expect(await total('ben', '&team=North+team')).toBe(north);
    expect(await total('ben', '')).not.toBe(service);
    const dora = await as('dora');
    await dora.submit('/role', { role: 'team-manager' });
    expect(wordsOf((await dora.get('/measures/dyo-reoffending?from=1/11/2026&team=North+team')).body), 'who may open the record').toContain('(2 of 3)');
    expect(wordsOf((await (await as('ben')).get('/measures?team=North+team')).body)).toContain('without records that you may not open');
  });

  it('the page of the team shows the work of one team or of everybody', async () => {
    const ben = await as('ben');
    const one = wordsOf((await ben.get('/team?team=North+team')).body);
    expect(one).toContain('North Worker');
    expect(one).not.toContain('South Worker');
    const everybody = wordsOf((await ben.get('/team?team=')).body);
    expect(order(everybody, ['North Worker', 'South Worker'])).toHaveLength(2);
  });
});
