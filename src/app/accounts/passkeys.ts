import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import type { Account, Owner } from '../ports/identity.ts';
import type { PasskeyRow } from '../ports/credentials.ts';
import type { Desk } from './desk.ts';

/** What the browser's script is given, as JSON, and the challenge in it. */
export interface PasskeyRequest {
  readonly options: string;
  readonly challenge: string;
}

const uuidBytes = (uuid: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(uuid.replaceAll('-', ''), 'hex'));
const uuidOf = (base64url: string): string => Buffer.from(base64url, 'base64url').toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** What to ask the browser for, so that it makes a passkey which needs its owner's finger, face or PIN. */
export async function askForNewPasskey(desk: Desk, account: Account, name: string): Promise<PasskeyRequest> {
  const { passkeys } = await desk.identity.secondFactors(account);
  const options = await generateRegistrationOptions({
    rpName: 'Throughline', rpID: desk.origin.hostname, userName: account.username, userDisplayName: name, userID: uuidBytes(account.handle), attestationType: 'none',
    excludeCredentials: passkeys.map(({ id, transports }) => ({ id, transports: [...transports] })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { options: JSON.stringify(options), challenge: options.challenge };
}

/** Adds the passkey that the browser made. @returns false if it does not answer this challenge, or is known already */
export async function addPasskey(desk: Desk, owner: Owner, challenge: string, answer: string, name: string): Promise<boolean> {
  const response = parsed(REGISTRATION, answer);
  if (response === undefined) return false;
  const checked = await verifyRegistrationResponse({
    response, expectedChallenge: challenge, expectedOrigin: desk.origin.origin, expectedRPID: desk.origin.hostname, requireUserVerification: true,
  }).catch(() => undefined);
  if (checked?.verified !== true) return false;
  const { credential } = checked.registrationInfo;
  const row: PasskeyRow = { id: credential.id, name, publicKey: credential.publicKey, counter: credential.counter, transports: credential.transports ?? [], addedAt: desk.clock.now() };
  return desk.identity.addPasskey(owner, row);
}

/** What to ask the browser for. @param owner whose passkeys do; without, any of this place */
export async function askForPasskey(desk: Desk, owner?: Owner): Promise<PasskeyRequest> {
  const passkeys = owner === undefined ? [] : (await desk.identity.secondFactors(owner)).passkeys;
  const options = await generateAuthenticationOptions({
    rpID: desk.origin.hostname, userVerification: 'required', allowCredentials: passkeys.map(({ id, transports }) => ({ id, transports: [...transports] })),
  });
  return { options: JSON.stringify(options), challenge: options.challenge };
}

/**
 * Whose passkey answered the challenge.
 * @param owner whose it must be; without, the passkey itself names its account
 * @returns undefined if it is nobody's, of somebody else, or a copy
 */
export async function accountOfPasskey(desk: Desk, challenge: string, answer: string, owner?: Owner): Promise<Account | undefined> {
  const response = parsed(AUTHENTICATION, answer);
  if (response === undefined) return undefined;
  const account = owner === undefined ? await namedBy(desk, response.response.userHandle) : await desk.identity.accountOf(owner);
  if (account === undefined) return undefined;
  const passkey = (await desk.identity.secondFactors(account)).passkeys.find((p) => p.id === response.id);
  if (passkey === undefined) return undefined;
  const checked = await verifyAuthenticationResponse({
    response, expectedChallenge: challenge, expectedOrigin: desk.origin.origin, expectedRPID: desk.origin.hostname, requireUserVerification: true,
    credential: { id: passkey.id, publicKey: Uint8Array.from(passkey.publicKey), counter: passkey.counter, transports: [...passkey.transports] },
  }).catch(() => undefined);
  if (checked?.verified !== true) return undefined;
  return (await desk.identity.usePasskey(account, passkey.id, checked.authenticationInfo.newCounter, desk.clock.now())) ? account : undefined;
}

async function namedBy(desk: Desk, handle: string | undefined): Promise<Account | undefined> {
  return handle === undefined ? undefined : desk.identity.accountByHandle(uuidOf(handle));
}

const TEXT = z.string().min(1).max(20_000);
const SHARED = { id: TEXT, rawId: TEXT, type: z.literal('public-key'), clientExtensionResults: z.object({}) };
const REGISTRATION = z.object({ ...SHARED, response: z.object({ clientDataJSON: TEXT, attestationObject: TEXT, transports: z.array(z.string().max(40)).max(10).default([]) }) });
const AUTHENTICATION = z.object({
  ...SHARED,
  response: z
    .object({ clientDataJSON: TEXT, authenticatorData: TEXT, signature: TEXT, userHandle: TEXT.nullish() })
    .transform(({ userHandle, ...rest }) => ({ ...rest, ...(userHandle === undefined || userHandle === null ? {} : { userHandle }) })),
});

function parsed<S extends z.ZodType>(of: S, text: string): z.output<S> | undefined {
  try {
    const read = of.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
