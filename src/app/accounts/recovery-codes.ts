import { createHmac, randomBytes, randomInt } from 'node:crypto';
import { seal, unseal, type Keys } from '../identity/seal.ts';
import type { Owner } from '../ports/identity.ts';
import type { Desk } from './desk.ts';

/** Without letters and digits that are taken for one another. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const COUNT = 10;
const GROUPS = 4;
const GROUP = 4;

/** Makes ten codes of 79 bits each; the older ones no longer work. They are shown once: what is kept are digests. */
export async function makeRecoveryCodes(desk: Desk, owner: Owner): Promise<readonly string[]> {
  const codes = Array.from({ length: COUNT }, () => Array.from({ length: GROUPS }, () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)] ?? '').join('')).join('-'));
  const key = randomBytes(32);
  await desk.identity.saveRecoveryCodes(owner, codes.map((code) => digestOf(key, owner, code)), desk.clock.now(), sealCodesKey(desk.keys, owner, key.toString('hex')));
  return codes;
}

/** Uses a code up. @returns whether it was one, and unused */
export async function useRecoveryCode(desk: Desk, owner: Owner, typed: string): Promise<boolean> {
  const { codesKey } = await desk.identity.secondFactors(owner);
  const own = codesKey === undefined ? undefined : unseal(desk.keys, codesKey, codesBinding(owner));
  // Codes made before they had a key of their own were digested with the installation's.
  for (const key of own === undefined ? desk.keys : [Buffer.from(own, 'hex')]) {
    if (await desk.identity.useRecoveryCode(owner, digestOf(key, owner, typed), desk.clock.now())) return true;
  }
  return false;
}

/** To what the key of somebody's codes is bound. */
export function codesBinding(owner: Owner): string {
  return `recovery codes ${owner.service}/${owner.worker}`;
}

export function sealCodesKey(keys: Keys, owner: Owner, key: string): Uint8Array {
  return seal(keys, key, codesBinding(owner));
}

function digestOf(key: Uint8Array, owner: Owner, typed: string): Uint8Array {
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHmac('sha256', key).update(`recovery ${owner.service}/${owner.worker} ${code}`).digest();
}
