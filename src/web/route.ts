import type { Readable } from 'node:stream';
import type { Content } from './components/content.ts';
import type { Permission } from '../core/access/permissions.ts';
import type { Purpose } from '../core/access/purposes.ts';
import type { PlainDate } from '../core/values/plain-date.ts';
import type { Ports, Reader } from '../app/ports/index.ts';
import type { Role } from '../core/access/roles.ts';
import type { Actor } from '../core/decisions/command.ts';
import type { FileStore } from '../app/ports/files.ts';
import type { Desk, From } from '../app/accounts/desk.ts';
import type { Holder, Session } from '../app/ports/identity.ts';
import type { Drafts, KeptForm } from '../app/identity/drafts.ts';

/** The person who is signed in, as every page knows them. */
export interface SignedIn {
  readonly reader: Reader;
  /** the role in which they act; chosen where somebody holds several */
  readonly role: Role;
  readonly serviceName: string;
  readonly demo: boolean;
  readonly csrf: string;
}

/** A part of a multipart submission: a file. */
export interface Upload {
  readonly field: string;
  readonly filename: string;
  readonly bytes: Uint8Array;
  /** larger than what is taken: its bytes are left out */
  readonly tooLarge?: true;
  /** why it is not taken, as the person reads it: something harmful was found in it, or it could not be looked through; its bytes are left out */
  readonly refused?: string;
}

/** What a page is made from: the request, already parsed, and the use cases. */
export interface Context {
  readonly ports: Ports;
  readonly who: SignedIn;
  readonly today: PlainDate;
  readonly params: Readonly<Record<string, string>>;
  /** the last value of each name */
  readonly query: Readonly<Record<string, string>>;
  /** every value of each name of a submitted form; empty for GET */
  readonly form: Readonly<Record<string, readonly string[]>>;
  readonly uploads: readonly Upload[];
  /** path and query of this request, for links back */
  readonly url: string;
  /** whether the request asks for JSON (a small script does) */
  readonly wantsJson: boolean;
  /** the actor of a command in the role chosen */
  actor(): Actor;
  /** Whether the person may do it: for leaving out what they could not use. */
  may(permission: Permission): boolean;
  /** Whether one of their roles serves a purpose: for leaving out links to pages that are for others. */
  serves(purpose: Purpose): boolean;
  /** a submission that came after the session had ended (`?held=KEY` in the address), to be shown in its form again */
  readonly held: KeptForm | undefined;
  /** accounts and what proves who somebody is; the person's session, and from where this request comes */
  readonly desk: Desk;
  readonly session: Session;
  readonly holder: Holder;
  readonly from: From;
  /** what this person typed and did not send; see `restoredForm` in forms/ */
  readonly drafts: Drafts;
  /** files of the record; absent where the program was started without a place for them */
  readonly files: FileStore | undefined;
  /** a mark in a form that this person alone can send back, for this purpose; see `openMark` */
  mark(purpose: string, text: string): string;
  /** what a mark holds, or undefined if it is another's, for another purpose, or was changed */
  openMark(purpose: string, mark: string): string | undefined;
}

export interface FieldError {
  /** id of the control, or undefined for the whole form */
  readonly field?: string;
  readonly text: string;
}

/** A page of the shell: what differs from page to page. */
export interface PageReply {
  readonly is: 'page';
  readonly status?: number;
  /** of the browser's title and, unless `heading` is false in the page itself, of the page */
  readonly title: string;
  /** which item of the navigation is current */
  readonly nav?: string;
  readonly back?: { readonly href: string; readonly text: string };
  readonly errors?: readonly FieldError[];
  /** said once at the top: "Recorded" */
  readonly notice?: string;
  /** stays in the search box */
  readonly searchText?: string;
  readonly body: Content;
  /** wide layout for boards and meetings */
  readonly wide?: boolean;
  /** the page looks again by itself after so many seconds, also without scripts: for progress alone */
  readonly refreshAfter?: number;
}

export type Reply =
  | PageReply
  | { readonly is: 'redirect'; readonly to: string; /** shown on the next page */ readonly notice?: string; /** nothing was recorded: the draft of the form stays */ readonly keepsDraft?: true }
  | { readonly is: 'file'; readonly filename: string; readonly type: string; readonly bytes: Uint8Array; readonly inline?: boolean }
  | { readonly is: 'stream'; readonly filename: string; readonly type: string; /** sent as it comes: an archive of many files is never whole in memory */ readonly stream: Readable }
  | { readonly is: 'json'; readonly status?: number; readonly body: unknown }
  | { readonly is: 'not-found'; readonly what?: string }
  | { readonly is: 'forbidden'; readonly why: string };

/** The event that a route leaves in the audit of reads; `none` only for pages that show no child. */
export type AuditEvent = { readonly event: string; readonly shown: string } | 'none: shows no child' | 'written by the query itself';

/**
 * A route. How a page is added: src/web/pages/<area>/<page>/route.tsx exports `routes: readonly Route[]`, and its area is
 * listed in src/web/routes.ts. The server checks the permission, sets the reader with the purpose, calls `handle` and writes
 * the audit event (about `:child` or `:sitting` of the path) before anything is shown. It does not compile without its permission, its purpose and its audit event. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Fastify's form: /children/:child */
  readonly path: string;
  /** 'signed in' only for what belongs to the person alone: the first page, their own drafts */
  readonly permission: Permission | 'signed in';
  /** why the person reads: kept with every read, and refused to those whose roles do not serve it */
  readonly purpose: Purpose;
  readonly audit: AuditEvent;
  /** asks for a proof of who the person is that is not older than ten minutes; a form that comes without is kept and given back after it */
  readonly fresh?: true;
  /** passwords and codes are typed here: what comes too late is not kept */
  readonly neverHeld?: true;
  handle(context: Context): Promise<Reply>;
}

/** Declares a route. */
export function route(definition: Route): Route {
  return definition;
}
