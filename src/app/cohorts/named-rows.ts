import type { SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import type { WorkerRow } from '../ports/directory.ts';
import type { ReaderUnit } from '../ports/index.ts';
import { nameOf } from '../child/child-page.ts';

/** How a child, or whoever else a row is about, is named in it. */
export interface NamedChild {
  readonly name: string;
  readonly reference?: string;
  /** the record can be opened */
  readonly known: boolean;
}

/** Names of children as the reader may see them; who is hidden from them is said to be, and counted all the same. */
export async function namesOfChildren(unit: ReaderUnit, children: readonly SubjectId[], today: PlainDate): Promise<ReadonlyMap<SubjectId, NamedChild>> {
  const rows = await Promise.all([...new Set(children)].map(async (c) => [c, await unit.lists.child(c, today)] as const));
  return new Map(
    rows.map(([c, row]): readonly [SubjectId, NamedChild] => [
      c,
      row === undefined ? { name: 'A record that you may not open', known: false } : { name: nameOf(row), known: true, ...(row.reference === undefined ? {} : { reference: row.reference }) },
    ]),
  );
}

/** Names of those who work for the service; what is recorded about them is no page of this list's readers. */
export function namesOfWorkers(workers: readonly WorkerRow[], subjects: readonly SubjectId[]): ReadonlyMap<SubjectId, NamedChild> {
  const names = new Map(workers.map((w) => [String(w.id), w.name]));
  return new Map(subjects.map((s): readonly [SubjectId, NamedChild] => [s, { name: names.get(String(s)) ?? 'Somebody who has left', known: false }]));
}

/** Names of partners and parts of the service, as they were last recorded. */
export function namesOfUnits(entries: readonly Entry[], subjects: readonly SubjectId[]): ReadonlyMap<SubjectId, NamedChild> {
  const names = new Map(timeline(entries).flatMap((e) => (e.kind === 'unit.recorded' ? [[e.subject.id, String(e.data['name'])] as const] : [])));
  return new Map(subjects.map((s): readonly [SubjectId, NamedChild] => [s, { name: names.get(s) ?? 'The service', known: false }]));
}
