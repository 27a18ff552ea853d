import { SESSION, type Desk } from '../../app/accounts/desk.ts';
import { tellingKey } from '../../app/clients/subscribe.ts';
import { Drafts } from '../../app/identity/drafts.ts';
import { deriveKey } from '../../app/identity/seal.ts';
import type { FileStore } from '../../app/ports/files.ts';
import type { IdentityStore } from '../../app/ports/identity.ts';
import type { Ports } from '../../app/ports/index.ts';
import type { AssetManifest } from '../layout/assets.ts';
import { CLIENTS, FILES, Pace, REQUESTS, STRANGERS } from '../security/pace.ts';
import { Cookies } from '../session/cookies.ts';
import type { ServerOptions } from './options.ts';

/** What all handlers of one server share. */
export interface Web {
  readonly ports: Ports;
  readonly identity: IdentityStore;
  /** signing in and accounts */
  readonly desk: Desk;
  readonly cookies: Cookies;
  readonly drafts: Drafts;
  readonly files: FileStore | undefined;
  /** key of marks that a form carries for one person */
  readonly markKey: Uint8Array;
  /** how fast one person may go, one system, and whoever comes to the interface without a secret that opens */
  readonly pace: { readonly requests: Pace; readonly files: Pace; readonly clients: Pace; readonly strangers: Pace };
  /** key of the tokens of forms that have no session yet */
  readonly formKey: Uint8Array;
  readonly publicUrl: URL;
  /** with which secrets of messages to systems are sealed, and whether they may go to private addresses */
  readonly telling: { readonly key: Uint8Array; readonly anywhere: boolean };
  readonly manifest: AssetManifest;
  readonly footerNote: string | undefined;
}

export function webOf(options: ServerOptions): Web {
  return {
    ports: options.ports,
    identity: options.identity,
    desk: {
      identity: options.identity, clock: options.ports.clock, ids: options.ports.ids, key: deriveKey(options.secret, 'accounts'), origin: options.publicUrl,
      limits: options.sessionLimits ?? SESSION, sso: options.sso,
    },
    cookies: new Cookies(options.publicUrl.protocol === 'https:', deriveKey(options.secret, 'notices')),
    drafts: new Drafts(options.identity, options.ports.clock, deriveKey(options.secret, 'drafts')),
    files: options.files,
    pace: { requests: new Pace(options.pace?.requests ?? REQUESTS), files: new Pace(options.pace?.files ?? FILES), clients: new Pace(options.pace?.clients ?? CLIENTS), strangers: new Pace(options.pace?.strangers ?? STRANGERS) },
    markKey: deriveKey(options.secret, 'marks'),
    formKey: deriveKey(options.secret, 'forms'),
    publicUrl: options.publicUrl,
    telling: { key: tellingKey(options.secret), anywhere: options.tellAnywhere ?? false },
    manifest: options.assets.manifest,
    footerNote: options.footerNote,
  };
}
