import type { EntryId, SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';

/** How far a request about a record has come: nothing of what is on the record. */
export interface FollowedRequest {
  readonly child: SubjectId;
  readonly request: EntryId;
  readonly name: string;
  /** a value of `RIGHTS` */
  readonly askedFor: string;
  readonly received: PlainDate;
  /** a value of `RIGHTS_STAGES` */
  readonly stage: string;
  readonly stageOn: PlainDate;
  readonly due?: PlainDate;
  /** the clock stands still while they have been asked something */
  readonly paused: boolean;
  /** entries on record when it came, those among them that only others may see left out */
  readonly entries: number;
  readonly apart: number;
  readonly decided: number;
}

export interface RightsReading {
  /** The requests that the reader may follow, those still open first. */
  followed(): Promise<readonly FollowedRequest[]>;
  /** How many entries of what was on record lie where only others may see them: a number and nothing more. */
  heldApart(request: EntryId): Promise<number>;
}
