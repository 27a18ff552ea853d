import type { PlainDate } from '../../core/values/plain-date.ts';
import type { WorkerId } from '../../core/values/ids.ts';
import { WorkingCalendar } from '../../core/values/working-calendar.ts';
import { standing } from '../../core/chronology/resolve.ts';
import { describePolicy } from '../../core/policy/describe.ts';
import { differenceOf, type PolicyDifference } from '../../core/policy/difference.ts';
import type { RunningCases } from '../../core/policy/format.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { VersionOnShelf } from '../ports/policies.ts';
import type { KnownService } from '../ports/directory.ts';
import { programOf } from '../record/context.ts';

/** A version by which the service works, has worked or will work. */
export interface AdoptedLine {
  readonly version: PlainDate;
  /** the first day on which it binds; absent: the service began with it */
  readonly from?: PlainDate;
  readonly by?: string;
  readonly recordedOn?: string;
  readonly authority?: string;
}

/** The versions of a service's policy. */
export interface Versions {
  readonly title: string;
  /** in the order of their days */
  readonly adopted: readonly AdoptedLine[];
  /** the version that binds today */
  readonly now: PlainDate;
  /** the latest first */
  readonly onShelf: readonly VersionOnShelf[];
}

/** Which versions there are and which have been adopted, by whom and on whose authority. */
export async function loadVersions(ports: Ports, reader: Reader): Promise<Versions> {
  const today = ports.clock.today();
  return ports.store.asReader(reader, async (unit) => {
    const [service, settings, holidays, entries, workers] = await Promise.all([unit.directory.service(), unit.directory.settings(), unit.directory.bankHolidays(), unit.gathered.aboutUnits(['policy.adopted']), unit.directory.workers(today)]);
    if (service === undefined) throw new Error('there is no such service');
    const names = new Map<WorkerId, string>(workers.map((w) => [w.id, w.name] as const));
    const said = standing(entries);
    const later = service.adopted.adoptions.map((a): AdoptedLine => {
      const entry = said.filter((e) => e.data['from'] === a.from && e.data['version'] === a.version).at(-1);
      const by = entry === undefined ? undefined : names.get(entry.recordedBy);
      return { version: a.version, from: a.from, ...(by === undefined ? {} : { by }), ...(entry === undefined ? {} : { recordedOn: entry.recordedAt, authority: String(entry.data['authority']) }) };
    });
    const first = ports.policies.firstOf(service.policy, service.adopted.madeOn);
    const adopted = [...(first === undefined ? [] : [{ version: first }]), ...later];
    const calendar = new WorkingCalendar(holidays);
    const program = ports.policies.inForce(service.policy, today, settings, calendar, service.adopted);
    return { title: program.title, adopted, now: versionOn(service, first ?? program.inForceFrom, today), onShelf: ports.policies.onShelf(service.policy) };
  });
}

/** The version that binds on a day. */
export function versionOn(service: KnownService, first: PlainDate, day: PlainDate): PlainDate {
  return service.adopted.adoptions.filter((a) => a.from <= day).at(-1)?.version ?? first;
}

/** A version beside the one in force. */
export interface Compared {
  readonly difference: PolicyDifference;
  /** what becomes of what is open on its first day */
  readonly runningCases: RunningCases;
  /** clauses that say otherwise about that than the version */
  readonly otherwise: readonly string[];
}

/** What a version says otherwise than the one in force, and what becomes of what is open. */
export async function compareWithNow(ports: Ports, reader: Reader, version: PlainDate): Promise<Compared> {
  const { policy, settings, calendar, now } = await ports.store.asReader(reader, async (unit) => {
    const known = await programOf(unit.directory, ports.policies, ports.clock.today());
    return { policy: known.service.policy, settings: known.settings, calendar: known.calendar, now: known.program };
  });
  const then = ports.policies.alone(policy, version, settings, calendar);
  const otherwise = then.clauses.filter((c) => c['running-cases'] !== undefined && c['running-cases'] !== then.runningCases).map((c) => c.id);
  return { difference: differenceOf(describePolicy(now), describePolicy(then)), runningCases: then.runningCases, otherwise };
}
