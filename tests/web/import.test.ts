import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, hiddenFields, wordsOf, type Answer } from './browser.ts';
import { openWebService, SERVICE, type WebService } from './service.ts';

let service: WebService;
let cara: Browser;
let anna: Browser;
let here = '';

beforeAll(async () => {
  service = await openWebService();
  service.now('2026-11-24T10:00:00.000Z');
  await service.store.asSystem(SERVICE, async ({ directory }) => {
    for (const area of ['Central Leicester', 'East Leicester', 'South Leicester', 'West Leicester']) await directory.addArea(area);
  });
  cara = new Browser(service.app);
  anna = new Browser(service.app);
  await cara.signIn('cara');
  await anna.signIn('anna');
});
afterAll(() => service?.close());

/** Sends the form with a file, as a browser does. */
async function upload(page: Answer, filename: string, bytes: Uint8Array): Promise<{ readonly status: number; readonly location: string; readonly body: string }> {
  const hidden = hiddenFields(page.body);
  const boundary = 'a-boundary-of-the-test';
  const fields = Object.entries(hidden).map(([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('');
  const file = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(fields + file), Buffer.from(bytes), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const cookie = [...cara.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const reply = await service.app.inject({ method: 'POST', url: '/import', payload, headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, origin: 'http://localhost:3000', cookie } });
  return { status: reply.statusCode, location: reply.headers.location ?? '', body: reply.body };
}

/** What the form of the columns holds as it is shown: every select and radio with what is chosen. */
function shown(body: string): Record<string, string> {
  const main = body.slice(body.indexOf('<main'));
  const out: Record<string, string> = hiddenFields(body);
  for (const [, name = '', options = ''] of main.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs)) out[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '';
  for (const [tag] of main.matchAll(/<input[^>]*type="radio"[^>]*>/g)) if (/\schecked/.test(tag)) out[/name="([^"]+)"/.exec(tag)?.[1] ?? ''] = /value="([^"]+)"/.exec(tag)?.[1] ?? '';
  for (const [tag] of main.matchAll(/<input[^>]*type="text"[^>]*>/g)) out[/name="([^"]+)"/.exec(tag)?.[1] ?? ''] = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
  return out;
}

async function finished(): Promise<Answer> {
  for (let i = 0; i < 200; i++) {
    const page = await cara.get(here);
    if (!page.body.includes('Bringing it in')) return page;
    expect(page.headers['refresh']).toBe('2');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the import did not end');
}

describe('bringing in a tracker without scripts', () => {
  it('is offered where nobody is on the list, to those who may', async () => {
    expect(wordsOf((await cara.get('/board')).body)).toContain('Bring in your tracker');
    expect((await anna.get('/board')).body).not.toContain('href="/import"');
    expect((await anna.get('/import')).status).toBe(403);
  });

  it('says what is wrong with a file that cannot be read', async () => {
    const page = await cara.get('/import');
    const pdf = await upload(page, 'tracker.pdf', new TextEncoder().encode('%PDF-1.7'));
    expect(pdf.status).toBe(422);
    expect(wordsOf(pdf.body)).toContain('This is a PDF. Export the tracker as .xlsx or CSV.');
  });

  it('shows the guessed columns and asks for the day', async () => {
    const sent = await upload(await cara.get('/import'), 'dyo-tracker.csv', readFileSync('samples/dyo-tracker.csv'));
    expect(sent.status).toBe(303);
    here = sent.location.replace('/columns', '');
    const page = await cara.get(sent.location);
    expect(wordsOf(page.body)).toContain('546 dates can only be read with the day first');
    const fields = shown(page.body);
    expect(fields).toMatchObject({ 'field.1': 'reference', 'field.25': 'rag', dateOrder: 'day-first' });
    const asked = await cara.post(sent.location, fields);
    expect(asked.status).toBe(422);
    expect(wordsOf(asked.body)).toContain('As at: give');
    const twice = await cara.post(sent.location, { ...fields, asAt: '24/11/2026', 'field.2': 'reference' });
    expect(wordsOf(twice.body)).toContain('one column for "Reference"');
    const chosen = await cara.post(sent.location, { ...fields, asAt: '24/11/2026', saveAs: 'DYO tracker' });
    expect(chosen.location).toBe(`${here}/preview`);
  });

  it('shows what would come of it, and brings nothing in before somebody says so', async () => {
    const page = await cara.get(`${here}/preview`);
    const words = wordsOf(page.body);
    expect(words).toContain('157: 157 new children');
    expect(words).toContain('21 rows with something wrong, 2 possible duplicates');
    expect(words).toContain('“31/02/2010”, expected a real date: February 2010 has 28 days');
    expect(page.body).not.toContain('<script>alert');
    expect((await service.reads()).at(-1)?.event).toBe('import.preview');
    const asked = await cara.post(`${here}/run`, hiddenFields(page.body));
    expect(wordsOf(asked.body)).toContain('Say what becomes of what fell due before today');
    const run = await cara.post(`${here}/run`, { ...hiddenFields(page.body), live: 'today' });
    expect(run.location).toBe(here);
  });

  it('puts the children who are not in before everybody’s eyes, Reds first, with their line and what was expected', async () => {
    const words = wordsOf((await finished()).body);
    expect(words).toContain('180 rows: 157 in, 21 rejected, 2 possible duplicates, 0 left out.');
    expect(words).toContain('23 children in the tracker are not in yet');
    expect(words.indexOf('Leon Patel')).toBeLessThan(words.indexOf('Aaliyah Popescu'));
    expect(words.indexOf('Aaliyah Popescu')).toBeLessThan(words.indexOf("Kyle O'Brien"));
    expect(words).toMatch(/Red 10 9 1 Amber 16 16 0 Green 20 20 0 Not clear in the tracker 1 0 1/);
    for (const path of ['/board', '/register', '/search?q=Popescu']) expect(wordsOf((await cara.get(path)).body), path).toMatch(/\d+ child(ren)? in the tracker (is|are) not in yet/);
    const seen = await anna.get('/board');
    expect(wordsOf(seen.body)).toContain('LC20301 Aaliyah Popescu: “Red” in the tracker');
    expect(seen.body).not.toContain('Settle them');
  });

  it('gives the rejected rows back as a file in which nothing can run', async () => {
    const csv = await cara.get(`${here}/rejects.csv`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toContain('LC20021');
    expect(csv.body.split('\n').length).toBeGreaterThan(20);
  });

  it('settles a row with the corrected cell, and says what is still wrong', async () => {
    const page = await cara.get(`${here}/rows/49`);
    expect(wordsOf(page.body)).toContain('Aaliyah Popescu, LC20301');
    const wrong = await cara.post(`${here}/rows/49`, { ...shown(page.body), how: 'correct' });
    expect(wrong.status).toBe(422);
    expect(wordsOf(wrong.body)).toContain('Order start: give a day not later than today');
    const done = await cara.post(`${here}/rows/49`, { ...shown(page.body), how: 'correct', 'cell.13': '27/04/2026', 'cell.14': '02/05/2027' });
    expect(done.location).toBe(here);
    expect(wordsOf((await cara.get(here)).body)).toContain('22 children in the tracker are not in yet');
    expect(wordsOf((await cara.get('/board')).body)).toContain('Aaliyah Popescu');
  });

  it('holds what fell due before go-live for a check that is settled with one reason', async () => {
    const page = await cara.get('/my-work/brought-forward?whose=all');
    const duties = [...page.body.matchAll(/name="duty"[^>]*value="([^"]+)"/g)].map(([, value]) => value ?? '').slice(0, 3);
    expect(duties).toHaveLength(3);
    const refused = await cara.post('/my-work/brought-forward', { ...hiddenFields(page.body), duty: duties });
    expect(wordsOf(refused.body)).toContain('Say in one sentence how it was checked');
    const done = await cara.post('/my-work/brought-forward', { ...hiddenFields(page.body), duty: duties, reason: 'Seen in the old system' });
    expect(done.status).toBe(303);
    expect(wordsOf((await cara.follow(done)).body)).toContain('3 duties settled');
  });

  it('is undone with a reason, and not for children about whom more has been recorded', async () => {
    const page = await cara.get(`${here}/undo`);
    const without = await cara.post(`${here}/undo`, hiddenFields(page.body));
    expect(wordsOf(without.body)).toContain('Give why the import is taken back');
    const refused = await cara.post(`${here}/undo`, { ...hiddenFields(page.body), why: 'the wrong file' });
    expect(refused.status).toBe(409);
    expect(wordsOf(refused.body)).toContain('What was recorded about these children later rests on the import');
    const done = await cara.post(`${here}/undo`, { ...hiddenFields(page.body), why: 'the wrong file', leaving: 'yes' });
    expect(done.location).toBe('/import');
    expect(wordsOf((await cara.get(here)).body)).toContain('This import has been undone');
    expect(wordsOf((await cara.get('/board')).body)).not.toContain('not in yet');
  });
});
