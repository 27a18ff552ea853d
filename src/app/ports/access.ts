import type { SubjectId, WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';

/** A record of which the reader may know that it exists, and nothing else. */
export interface RestrictedNotice {
  readonly child: SubjectId;
  /** whom to ask */
  readonly ask: WorkerId;
}

/** What a reader may know of records that they may not open. Empty for those who may not know of them. */
export interface AccessReading {
  /** Records that the reader may not open: ids alone, by which others are told from them and nothing else. */
  hidden(): Promise<ReadonlySet<SubjectId>>;
  notice(child: SubjectId): Promise<RestrictedNotice | undefined>;
  /** Restricted records with exactly this reference, name or date of birth that the reader may not open. */
  noticesLike(words: string, born: PlainDate | undefined): Promise<readonly RestrictedNotice[]>;
}
