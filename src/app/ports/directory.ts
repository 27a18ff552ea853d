import type { AgencyId, ServiceId, SubjectId, WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Role } from '../../core/access/roles.ts';
import type { AdoptedVersions } from './policies.ts';
import type { Holding } from '../../core/posts/holder.ts';

/** A service as the installation knows it. */
export interface ServiceRow {
  readonly id: ServiceId;
  readonly name: string;
  readonly demo: boolean;
  /** what fell due before this day was the old system's business */
  readonly goLive?: PlainDate;
  /** "leicester-city/deter-young-offenders" */
  readonly policy: string;
}

/** A service as it is on record, with the versions of its policy that it works by. */
export interface KnownService extends ServiceRow {
  readonly adopted: AdoptedVersions;
}

export interface Post {
  readonly role: Role;
  /** a neighbourhood policing area; empty for the whole service */
  readonly area: string;
}

/** A person who works with the service, with the roles held today. */
export interface WorkerRow {
  readonly id: WorkerId;
  readonly agency: AgencyId;
  readonly name: string;
  readonly email?: string;
  readonly team?: string;
  readonly posts: readonly Post[];
  /** a system of an agency, which asks by the interface: named where it has recorded, and offered nowhere */
  readonly isSystem?: true;
}

export interface AgencyRow {
  readonly id: AgencyId;
  readonly name: string;
  /** "police", "probation" */
  readonly sort: string;
}

/** A time for which somebody stands in for somebody else in one of their roles. */
export interface AwayRow {
  readonly away: WorkerId;
  readonly worker: WorkerId;
  readonly role: Role;
  readonly from: PlainDate;
  readonly until: PlainDate;
}

/** A post of somebody, before, now or ahead, cut at the end of what it hangs on: their account, their agency. */
export interface PostOfWorker {
  readonly worker: WorkerId;
  readonly role: Role;
  readonly from: PlainDate;
  readonly until?: PlainDate;
  readonly takesOverFrom?: WorkerId;
}

/** An area of the service as the subject of a chronology. */
export interface AreaUnit {
  readonly name: string;
  readonly unit: SubjectId;
}

export interface Directory {
  service(): Promise<KnownService | undefined>;
  /** Everybody with their posts of the day, by name. */
  workers(on: PlainDate): Promise<readonly WorkerRow[]>;
  areas(): Promise<readonly string[]>;
  /** The areas as units, each with a chronology of its own, by name. */
  areaUnits(): Promise<readonly AreaUnit[]>;
  /** Those whom the person who reads manages. */
  managed(): Promise<readonly WorkerId[]>;
  /** Who is away on a day or will be, and who stands in, by first day. */
  away(on: PlainDate): Promise<readonly AwayRow[]>;
  /** Who holds posts of areas, and held them. */
  holdings(): Promise<readonly Holding[]>;
  /** All posts that cover a day, the first to begin first. */
  posts(): Promise<readonly PostOfWorker[]>;
  agencies(): Promise<readonly AgencyRow[]>;
  bankHolidays(): Promise<readonly (readonly [PlainDate, string])[]>;
  settings(): Promise<Readonly<Record<string, string>>>;
}

export interface NewWorker {
  readonly id: WorkerId;
  readonly agency: AgencyId;
  readonly name: string;
  readonly email?: string;
  readonly team?: string;
  readonly posts: readonly Post[];
}

/** When somebody's last post ends; without a day while one has no end. */
export interface LastDay {
  readonly worker: WorkerId;
  readonly last?: PlainDate;
}

export interface DirectoryWriting extends Directory {
  /** When the last post of each person ends: of people who have had one and whose record was not erased, no systems. */
  lastDays(): Promise<readonly LastDay[]>;
  addService(service: ServiceRow, at: string): Promise<void>;
  addAgency(agency: { readonly id: AgencyId; readonly name: string; readonly sort: string }): Promise<void>;
  addWorker(worker: NewWorker, from: PlainDate): Promise<void>;
  addArea(name: string): Promise<void>;
  addBankHolidays(days: readonly (readonly [PlainDate, string])[]): Promise<void>;
  setSetting(name: string, value: string, by: WorkerId | undefined, at: string): Promise<void>;
  setGoLive(day: PlainDate | undefined): Promise<void>;
}
