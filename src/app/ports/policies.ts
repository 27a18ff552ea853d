import type { PlainDate } from '../../core/values/plain-date.ts';
import type { WorkingCalendar } from '../../core/values/working-calendar.ts';
import type { Program } from '../../core/policy/program.ts';

/** A version of its policy that a service has adopted. */
export interface Adoption {
  /** the day that the version bears */
  readonly version: PlainDate;
  /** the first day on which it binds */
  readonly from: PlainDate;
  /** the instant at which that day begins, ISO 8601 in UTC */
  readonly begins: string;
  /** what it was locked as when it was published */
  readonly lock: string;
}

/** By which versions a service works. */
export interface AdoptedVersions {
  /** The day on which the service was made: it began with the version in force then, or the first that there is. */
  readonly madeOn: PlainDate;
  /** what it has adopted since, in the order of the days */
  readonly adoptions: readonly Adoption[];
}

/** A version as it lies on the shelf. */
export interface VersionOnShelf {
  /** the day that it bears */
  readonly version: PlainDate;
  /** the day on which it was published and what it was locked as; absent for a draft */
  readonly published?: { readonly on: PlainDate; readonly lock: string };
  /** why it cannot be used: faults, or changes since it was published */
  readonly faults: readonly string[];
}

/** Versions of policies, read once from `policies/`. */
export interface PolicyShelf {
  /**
   * The policy that a service works by on a day, compiled with its own settings: the versions that it has adopted by then,
   * together, or without `adopted` the version in force on the day by itself.
   * @throws Error if there is no such policy, none is in force on that day, or what was adopted is not there as it was
   */
  inForce(policy: string, on: PlainDate, settings: Readonly<Record<string, string>>, calendar: WorkingCalendar, adopted?: AdoptedVersions): Program;
  /** One version by itself. @throws Error if it is not there or has faults */
  alone(policy: string, version: PlainDate, settings: Readonly<Record<string, string>>, calendar: WorkingCalendar): Program;
  /** The versions of a policy with the day from which each is in force, the latest first. */
  versions(policy: string): readonly PlainDate[];
  /** The same with what is known of each. */
  onShelf(policy: string): readonly VersionOnShelf[];
  /** The version with which a service of that day began. */
  firstOf(policy: string, madeOn: PlainDate): PlainDate | undefined;
  /** Runs the examples of a version, in portions, so that others are served meanwhile. @returns the titles of those that fail */
  failingExamples(policy: string, version: PlainDate): Promise<readonly string[]>;
}
