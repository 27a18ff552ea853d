import type { PlainDate } from '../../core/values/plain-date.ts';
import type { WorkingCalendar } from '../../core/values/working-calendar.ts';
import type { Program } from '../../core/policy/program.ts';

/** Published policies, read once from `policies/`. */
export interface PolicyShelf {
  /**
   * The version of a policy in force on a day, compiled with the service's own settings.
   * @throws Error if there is no such policy or none is in force on that day
   */
  inForce(policy: string, on: PlainDate, settings: Readonly<Record<string, string>>, calendar: WorkingCalendar): Program;
  /** The versions of a policy with the day from which each is in force, the latest first. */
  versions(policy: string): readonly PlainDate[];
}
