import type { Names } from '../core/chronology/kind.ts';
import { serviceMeant } from '../core/transfers/other-service.ts';
import { id, type WorkerId } from '../core/values/ids.ts';
import { longDate } from '../core/values/plain-date.ts';
import type { AgencyRow, WorkerRow } from './ports/directory.ts';

/** By whom the program writes what nobody of the service has done: that another service has sent something, or answered. */
export const THROUGHLINE = id<WorkerId>('00000000-0000-7000-8000-000000000000');

/** Names for the one-line summaries of entries; somebody who has left is still named by the id's owner if known. */
export function namesOf(workers: readonly WorkerRow[], agencies: readonly AgencyRow[] = []): Names {
  const byId = new Map<string, string>([[THROUGHLINE, 'Throughline'] as const, ...workers.map((w) => [w.id, w.name] as const)]);
  return {
    worker: (worker) => byId.get(worker) ?? 'somebody who has left',
    agency: (agency) => agencies.find((a) => a.id === agency)?.name ?? agencyInWords(agency),
    date: longDate,
  };
}

/** An agency that the directory does not name: another service by its own word, "Leicester City (another service)". */
export function agencyInWords(agency: string): string {
  const service = serviceMeant(agency);
  if (service === undefined) return agency.replaceAll('-', ' ');
  return `${service.split('-').map((w) => `${w.slice(0, 1).toUpperCase()}${w.slice(1)}`).join(' ')} (another service)`;
}
