import type { EntryId, WorkerId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Period } from '../values/period.ts';
import type { Role } from '../access/roles.ts';
import type { Compartment } from '../chronology/entry.ts';

/** Where a duty stands, apart from lateness, which depends on the day on which it is read. */
export type DutyState = 'open' | 'met' | 'ended' | 'missed' | 'paused' | 'waived' | 'brought-forward';

/** One of several things that all must be done (each addressee, each agency). */
export interface DutyPart {
  readonly key: string;
  readonly label: string;
  readonly metBy?: EntryId;
  readonly metOn?: PlainDate;
}

/** An exception that somebody recorded: it explains or moves a duty and never hides it. */
export interface DutyAdjustment {
  readonly how: 'late-reason' | 'new-date' | 'waived' | 'brought-forward' | 'paused';
  readonly on: PlainDate;
  readonly entry: EntryId;
  readonly reason: string;
  readonly until?: PlainDate;
}

/**
 * What somebody must do, by when, and why. Made by a clause of a policy from a child's (or a sitting's) chronology.
 * Nothing in it is relative to today.
 */
export interface Duty {
  /** stable for the clause, what started it and the occurrence: the same after every rebuild */
  readonly key: string;
  readonly clause: string;
  /** the plain name under which clauses about the same act are shown together */
  readonly named?: string;
  /** what is to be done, in plain words */
  readonly title: string;
  readonly owner: Role;
  /** the person whom the starting entry names, or whom the rule is about where each owes it for themselves; absent: whoever holds the role on the case */
  readonly worker?: WorkerId;
  /** place of its rule among the duties of its clause, from 0 */
  readonly place: number;
  readonly startedOn: PlainDate;
  /** day 0 of the count, where it is not the day on which it started: carried over from another level, or the go-live */
  readonly countedFrom?: PlainDate;
  /** the entry that started it; absent where a state of things did */
  readonly startedBy?: EntryId;
  /** the last day on which doing it is in time; absent: open until done, never late */
  readonly due?: PlainDate;
  /** a stricter reading that is shown and not judged */
  readonly target?: PlainDate;
  /** shown from this day; absent: from the start */
  readonly shownFrom?: PlainDate;
  /** repeats: the interval after which an unmet occurrence counts as one more missed */
  readonly every?: Period;
  /** which occurrence this is, from 1 */
  readonly occurrence: number;
  readonly state: DutyState;
  readonly metBy?: EntryId;
  readonly metOn?: PlainDate;
  /** met after its due day */
  readonly metLate?: boolean;
  /** the clause that stops its clock, and since when */
  readonly paused?: { readonly since: PlainDate; readonly by: string };
  /** days for which its clock stood still while an answer was awaited */
  readonly stood?: number;
  /** how much longer its limit was made */
  readonly longerBy?: Period;
  readonly endedOn?: PlainDate;
  /** why it ended without being met: "RAG changed from amber to red" */
  readonly endedWhy?: string;
  readonly parts?: readonly DutyPart[];
  /** kinds of entry whose recording meets it, the first the usual one */
  readonly proof: readonly ProofHint[];
  readonly marks: readonly string[];
  readonly adjustments: readonly DutyAdjustment[];
  /** outside agency whose answer is awaited: the time does not count against the service */
  readonly waitingOn?: string;
  /** answered together for many children on one screen, grouped by this */
  readonly grouped?: 'area' | 'sitting';
  /** it is owed in another system too: which, and the text to copy there */
  readonly secondEntry?: { readonly system: string; readonly text: string; /** it settles what was found to differ there */ readonly mismatch?: boolean };
  /** from this day its owner is reminded of it; its due day stays */
  readonly remindOn?: PlainDate;
  /** where several versions of the policy have been adopted: the one under which it stands */
  readonly under?: UnderVersion;
  /** strictest compartment of what it rests on */
  readonly compartment: Compartment;
}

/** The version of the policy under which something stands. */
export interface UnderVersion {
  /** place in the course of adopted versions, from 0 */
  readonly place: number;
  /** the day on which it moved there from the version before; absent: it was started under it */
  readonly movedOn?: PlainDate;
}

/** Something that somebody is to learn of the moment it is recorded. */
export interface Alert {
  readonly key: string;
  readonly clause: string;
  readonly title: string;
  readonly owner: Role;
  /** the entry that it tells of */
  readonly entry: EntryId;
  readonly kind: string;
  readonly since: PlainDate;
  /** when it was recorded: ISO 8601 instant */
  readonly recordedAt: string;
  readonly compartment: Compartment;
  /** who has read it in another's place, and when: it stays unread for whoever was away */
  readonly readBy?: readonly { readonly worker: WorkerId; readonly on: PlainDate }[];
}

/** Which entry to record, with what already filled in. */
export interface ProofHint {
  readonly kind: string;
  readonly fill: Readonly<Record<string, unknown>>;
}

/** A decision that must be taken and reasoned, whichever way it goes. */
export interface OpenConsideration {
  readonly key: string;
  readonly clause: string;
  readonly decide: string;
  readonly title: string;
  readonly owner: Role;
  readonly openedOn: PlainDate;
  readonly openedBy?: EntryId;
  /** the facts that opened it, as shown to the decider: "YOGRS 81" */
  readonly grounds: readonly EvidenceLine[];
  readonly mayCloseUnconsidered: boolean;
  /** filled in when the decision is recorded from here */
  readonly fill: Readonly<Record<string, unknown>>;
  readonly under?: UnderVersion;
  readonly compartment: Compartment;
}

/** Something that the rules propose and people decide (leaving DYO, for instance). */
export interface Proposal {
  readonly key: string;
  readonly clause: string;
  readonly propose: string;
  readonly title: string;
  readonly ground: string;
  readonly since: PlainDate;
  readonly evidence: readonly EvidenceLine[];
  readonly marks: readonly string[];
  readonly compartment: Compartment;
}

/** A fact beside a criterion, with its date: never a conclusion. */
export interface EvidenceLine {
  readonly fact: string;
  readonly label: string;
  readonly value: string;
  readonly on?: PlainDate;
  readonly entry?: EntryId;
}

/** The level of a scale that is in force and whose clauses apply ("Red list"). */
export interface Tier {
  readonly of: string;
  readonly value: string;
  readonly title: string;
  readonly from: PlainDate;
  readonly until?: PlainDate;
}

/** Something that a rule wants seen (listed as incomplete, asks for a look); nobody is late. */
export interface Prompt {
  readonly key: string;
  readonly clause: string;
  readonly title: string;
  readonly owner: Role;
  readonly since: PlainDate;
  readonly compartment: Compartment;
}

/** The day after which an open duty is late, seen from `today`; false for open-until-done and paused ones. */
export function isLate(duty: Duty, today: PlainDate): boolean {
  return duty.state === 'open' && duty.due !== undefined && duty.due < today && duty.waitingOn === undefined;
}
