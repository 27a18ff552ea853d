import type { WorkerId } from '../values/ids.ts';
import type { Role } from './roles.ts';

/** Whom somebody stands in for on a day, and in which role. */
export interface StandIn {
  /** who is away */
  readonly worker: WorkerId;
  readonly name: string;
  readonly role: Role;
  /** whether the stand-in also agrees in their place to what rules ask */
  readonly agrees: boolean;
  /** whether the stand-in holds the role in their own right as well */
  readonly ownRole: boolean;
  /** areas of whoever is away in this role; empty: the whole service */
  readonly areas: readonly string[];
}

/** The roles that somebody holds by standing in alone: what comes with a role of one's own is not taken from it. */
export function heldByStandingIn(standIns: readonly StandIn[] = []): readonly Role[] {
  return [...new Set(standIns.filter((s) => !s.ownRole).map((s) => s.role))];
}

/** For whom somebody acts when they act in a role: those for whom they stand in with it. */
export function actsFor(standIns: readonly StandIn[] = [], role: Role): readonly StandIn[] {
  return standIns.filter((s) => s.role === role);
}

const MARK = 'standing in for ';

/** What is written beside an entry that somebody recorded in another's place. */
export function standingInMark(names: readonly string[]): string {
  return `${MARK}${names.join(' and ')}`;
}

/** Whether an entry was recorded in another's place. */
export function inAnothersPlace(entry: { readonly marks?: readonly string[] }): boolean {
  return entry.marks?.some((m) => m.startsWith(MARK)) === true;
}
