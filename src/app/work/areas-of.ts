import type { WorkerId } from '../../core/values/ids.ts';
import type { WorkerRow } from '../ports/directory.ts';

/** The areas in which somebody holds a post; none: the whole service. */
export function areasOf(workers: readonly WorkerRow[], worker: WorkerId): readonly string[] {
  const me = workers.find((w) => w.id === worker);
  return [...new Set((me?.posts ?? []).flatMap((p) => (p.area === '' ? [] : [p.area])))];
}
