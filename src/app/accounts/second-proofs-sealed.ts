import { seal, sealedWith, unseal } from '../identity/seal.ts';
import type { Owner } from '../ports/identity.ts';
import type { ServiceId } from '../../core/values/ids.ts';
import { appBinding } from './authenticator.ts';
import type { Desk } from './desk.ts';
import { codesBinding } from './recovery-codes.ts';

/** How the second proofs of all people stand to the secrets that are given. */
export interface SealedProofs {
  /** sealed anew with the newest secret */
  readonly changed: number;
  readonly alreadyNewest: number;
  /** sealed with an older secret still: nothing was changed */
  readonly older: number;
  /** people whose app or codes none of the secrets opens: the secret they were sealed with was left out too soon */
  readonly unreadable: readonly string[];
  /** people with recovery codes from before codes had a key of their own: those go with the old secret */
  readonly oldCodes: readonly string[];
}

/** What lies sealed for one person, and whether it can be opened. */
export async function proofsReadable(desk: Desk, owner: Owner): Promise<boolean> {
  const { authenticator, codesKey } = await desk.identity.secondFactors(owner);
  return (authenticator === undefined || sealedWith(desk.keys, authenticator.sealed, appBinding(owner)) !== 'none') && (codesKey === undefined || sealedWith(desk.keys, codesKey, codesBinding(owner)) !== 'none');
}

/** Looks at the second proofs of everybody; with `rewrap`, seals with the newest secret what was sealed with an older one. */
export async function sealedProofs(desk: Desk, services: readonly ServiceId[], rewrap: boolean): Promise<SealedProofs> {
  const came = { changed: 0, alreadyNewest: 0, older: 0, unreadable: new Set<string>(), oldCodes: new Set<string>() };
  for (const service of services) {
    for (const { worker, username } of await desk.identity.accounts(service, desk.clock.today())) {
      if (username === undefined) continue;
      const owner: Owner = { service, worker };
      const { authenticator, codesKey, codesLeft } = await desk.identity.secondFactors(owner);
      if (codesLeft > 0 && codesKey === undefined) came.oldCodes.add(username);
      const things = [
        ...(authenticator === undefined ? [] : [{ sealed: authenticator.sealed, binding: appBinding(owner), save: desk.identity.resealAuthenticator }]),
        ...(codesKey === undefined ? [] : [{ sealed: codesKey, binding: codesBinding(owner), save: desk.identity.resealCodesKey }]),
      ];
      for (const { sealed, binding, save } of things) {
        const how = sealedWith(desk.keys, sealed, binding);
        const text = how === 'older' && rewrap ? unseal(desk.keys, sealed, binding) : undefined;
        if (how === 'none') came.unreadable.add(username);
        else if (how === 'newest') came.alreadyNewest += 1;
        else if (text === undefined) came.older += 1;
        // Somebody who sets up a new app meanwhile has sealed it with the newest secret already.
        else if (await save(owner, sealed, seal(desk.keys, text, binding))) came.changed += 1;
        else came.alreadyNewest += 1;
      }
    }
  }
  return { ...came, unreadable: [...came.unreadable], oldCodes: [...came.oldCodes] };
}
