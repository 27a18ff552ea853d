import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Program } from '../../core/policy/program.ts';
import type { Names } from '../../core/chronology/kind.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { ChildRow, StandingRow } from '../ports/lists.ts';
import { programOf } from '../record/context.ts';
import { namesOf } from '../names.ts';

/** A criterion of a rating in the policy's own words. */
export interface BoardCriterion {
  readonly clause: string;
  readonly title: string;
  /** the facts that are laid beside it */
  readonly evidence: readonly string[];
}

export interface BoardCard {
  readonly row: ChildRow;
  readonly standing: Pick<StandingRow, 'facts' | 'proposals'>;
}

export interface BoardColumn {
  /** a value of the scale, or undefined for those not rated yet */
  readonly value?: string;
  readonly title: string;
  readonly criteria: readonly BoardCriterion[];
  readonly cards: readonly BoardCard[];
}

export interface Board {
  readonly columns: readonly BoardColumn[];
  readonly total: number;
  readonly names: Names;
  /** facts named by criteria, for the evidence lines */
  readonly program: Program;
}

const ORDER = [
  { value: 'red', title: 'Red' },
  { value: undefined, title: 'New, not rated yet' },
  { value: 'amber', title: 'Amber' },
  { value: 'green', title: 'Green' },
] as const;

/** Everybody on the list in the policy's order, with the criteria's wording and the evidence beside each. */
export async function loadBoard(ports: Ports, reader: Reader, today: PlainDate): Promise<Board> {
  return ports.store.asReader(reader, async (unit) => {
    const [{ program }, { rows, total }, workers] = await Promise.all([
      programOf(unit.directory, ports.policies, today), unit.lists.children({ dyo: true, sort: 'rated', limit: 1000 }, today), unit.directory.workers(today),
    ]);
    const standings = await unit.lists.standings(rows.map((r) => ({ kind: 'child' as const, id: r.id })), ['proposal']);
    const byId = new Map(standings.map((s) => [s.subject.id, s] as const));
    const cards = rows.flatMap((row) => {
      const standing = byId.get(row.id);
      return standing ? [{ row, standing }] : [];
    });
    const columns = ORDER.map((c) => ({
      title: c.title,
      criteria: program.rules.criterion.filter((x) => x.source.value === c.value).map((x) => ({ clause: x.clause, title: x.source.title, evidence: x.source.evidence })),
      cards: cards.filter((x) => x.row.rag === c.value),
      ...(c.value === undefined ? {} : { value: c.value }),
    }));
    return { columns, total, names: namesOf(workers), program };
  });
}
