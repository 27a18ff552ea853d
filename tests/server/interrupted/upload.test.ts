import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeBench, type Bench, type Running } from './bench.ts';

const State = z.object({
  broken: z.array(z.unknown()), faults: z.array(z.unknown()), documents: z.number(),
  rows: z.array(z.object({ ref: z.string(), kept: z.boolean() })), toGo: z.array(z.object({ ref: z.string() })),
});
const File = z.object({ file: z.object({ ref: z.string(), name: z.string(), type: z.string(), size: z.number(), sha256: z.string() }) });
const stateOf = async (program: Running) => State.parse(await program.ask('state'));
const childOf = async (program: Running): Promise<string> => z.object({ child: z.string() }).parse(await program.ask('child')).child;
/** A day on which whatever came with a form on the day of the tests has waited too long. */
const LATER = '2026-12-20';

let bench: Bench;
let program: Running;
let child: string;
beforeAll(async () => {
  bench = await makeBench();
  program = await bench.start();
  child = await childOf(program);
  await program.ask('upload', { child });
}, 120_000);
afterAll(async () => {
  await program?.stop().catch(() => undefined);
  bench?.clear();
});

/** Kills the program at a moment of an upload, and starts it again. */
async function killedAt(point: string, does: 'upload' | 'arrive' = 'upload'): Promise<void> {
  const { there } = await program.haltAt(point);
  const upload = program.begin(does, { child, size: 300_000 });
  upload.catch(() => undefined);
  await there;
  await program.kill();
  program = await bench.start();
}

/** Sends the form with a file of four megabytes, up to a part of it. */
async function sending(part: number): Promise<Socket> {
  const at = z.object({ port: z.number(), cookie: z.string(), csrf: z.string() }).parse(await program.ask('serve'));
  const body = Buffer.concat([
    Buffer.from(`--x\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${at.csrf}\r\n--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nAn order\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="order.txt"\r\nContent-Type: text/plain\r\n\r\n`),
    Buffer.alloc(4_000_000, 65), Buffer.from('\r\n--x--\r\n'),
  ]);
  const socket = connect(at.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(`POST /children/${child}/documents/add HTTP/1.1\r\nHost: localhost:3000\r\nOrigin: http://localhost:3000\r\nCookie: ${at.cookie}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: ${body.length}\r\n\r\n`);
  await new Promise<void>((resolve) => socket.write(body.subarray(0, Math.floor(body.length * part)), () => resolve()));
  return socket;
}

/** Nothing is wrong, every entry has its file, and once the days of a draft are over nothing lies on the disk but the files of entries. */
async function allIsWell(documents: number): Promise<void> {
  const now = await stateOf(program);
  expect(now).toMatchObject({ broken: [], faults: [], documents });
  expect(now.rows.filter((r) => r.kept)).toHaveLength(documents);
  // Whatever lies on the disk is a file that the database knows of, or the beginning of one.
  const known = new Set([...now.rows, ...now.toGo].map((r) => r.ref));
  expect(bench.onDisk().filter((name) => !known.has(name.replace('.part', '')))).toEqual([]);
  await program.ask('day', { day: LATER });
  await program.ask('remove');
  await program.ask('day', { day: '2026-11-24' });
  const after = await stateOf(program);
  expect(after).toMatchObject({ broken: [], faults: [], documents, toGo: [] });
  expect(after.rows.every((r) => r.kept)).toBe(true);
  expect(bench.onDisk()).toEqual(after.rows.map((r) => r.ref).sort());
}

describe('a program that is killed during an upload', () => {
  it.each([
    ['before the file is written', 'row-known'],
    ['while the file is written', 'half-written'],
    ['when the file is written, and no entry speaks of it', 'written'],
    ['when the entry is written and not committed', 'before-commit'],
  ])('%s has kept no entry, and what it left on the disk goes by itself', async (_, point) => {
    const before = (await stateOf(program)).documents;
    await killedAt(point);
    await allIsWell(before);
    expect((await stateOf(program)).documents).toBe(before);
  }, 120_000);

  it('after the commit has kept entry and file, also if nobody was told', async () => {
    const before = (await stateOf(program)).documents;
    await killedAt('recorded');
    await allIsWell(before + 1);
    expect((await stateOf(program)).documents).toBe(before + 1);
  }, 120_000);

  it('loses no file that came with a form: the form is sent again and finds it', async () => {
    const before = (await stateOf(program)).documents;
    const { file } = File.parse(await program.ask('arrive', { child }));
    await program.kill();
    program = await bench.start();
    // Within the days of a draft it is not removed.
    await program.ask('remove');
    expect(bench.onDisk()).toContain(file.ref);
    await program.ask('keep', { child, file });
    await allIsWell(before + 1);
    expect((await stateOf(program)).documents).toBe(before + 1);
  }, 120_000);

  it('and sent the same form twice, has kept it once', async () => {
    const before = (await stateOf(program)).documents;
    const { file } = File.parse(await program.ask('arrive', { child }));
    const command = '0190a000-0000-7000-8000-00000000abcd';
    const { there } = await program.haltAt('recorded');
    program.begin('keep', { child, file, command }).catch(() => undefined);
    await there;
    await program.kill();
    program = await bench.start();
    await program.ask('keep', { child, file, command });
    await program.ask('keep', { child, file, command });
    await allIsWell(before + 1);
    expect((await stateOf(program)).documents).toBe(before + 1);
  }, 120_000);

  it('while the bytes still come has kept nothing at all', async () => {
    const before = await stateOf(program);
    for (const part of [0.01, 0.5, 0.99]) {
      const socket = await sending(part);
      await new Promise((resolve) => setTimeout(resolve, 100));
      await program.kill();
      socket.destroy();
      program = await bench.start();
    }
    expect(await stateOf(program)).toEqual(before);
    expect(bench.onDisk()).toEqual(before.rows.map((r) => r.ref).sort());
    // The same, sent to its end, does arrive: what was cut off was on its way to the disk.
    const socket = await sending(1);
    const [answer] = await once(socket, 'data');
    socket.destroy();
    expect(String(answer)).toContain('HTTP/1.1 200');
    expect((await stateOf(program)).rows.length).toBe(before.rows.length + 1);
    await allIsWell(before.documents);
    expect((await stateOf(program)).documents).toBe(before.documents);
  }, 180_000);

  it('at whatever moment leaves entries with their files, and no file for ever', async () => {
    let kept = (await stateOf(program)).documents;
    for (let ms = 0; ms < 60; ms += 11) {
      const upload = program.begin('upload', { child, size: 3_000_000 });
      upload.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, ms));
      await program.kill();
      program = await bench.start();
      const now = await stateOf(program);
      expect(now).toMatchObject({ broken: [], faults: [] });
      expect(now.documents - kept, `killed after ${ms} ms`).toBeLessThanOrEqual(1);
      kept = now.documents;
    }
    await allIsWell(kept);
    expect((await stateOf(program)).documents).toBe(kept);
  }, 240_000);
});

describe('the job that removes files', () => {
  it('waits for an entry that is about to commit, and leaves its file alone', async () => {
    const before = (await stateOf(program)).documents;
    const { file } = File.parse(await program.ask('arrive', { child }));
    const { there } = await program.haltAt('before-commit');
    const keeping = program.begin('keep', { child, file });
    await there;
    await program.ask('day', { day: LATER });
    const removing = program.begin('remove');
    // It cannot be done while the entry is neither kept nor given up.
    expect(await Promise.race([removing, new Promise((resolve) => setTimeout(() => resolve('waits'), 500))])).toBe('waits');
    await program.ask('release');
    await keeping;
    await removing;
    expect(bench.onDisk()).toContain(file.ref);
    await program.ask('day', { day: '2026-11-24' });
    await allIsWell(before + 1);
    expect((await stateOf(program)).documents).toBe(before + 1);
  }, 120_000);

  it('lets no entry speak of a file that it has removed', async () => {
    const before = (await stateOf(program)).documents;
    const { file } = File.parse(await program.ask('arrive', { child }));
    await program.ask('day', { day: LATER });
    await program.ask('remove');
    await program.ask('day', { day: '2026-11-24' });
    await expect(program.ask('keep', { child, file })).rejects.toThrow('not put away for this record');
    await allIsWell(before);
    expect((await stateOf(program)).documents).toBe(before);
  }, 120_000);

  it('goes on where it was killed', async () => {
    const before = (await stateOf(program)).documents;
    for (let i = 0; i < 3; i += 1) await program.ask('arrive', { child });
    await program.ask('day', { day: LATER });
    const { there } = await program.haltAt('removed');
    program.begin('remove').catch(() => undefined);
    await there;
    await program.kill();
    program = await bench.start();
    await allIsWell(before);
    expect((await stateOf(program)).documents).toBe(before);
  }, 120_000);
});
