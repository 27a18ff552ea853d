import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkFiles } from '../../src/app/documents/check-files.ts';
import { removeFiles } from '../../src/app/documents/remove-files.ts';
import { fileOf } from '../../src/core/chronology/file-of.ts';
import type { Entry } from '../../src/core/chronology/entry.ts';
import type { SubjectId } from '../../src/core/values/ids.ts';
import { Browser, hiddenFields, wordsOf, type Answer, type Fields } from './browser.ts';
import { openWebService, SERVICE, type Person, type WebService } from './service.ts';

const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const TYPED = { title: 'Referralorder', sort: 'court-order', from: 'Leicester Youth Court', 'seen-by': 'everybody', occurredOn: 'today' };

let web: WebService;
let child: SubjectId;
let other: SubjectId;
beforeAll(async () => {
  web = await openWebService();
  child = await web.child('Papers');
  other = await web.child('Elsewhere');
});
afterAll(() => web?.close());
beforeEach(() => web.now('2026-11-24T10:00:00.000Z'));

async function signedIn(person: Person = 'anna'): Promise<Browser> {
  const browser = new Browser(web.app);
  await browser.signIn(person);
  return browser;
}
const addTo = (of: SubjectId): string => `/children/${of}/documents/add`;
async function send(browser: Browser, fields: Fields = {}, filename = 'Order 3 March.pdf', bytes = PDF, of = child): Promise<Answer> {
  const { body } = await browser.get(addTo(of));
  return browser.upload(addTo(of), { ...hiddenFields(body), ...TYPED, ...fields }, { field: 'file', filename, bytes });
}
const entriesOf = (of: SubjectId): Promise<readonly Entry[]> => web.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: of }));
const latest = async (): Promise<Entry> => (await entriesOf(child)).findLast((e) => e.kind === 'document.kept')!;
const onDisk = (): string[] => readdirSync(web.fileFolder, { recursive: true, encoding: 'utf8' }).map((n) => join(web.fileFolder, n)).filter((p) => statSync(p).isFile());

describe('a document of a record', () => {
  it('is kept, listed, found by its title, and taken as a file that no browser runs, with a trace', async () => {
    const anna = await signedIn();
    const kept = await send(anna);
    expect([kept.status, kept.location]).toEqual([303, `/children/${child}/documents`]);
    const list = await anna.follow(kept);
    expect(wordsOf(list.body)).toContain('Referralorder');
    expect(wordsOf(list.body)).toContain('Order 3 March.pdf');
    expect(wordsOf((await anna.get('/search?q=referralorder')).body)).toContain('in the record');
    const { id } = await latest();
    const taken = await anna.get(`/children/${child}/documents/${id}/file`);
    expect(taken.status).toBe(200);
    expect(taken.body).toContain('%PDF-1.7');
    expect(taken.headers).toMatchObject({
      'content-disposition': "attachment; filename*=UTF-8''demonstration-Order%203%20March.pdf", 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'", 'cross-origin-resource-policy': 'same-origin',
    });
    expect((await web.reads()).at(-1)).toMatchObject({ event: 'child.document-taken', subject_id: child });
    expect(onDisk().join(' ')).not.toMatch(/order|march|pdf/i);
  });

  it('is refused where it is not what it says, and nothing that was typed is lost by it', async () => {
    const anna = await signedIn();
    const before = (await entriesOf(child)).length;
    const refused = await send(anna, { note: 'Came by post', title: 'Second order' }, 'order.pdf', new TextEncoder().encode('MZ\u0000\u0001'));
    expect(wordsOf(refused.body)).toContain('The file is called .pdf, and its content is something else. Choose the file as it was made');
    expect(refused.body).toContain('Came by post');
    expect(refused.body).toContain('value="Second order"');
    const tooLarge = await send(anna, { title: 'Third order' }, 'order.pdf', new Uint8Array(21 * 1024 * 1024).fill(37));
    expect(wordsOf(tooLarge.body)).toContain('The file is larger than 20 MB');
    expect(tooLarge.body).toContain('value="Third order"');
    expect((await entriesOf(child)).length).toBe(before);
  });

  it('is taken exactly at the limit and refused a byte above it, and refused when it is empty', async () => {
    const anna = await signedIn();
    const limit = 20 * 1024 * 1024;
    const kept = await send(anna, { title: 'As large as may be' }, 'large.txt', new Uint8Array(limit).fill(65));
    expect(kept.status).toBe(303);
    expect((await latest()).data).toMatchObject({ title: 'As large as may be', file: { size: limit } });
    const before = (await entriesOf(child)).length;
    expect(wordsOf((await send(anna, { title: 'A byte more' }, 'large.txt', new Uint8Array(limit + 1).fill(65))).body)).toContain('The file is larger than 20 MB. Choose a smaller file');
    expect(wordsOf((await send(anna, { title: 'Nothing in it' }, 'empty.txt', new Uint8Array())).body)).toContain('The file is empty. Choose a PDF');
    expect((await entriesOf(child)).length).toBe(before);
  });

  it.each([
    ['a name of 300 letters', `${'ö'.repeat(296)}.pdf`, `${'ö'.repeat(80)}.pdf`],
    ['a name with a path', '../../etc/cron.d/Order.pdf', 'Order.pdf'],
    ['a path of another system', 'C:\\Users\\Anna\\Order.pdf', 'Order.pdf'],
    ['marks that turn the reading round', 'Order \u202Egnp\u202C\u2066.pdf', 'Order gnp.pdf'],
    ['marks that nobody sees', 'Or\u200Bder\u0007\u00AD.pdf', 'Or der.pdf'],
  ])('is kept under a plain name where it came with %s', async (_, sent, plain) => {
    const anna = await signedIn();
    expect((await send(anna, { title: 'Named' }, sent)).status).toBe(303);
    const entry = await latest();
    expect(fileOf(entry.data)?.name).toBe(plain);
    const taken = await anna.get(`/children/${child}/documents/${entry.id}/file`);
    expect(taken.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''demonstration-${encodeURIComponent(plain)}`);
    expect(onDisk().join(' ')).not.toMatch(/order|cron/i);
  });

  it('is refused where the marks that turn the reading round hide what it is', async () => {
    const anna = await signedIn();
    // Shown as "Orderexe.pdf" by whatever follows the marks.
    expect(wordsOf((await send(anna, { title: 'Turned' }, 'Order\u202Efdp.exe')).body)).toContain('Files of this sort are not kept');
    expect(wordsOf((await send(anna, { title: 'Turned' }, 'Order\u202E.exe.pdf')).body)).toContain('The name of the file has two endings');
  });

  it('sent twice with one command is one entry, and the second file goes', async () => {
    const anna = await signedIn();
    const { body } = await anna.get(addTo(child));
    const fields = { ...hiddenFields(body), ...TYPED, title: 'Sent twice' };
    const file = { field: 'file', filename: 'Order.pdf', bytes: PDF };
    const answers = await Promise.all([anna.upload(addTo(child), fields, file), anna.upload(addTo(child), fields, file)]);
    expect((await anna.upload(addTo(child), fields, file)).status).toBe(303);
    expect(answers.map((a) => a.status)).toEqual([303, 303]);
    const kept = (await entriesOf(child)).filter((e) => e.data['title'] === 'Sent twice');
    expect(kept).toHaveLength(1);
    const lying = onDisk().length;
    web.now('2026-12-20T10:00:00.000Z');
    await removeFiles(web.ports, web.files, SERVICE);
    expect(onDisk().length).toBeLessThanOrEqual(lying - 2);
    expect((await web.files.get(fileOf(kept[0]!.data)!.ref)).found).toBe('bytes');
    expect((await checkFiles(web.ports, web.files, SERVICE)).faults).toEqual([]);
  });

  it('that waited too long with its form is said to have gone, and the form is kept', async () => {
    const anna = await signedIn();
    const faulty = await send(anna, { title: '', note: 'Came by post' });
    web.now('2026-12-20T10:00:00.000Z');
    await removeFiles(web.ports, web.files, SERVICE);
    web.now('2026-11-24T10:00:00.000Z');
    const again = await anna.post(addTo(child), { ...hiddenFields(faulty.body), ...TYPED, title: 'Now with a title', note: 'Came by post' });
    expect(wordsOf(again.body)).toContain('The file that you had chosen was not sent off for a week, and has gone. Choose it again');
    expect(again.body).toContain('Came by post');
  });

  it('need not be sent again when another field was wrong', async () => {
    const anna = await signedIn();
    const faulty = await send(anna, { title: '' });
    expect(wordsOf(faulty.body)).toContain('Title: fill this in');
    expect(wordsOf(faulty.body)).toContain('Order 3 March.pdf (35 bytes) has arrived');
    const kept = await anna.post(addTo(child), { ...hiddenFields(faulty.body), ...TYPED, title: 'Now with a title' });
    expect(kept.status).toBe(303);
    expect((await latest()).data).toMatchObject({ title: 'Now with a title', file: { name: 'Order 3 March.pdf', size: PDF.length } });
  });

  it('cannot be claimed by another person, for another child, or by words made up', async () => {
    const anna = await signedIn();
    const mark = hiddenFields((await send(anna, { title: '' })).body)['_taken'] ?? '';
    expect(mark).not.toBe('');
    const tries: readonly (readonly [Browser, SubjectId, string])[] = [[await signedIn('fay'), child, mark], [anna, other, mark], [anna, child, `${mark.slice(0, -4)}AAAA`], [anna, child, JSON.stringify({ ref: 'x' })]];
    for (const [browser, of, taken] of tries) {
      const { body } = await browser.get(addTo(of));
      const answer = await browser.post(addTo(of), { ...hiddenFields(body), ...TYPED, title: 'Stolen', _taken: taken });
      expect(wordsOf(answer.body)).toContain('Choose the file');
    }
    // The database holds to it by itself: an entry of one record cannot speak of a file of another.
    const file = fileOf((await latest()).data)!;
    const stolen = web.store.connections.asSystem(SERVICE, (tx) => tx.query(
      "INSERT INTO entry_content (service, entry, subject_kind, subject_id, compartment, salt, data) VALUES ($1, gen_random_uuid(), 'child', $2, 'case', '\\x00', $3)", [SERVICE, other, { file }]));
    await expect(stolen).rejects.toThrow('not put away for this record');
    expect((await entriesOf(other)).map((e) => e.kind)).toEqual(['identity.recorded']);
  });

  it('is shown to those it is for alone, also to whoever knows its address', async () => {
    const [anna, ben] = [await signedIn(), await signedIn('ben')];
    await send(ben, { title: 'For managers', 'seen-by': 'managers' });
    const { id, compartment } = await latest();
    expect(compartment).toBe('restricted');
    const address = `/children/${child}/documents/${id}/file`;
    expect((await ben.get(address)).status).toBe(200);
    expect((await anna.get(address)).status).toBe(404);
    expect((await anna.get(`/children/${other}/documents/${id}/file`)).status).toBe(404);
    expect((await (await signedIn('eli')).get(address)).status).toBe(403);
    expect(wordsOf((await anna.get(`/children/${child}/documents`)).body)).not.toContain('For managers');
    expect(wordsOf((await anna.get('/search?q=for+managers')).body)).not.toContain('in the record');
  });

  it('can have its words corrected, and neither its file nor who may open it', async () => {
    const ben = await signedIn('ben');
    const before = await latest();
    const page = await ben.get(`/children/${child}/entries/${before.id}/correct`);
    const fields = { ...hiddenFields(page.body), ...TYPED, title: 'For managers, page 1', 'seen-by': 'everybody', correctionReason: 'Typing' };
    const refused = await ben.post(`/children/${child}/entries/${before.id}/correct`, fields);
    expect(wordsOf(refused.body)).toContain('Who may open it: give the same as before; to change it, withdraw this entry and record it anew');
    expect((await ben.post(`/children/${child}/entries/${before.id}/correct`, { ...fields, 'seen-by': 'managers' })).status).toBe(303);
    expect((await latest()).data).toMatchObject({ title: 'For managers, page 1', file: before.data['file'] });
  });

  it('is missed by the check of the record when it was changed or taken from the disk', async () => {
    const whole = await checkFiles(web.ports, web.files, SERVICE);
    expect(whole.files).toBeGreaterThan(1);
    expect(whole.faults).toEqual([]);
    const entry = await latest();
    const { ref } = fileOf(entry.data)!;
    const path = join(web.fileFolder, ref.slice(0, 2), ref);
    writeFileSync(path, 'changed');
    expect((await checkFiles(web.ports, web.files, SERVICE)).faults[0]).toMatchObject({ chain: 'files', why: expect.stringContaining('cannot be opened') as unknown });
    expect(wordsOf((await (await signedIn('ben')).get(`/children/${child}/documents/${entry.id}/file`)).body)).toContain('the file itself cannot be opened');
    rmSync(path);
    expect((await checkFiles(web.ports, web.files, SERVICE)).faults.at(-1)).toMatchObject({ seq: entry.seq, why: 'its file is not there any longer' });
  });

  it('leaves the disk when no entry spoke of it within a week, or when its entry was erased', async () => {
    const anna = await signedIn();
    await removeFiles(web.ports, web.files, SERVICE);
    const before = onDisk().length;
    await send(anna, { title: '' });
    expect(onDisk().length).toBe(before + 1);
    await web.store.connections.asSystem(SERVICE, (tx) => tx.query("UPDATE stored_file SET kept = kept WHERE service = $1", [SERVICE]));
    expect(await removeFiles(web.ports, web.files, SERVICE)).toBe(0);
    web.now('2100-01-01T10:00:00.000Z');
    expect(await removeFiles(web.ports, web.files, SERVICE)).toBeGreaterThan(0);
    web.now('2026-11-24T10:00:00.000Z');
    await send(await signedIn(), { title: 'To be erased' });
    const entry = await latest();
    const { ref } = fileOf(entry.data)!;
    const { Client } = await import('pg');
    const superuser = new Client(web.superuser);
    await superuser.connect();
    await superuser.query("SET ROLE throughline_retention; SELECT set_config('app.service', 'testshire', false)");
    await superuser.query('DELETE FROM entry_content WHERE service = $1 AND entry = $2', [SERVICE, entry.id]);
    await superuser.end();
    expect((await web.files.get(ref)).found).toBe('bytes');
    expect(await removeFiles(web.ports, web.files, SERVICE)).toBe(1);
    expect((await web.files.get(ref)).found).toBe('missing');
  });
});
