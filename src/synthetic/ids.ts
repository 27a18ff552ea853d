import { Random } from './random.ts';

/** A UUID of version 8 that is a function of a text: the same child has the same id in every caseload of the same seed. */
export function uuidOf(text: string): string {
  const h = new Random(`id ${text}`).hex(32);
  const variant = '89ab'[parseInt(h[16]!, 16) % 4]!;
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-8${h.slice(13, 16)}-${variant}${h.slice(17, 20)}-${h.slice(20)}`;
}
