import type { EntryId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import type { Role } from '../access/roles.ts';
import type { FactValue } from '../chronology/facts/fact.ts';
import type { Holding } from '../posts/holder.ts';
import type { Alert, Duty, OpenConsideration, Prompt, Proposal, Tier } from './duty.ts';

/** A sitting of a meeting as the surroundings of a child know it. */
export interface SittingAhead {
  readonly id: string;
  readonly meeting: string;
  readonly on: PlainDate;
  readonly place?: string;
  /** its agenda has no room left */
  readonly full?: boolean;
}

/** The declared facts outside one chronology that a policy may read. */
export interface Surroundings {
  readonly calendar: WorkingCalendar;
  /** sittings of all meeting types, past and ahead, in order of date */
  readonly sittings: readonly SittingAhead[];
  /** the service's own values for the policy's settings, by name, as text ("2 weeks", "yes", "77") */
  readonly settings: Readonly<Record<string, string>>;
  /** the areas of the service, for figures that are split by them; not known if it is not said */
  readonly areas?: readonly string[];
  /** who holds the posts of the areas, and held them; nobody if it is not said */
  readonly holdings?: readonly Holding[];
  /** what fell due before this day was the old system's business: brought forward, nobody late */
  readonly goLive?: PlainDate;
}

/** Where one subject stands and what follows from it, under one policy. */
export interface Derivation {
  /** value of each fact on the day of derivation, for lists and conditions */
  readonly facts: Readonly<Record<string, FactState>>;
  readonly duties: readonly Duty[];
  readonly considerations: readonly OpenConsideration[];
  readonly proposals: readonly Proposal[];
  readonly prompts: readonly Prompt[];
  readonly alerts: readonly Alert[];
  readonly tiers: readonly Tier[];
  /** the next day on which any of this changes without a new entry */
  readonly nextChangeOn?: PlainDate;
}

export interface FactState {
  readonly value: FactValue;
  /** the day since which it has had this value */
  readonly since?: PlainDate;
  /** the entry that gave it */
  readonly by?: EntryId;
}


/** Roles that an actor's work in this derivation may concern. */
export type Owners = Readonly<Partial<Record<Role, string>>>;
