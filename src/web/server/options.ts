import type { IdentityStore } from '../../app/ports/identity.ts';
import type { Ports } from '../../app/ports/index.ts';
import type { SessionLimits } from '../../app/accounts/desk.ts';
import type { SingleSignOn } from '../../app/accounts/single-sign-on.ts';
import type { FileStore } from '../../app/ports/files.ts';
import type { Scanner } from '../../app/ports/scanner.ts';
import type { AssetManifest } from '../layout/assets.ts';
import type { PaceRule } from '../security/pace.ts';
import type { Route } from '../route.ts';
import type { Operation } from '../api/operation.ts';

/** What the server is made from. */
export interface ServerOptions {
  readonly ports: Ports;
  readonly identity: IdentityStore;
  /** the installation's secrets, the newest first: keys for cookies and drafts are made from them */
  readonly secrets: readonly Uint8Array[];
  readonly publicUrl: URL;
  readonly assets: {
    readonly manifest: AssetManifest;
    /** folder of the built files; without it none are served */
    readonly folder?: string;
  };
  readonly routes: readonly Route[];
  /** where the log goes, a line of JSON each; without it there is none */
  readonly log?: { write(line: string): void };
  /** files of the record; without it none are taken */
  readonly files?: FileStore;
  /** looks through each upload before any page gets it; without it none is */
  readonly scanner?: Scanner | undefined;
  /** requests a minute that one address may make: any, and tries to sign in */
  readonly limits?: { readonly requests: number; readonly signIns: number };
  /** how fast one person may go, from whatever address; see security/pace.ts */
  readonly pace?: { readonly requests: PaceRule; readonly files: PaceRule; readonly clients?: PaceRule; readonly strangers?: PaceRule };
  /** what systems of agencies may ask for; all of it unless told */
  readonly operations?: readonly Operation[];
  /** how long a session lasts; an hour without use and twelve hours unless told */
  readonly sessionLimits?: SessionLimits;
  /** the provider of single sign-on, if there is one */
  readonly sso?: SingleSignOn | undefined;
  /** whether systems may be told at private addresses and by http */
  readonly tellAnywhere?: boolean;
  /** said at the end of every page: a fixed date, the demonstration */
  readonly footerNote?: string;
}
