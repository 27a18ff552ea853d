import type { Role } from '../access/roles.ts';
import type { SubjectKind } from '../chronology/entry.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Period } from '../values/period.ts';
import type { Condition, Event } from './expression/compile.ts';
import type { Slots } from './expression/slots.ts';
import type {
  BarSource,
  ClauseSource,
  ConsiderationSource,
  CriterionSource,
  DutySource,
  Effect,
  LevelSource,
  ListSource,
  MeetingSource,
  ProposalSource,
  RatingSource,
  SettingSource,
  TermSource,
} from './format.ts';

/** A length of time that is written, set by the service, or fixed on the case. */
export type Length = { readonly is: 'period'; readonly period: Period; readonly setting?: string } | { readonly is: 'fact'; readonly slot: number; readonly name: string };

export type Anchor = { readonly is: 'sitting'; readonly meeting: string } | { readonly is: 'fact'; readonly slot: number; readonly name: string };

export interface DutyRule {
  readonly clause: string;
  /** place among the duties of its clause, from 0 */
  readonly index: number;
  readonly source: DutySource;
  readonly starts: readonly Event[];
  readonly when?: Condition;
  readonly while?: Condition;
  readonly within?: Length | 'at once';
  readonly target?: Length | 'at once';
  readonly before?: Anchor;
  readonly by: readonly Length[];
  readonly every?: Length;
  readonly first?: number;
  readonly metBy: readonly Event[];
  readonly until?: Condition;
  readonly parts: readonly { readonly label: string; readonly until: Condition }[];
  readonly toEach?: { readonly field: string; readonly of: readonly string[] | { readonly slot: number } };
  readonly after?: { readonly that: Condition; readonly mark: string };
  /** what stops its clock, each with the clause that says so */
  readonly pauses: readonly { readonly clause: string; readonly while: Condition }[];
  /** all fact and tracker slots whose change makes this rule look again */
  readonly facts: ReadonlySet<number>;
  readonly trackers: ReadonlySet<number>;
}

export interface ConsiderationRule {
  readonly clause: string;
  readonly index: number;
  readonly source: ConsiderationSource;
  readonly when: Condition;
  readonly closedBy: Event;
  readonly reopensOn: readonly number[];
  readonly shows: readonly number[];
}

export interface ProposalRule {
  readonly clause: string;
  readonly index: number;
  readonly source: ProposalSource;
  readonly when: Condition;
  readonly evidence: readonly number[];
  readonly marks: readonly { readonly when: Condition; readonly mark: string }[];
}

export interface PromptRule {
  readonly clause: string;
  readonly index: number;
  readonly title: string;
  readonly owner: Role;
  readonly when: Condition;
}

export interface LevelRule {
  readonly clause: string;
  readonly source: LevelSource;
  readonly while: Condition;
}

export type Needs =
  | { readonly is: 'all' | 'any'; readonly of: readonly Needs[] }
  | { readonly is: 'agreement'; readonly role: Role; readonly notAuthor: boolean; readonly if?: Condition; readonly else?: Needs }
  | { readonly is: 'that'; readonly condition: Condition; readonly wants: string; readonly field?: string; readonly if?: Condition };

/** Something that stands before a record: who must agree, what must be on record first. */
export interface BarRule {
  readonly clause: string;
  readonly says: string;
  readonly on: readonly Event[];
  readonly when?: Condition;
  readonly needs: Needs;
  readonly effect: Effect;
  readonly source: BarSource;
}

export interface AuthorRule {
  readonly clause: string;
  readonly says: string;
  readonly kinds: readonly string[];
  readonly by: readonly Role[];
  readonly offer?: { readonly kind: string; readonly label: string };
}

export interface MarkRule {
  readonly clause: string;
  readonly on: readonly Event[];
  readonly when?: Condition;
  readonly mark: string;
}

export interface CriterionRule {
  readonly clause: string;
  readonly source: CriterionSource;
  readonly when: Condition;
}

export interface RatingRule {
  readonly clause: string;
  readonly says: string;
  readonly source: RatingSource;
}

/** An aspect of a meeting type with the clause that gives it. */
export interface MeetingAspect {
  readonly clause: string;
  readonly says: string;
  readonly source: MeetingSource;
  readonly agenda: readonly { readonly group: string; readonly title: string; readonly order: number; readonly when: Condition; readonly needs: 'rating' | 'consideration' | 'decision' }[];
}

export interface ListRule {
  readonly clause: string;
  readonly source: ListSource;
  readonly of: Condition;
  readonly first?: Condition;
  readonly then: readonly number[];
}

/** The rules about one kind of subject, with the slots that their conditions share. */
export interface SubjectProgram {
  readonly about: SubjectKind;
  readonly slots: Slots;
  readonly duties: readonly DutyRule[];
  readonly considerations: readonly ConsiderationRule[];
  readonly proposals: readonly ProposalRule[];
  readonly prompts: readonly PromptRule[];
  readonly levels: readonly LevelRule[];
}

/** A policy, loaded, checked and ready to run. */
export interface Program {
  readonly id: string;
  readonly title: string;
  readonly inForceFrom: PlainDate;
  readonly source: string;
  readonly register: string;
  /** locks a published version: sha-256 of its files, given by whoever read them */
  readonly hash: string;
  readonly settings: Readonly<Record<string, SettingSource>>;
  readonly clauses: readonly (ClauseSource & { readonly file: string; readonly line: number })[];
  readonly child: SubjectProgram;
  readonly sitting: SubjectProgram;
  readonly bars: readonly BarRule[];
  readonly authors: readonly AuthorRule[];
  readonly marks: readonly MarkRule[];
  readonly criteria: readonly CriterionRule[];
  readonly ratings: readonly RatingRule[];
  readonly meetings: ReadonlyMap<string, readonly MeetingAspect[]>;
  readonly lists: readonly ListRule[];
  readonly terms: readonly (TermSource & { readonly clause: string })[];
}
