import type { SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';

/** A child of whose record something is shared with the reader's agency. */
export interface SharedChild {
  readonly child: SubjectId;
  readonly name: string;
  readonly dateOfBirth?: PlainDate;
  /** entries that may be read today */
  readonly entries: number;
  /** the last day on which the last of them may be read */
  readonly until: PlainDate;
}

/** What a partner agency may read here. Empty for everybody else. */
export interface SharingReading {
  children(): Promise<readonly SharedChild[]>;
  child(id: SubjectId): Promise<SharedChild | undefined>;
}
