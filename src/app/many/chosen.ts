import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Names } from '../../core/chronology/kind.ts';
import type { FactState } from '../../core/duties/derivation.ts';
import { namesOf } from '../names.ts';
import type { AgencyRow, WorkerRow } from '../ports/directory.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { ChildQuery, ChildRow } from '../ports/lists.ts';

/** So many at a time: a person can still look through the names, and the page answers. */
export const MOST_AT_ONCE = 200;

/** A child who was chosen, with how far the person has seen the record. */
export interface ChosenChild {
  readonly row: ChildRow;
  readonly seen: number;
  readonly facts: Readonly<Record<string, FactState>>;
}

export interface Chosen {
  /** by name; at most `MOST_AT_ONCE` */
  readonly children: readonly ChosenChild[];
  /** whom the query finds, before the cut */
  readonly total: number;
  readonly names: Names;
  readonly workers: readonly WorkerRow[];
  readonly areas: readonly string[];
  readonly agencies: readonly AgencyRow[];
}

/** Whom a query finds, as the reader may see them: of anybody else neither the name nor the number is known here. */
export async function loadChosen(ports: Ports, reader: Reader, query: ChildQuery, today: PlainDate): Promise<Chosen> {
  return ports.store.asReader(reader, async (unit) => {
    const { rows, total } = await unit.lists.children({ ...query, sort: 'name', descending: false, limit: MOST_AT_ONCE, offset: 0 }, today);
    const [standings, workers, areas, agencies] = await Promise.all([
      unit.lists.standings(rows.map((r) => ({ kind: 'child' as const, id: r.id })), []), unit.directory.workers(today), unit.directory.areas(), unit.directory.agencies(),
    ]);
    const standing = new Map(standings.map((s) => [s.subject.id, s] as const));
    return { children: rows.map((row) => ({ row, seen: standing.get(row.id)?.throughSeq ?? 0, facts: standing.get(row.id)?.facts ?? {} })), total, names: namesOf(workers, agencies), workers, areas, agencies };
  });
}
