import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../src/app/identity/passwords.ts';
import type { Entry } from '../../src/core/chronology/entry.ts';
import { id, type AgencyId, type SubjectId, type WorkerId } from '../../src/core/values/ids.ts';
import { plainDate } from '../../src/core/values/plain-date.ts';
import { machineIds } from '../../src/store/ids.ts';
import { Browser, hiddenFields, wordsOf, type Answer } from './browser.ts';
import { openWebService, PASSWORD, SERVICE, type Person, type WebService } from './service.ts';

const PDF = new TextEncoder().encode('%PDF-1.7\nabout Marvin Pettigrew\n%%EOF\n');
const BLACKED = new TextEncoder().encode('%PDF-1.7\nabout nobody\n%%EOF\n');
const SHARE = { person: 'An officer', purpose: 'Moving on', gateway: 'cda-1998-s115', channel: 'here', until: '31/12/2026', occurredOn: 'today', '_looked-at': 'yes' };
const probation = id<AgencyId>('probation');

let web: WebService;
let child: SubjectId;
let other: SubjectId;
let officer: Browser;
beforeAll(async () => {
  web = await openWebService();
  child = await web.child('Passing');
  other = await web.child('Elsewhere');
  const passwordHash = await hashPassword(PASSWORD);
  await web.store.asSystem(SERVICE, ({ directory }) => directory.addAgency({ id: probation, name: 'The probation service', sort: 'probation' }));
  await web.store.asSystem(SERVICE, ({ directory }) => directory.addAgency({ id: id<AgencyId>('college'), name: 'The college', sort: 'education' }));
  for (const [username, agency] of [['officer', probation], ['tutor', id<AgencyId>('college')]] as const) {
    const worker = id<WorkerId>(machineIds.next());
    await web.store.asSystem(SERVICE, ({ directory }) => directory.addWorker({ id: worker, agency, name: `The ${username}`, posts: [{ role: 'probation-officer', area: '' }] }, plainDate('2025-01-01')));
    await web.identity.addAccount({ service: SERVICE, worker, username, passwordHash, demo: true }, '2026-11-24T10:00:00.000Z');
  }
  officer = await partner('officer');
});
afterAll(() => web?.close());
beforeEach(() => web.now('2026-11-24T10:00:00.000Z'));

async function as(person: Person): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person);
  return browser;
}
async function partner(username: string): Promise<Browser> {
  const browser = new Browser(web.app);
  const page = await browser.get('/sign-in');
  expect((await browser.post('/sign-in', { ...hiddenFields(page.body), username, password: PASSWORD })).status).toBe(303);
  return browser;
}
const kept = async (kind: string, of = child): Promise<readonly Entry[]> => (await web.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: of }))).filter((e) => e.kind === kind);
async function document(title: string, of = child): Promise<string> {
  const ben = await as('ben');
  const path = `/children/${of}/documents/add`;
  const { body } = await ben.get(path);
  expect((await ben.upload(path, { ...hiddenFields(body), title, sort: 'court-order', from: 'A court', 'seen-by': 'everybody', occurredOn: 'today' }, { field: 'file', filename: `${title}.pdf`, bytes: PDF })).status).toBe(303);
  return (await kept('document.kept', of)).at(-1)!.id;
}
async function share(fields: Record<string, string>): Promise<Answer> {
  const ben = await as('ben');
  const { body } = await ben.get(`/children/${child}/share`);
  return ben.post(`/children/${child}/share`, { ...hiddenFields(body), ...SHARE, to: 'probation', ...fields });
}
const fileOf = (entry: string, of = child): string => `/shared/${of}/documents/${entry}/file`;

describe('a document that is shared', () => {
  it('is taken by the agency with its trace, and says before it is recorded that the file goes too', async () => {
    const doc = await document('Order');
    const ben = await as('ben');
    const { body } = await ben.get(`/children/${child}/share`);
    const look = await ben.post(`/children/${child}/share`, { ...hiddenFields(body), ...SHARE, to: 'probation', '_looked-at': '', 'entries.0.entry': doc });
    expect(wordsOf(look.body)).toContain('with its file (Order.pdf)');
    expect((await officer.get(fileOf(doc))).status).toBe(404);
    expect((await share({ 'entries.0.entry': doc })).status).toBe(303);

    const page = await officer.get(`/shared/${child}`);
    expect(wordsOf(page.body)).toContain('Take the file: Order.pdf , download (38 bytes)');
    const taken = await officer.get(fileOf(doc));
    expect([taken.status, taken.headers['content-type']]).toEqual([200, 'application/pdf']);
    expect(Buffer.from(taken.bytes).equals(Buffer.from(PDF))).toBe(true);
    expect(taken.headers).toMatchObject({ 'content-disposition': "attachment; filename*=UTF-8''demonstration-Order.pdf", 'cache-control': 'no-store', 'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'" });
    expect((await web.reads()).at(-1)).toMatchObject({ event: 'shared.document-taken', subject_id: child, purpose: 'reading what was shared with the agency' });
  });

  it('is not taken by another agency, by guessing an id, on the pages of the service, or of another record, and each try leaves its trace', async () => {
    const [shared] = await kept('document.kept');
    const secret = await document('Not shared');
    const elsewhere = await document('Of another', other);
    const tutor = await partner('tutor');
    for (const [browser, path] of [
      [tutor, fileOf(shared!.id)], [officer, fileOf(secret)], [officer, fileOf(elsewhere)], [officer, fileOf(elsewhere, other)], [officer, fileOf(shared!.id, other)], [officer, fileOf(machineIds.next())], [officer, fileOf('not-an-id')],
    ] as const) {
      const answer = await browser.get(path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect((await web.reads()).at(-1)?.event, path).toBe('shared.document-taken: not found');
    }
    expect((await officer.get(`/children/${child}/documents/${shared!.id}/file`)).status).toBe(403);
    expect((await officer.get(fileOf(shared!.id))).status).toBe(200);
  });

  it('of which a part is shared says plainly that the file was not, and its copy with words blacked out can be', async () => {
    const doc = await document('Report on Marvin');
    // What was typed is kept while the copy is added.
    const away = await share({ part: doc, '_add-copy': doc, purpose: 'Typed before the copy was added' });
    expect(away.location).toBe(`/children/${child}/documents/${doc}/black-out?return=${encodeURIComponent(`/children/${child}/share`)}`);
    const again = await (await as('ben')).get(`/children/${child}/share`);
    expect(again.body).toContain('Typed before the copy was added');
    expect(wordsOf(again.body)).toContain('In part: Document kept');
    const form = await share({ part: doc, _more: 'part' });
    expect(wordsOf(form.body)).toContain('The file is not shared: words cannot be blacked out in it here. The agency reads that it was not shared.');
    expect((await share({ part: doc, [`of.${doc}.added`]: 'Marvin' })).status).toBe(303);
    expect((await kept('disclosure.made')).at(-1)?.data['in-part']).toMatchObject([{ entry: doc, text: 'Title: Report on █████\nWhat it is: Court order\nFrom whom: A court\nWho may open it: Everybody who works with the case', file: 'not-shared' }]);
    const page = await officer.get(`/shared/${child}`);
    expect(wordsOf(page.body)).toContain('words were blacked out before it was shared. The file was not shared.');
    expect(page.body).not.toContain('Marvin');
    expect((await officer.get(fileOf(doc))).status).toBe(404);

    const ben = await as('ben');
    const path = `/children/${child}/documents/${doc}/black-out`;
    const add = async (filename: string, bytes: Uint8Array): Promise<Answer> => ben.upload(path, { ...hiddenFields((await ben.get(path)).body), title: 'Report', why: 'third-party' }, { field: 'file', filename, bytes });
    expect(wordsOf((await add('same.pdf', PDF)).body)).toContain('This is the document itself, with nothing blacked out');
    expect((await add('report.pdf', BLACKED)).status).toBe(303);
    const copy = (await kept('document.blacked-out')).at(-1)!;
    expect(copy).toMatchObject({ of: doc, data: { document: doc, title: 'Report', 'seen-by': 'everybody' } });
    expect(wordsOf((await ben.get(`/children/${child}/documents`)).body)).toContain('Copies with words blacked out');
    expect((await officer.get(fileOf(copy.id))).status).toBe(404);
    expect((await share({ 'entries.0.entry': copy.id })).status).toBe(303);
    expect((await officer.get(fileOf(copy.id))).body).toContain('about nobody');
    expect((await officer.get(fileOf(doc))).status).toBe(404);
  });

  it('is taken no longer when the document was taken back, when the sharing ended, and when its day is over', async () => {
    const [back, ended] = [await document('Taken back'), await document('Ended')];
    expect((await share({ 'entries.0.entry': back })).status).toBe(303);
    expect((await share({ 'entries.0.entry': ended })).status).toBe(303);
    const ben = await as('ben');
    expect([(await officer.get(fileOf(back))).status, (await officer.get(fileOf(ended))).status]).toEqual([200, 200]);
    expect((await ben.submit(`/children/${child}/entries/${back}/withdraw`, { reason: 'Another child’s' })).status).toBe(303);
    expect((await officer.get(fileOf(back))).status).toBe(404);
    expect(wordsOf((await officer.get(`/shared/${child}`)).body)).toContain('The service has taken this document back. The file can no longer be opened.');
    const made = (await kept('disclosure.made')).at(-1)!;
    expect((await ben.submit(`/children/${child}/record/disclosure.ended?of=${made.id}`, { of: made.id, why: 'Moved on', occurredOn: 'today' })).status).toBe(303);
    expect((await officer.get(fileOf(ended))).status).toBe(404);
    const [first] = await kept('document.kept');
    expect((await officer.get(fileOf(first!.id))).status).toBe(200);
    const { Client } = await import('pg');
    const superuser = new Client(web.superuser);
    await superuser.connect();
    await superuser.query('UPDATE entry_share SET until = current_date - 1');
    await superuser.end();
    expect((await officer.get(fileOf(first!.id))).status).toBe(404);
    expect((await officer.get(`/shared/${child}`)).status).toBe(404);
  });
});
