import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../src/core/chronology/entry.ts';
import { id, type AgencyId, type SubjectId } from '../../src/core/values/ids.ts';
import { Browser, hiddenFields, wordsOf, type Answer } from './browser.ts';
import { openWebService, PEOPLE, SERVICE, type Person, type WebService } from './service.ts';
import { membersOf, textOf } from './zip-members.ts';

const file = (words: string): Uint8Array => new TextEncoder().encode(`${words}\n`);

let web: WebService;
beforeAll(async () => {
  web = await openWebService();
  await web.store.asSystem(SERVICE, ({ directory }) => directory.addAgency({ id: id<AgencyId>('hospital'), name: 'The hospital', sort: 'health' }));
});
afterAll(() => web?.close());
beforeEach(() => web.now('2026-11-24T10:00:00.000Z'));

async function as(person: Person): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person);
  return browser;
}
const entries = async (child: SubjectId, kind: string): Promise<readonly Entry[]> => (await web.ports.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }))).filter((e) => e.kind === kind);
async function send(browser: Browser, path: string, fields: Record<string, string>, filename: string, bytes: Uint8Array): Promise<Answer> {
  return browser.upload(path.split('?')[0] ?? path, { ...hiddenFields((await browser.get(path)).body), ...fields }, { field: 'file', filename, bytes });
}
async function keep(browser: Browser, child: SubjectId, title: string, filename: string, more: Record<string, string> = {}): Promise<string> {
  expect((await send(browser, `/children/${child}/documents/add`, { title, sort: 'report', from: 'A school', 'seen-by': 'everybody', occurredOn: 'today', ...more }, filename, file(`the words of ${title}`))).status).toBe(303);
  return (await entries(child, 'document.kept')).at(-1)!.id;
}
async function asked(browser: Browser, child: SubjectId): Promise<string> {
  expect((await browser.submit(`/children/${child}/record/rights.requested`, { right: 'access', 'asked-by': 'child', name: 'Jo', capacity: 'understands', identity: 'known', what: 'All of it', preparer: PEOPLE.anna.worker, occurredOn: 'today' })).status).toBe(303);
  return `/children/${child}/rights/${(await entries(child, 'rights.requested')).at(-1)!.id}`;
}

describe('documents in a copy of the record', () => {
  it('go whole, as a copy with words blacked out, or not, each decided and read over, and leave together', async () => {
    const child = await web.child('Given');
    const [anna, ben] = [await as('anna'), await as('ben')];
    const whole = await keep(anna, child, 'School report', 'school report.txt');
    const part = await keep(anna, child, 'Letter about Marvin Pettigrew', 'Marvin Pettigrew.txt');
    const out = await keep(anna, child, 'What the lawyer wrote about Marvin Pettigrew', 'Pettigrew lawyer.txt');
    const base = await asked(anna, child);
    const item = (entry: string): string => `${base}/bundle/${entry}`;

    // Nothing of a document is given together with other entries, and nothing without saying what becomes of its file.
    expect(wordsOf((await anna.get(`${base}/together`)).body)).not.toContain('School report');
    expect(wordsOf((await anna.submit(item(whole), { decision: 'give' })).body)).toContain('what becomes of the file');
    expect(wordsOf((await anna.submit(item(whole), { decision: 'give', 'file-goes': 'out' })).body)).toContain('that it is given in part');
    expect((await anna.submit(item(whole), { decision: 'give', 'file-goes': 'whole' })).status).toBe(303);

    // A copy is added on the way; what was typed is there again.
    const away = await anna.submit(item(part), { decision: 'part', reason: 'third-party', added: 'Marvin Pettigrew', note: 'Look at page 2', '_add-copy': part });
    expect(away.location).toContain(`/documents/${part}/black-out?return=`);
    const added = await send(anna, away.location, { title: 'Letter', why: 'third-party' }, 'letter.txt', file('the words of nobody'));
    expect(added.location).toBe(item(part));
    const copy = (await entries(child, 'document.blacked-out')).at(-1)!.id;
    const page = await anna.get(item(part));
    expect(page.body).toContain('Look at page 2');
    expect(wordsOf(page.body)).toContain('A copy with words blacked out goes in its place: Letter');
    expect((await anna.submit(item(part), { decision: 'part', reason: 'third-party', added: 'Marvin Pettigrew', 'file-goes': copy })).status).toBe(303);
    // Another document's copy is not one of this.
    expect(wordsOf((await anna.submit(item(out), { decision: 'part', reason: 'privilege', 'file-goes': copy })).body)).toContain('nobody has taken back');
    expect((await anna.submit(item(out), { decision: 'withhold', reason: 'privilege' })).status).toBe(303);
    for (const e of await entries(child, 'identity.recorded')) expect((await anna.submit(item(e.id), { decision: 'give' })).status).toBe(303);
    expect(wordsOf((await anna.get(`${base}/bundle`)).body)).toContain('4 of 4 decided');

    // Whoever reads it over opens what would go, and not what would not.
    const reading = await ben.get(`${base}/read-over`);
    expect(wordsOf(reading.body)).toContain('With words blacked out: letter.txt');
    expect(reading.body).toContain(`/documents/${copy}/file`);
    expect(reading.body).not.toContain('Pettigrew lawyer.txt');
    expect((await ben.submit(`${base}/read-over`, { finding: 'ready' })).status).toBe(303);
    expect((await ben.get(`${base}/copy/zip`)).status).toBe(404);
    const letter = /name="letter"[^>]*>([\s\S]*?)<\/textarea>/.exec((await ben.get(`${base}/give`)).body)?.[1] ?? '';
    expect((await ben.submit(`${base}/give`, { to: 'Jo', how: 'By hand', letter })).location).toBe(`${base}/copy`);
    expect((await entries(child, 'bundle.given'))[0]?.data).toMatchObject({ given: 2, 'in-part': 1, withheld: 1 });

    const taken = await ben.get(`${base}/copy/zip`);
    expect([taken.status, taken.headers['content-type'], taken.headers['content-disposition']]).toEqual([200, 'application/zip', "attachment; filename*=UTF-8''demonstration-record-2026-11-24.zip"]);
    expect((await web.reads()).at(-1)).toMatchObject({ event: 'child.bundle-taken', subject_id: child });
    const members = membersOf(Buffer.from(taken.bytes));
    expect([...members.keys()]).toEqual(['record-2026-11-24.docx', expect.stringMatching(/^documents\/\d school report\.txt$/), expect.stringMatching(/^documents\/\d letter\.txt$/)]);
    const texts = [...members].slice(1).map(([, bytes]) => bytes.toString('utf8'));
    expect(texts).toEqual(['the words of School report\n', 'the words of nobody\n']);
    // The list of documents stands in the copy, with the names under which they lie beside it.
    const docx = textOf(members.get('record-2026-11-24.docx') ?? Buffer.alloc(0));
    expect(docx).toContain('Documents that go with it');
    for (const name of [...members.keys()].slice(1)) expect(docx).toContain(name);
    for (const words of [docx, ...texts, [...members.keys()].join()]) expect(words).not.toMatch(/Marvin|Pettigrew|lawyer wrote/);
    // The same copy, always.
    const again = membersOf(Buffer.from((await ben.get(`${base}/copy/zip`)).bytes));
    expect([...again.keys()]).toEqual([...members.keys()]);
    const wordsIn = (m: typeof members): string | undefined => membersOf(m.get('record-2026-11-24.docx') ?? Buffer.alloc(0)).get('word/document.xml')?.toString('utf8');
    expect(wordsIn(again)).toBe(wordsIn(members));
    expect(wordsIn(members)?.length).toBeGreaterThan(1000);
    expect(wordsOf((await ben.get(`${base}/copy`)).body)).toContain('the file: a copy with words blacked out goes in its place');

    // It is asked again who takes it when the sign-in is old; the case manager who prepared it does not take it.
    expect((await anna.get(`${base}/copy/zip`)).status).toBe(403);
    web.now('2026-11-24T10:30:00.000Z');
    expect((await ben.get(`${base}/copy/zip`)).location).toContain('/confirm');
  });

  it('that are another agency’s go only with its agreement', async () => {
    const child = await web.child('Foreign');
    const anna = await as('anna');
    const doc = await keep(anna, child, 'Letter of the hospital', 'hospital.txt', { originator: 'hospital' });
    const base = await asked(anna, child);
    const page = await anna.get(`${base}/bundle/${doc}`);
    expect(wordsOf(page.body)).toContain('This is another agency’s information (The hospital). Ask them whether the child may have it , or say why it is not given. Its file goes only if they agree.');
    expect(wordsOf((await anna.submit(`${base}/bundle/${doc}`, { decision: 'give', 'file-goes': 'whole', 'answer:TLN-43': 'It is about the child alone' })).body)).toContain('the agreement of the agency whose document it is');
    const ask = /href="([^"]*onward\.asked[^"]*)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const done = await anna.submit(ask, { occurredOn: 'today', originator: 'hospital', 'on-to': 'the-child', why: 'A request to see the record' }, ask.split('?')[0]);
    expect(done.status).toBe(303);
    const onward = (await entries(child, 'onward.asked'))[0]!;
    expect(onward.data).toMatchObject({ entry: doc, originator: 'hospital', 'on-to': 'the-child' });
    expect((await anna.submit(`/children/${child}/record/onward.answered?of=${onward.id}`, { of: onward.id, answer: 'agreed', by: 'The ward', until: '31/12/2026', occurredOn: 'today' })).status).toBe(303);
    expect((await anna.submit(`${base}/bundle/${doc}`, { decision: 'give', 'file-goes': 'whole' })).status).toBe(303);
  });

  it('that were taken back are open to nobody any longer, before the copy is given and after', async () => {
    const child = await web.child('Takenback');
    const [anna, ben] = [await as('anna'), await as('ben')];
    const [doc, later] = [await keep(anna, child, 'Another child’s letter', 'letter.txt'), await keep(anna, child, 'School report', 'report.txt')];
    const base = await asked(anna, child);
    for (const entry of [doc, later]) expect((await anna.submit(`${base}/bundle/${entry}`, { decision: 'give', 'file-goes': 'whole' })).status).toBe(303);
    for (const e of await entries(child, 'identity.recorded')) expect((await anna.submit(`${base}/bundle/${e.id}`, { decision: 'give' })).status).toBe(303);
    expect((await anna.submit(`/children/${child}/entries/${doc}/withdraw`, { reason: 'Another child’s' })).status).toBe(303);
    expect(wordsOf((await anna.get(`${base}/bundle`)).body)).toContain('2 of 3 decided');
    const page = await anna.get(`${base}/bundle/${doc}`);
    expect(wordsOf(page.body)).toContain('This document was taken back, and its file can no longer be opened');
    expect(page.body).not.toContain('value="whole"');
    expect(wordsOf((await anna.submit(`${base}/bundle/${doc}`, { decision: 'give', 'file-goes': 'whole' })).body)).toContain('nobody has taken back');
    expect((await anna.submit(`${base}/bundle/${doc}`, { decision: 'withhold', reason: 'third-party' })).status).toBe(303);
    expect((await ben.submit(`${base}/read-over`, { finding: 'ready' })).status).toBe(303);
    const letter = /name="letter"[^>]*>([\s\S]*?)<\/textarea>/.exec((await ben.get(`${base}/give`)).body)?.[1] ?? '';
    expect((await ben.submit(`${base}/give`, { to: 'Jo', how: 'By hand', letter })).location).toBe(`${base}/copy`);
    expect([...membersOf(Buffer.from((await ben.get(`${base}/copy/zip`)).bytes)).keys()]).toHaveLength(2);
    expect((await anna.submit(`/children/${child}/entries/${later}/withdraw`, { reason: 'Another child’s as well' })).status).toBe(303);
    expect(wordsOf((await ben.get(`${base}/copy`)).body)).toContain('One document that went with it has been taken back since, and is not in the .zip any longer.');
    expect([...membersOf(Buffer.from((await ben.get(`${base}/copy/zip`)).bytes)).keys()]).toHaveLength(1);
  });

  it('are said to be missing before anything is sent, where one cannot be opened', async () => {
    const child = await web.child('Missing');
    const [anna, ben] = [await as('anna'), await as('ben')];
    const doc = await keep(anna, child, 'School report', 'report.txt');
    const base = await asked(anna, child);
    expect((await anna.submit(`${base}/bundle/${doc}`, { decision: 'give', 'file-goes': 'whole' })).status).toBe(303);
    for (const e of await entries(child, 'identity.recorded')) await anna.submit(`${base}/bundle/${e.id}`, { decision: 'give' });
    expect((await ben.submit(`${base}/read-over`, { finding: 'ready' })).status).toBe(303);
    const letter = /name="letter"[^>]*>([\s\S]*?)<\/textarea>/.exec((await ben.get(`${base}/give`)).body)?.[1] ?? '';
    expect((await ben.submit(`${base}/give`, { to: 'Jo', how: 'By hand', letter })).status).toBe(303);
    const { ref } = (await entries(child, 'document.kept'))[0]!.data['file'] as { ref: string };
    await web.files.erase(ref);
    expect(wordsOf((await ben.get(`${base}/copy/zip`)).body)).toContain('report.txt is on record, and the file itself cannot be opened');
  });
});
