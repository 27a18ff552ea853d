/** What the use cases need from the outside. The store implements `Store`; main joins them. */
import type { Reader } from './reader.ts';
import type { Directory, DirectoryWriting } from './directory.ts';
import type { RecordReading, RecordWriting } from './records.ts';
import type { Lists } from './lists.ts';
import type { MeetingReading, MeetingWriting } from './meetings.ts';
import type { FileReading, FileRows } from './files.ts';
import type { ImportReading, ImportWriting } from './imports.ts';
import type { AccessReading } from './access.ts';
import type { AuditReading, AuditSealing } from './audit.ts';
import type { Counting, Gathering } from './gathered.ts';
import type { PolicyShelf } from './policies.ts';
import type { RetentionErasing, RetentionReading } from './retention.ts';
import type { RightsReading } from './rights.ts';
import type { SharingReading } from './sharing.ts';
import type { TransferReading, TransferWriting } from './transfers.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { ServiceId } from '../../core/values/ids.ts';

export interface Clock {
  /** ISO 8601 instant in UTC with milliseconds */
  now(): string;
  /** the civil day in Europe/London */
  today(): PlainDate;
}

export interface Ids {
  /** a new UUID, version 7: later ones sort later */
  next(): string;
}

/** One transaction as the system: commands and jobs. Everything in it is committed together or not at all. */
export interface SystemUnit {
  readonly records: RecordWriting;
  readonly directory: DirectoryWriting;
  readonly meetings: MeetingWriting;
  readonly imports: ImportWriting;
  readonly audit: AuditSealing;
  readonly files: FileRows;
  readonly retention: RetentionErasing;
  readonly transfers: TransferWriting;
}

/** One transaction as the person who is signed in, under row security. */
export interface ReaderUnit {
  readonly records: RecordReading;
  readonly lists: Lists;
  readonly directory: Directory;
  readonly meetings: MeetingReading;
  readonly imports: ImportReading;
  readonly access: AccessReading;
  readonly audit: AuditReading;
  readonly sharing: SharingReading;
  readonly documents: FileReading;
  readonly retention: RetentionReading;
  readonly rights: RightsReading;
  readonly transfers: TransferReading;
  /** chronologies of many, for lists */
  readonly gathered: Gathering;
}

/** One transaction for figures: read as the system, for somebody who may see them, and counted for everybody alike. */
export interface CountingUnit {
  readonly counted: Counting;
}

export interface Store {
  /** As the system, for one service. @throws whatever `work` throws, after rolling back */
  asSystem<T>(service: ServiceId, work: (unit: SystemUnit) => Promise<T>): Promise<T>;
  /** As a person: row security applies to everything that is read. */
  asReader<T>(reader: Reader, work: (unit: ReaderUnit) => Promise<T>): Promise<T>;
  /** For figures, counted over all children for everybody alike. @throws NotCounted for a reader who may not see measures */
  forFigures<T>(reader: Reader, work: (unit: CountingUnit) => Promise<T>): Promise<T>;
}

export interface Ports {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly policies: PolicyShelf;
}

export type { Directory, DirectoryWriting, Lists, PolicyShelf, Reader, RecordReading, RecordWriting };
