import { ROLE_NAMES, type Role } from '../../core/access/roles.ts';
import type { ServiceId } from '../../core/values/ids.ts';
import type { Holder, Owner, Proof } from '../ports/identity.ts';
import { addAuthenticator, takeCode } from './authenticator.ts';
import type { Desk, From } from './desk.ts';
import { note } from './events.ts';
import { accountOfPasskey } from './passkeys.ts';
import { useRecoveryCode } from './recovery-codes.ts';
import { countTries, forgetTries, keyOfCode } from './waits.ts';

/** The roles of a service that must have a second factor: all, unless the service has said otherwise or is a demonstration. */
export async function rolesWithSecondFactor(desk: Desk, service: ServiceId, demo: boolean): Promise<readonly Role[]> {
  return (await desk.identity.secondFactorRoles(service)) ?? (demo ? [] : ROLE_NAMES.filter((r) => r !== 'system'));
}

export async function mustHaveSecondFactor(desk: Desk, owner: Owner, holder: Holder): Promise<boolean> {
  const roles = await rolesWithSecondFactor(desk, owner.service, holder.demo);
  return holder.roles.some((r) => roles.includes(r));
}

/** What somebody gave as their second factor; the first that is not empty counts. */
export interface SecondProof {
  readonly code: string;
  readonly recoveryCode: string;
  readonly passkey: string;
}

/** Checks a second factor. Failures are counted for the person and the address. @returns by what they have proved it, or undefined */
export async function proveSecondFactor(desk: Desk, owner: Owner, given: SecondProof, challenge: string | undefined, from: From): Promise<Proof | undefined> {
  if (await countTries(desk, keyOfCode(owner), from.address)) {
    await note(desk, owner, 'refused while waiting', from.address);
    return undefined;
  }
  const proof = await proofOf(desk, owner, given, challenge);
  if (proof === undefined) await note(desk, owner, given.passkey === '' ? 'wrong code' : 'wrong passkey', from.address);
  else await forgetTries(desk, keyOfCode(owner), from.address);
  if (proof === 'recovery-code') await note(desk, owner, 'recovery code used', from.address);
  return proof;
}

async function proofOf(desk: Desk, owner: Owner, given: SecondProof, challenge: string | undefined): Promise<Proof | undefined> {
  if (given.passkey !== '') return challenge !== undefined && (await accountOfPasskey(desk, challenge, given.passkey, owner)) !== undefined ? 'passkey' : undefined;
  if (given.code.trim() !== '') return (await takeCode(desk, owner, given.code)) ? 'authenticator' : undefined;
  return given.recoveryCode.trim() !== '' && (await useRecoveryCode(desk, owner, given.recoveryCode)) ? 'recovery-code' : undefined;
}

/** Adds an authenticator app at the sign-in that asks for one. @returns false if the code is wrong or there is a wait */
export async function enrolAuthenticator(desk: Desk, owner: Owner, secret: string, code: string, from: From): Promise<boolean> {
  if (await countTries(desk, keyOfCode(owner), from.address)) return false;
  if (!(await addAuthenticator(desk, owner, secret, code))) return false;
  await forgetTries(desk, keyOfCode(owner), from.address);
  await note(desk, owner, 'authenticator app added', from.address);
  return true;
}
