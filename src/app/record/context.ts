import type { ServiceId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import { WorkingCalendar } from '../../core/values/working-calendar.ts';
import type { Program } from '../../core/policy/program.ts';
import type { Surroundings } from '../../core/duties/derivation.ts';
import type { Directory, PolicyShelf, SystemUnit } from '../ports/index.ts';
import type { KnownService, WorkerRow } from '../ports/directory.ts';

/** What a service's commands are decided with: its policy, calendar, people and settings, as they stand in this transaction. */
export interface ServiceContext {
  readonly service: KnownService;
  readonly program: Program;
  readonly around: Surroundings;
  readonly workers: readonly WorkerRow[];
  readonly bankHolidays: readonly (readonly [PlainDate, string])[];
}

/** The calendar and the compiled policy of a service. */
export async function programOf(directory: Directory, policies: PolicyShelf, today: PlainDate): Promise<{ service: KnownService; program: Program; calendar: WorkingCalendar; bankHolidays: ServiceContext['bankHolidays']; settings: Readonly<Record<string, string>> }> {
  // Asked together: the store answers them in one go.
  const [service, settings, bankHolidays] = await Promise.all([directory.service(), directory.settings(), directory.bankHolidays()]);
  if (service === undefined) throw new Error('there is no such service');
  const calendar = new WorkingCalendar(bankHolidays);
  return { service, settings, calendar, bankHolidays, program: policies.inForce(service.policy, today, settings, calendar, service.adopted) };
}

/** Loads what a command of the service is decided with. @throws Error if the service is unknown or has no policy in force */
export async function loadContext(unit: SystemUnit, policies: PolicyShelf, today: PlainDate): Promise<ServiceContext> {
  const [{ service, settings, calendar, bankHolidays, program }, workers, sittings, holdings] = await Promise.all([
    programOf(unit.directory, policies, today), unit.directory.workers(today), unit.records.sittings(), unit.directory.holdings(),
  ]);
  return {
    service,
    program,
    bankHolidays,
    workers,
    around: { calendar, sittings, settings, holdings, ...(service.goLive === undefined ? {} : { goLive: service.goLive }) },
  };
}

export type { ServiceId };
