import type { Role } from '../../core/access/roles.ts';
import type { EntryData } from '../../core/chronology/entry.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';

/** An entry that an earlier act of the same subject makes: its place among the entries of that act, from 0. */
export interface EntryReference {
  readonly act: string;
  readonly entry: number;
}

/** One record of a planned act. */
export interface PlannedRecord {
  readonly kind: string;
  readonly data: EntryData;
  readonly on: PlainDate;
  readonly at?: string;
  readonly of?: EntryReference;
  readonly supersedes?: EntryReference;
  readonly reason?: string;
}

/** What somebody did about one subject at one moment: one command. */
export interface PlannedAct {
  /** its name among the acts of its subject */
  readonly key: string;
  /** when it was written down */
  readonly recordedOn: PlainDate;
  readonly recordedAt: string;
  /** the worker's id */
  readonly worker: string;
  readonly role: Role;
  readonly source: 'live' | 'meeting' | 'import';
  readonly records: readonly PlannedRecord[];
  /** a decision that awaits somebody's agreement, on purpose */
  readonly proposes?: boolean;
}

/** A child, a sitting, a worker, a person beside a child or a part of the service, with everything that is to be recorded about it, in the order of recording. */
export interface PlannedSubject {
  readonly kind: 'child' | 'sitting' | 'worker' | 'person' | 'unit';
  readonly id: string;
  /** the neighbourhood policing area that this is: the directory knows it under an id of its own */
  readonly area?: string;
  readonly acts: readonly PlannedAct[];
}
