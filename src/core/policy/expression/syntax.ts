import type { Period } from '../../values/period.ts';

/** An entry of a kind, perhaps only with certain data: "dyo.notified where recipients include team-manager". */
export interface EventRef {
  readonly kind: string;
  readonly where?: Expression;
}

/** Which stretch of the past counts. */
export type Window =
  | { readonly since: 'event'; readonly event: EventRef }
  | { readonly since: 'set'; readonly fact: string }
  /** since the fact took the value that it has now */
  | { readonly since: 'changed'; readonly fact: string }
  | { readonly since: 'period'; readonly period: Period }
  /** those that answer the same entry as this one does: "for the same court.hearing-listed" */
  | { readonly since: 'same'; readonly kind: string };

export type Operand =
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'word'; readonly value: string }
  /** a day and a period after it: "custody.since plus 1 month" */
  | { readonly is: 'plus'; readonly name: string; readonly period: Period }
  /** the first sitting with room after a known day, or after the day of reading: "next sitting of referral after referred-on" */
  | { readonly is: 'sitting'; readonly meeting: string; readonly after?: string }
  | { readonly is: 'at'; readonly fact: string; readonly event: EventRef }
  | { readonly is: 'count'; readonly event: EventRef; readonly window?: Window };

export type Comparison = '=' | '!=' | '>=' | '>' | '<=' | '<';

/** A condition as policies write it. */
export type Expression =
  | { readonly is: 'all' | 'any'; readonly of: readonly Expression[] }
  | { readonly is: 'not'; readonly of: Expression }
  | { readonly is: 'compare'; readonly left: Operand; readonly by: Comparison; readonly right: Operand }
  | { readonly is: 'known'; readonly name: string }
  | { readonly is: 'true'; readonly name: string }
  | { readonly is: 'includes'; readonly name: string; readonly some: boolean; readonly values: readonly string[] }
  /** each item of a list has one of these fields filled in: "each actions has [due, every]" */
  | { readonly is: 'each'; readonly name: string; readonly has: readonly string[] }
  | { readonly is: 'in'; readonly name: string; readonly values: readonly string[] }
  /** the day is at most the period ahead, or has come: "turns-18 within 6 months" */
  | { readonly is: 'near'; readonly name: string; readonly period: Period }
  /** the day lies behind: "custody.release has passed" */
  | { readonly is: 'passed'; readonly name: string }
  /** the entry was recorded at most the period after it happened: "recorded within 1 working day" */
  | { readonly is: 'recorded'; readonly period: Period }
  | { readonly is: 'unbroken'; readonly of: Expression; readonly period: Period; readonly except?: string }
  | { readonly is: 'some'; readonly event: EventRef; readonly window?: Window };
