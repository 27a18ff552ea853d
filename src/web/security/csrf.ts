import type { Keys } from '../../app/identity/seal.ts';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The token of the sign-in form, where there is no session yet: bound to a cookie that only this browser has. */
export function formTokenFor([key]: Keys, browser: string): string {
  return tokenWith(key, browser);
}

/** Whether a form was given to this browser, with the newest secret or one before it. */
export function isFormToken(keys: Keys, browser: string, token: string): boolean {
  return keys.some((key) => sameText(token, tokenWith(key, browser)));
}

function tokenWith(key: Uint8Array, browser: string): string {
  return createHmac('sha256', key).update(browser).digest('base64url');
}

export function newBrowserMark(): string {
  return randomBytes(18).toString('base64url');
}
