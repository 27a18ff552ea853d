import type { WorkerId } from '../../core/values/ids.ts';
import type { Owner } from '../ports/identity.ts';
import type { Desk } from './desk.ts';

/** What the trace of accounts can say, in the words in which people read it. */
export const ACCOUNT_EVENTS = [
  'signed in', 'signed out', 'wrong password', 'wrong code', 'wrong passkey', 'refused while waiting', 'refused: account closed', 'refused: nobody has this name', 'refused: not known to the service', 'refused: provider',
  'confirmed who they are', 'password changed', 'authenticator app added', 'authenticator app removed', 'passkey added', 'passkey removed', 'recovery codes made', 'recovery code used',
  'single sign-on joined', 'single sign-on separated', 'sessions ended', 'account added', 'roles changed', 'post given', 'post changed', 'end date changed', 'link made', 'link used', 'waits lifted', 'second factors removed', 'second factor rule changed', 'agency added', 'agency: last day set',
  'system registered', 'system: secret made', 'system: secret ended', 'system: last day set', 'system ended', 'refused: system', 'system: told again', 'system: given up telling',
] as const;
export type AccountEventName = (typeof ACCOUNT_EVENTS)[number];

/** From where a change comes that nobody of the service makes: whoever owns the database. */
export const COMMAND_LINE = 'the command line';

/** Leaves the trace of a try or of a change. @param by who did it, if it was not the person */
export async function note(desk: Desk, owner: Owner | undefined, event: AccountEventName, address: string, more: { readonly detail?: string; readonly by?: WorkerId } = {}): Promise<void> {
  await desk.identity.addEvent({
    event, address, at: desk.clock.now(), detail: more.detail ?? '',
    ...(owner === undefined ? {} : { owner: { service: owner.service, worker: owner.worker } }),
    ...(more.by === undefined ? {} : { by: more.by }),
  });
}
