import type { WorkQuery } from '../ports/lists.ts';
import type { WorkerRow } from '../ports/directory.ts';
import type { Reader } from '../ports/reader.ts';
import { areasOf } from './areas-of.ts';

/** What is somebody's to do: their own, that of those for whom they stand in, and what falls to the pool of a role they hold, in their areas. */
export function whoseWork(reader: Reader, workers: readonly WorkerRow[]): Pick<WorkQuery, 'worker' | 'pools' | 'areas' | 'inPlaceOf'> {
  const { standingIn = [] } = reader;
  const own = areasOf(workers, reader.worker);
  const areas = own.length === 0 ? [] : [...new Set([...own, ...standingIn.flatMap((s) => s.areas)])];
  return {
    worker: reader.worker,
    pools: reader.roles,
    ...(areas.length === 0 ? {} : { areas }),
    ...(standingIn.length === 0 ? {} : { inPlaceOf: standingIn.map(({ worker, role }) => ({ worker, role })) }),
  };
}
