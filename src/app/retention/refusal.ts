import type { Recorded } from '../record/record.ts';

/** What came of a decision about keeping and erasing. */
export type Decided =
  | { readonly outcome: 'done' }
  /** said with the rule that stands in the way and what would satisfy it */
  | { readonly outcome: 'refused'; readonly why: readonly string[] }
  /** the reader may not see it, or there is nothing to decide */
  | { readonly outcome: 'not-found' };

export function refused(...why: readonly string[]): Decided {
  return { outcome: 'refused', why };
}

/** What a recording came to, in the words of this page. */
export function asDecided(result: Recorded): Decided {
  switch (result.outcome) {
    case 'recorded':
      return { outcome: 'done' };
    case 'refused':
      return refused(...result.objections.map((o) => `${o.clause}: ${o.says} Needed: ${o.wants}.`));
    case 'invalid':
      return refused(...result.faults.map((f) => `Expected ${f.expected}.`));
    case 'not-allowed':
      return { outcome: 'not-found' };
    case 'conflict':
      return refused(result.why);
    case 'asked':
      return refused(...result.questions.map((o) => `${o.clause}: ${o.wants}.`));
    case 'proposed':
      return refused(...result.objections.map((o) => `${o.clause}: ${o.wants}.`));
  }
}
