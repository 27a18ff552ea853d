import { Secret } from 'otpauth';
import { expect, it } from 'vitest';
import { addressOfSecret, newSecret, timeStepOf } from './authenticator.ts';

/** The secret of RFC 6238, appendix B, and the last six digits of its codes for SHA-1. */
const SECRET = Secret.fromUTF8('12345678901234567890').base32;
const CODES: readonly (readonly [number, string])[] = [[59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'], [2_000_000_000, '279037'], [20_000_000_000, '353130']];

it.each(CODES)('knows the code of RFC 6238 at second %i', (second, code) => {
  expect(timeStepOf(SECRET, code, new Date(second * 1000).toISOString())).toBe(Math.floor(second / 30));
});

it('takes the code before and the code after, and no other', () => {
  const at = (second: number): number | undefined => timeStepOf(SECRET, '287082', new Date(second * 1000).toISOString());
  expect([0, 29, 30, 59, 60, 89].map(at)).toEqual([1, 1, 1, 1, 1, 1]);
  expect([90, 119, 120].map(at)).toEqual([undefined, undefined, undefined]);
});

it('takes spaces between the digits, and nothing that is no code', () => {
  expect(timeStepOf(SECRET, '287 082', '1970-01-01T00:00:59.000Z')).toBe(1);
  for (const text of ['', '28708', '2870821', 'abcdef', '-87082']) expect(timeStepOf(SECRET, text, '1970-01-01T00:00:59.000Z')).toBeUndefined();
});

it('makes keys of 160 bits, and the address that an app reads', () => {
  const secret = newSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(newSecret()).not.toBe(secret);
  expect(addressOfSecret(secret, 'j.moran')).toBe(`otpauth://totp/Throughline:j.moran?issuer=Throughline&secret=${secret}&algorithm=SHA1&digits=6&period=30`);
});
