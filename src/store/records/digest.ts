import { createHash } from 'node:crypto';
import { randomBytesFromPool } from '../random-pool.ts';

/** JSON with the keys of every object in order: the same content gives the same text, however it was stored. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value).filter(([, v]) => v !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${parts.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

export interface Content {
  readonly data: unknown;
  readonly reason: string | null;
  readonly marks: readonly string[];
}

/** SHA-256 over the salt and the canonical content. */
export function digestOf(salt: Uint8Array, content: Content): Buffer {
  return createHash('sha256').update(salt).update(canonicalJson(content)).digest();
}

/** Sixteen random bytes, so that a digest tells nothing about short contents. */
export function newSalt(): Buffer {
  return randomBytesFromPool(16);
}
