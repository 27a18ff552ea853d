import { SESSION, type Desk } from '../../app/accounts/desk.ts';
import { tellingKeys } from '../../app/clients/subscribe.ts';
import { Drafts } from '../../app/identity/drafts.ts';
import { deriveKeys, type Keys } from '../../app/identity/seal.ts';
import type { FileStore } from '../../app/ports/files.ts';
import type { IdentityStore } from '../../app/ports/identity.ts';
import type { Scanner } from '../../app/ports/scanner.ts';
import type { Ports } from '../../app/ports/index.ts';
import type { AssetManifest } from '../layout/assets.ts';
import { CLIENTS, FILES, Pace, REQUESTS, STRANGERS, type PaceRule } from '../security/pace.ts';
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
  readonly scanner: Scanner | undefined;
  /** keys of marks that a form carries for one person */
  readonly markKeys: Keys;
  /** how fast one person may go, one system, and whoever comes to the interface without a secret that opens */
  readonly pace: { readonly requests: Pace; readonly files: PaceRule; readonly clients: Pace; readonly strangers: Pace };
  /** keys of the tokens of forms that have no session yet */
  readonly formKeys: Keys;
  readonly publicUrl: URL;
  /** with which secrets of messages to systems are sealed, and whether they may go to private addresses */
  readonly telling: { readonly keys: Keys; readonly anywhere: boolean };
  readonly manifest: AssetManifest;
  readonly footerNote: string | undefined;
}

export function webOf(options: ServerOptions): Web {
  return {
    ports: options.ports,
    identity: options.identity,
    desk: {
      identity: options.identity, clock: options.ports.clock, ids: options.ports.ids, keys: deriveKeys(options.secrets, 'accounts'), origin: options.publicUrl,
      limits: options.sessionLimits ?? SESSION, sso: options.sso,
    },
    cookies: new Cookies(options.publicUrl.protocol === 'https:', deriveKeys(options.secrets, 'notices')),
    drafts: new Drafts(options.identity, options.ports.clock, deriveKeys(options.secrets, 'drafts')),
    files: options.files,
    scanner: options.scanner,
    pace: { requests: new Pace(options.pace?.requests ?? REQUESTS), files: options.pace?.files ?? FILES, clients: new Pace(options.pace?.clients ?? CLIENTS), strangers: new Pace(options.pace?.strangers ?? STRANGERS) },
    markKeys: deriveKeys(options.secrets, 'marks'),
    formKeys: deriveKeys(options.secrets, 'forms'),
    publicUrl: options.publicUrl,
    telling: { keys: tellingKeys(options.secrets), anywhere: options.tellAnywhere ?? false },
    manifest: options.assets.manifest,
    footerNote: options.footerNote,
  };
}
