import type { ServiceId } from '../../core/values/ids.ts';
import type { Ports } from '../ports/index.ts';

/** A file is kept so long after its import is done, so that a corrected mapping can read it again. Days. */
export const FILE_DAYS = 30;

/** The cells of a row that was settled are kept so long, so that what was settled can be looked up. Days. */
export const CELL_DAYS = 90;

/**
 * Removes the files of imports whose time is over, whole imports that were read and never brought in, and the cells of rows that were
 * settled long ago; what was made of them stays, and so does a row that nobody has settled yet.
 * @returns how many files and unused imports were removed
 */
export async function expireImportFiles(ports: Pick<Ports, 'store' | 'clock'>, service: ServiceId): Promise<number> {
  const daysAgo = (days: number): string => new Date(Date.parse(ports.clock.now()) - days * 86_400_000).toISOString();
  return ports.store.asSystem(service, async ({ imports }) => {
    const unused = await imports.expireUnused(daysAgo(FILE_DAYS));
    await imports.expireCells(daysAgo(CELL_DAYS));
    return unused + (await imports.expireFiles(daysAgo(FILE_DAYS)));
  });
}
