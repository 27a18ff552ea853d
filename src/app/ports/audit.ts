import type { AgencyId, SubjectId, WorkerId } from '../../core/values/ids.ts';

/** A trace of a read or a try, as those may see it who look after the audit. */
export interface AuditRow {
  readonly id: number;
  /** ISO instant in UTC, of the database's clock */
  readonly at: string;
  readonly worker: WorkerId;
  /** absent where the person is on no list of the service: the command line, the program */
  readonly workerName?: string;
  /** the roles held at the time */
  readonly roles: readonly string[];
  readonly agency: AgencyId;
  readonly purpose: string;
  /** "child.opened", "search", "child.opened: refused" */
  readonly event: string;
  readonly subject?: { readonly kind: string; readonly id: SubjectId };
  readonly shown: string;
  readonly detail?: unknown;
  /** the child's name, and nothing else of the record */
  readonly about?: string;
  /** now: holds the case, has recorded in it, or works in the team of somebody who holds it */
  readonly allocated: boolean;
  /** a word of the child's surname is one of the person's own */
  readonly ownName: boolean;
}

export interface AuditQuery {
  /** ISO instants: from and up to, the second left out */
  readonly from?: string;
  readonly until?: string;
  readonly worker?: WorkerId;
  readonly child?: SubjectId;
  /** only marks and settings of this event: rows that carry a detail */
  readonly kept?: string;
  /** the latest so many */
  readonly most?: number;
}

/** The audit as people read it. Refused by the database itself to whoever may not. */
export interface AuditReading {
  /** The latest first. @throws Error if the reader's roles do not allow it */
  trail(query: AuditQuery): Promise<readonly AuditRow[]>;
  /** The moment of the database's clock, by which reads are kept. */
  now(): Promise<string>;
}

/** The end of a chain. */
export interface Head {
  readonly seq: number;
  /** hexadecimal */
  readonly hash: string;
}

/** What the sealing job does with the audit. */
export interface AuditSealing {
  /** Seals what waits. @param whole looks through all rows, not those of the last hours alone @returns how many rows were sealed */
  seal(whole: boolean): Promise<number>;
  /** The ends of both chains of the service. */
  heads(): Promise<{ readonly entries: Head; readonly audit: Head }>;
}

export const CHAINS = ['entries', 'audit'] as const;
export type Chain = (typeof CHAINS)[number];

/** The end of a chain as it was written down outside the database. */
export interface Witnessed extends Head {
  /** ISO instant */
  readonly at: string;
  readonly service: string;
  readonly chain: Chain;
}

/** The place outside the database where the ends of the chains are written down. Lines are added, never changed. */
export interface Witness {
  /** @throws Error if they cannot be written */
  add(lines: readonly Witnessed[]): Promise<void>;
  /** Every line, and what cannot be read of it. */
  read(): Promise<{ readonly lines: readonly Witnessed[]; readonly faults: readonly string[] }>;
}
