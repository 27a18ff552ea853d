import type { AgencyId, ServiceId, SubjectId, WorkerId } from '../../core/values/ids.ts';
import type { Purpose } from '../../core/access/purposes.ts';
import type { Role } from '../../core/access/roles.ts';
import type { StandIn } from '../../core/access/standing-in.ts';
import type { SubjectKind } from '../../core/chronology/entry.ts';

/** Who reads, in which roles, why: set on the connection before anything else, and kept in the audit. */
export interface Reader {
  readonly service: ServiceId;
  readonly worker: WorkerId;
  readonly name: string;
  readonly agency: AgencyId;
  /** the roles held today, those held by standing in among them */
  readonly roles: readonly Role[];
  /** for whom they stand in today */
  readonly standingIn?: readonly StandIn[];
  /** why they read; the table of access says whether their roles serve it */
  readonly purpose: Purpose;
}

/** What a read of a child's record leaves behind. */
export interface ReadAudit {
  /** "child.opened", "search" */
  readonly event: string;
  readonly subject?: { readonly kind: SubjectKind; readonly id: SubjectId };
  /** what was shown, in a few words: "first screen", "chronology, 50 entries" */
  readonly shown: string;
  /** what a mark or a setting of the governance officer says; nobody else may leave one */
  readonly detail?: Readonly<Record<string, unknown>>;
}
