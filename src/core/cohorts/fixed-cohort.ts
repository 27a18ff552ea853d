import type { SubjectId } from '../values/ids.ts';
import { addDays, type PlainDate } from '../values/plain-date.ts';
import { after, type Period } from '../values/period.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import type { Entry } from '../chronology/entry.ts';
import { firstOfChain, standing } from '../chronology/resolve.ts';

/** A member of a fixed cohort, with the day from which their offences count, if it was written down. */
export interface CohortMember {
  readonly child: SubjectId;
  readonly registered?: PlainDate;
}

/** A cohort that was fixed on a day. */
export interface FixedCohort {
  /** the subject whose chronology it is */
  readonly id: SubjectId;
  /** the cohort of the policy */
  readonly of: string;
  /** "Spring 2026" */
  readonly label: string;
  readonly fixedOn: PlainDate;
  readonly members: readonly CohortMember[];
  readonly followUp?: Period;
}

/**
 * The cohorts that have been fixed, in the order of their days. Label and follow-up may be corrected; the members are those of the
 * first entry, so that no correction lets somebody leave or join.
 * @param entries entries about the service, of any kind
 */
export function fixedCohorts(entries: readonly Entry[]): readonly FixedCohort[] {
  const first = firstOfChain(entries);
  const byId = new Map(entries.map((e) => [e.id, e] as const));
  return standing(entries)
    .filter((e) => e.kind === 'cohort.fixed')
    .map((e): FixedCohort => {
      const original = byId.get(first(e.id)) ?? e;
      const followUp = e.data['follow-up'] as Period | undefined;
      return {
        id: e.subject.id,
        of: String(e.data['cohort']),
        label: String(e.data['label']),
        fixedOn: original.occurredOn,
        members: original.data['members'] as readonly CohortMember[],
        ...(followUp === undefined ? {} : { followUp }),
      };
    })
    .sort((a, b) => (a.fixedOn === b.fixedOn ? (a.label < b.label ? -1 : 1) : a.fixedOn < b.fixedOn ? -1 : 1));
}

/** The last day that counts for a fixed cohort: six months from 1 April end with 30 September. */
export function lastDayOf(cohort: Pick<FixedCohort, 'fixedOn'>, followUp: Period | undefined, calendar: WorkingCalendar): PlainDate | undefined {
  return followUp === undefined ? undefined : addDays(after(cohort.fixedOn, followUp, calendar), -1);
}
