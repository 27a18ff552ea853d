import { Secret, TOTP } from 'otpauth';
import { seal, unseal } from '../identity/seal.ts';
import type { Owner } from '../ports/identity.ts';
import type { Desk } from './desk.ts';

const PERIOD = 30;
/** Clocks differ: the code before and the code after are taken too. */
const WINDOW = 1;

/** To what the key of somebody's app is bound. */
export const appBinding = (owner: Owner): string => `authenticator ${owner.service}/${owner.worker}`;

function totp(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Throughline', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD });
}

/** A new key of 160 bits, in base 32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that an authenticator app reads from the square. */
export function addressOfSecret(secret: string, username: string): string {
  return totp(secret, username).toString();
}

/** The time step to which a code belongs now; undefined if it is wrong. */
export function timeStepOf(secret: string, code: string, now: string): number | undefined {
  const token = code.replace(/\s+/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = Date.parse(now);
  const delta = totp(secret).validate({ token, timestamp, window: WINDOW });
  return delta === null ? undefined : TOTP.counter({ period: PERIOD, timestamp }) + delta;
}

/** Adds an authenticator whose owner has shown a code of it. @returns false if the code is wrong */
export async function addAuthenticator(desk: Desk, owner: Owner, secret: string, code: string): Promise<boolean> {
  const now = desk.clock.now();
  const step = timeStepOf(secret, code, now);
  if (step === undefined) return false;
  await desk.identity.saveAuthenticator(owner, { sealed: seal(desk.keys, secret, appBinding(owner)), addedAt: now, lastStep: step });
  return true;
}

/** Whether a code is right now and has not been taken before; it is taken. */
export async function takeCode(desk: Desk, owner: Owner, code: string): Promise<boolean> {
  const { authenticator } = await desk.identity.secondFactors(owner);
  const secret = authenticator === undefined ? undefined : unseal(desk.keys, authenticator.sealed, appBinding(owner));
  const step = secret === undefined ? undefined : timeStepOf(secret, code, desk.clock.now());
  return step !== undefined && desk.identity.takeTimeStep(owner, step);
}
