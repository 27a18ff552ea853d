import { sendMessage } from '../app/clients/send-message.ts';
import type { Keys } from '../app/identity/seal.ts';
import { tellSystems } from '../app/clients/tell-systems.ts';
import type { IdentityStore } from '../app/ports/identity.ts';
import type { Ports } from '../app/ports/index.ts';
import { repeatedly, type Running } from './repeatedly.ts';

export interface TellingOptions extends Pick<Ports, 'store' | 'clock' | 'ids'> {
  readonly identity: IdentityStore;
  readonly keys: Keys;
  /** whether messages may go to private addresses and by http */
  readonly anywhere: boolean;
  /** between two runs, in milliseconds */
  readonly everyMs?: number;
  readonly onError: (error: unknown) => void;
}

/**
 * Every ten seconds tells systems what happened. Where each has come to is in the database: after a kill it goes on with the event that
 * was not known to be taken, which may then come twice under the same id, and never out of order. @returns ends it, after a run that is under way
 */
export function startTelling({ identity, store, clock, ids, keys, anywhere, everyMs, onError }: TellingOptions): Running {
  const teller = { desk: { identity, clock, ids }, store, keys, send: (url: string, body: string, headers: Readonly<Record<string, string>>) => sendMessage(url, body, headers, anywhere) };
  const run = async (ending: () => boolean): Promise<void> => {
    // One service whose telling fails keeps no other from its turn.
    for (const { id } of await identity.services()) if (!ending()) await tellSystems(teller, id).catch(onError);
  };
  return repeatedly(everyMs ?? 10_000, run, onError);
}
