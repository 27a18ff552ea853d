import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeBench, type Bench, type Running } from './bench.ts';

const count = z.array(z.object({ n: z.number() }));
const State = z.object({ broken: z.array(z.unknown()), faults: z.array(z.unknown()), documents: z.number(), rows: z.array(z.object({ ref: z.string() })), toGo: z.array(z.object({ ref: z.string() })), standing: count, certificates: count });
const DONE = { decided: { outcome: 'done' } };

let bench: Bench;
let program: Running;
let child: string;
const stateOf = async () => State.parse(await program.ask('state'));

beforeAll(async () => {
  bench = await makeBench();
  program = await bench.start();
}, 120_000);
afterAll(async () => {
  await program?.stop().catch(() => undefined);
  bench?.clear();
});
beforeEach(async () => {
  child = z.object({ child: z.string() }).parse(await program.ask('old-record', { size: 5000 })).child;
  expect(await program.ask('propose', { child })).toEqual(DONE);
}, 60_000);

async function killedAt(point: string): Promise<void> {
  const { there } = await program.haltAt(point);
  program.begin('agree', { child }).catch(() => undefined);
  await there;
  await program.kill();
  program = await bench.start();
}

/** The record is gone with its file, nothing is left to be done, and everything that remains is whole. */
async function isErased(certificates: number): Promise<void> {
  await program.ask('remove');
  expect(await stateOf()).toMatchObject({ broken: [], faults: [], documents: 0, rows: [], toGo: [], standing: [{ n: 0 }], certificates: [{ n: certificates }] });
  expect(bench.onDisk()).toEqual([]);
}

describe('a program that is killed in the middle of an erasure', () => {
  it.each([['while it erases', 'erasing'], ['when it has erased and not committed', 'erased-before-commit']])('%s has erased nothing, and finishes when it is asked again', async (_, point) => {
    const { certificates } = await stateOf();
    await killedAt(point);
    const whole = await stateOf();
    expect(whole).toMatchObject({ broken: [], faults: [], documents: 1, toGo: [], standing: [{ n: 1 }], certificates });
    await program.ask('remove');
    expect(bench.onDisk()).toEqual(whole.rows.map((r) => r.ref));
    // The agreement stands. It is neither lost nor asked for a second time.
    expect(await program.ask('agree', { child })).toMatchObject({ decided: { outcome: 'refused', why: ['This proposal has been answered already.'] } });
    expect(await program.ask('carry-out', { child })).toEqual(DONE);
    await isErased((certificates[0]?.n ?? 0) + 1);
  }, 120_000);

  it('after the commit has erased it whole: the file goes by itself when the program runs again', async () => {
    const { certificates } = await stateOf();
    await killedAt('erased');
    expect(await stateOf()).toMatchObject({ broken: [], faults: [], documents: 0, rows: [], toGo: [{}], standing: [{ n: 0 }] });
    expect(bench.onDisk()).toHaveLength(1);
    await isErased((certificates[0]?.n ?? 0) + 1);
  }, 120_000);

  it('while the files are removed goes on removing them', async () => {
    const { certificates } = await stateOf();
    expect(await program.ask('agree', { child })).toEqual(DONE);
    const { there } = await program.haltAt('removed');
    program.begin('remove').catch(() => undefined);
    await there;
    await program.kill();
    program = await bench.start();
    expect((await stateOf()).toGo).toHaveLength(1);
    await isErased((certificates[0]?.n ?? 0) + 1);
  }, 120_000);

  it('takes with it a file that came with a form about the child and was never sent off', async () => {
    const { certificates } = await stateOf();
    await program.ask('arrive', { child });
    expect(bench.onDisk()).toHaveLength(2);
    expect(await program.ask('agree', { child })).toEqual(DONE);
    await isErased((certificates[0]?.n ?? 0) + 1);
  }, 120_000);
});
