import type { ServiceId } from '../../core/values/ids.ts';
import type { Ports } from '../ports/index.ts';

/** A file is kept so long after its import is done, so that a corrected mapping can read it again. Days. */
export const FILE_DAYS = 30;

/** Removes the files of imports whose time is over; what was made of them stays. @returns how many were removed */
export async function expireImportFiles(ports: Pick<Ports, 'store' | 'clock'>, service: ServiceId): Promise<number> {
  const before = new Date(Date.parse(ports.clock.now()) - FILE_DAYS * 86_400_000).toISOString();
  return ports.store.asSystem(service, ({ imports }) => imports.expireFiles(before));
}
