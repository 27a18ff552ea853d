import { createHmac, randomInt } from 'node:crypto';
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
  await desk.identity.saveRecoveryCodes(owner, codes.map((code) => digestOf(desk, owner, code)), desk.clock.now());
  return codes;
}

/** Uses a code up. @returns whether it was one, and unused */
export async function useRecoveryCode(desk: Desk, owner: Owner, typed: string): Promise<boolean> {
  return desk.identity.useRecoveryCode(owner, digestOf(desk, owner, typed), desk.clock.now());
}

function digestOf(desk: Desk, owner: Owner, typed: string): Uint8Array {
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return createHmac('sha256', desk.key).update(`recovery ${owner.service}/${owner.worker} ${code}`).digest();
}
