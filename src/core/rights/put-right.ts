import type { Entry } from '../chronology/entry.ts';

/** Whether an entry that was named has been corrected or withdrawn since; where none is named it is not known, and nothing stands in the way. */
export function isPutRight(entries: readonly Entry[], named: unknown): boolean {
  return typeof named !== 'string' || named === '' || entries.some((e) => e.supersedes === named);
}
