import { SESSION, type Desk } from '../../app/accounts/desk.ts';
import { Drafts } from '../../app/identity/drafts.ts';
import { deriveKeys, type Keys } from '../../app/identity/seal.ts';
import type { FileStore } from '../../app/ports/files.ts';
import type { IdentityStore } from '../../app/ports/identity.ts';
import type { Scanner } from '../../app/ports/scanner.ts';
import type { Ports } from '../../app/ports/index.ts';
import type { AssetManifest } from '../layout/assets.ts';
import { FILES, Pace, REQUESTS, type PaceRule } from '../security/pace.ts';
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
  /** how fast one person may go */
  readonly pace: { readonly requests: Pace; readonly files: PaceRule };
  /** keys of the tokens of forms that have no session yet */
  readonly formKeys: Keys;
  readonly publicUrl: URL;
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
    pace: { requests: new Pace(options.pace?.requests ?? REQUESTS), files: options.pace?.files ?? FILES },
    markKeys: deriveKeys(options.secrets, 'marks'),
    formKeys: deriveKeys(options.secrets, 'forms'),
    publicUrl: options.publicUrl,
    manifest: options.assets.manifest,
    footerNote: options.footerNote,
  };
}
