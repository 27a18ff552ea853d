import type { SubjectId } from '../../core/values/ids.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import type { RuleSubject } from '../../core/policy/words/word.ts';

/** Chronologies of many subjects at once: what lists are drawn up from, as the reader may see them. */
export interface Gathering {
  /** Subjects of a kind with at least one entry of these kinds; all of them if no kinds are named. */
  subjectsWith(about: RuleSubject, kinds: readonly string[] | undefined): Promise<readonly SubjectId[]>;
  /** @param kinds only entries of these kinds, with whatever corrects any entry; everything if none are named */
  chronologies(about: RuleSubject, subjects: readonly SubjectId[], kinds?: readonly string[]): Promise<ReadonlyMap<SubjectId, readonly Entry[]>>;
  /** Entries about the service itself (units), of these kinds, in order of recording. */
  aboutUnits(kinds: readonly string[]): Promise<readonly Entry[]>;
}

/**
 * The same, counted: entries that everybody may see who may open the case, of all children, also of those whose record is restricted.
 * So everybody who may see a figure is given the same one; names come from what the reader may see.
 */
export type Counting = Gathering;

/** Somebody asked for figures who may not see them. */
export class NotCounted extends Error {}
