import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { SubjectId } from '../../src/core/values/ids.ts';
import { clamd } from '../../src/store/files/clamd.ts';
import { buildServer } from '../../src/web/server/server.ts';
import { Browser, hiddenFields, wordsOf, type Answer } from './browser.ts';
import { EICAR, startFakeClamd, type Behaviour, type FakeClamd } from './fake-clamd.ts';
import { openWebService, SERVICE, type WebService } from './service.ts';

const PDF = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const PATIENCE = { connectMs: 300, answerMs: 300 };

describe('asking clamd over TCP', () => {
  let fake: FakeClamd;
  beforeAll(async () => {
    fake = await startFakeClamd(200_000);
  });
  afterAll(() => fake.close());
  beforeEach(() => {
    fake.behaviour = 'answers';
    fake.seen.length = 0;
  });
  const asked = (bytes: Uint8Array) => clamd({ host: '127.0.0.1', port: fake.port }, PATIENCE).scan(bytes);

  it('sends the file whole, in chunks, and lets through what is clean', async () => {
    const bytes = new Uint8Array(150_001).map((_, i) => i % 251);
    expect(await asked(bytes)).toEqual({ found: 'nothing' });
    expect(Buffer.compare(fake.seen[0] ?? Buffer.alloc(0), Buffer.from(bytes))).toBe(0);
    expect(await clamd({ host: '127.0.0.1', port: fake.port }, PATIENCE).answers()).toBe(true);
  });

  it('finds what is harmful, also where the answer comes in pieces', async () => {
    expect(await asked(EICAR)).toEqual({ found: 'harm', name: 'Win.Test.EICAR_HDB-1' });
    fake.behaviour = 'answers in pieces';
    expect(await asked(new Uint8Array([...PDF, ...EICAR]))).toEqual({ found: 'harm', name: 'Win.Test.EICAR_HDB-1' });
  });

  it('is told of a file that is too large while it is still being sent', async () => {
    expect(await asked(new Uint8Array(20 * 1024 * 1024))).toEqual({ found: 'too-large' });
    expect(await asked(new Uint8Array(200_001))).toEqual({ found: 'too-large' });
    expect(await asked(new Uint8Array(200_000))).toEqual({ found: 'nothing' });
  });

  it.each<[Behaviour, string]>([
    ['is silent', 'it did not answer within 0.3 seconds'],
    ['babbles', 'it answered “220 mail.example ESMTP”'],
    ['never ends', 'its answer has no end'],
    ['hangs up', 'it hung up without an answer'],
  ])('lets nothing through where it %s', async (behaviour, why) => {
    fake.behaviour = behaviour;
    expect(await asked(PDF)).toEqual({ found: 'no-answer', why });
    expect(await clamd({ host: '127.0.0.1', port: fake.port }, PATIENCE).answers()).toBe(false);
  });

  it('says that nobody listens, on a port and on a socket', async () => {
    const nobody = await startFakeClamd();
    await nobody.close();
    expect(await clamd({ host: '127.0.0.1', port: nobody.port }, PATIENCE).scan(PDF)).toMatchObject({ found: 'no-answer', why: expect.stringContaining('it could not be reached') as unknown });
    expect(await clamd({ path: join(tmpdir(), 'no-such-socket') }, PATIENCE).scan(PDF)).toMatchObject({ found: 'no-answer', why: expect.stringContaining('it could not be reached') as unknown });
  });

  it('speaks the same over a socket of this machine', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clamd-'));
    const path = join(folder, 'clamd.ctl');
    const server = createServer((socket) => void socket.once('data', () => socket.end('stream: OK\0')));
    await new Promise<void>((resolve) => server.listen(path, resolve));
    expect(await clamd({ path }, PATIENCE).scan(PDF)).toEqual({ found: 'nothing' });
    expect(clamd({ path }).name).toBe(`clamd at ${path}`);
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });
});

describe('an upload, where a scanner is set', () => {
  let web: WebService;
  let fake: FakeClamd;
  let app: FastifyInstance;
  let child: SubjectId;
  beforeAll(async () => {
    web = await openWebService();
    fake = await startFakeClamd();
    app = await buildServer({ ...web.options, scanner: clamd({ host: '127.0.0.1', port: fake.port }, PATIENCE) });
    child = await web.child('Scanned');
  });
  afterAll(async () => {
    await app?.close();
    await fake?.close();
    await web?.close();
  });
  beforeEach(() => {
    fake.behaviour = 'answers';
    fake.seen.length = 0;
  });

  const onDisk = (): number => readdirSync(web.fileFolder, { recursive: true, encoding: 'utf8' }).filter((n) => statSync(join(web.fileFolder, n)).isFile()).length;
  const rows = async (): Promise<number> => (await web.store.connections.asSystem(SERVICE, (tx) => tx.query('SELECT FROM stored_file'))).length;
  const kept = async (): Promise<number> => (await web.store.asSystem(SERVICE, (unit) => unit.records.chronology({ kind: 'child', id: child }))).filter((e) => e.kind === 'document.kept').length;
  const traces = async (): Promise<readonly string[]> => z.array(z.object({ shown: z.string() })).parse(await web.store.connections.asSystem(SERVICE, (tx) => tx.query("SELECT shown FROM audit_evidence(0, 1000000) WHERE event = 'upload: refused' AND subject_id = $1 ORDER BY id", [child]))).map((r) => r.shown);
  async function send(filename: string, bytes: Uint8Array): Promise<Answer> {
    const anna = new Browser(app);
    await anna.signIn('anna');
    const path = `/children/${child}/documents/add`;
    const { body } = await anna.get(path);
    return anna.upload(path, { ...hiddenFields(body), title: 'Letter of the school', sort: 'letter', from: 'A school', 'seen-by': 'everybody', occurredOn: 'today', note: 'Came by post' }, { field: 'file', filename, bytes });
  }

  it('is kept when nothing was found, and was looked through whole', async () => {
    expect((await send('letter.pdf', PDF)).status).toBe(303);
    expect(fake.seen.map((b) => b.toString('latin1'))).toEqual([Buffer.from(PDF).toString('latin1')]);
    expect([await kept(), onDisk(), await rows()]).toEqual([1, 1, 1]);
  });

  it.each<[string, Behaviour, Uint8Array, string, string]>([
    ['harm was found', 'answers', new Uint8Array([...PDF, ...EICAR]), 'The virus scanner found something harmful in this file, and it was not kept', 'nothing: Win.Test.EICAR_HDB-1 was found in a file that was sent'],
    ['the scanner is silent', 'is silent', PDF, 'The virus scanner cannot be reached at the moment, so the file was not kept. Nothing else that you typed is lost', 'nothing: the scanner gave no answer: it did not answer within 0.3 seconds'],
    ['the scanner babbles', 'babbles', PDF, 'The virus scanner cannot be reached at the moment', 'nothing: the scanner gave no answer: it answered “220 mail.example ESMTP”'],
  ])('is refused where %s: nothing of it is kept anywhere, what was typed is, and there is a trace', async (_, behaviour, bytes, says, trace) => {
    const before = [await kept(), onDisk(), await rows()];
    fake.behaviour = behaviour;
    const answer = await send('letter.pdf', bytes);
    expect(wordsOf(answer.body)).toContain(says);
    expect(answer.body).toContain('value="Letter of the school"');
    expect(answer.body).toContain('Came by post');
    expect(hiddenFields(answer.body)['_taken']).toBeUndefined();
    expect([await kept(), onDisk(), await rows()]).toEqual(before);
    expect((await traces()).at(-1)).toBe(trace);
  });

  it('is taken again as soon as the scanner answers again', async () => {
    const before = await kept();
    fake.behaviour = 'hangs up';
    expect(wordsOf((await send('letter.pdf', PDF)).body)).toContain('cannot be reached');
    fake.behaviour = 'answers';
    expect((await send('letter.pdf', PDF)).status).toBe(303);
    expect(await kept()).toBe(before + 1);
  });

  it('is looked through wherever files are taken: a tracker too', async () => {
    const cara = new Browser(app);
    await cara.signIn('cara');
    const { body } = await cara.get('/import');
    const answer = await cara.upload('/import', hiddenFields(body), { field: 'file', filename: 'tracker.csv', bytes: new Uint8Array([...new TextEncoder().encode('Name,Area\n'), ...EICAR]) });
    expect(wordsOf(answer.body)).toContain('The virus scanner found something harmful');
    expect((await web.store.connections.asSystem(SERVICE, (tx) => tx.query('SELECT FROM import_batch')))).toEqual([]);
  });
});
