import { createHash } from 'node:crypto';

/** The text that a chain seals: a list of JSON with a comma and a space between. */
export function sealedText(values: readonly (string | number | boolean | null)[]): string {
  return `[${values.map((v) => JSON.stringify(v)).join(', ')}]`;
}

/** @returns the hash of these parts, one after the other */
export function sha256(...parts: readonly (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
