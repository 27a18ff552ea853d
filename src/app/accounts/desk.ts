import type { Keys } from '../identity/seal.ts';
import type { Clock, Ids } from '../ports/index.ts';
import type { IdentityStore } from '../ports/identity.ts';
import type { SingleSignOn } from './single-sign-on.ts';

/** How long a session lasts: without a request, and in any case. */
export interface SessionLimits {
  readonly idleMinutes: number;
  readonly hours: number;
}

export const SESSION: SessionLimits = { idleMinutes: 60, hours: 12 };
/** How long a proof of who somebody is counts for what asks for a fresh one, in minutes. */
export const FRESH_MINUTES = 10;

/** What all of signing in and of accounts works with. */
export interface Desk {
  readonly identity: IdentityStore;
  readonly clock: Clock;
  readonly ids: Ids;
  /** seal keys of authenticators, of recovery codes and steps: the first seals, each opens */
  readonly keys: Keys;
  /** where the pages are: a passkey belongs to this place and no other */
  readonly origin: URL;
  readonly limits: SessionLimits;
  readonly sso: SingleSignOn | undefined;
}

/** From where somebody tries: kept with the try and with the session. */
export interface From {
  readonly address: string;
  /** "Firefox on Windows" */
  readonly device: string;
}
