import { randomFillSync } from 'node:crypto';

const POOL = Buffer.alloc(16 * 1024);
let taken = POOL.length;

/** Random bytes of the machine, asked for many at a time: each asking costs more than what it brings. No byte is given twice, and what was given is not kept. */
export function randomBytesFromPool(length: number): Buffer {
  if (taken + length > POOL.length) {
    randomFillSync(POOL);
    taken = 0;
  }
  const bytes = Buffer.from(POOL.subarray(taken, taken + length));
  POOL.fill(0, taken, taken + length);
  taken += length;
  return bytes;
}
