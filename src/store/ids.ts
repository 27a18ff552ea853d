import type { Ids } from '../app/ports/index.ts';
import { randomBytesFromPool } from './random-pool.ts';

/** A UUID of version 7 (RFC 9562): 48 bits of milliseconds, then random bits; later ones sort later. */
export function uuidv7(milliseconds: number): string {
  const bytes = randomBytesFromPool(16);
  let t = milliseconds;
  for (let i = 5; i >= 0; i -= 1) {
    bytes[i] = t % 256;
    t = Math.floor(t / 256);
  }
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Identifiers from the machine's clock and randomness. */
export const machineIds: Ids = { next: () => uuidv7(Date.now()) };
