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

const entriesOf = (child: SubjectId) => web.ports.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }));
const allocated = [
  { kind: 'allocation.made', data: { role: 'case-manager', worker: PEOPLE.anna.worker } },
  { kind: 'allocation.made', data: { role: 'offender-management-coordinator', worker: PEOPLE.cara.worker } },
] as const;

describe('what is owed in another system', () => {
  it('stands on one page with the text to copy; what is ticked is confirmed, what differs stays listed until it is settled', async () => {
    const child = await web.child('Ledgerone', [
      ...allocated,
      { kind: 'dyo.classified', data: { criterion: ['yogrs'] }, happened: true },
      { kind: 'flag.set', data: { flag: 'missing', confirmed: true } },
    ]);
    const browser = await as('cara');
    expect(wordsOf((await browser.get('/my-work')).body)).toContain('Copy the texts and tick what you have entered');
    const before = (await browser.get('/second-entries?system=niche')).body;
    expect(wordsOf(before)).toContain(': Flag set: Missing Copy');
    const name = (clause: string): string => new RegExp(`name="(${child}\\|${clause}[^"]*\\|)entered"`).exec(before)?.[1] ?? `no line of ${clause}`;

    const nothing = await browser.submit('/second-entries?system=niche', {});
    expect(wordsOf(nothing.body)).toContain('Tick at least one that you have entered');

    const half = await browser.submit('/second-entries?system=niche', { [`${name('LEI-2.21')}entered`]: 'yes', [`${name('LEI-7.4')}outcome`]: 'differs', on: '24/11/2026', at: '9:30' });
    expect(half.status).toBe(422);
    expect(wordsOf(half.body)).toContain('what differs there');
    const first = (await entriesOf(child)).filter((e) => e.kind === 'partner.updated');
    expect(first.map((e) => [e.data['what'], e.data['outcome'], e.occurredAt])).toEqual([['niche', 'entered', '09:30']]);

    const done = await browser.submit('/second-entries?system=niche', { [`${name('LEI-7.4')}outcome`]: 'differs', [`${name('LEI-7.4')}note`]: 'Niche has no missing marker', on: '24/11/2026' });
    expect(done.status).toBe(303);
    const listed = wordsOf((await browser.get('/second-entries?system=niche')).body);
    expect(listed).toContain('Something differs there (1)');
    expect(listed).toContain('Niche has no missing marker');
    expect(listed).not.toContain(': Flag set: Missing Copy');
  });

  it('is refused to those who may not record', async () => {
    expect((await (await as('eli')).get('/second-entries')).status).toBe(403);
  });
});

describe('what is to be read at once', () => {
  it('stands above everything else with its moment, for the case manager allocated and for nobody else', async () => {
    const child = await web.child('Alertone', [...allocated, { kind: 'dyo.classified', data: { criterion: ['yogrs'] }, happened: true }, { kind: 'rag.set', data: { colour: 'red' }, happened: true }]);
    web.now('2026-11-24T14:05:00.000Z');
    const cara = await as('cara');
    expect((await cara.submit(`/children/${child}/record/intelligence.check`, { result: 'Seen with known robbers', analysis: 'The evenings are the risk', informs: 'neither', occurredOn: '24/11/2026' })).status).toBe(303);
    const anna = await as('anna');
    const work = await anna.get('/my-work');
    expect(wordsOf(work.body)).toContain('New intelligence on a Red case');
    expect(wordsOf(work.body)).toContain('Tue 24 November 2026, 14:05');
    expect(wordsOf((await (await as('fay')).get('/my-work')).body)).not.toContain('Alertone');
    expect(wordsOf((await anna.get(`/children/${child}`)).body)).toContain('New: please read (1)');
    const entry = /\/entries\/([0-9a-f-]+)/.exec(work.body)?.[1] ?? '';
    expect((await anna.submit('/my-work', { entry, _return: `/children/${child}` }, '/my-work/read')).status).toBe(303);
    expect(wordsOf((await anna.get('/my-work')).body)).not.toContain('New intelligence on a Red case');
    expect((await entriesOf(child)).filter((e) => e.kind === 'alert.seen').map((e) => [e.of, e.recordedBy])).toEqual([[entry, PEOPLE.anna.worker]]);
  });
});

describe('the list of names', () => {
  it('is logged as it stood that day, and those who have a name are asked to remove it when the child leaves', async () => {
    const child = await web.child('Listone', [...allocated, { kind: 'dyo.classified', data: { criterion: ['yogrs'] }, happened: true }]);
    const cara = await as('cara');
    const wrong = await cara.submit('/name-list', { act: 'give', 'give-on': '24/11/2026' });
    expect(wordsOf(wrong.body)).toContain('Choose at least one recipient');
    expect((await cara.submit('/name-list', { act: 'give', 'give-recipients': ['hub', 'police'], 'give-channel': 'secure-mail', 'give-on': '24/11/2026' })).status).toBe(303);
    const given = wordsOf((await cara.get('/name-list')).body);
    expect(given).toContain('Tue 24 November 2026: IOM hub, Police');
    expect(given).toContain('Jo Listone');
    const shared = (await entriesOf(child)).find((e) => e.kind === 'name-list.shared');
    expect(shared?.data).toMatchObject({ recipients: ['hub', 'police'], channel: 'secure-mail' });
    expect(shared?.data['names']).toBeGreaterThan(0);

    const ben = await as('ben');
    expect((await ben.submit(`/children/${child}/record/dyo.ended`, { ground: 'order-ended', reason: 'Completed', 'decided-by': 'team-manager', occurredOn: '24/11/2026' })).status).toBe(303);
    expect(wordsOf((await cara.get('/name-list')).body)).toContain('Names to be removed (1)');
    expect((await cara.submit('/name-list', { act: 'ask', 'ask-child': child, 'ask-recipients': ['hub', 'police'], 'ask-channel': 'secure-mail', 'ask-on': '24/11/2026' })).status).toBe(303);
    expect(wordsOf((await cara.get('/name-list')).body)).not.toContain('Names to be removed');
    expect(wordsOf((await cara.get('/name-list')).body)).toContain('Jo Listone');
  });
});

describe('the feedback after the RAG meeting', () => {
  it('is released for all rated children on one screen, filled in from the record, and reaches the case manager', async () => {
    const child = await web.child('Feedbackone', [
      ...allocated,
      { kind: 'dyo.classified', data: { criterion: ['yogrs'] }, happened: true },
      { kind: 'rag.set', data: { colour: 'red', harm: 'imminent', reason: 'He was seen armed' }, happened: true },
      { kind: 'action.set', data: { what: 'Curfew check', 'owner-role': 'team-manager', due: '2026-12-01' } },
    ]);
    const cara = await as('cara');
    const page = (await cara.get('/meetings/feedback')).body;
    expect(wordsOf(page)).toContain('Jo Feedbackone');
    expect(page).toContain('He was seen armed');
    expect(page).toContain('Curfew check');
    const p = new RegExp(`name="(${child}\\|[^"]*\\|)release"`).exec(page)?.[1] ?? '';
    expect(wordsOf((await cara.submit('/meetings/feedback', { [`${p}release`]: 'yes', [`${p}reasons`]: '' })).body)).toContain('Jo Feedbackone: give the reasons');
    const sent = await cara.submit('/meetings/feedback', { [`${p}release`]: 'yes', [`${p}reasons`]: 'Harm could occur; he was seen armed.', [`${p}actions`]: 'Curfew check' });
    expect(sent.status).toBe(303);
    const given = (await entriesOf(child)).find((e) => e.kind === 'rag-feedback.given');
    expect(given?.data).toMatchObject({ to: ['case-manager'], rating: 'red', actions: 'Curfew check' });
    expect(given?.of).toBe((await entriesOf(child)).find((e) => e.kind === 'rag.set')?.id);
    expect(wordsOf((await (await as('anna')).get('/my-work')).body)).toContain('Feedback from the RAG meeting');
    expect((await (await as('eli')).get('/meetings/feedback')).status).toBe(403);
  });
});
