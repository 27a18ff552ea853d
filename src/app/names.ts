import type { Names } from '../core/chronology/kind.ts';
import { longDate } from '../core/values/plain-date.ts';
import type { AgencyRow, WorkerRow } from './ports/directory.ts';

/** Names for the one-line summaries of entries; somebody who has left is still named by the id's owner if known. */
export function namesOf(workers: readonly WorkerRow[], agencies: readonly AgencyRow[] = []): Names {
  const byId = new Map<string, string>(workers.map((w) => [w.id, w.name] as const));
  return {
    worker: (id) => byId.get(id) ?? 'somebody who has left',
    agency: (id) => agencies.find((a) => a.id === id)?.name ?? id.replaceAll('-', ' '),
    date: longDate,
  };
}
