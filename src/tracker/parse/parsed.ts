import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Rag } from '../../core/chronology/scales.ts';

/** Which number of 1/2/2026 is the day. */
export type DateOrder = 'day-first' | 'month-first';

/** What a parser may know besides the cell. */
export interface ParseContext {
  readonly order: DateOrder;
  readonly today: PlainDate;
  /** names of the service's neighbourhood policing areas */
  readonly areas: readonly string[];
  /** what each background colour means: by word, or by RRGGBB for other colours */
  readonly colours: Readonly<Record<string, Rag | 'none'>>;
}

/** What is wrong with a value and what would do. */
export interface ValueFault {
  readonly code: FaultCode;
  /** completes "expected …" */
  readonly expected: string;
}

export type FaultCode =
  | 'missing'
  | 'too-long'
  | 'not-a-date'
  | 'impossible-date'
  | 'no-year'
  | 'in-the-future'
  | 'not-a-number'
  | 'out-of-range'
  | 'unknown-value'
  | 'more-than-one'
  | 'word-and-colour-differ'
  | 'under-ten'
  | 'end-before-start'
  | 'struck-through'
  | 'hidden'
  | 'unreadable-letters'
  | 'formula-error';

/** The outcome of reading one cell: a value, a fault, or neither (nothing recorded). */
export interface Parsed<V> {
  readonly value?: V;
  readonly fault?: ValueFault;
  /** whole sentences that a person is shown */
  readonly notes?: readonly string[];
  /** the text says more than the value: it is kept, quoted, as a comment of the tracker */
  readonly quote?: true;
}

export const NOTHING: Parsed<never> = {};

export function valueOf<V>(value: V): Parsed<V> {
  return { value };
}

export function faultOf(code: FaultCode, expected: string): Parsed<never> {
  return { fault: { code, expected } };
}

const NOT_KNOWN = /^(?:t\.?b\.?[ca]\.?|to be confirmed|n\/?k|not known|unknown|unk|\?+|-+|–|—|awaited|awaiting|pending)$/i;

/** "tbc", "n/k", "?", "-": somebody has noted that it is not known. */
export function saysNotKnown(text: string): boolean {
  return NOT_KNOWN.test(text.trim());
}

/** Nothing recorded, and the person is shown the words. */
export function notKnown(text: string): Parsed<never> {
  return { notes: [`"${text.trim()}" in the tracker: taken as not known.`] };
}
