import { COMPARTMENTS, type Compartment } from '../chronology/entry.ts';
import { opens, serves } from './permissions.ts';
import { aimOf, type Aim, type Purpose } from './purposes.ts';
import type { Role } from './roles.ts';
import { TABLE, type Relation } from './table.ts';

/** How far somebody's roles let them see: every child of the service, those under Integrated Offender Management, those to whom they are assigned today, victims alone, only what was shared with their agency, or nothing. */
export type Reach = 'service' | 'strand' | 'assigned' | 'victim' | 'shared' | 'none';

export interface Sight {
  readonly reach: Reach;
  readonly compartments: readonly Compartment[];
  /** may know that a restricted record exists and whom to ask, without seeing anything in it */
  readonly knowsOfRestricted: boolean;
}

/** What shows no child at all, whoever asks. */
const WITHOUT_CHILDREN: readonly Aim[] = ['own', 'accounts'];
/** What a stand-in takes over never opens more than everybody who works with cases may see. */
const STANDING_IN: readonly Compartment[] = ['case'];
const WIDEST = ['service', 'strand', 'assigned', 'victim', 'shared'] as const satisfies readonly Reach[];

/** What was shared with an agency is read for that purpose and for no other; nothing else is read for it. */
function answers(relation: Relation, purpose: Purpose | undefined): boolean {
  return purpose === undefined || (relation === 'shared') === (aimOf(purpose) === 'shared');
}

/**
 * What a person with these roles may see: the widest reach, and the compartments of all of them.
 * @param purpose why they look; only the roles that serve it count. Absent: for whatever purpose
 * @param standingIn roles among them that are held by standing in for somebody alone: they add no compartment
 */
export function sightOf(roles: readonly Role[], purpose?: Purpose, standingIn: readonly Role[] = []): Sight {
  const serving = roles.filter((r) => r !== 'system' && (purpose === undefined || (serves([r], purpose) && !WITHOUT_CHILDREN.includes(aimOf(purpose)))));
  const relations = new Set(serving.flatMap((r) => TABLE[r].relations.filter((x) => answers(x, purpose))));
  return {
    reach: WIDEST.find((r) => relations.has(r)) ?? 'none',
    compartments: COMPARTMENTS.filter((c) => serving.some((r) => TABLE[r].reads.includes(c) && (!standingIn.includes(r) || STANDING_IN.includes(c)))),
    knowsOfRestricted: serving.some((r) => TABLE[r].knowsOfRestricted === true && !standingIn.includes(r)),
  };
}

/**
 * One cell of the table: what a role may do about a child to whom it stands so, with what lies in a compartment, for a purpose.
 * What was shared is read whatever its compartment: it was decided entry by entry.
 */
export function accessOf(role: Role, relation: Relation, compartment: Compartment, purpose: Purpose): { readonly reads: boolean; readonly writes: boolean } {
  const row = TABLE[role];
  if (!row.relations.includes(relation) || !answers(relation, purpose) || WITHOUT_CHILDREN.includes(aimOf(purpose))) return { reads: false, writes: false };
  const within = (compartments: readonly Compartment[]): boolean => compartments.includes(compartment) && (relation !== 'delegate' || STANDING_IN.includes(compartment));
  return { reads: serves([role], purpose) && (relation === 'shared' || within(row.reads)), writes: serves([role], purpose, true) && within(row.writes) };
}

/** Whether somebody reads, for this purpose, the records of victims that name them. */
export function readsNamedVictims(roles: readonly Role[], purpose: Purpose): boolean {
  return aimOf(purpose) === 'victims' && serves(roles, purpose);
}

/** Whether a role may record into a compartment, in one relation or another. The program itself may. */
export function recordsInto(role: Role, compartment: Compartment, standingIn: readonly Role[] = []): boolean {
  return role === 'system' || (TABLE[role].writes.includes(compartment) && (!standingIn.includes(role) || STANDING_IN.includes(compartment)));
}

/** Whether somebody reads, for this purpose, what another service has sent to theirs. */
export function readsWhatWasSent(roles: readonly Role[], purpose: Purpose): boolean {
  return purpose === 'answering a transfer from another service' && opens(roles, { permission: 'transfers.receive', purpose, change: true });
}
