import type { WorkerId } from '../../core/values/ids.ts';
import { id, type SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Ports, Reader } from '../ports/index.ts';

/** Somebody whom the reader manages, with when their cases were last gone through. */
export interface SupervisedWorker {
  readonly worker: WorkerId;
  readonly name: string;
  readonly dyo: number;
  readonly last?: PlainDate;
  readonly planned?: PlainDate;
}

/** Those who hold cases and whom the reader manages: nobody supervised yet first, then the longest ago. */
export async function loadSupervised(ports: Ports, reader: Reader, today: PlainDate): Promise<readonly SupervisedWorker[]> {
  return ports.store.asReader(reader, async (unit) => {
    const [managed, workers, dyo] = await Promise.all([unit.directory.managed(), unit.directory.workers(today), unit.lists.children({ dyo: true, limit: 5000 }, today)]);
    const theirs = workers.filter((w) => managed.includes(w.id) && w.posts.some((p) => p.role === 'case-manager'));
    const standings = await unit.lists.standings(theirs.map((w) => ({ kind: 'worker', id: id<SubjectId>(w.id) })));
    const rows = theirs.map((w): SupervisedWorker => {
      const facts = standings.find((s) => s.subject.id === String(w.id))?.facts;
      const day = (name: string): PlainDate | undefined => (typeof facts?.[name]?.value === 'string' ? (facts[name].value as PlainDate) : undefined);
      const [last, next] = [day('supervision.last'), day('supervision.next')];
      return {
        worker: w.id, name: w.name, dyo: dyo.rows.filter((r) => r.caseManager === w.id).length,
        ...(last === undefined ? {} : { last }),
        ...(next === undefined || (last !== undefined && next <= last) ? {} : { planned: next }),
      };
    });
    return rows.sort((a, b) => (a.last ?? '').localeCompare(b.last ?? '') || a.name.localeCompare(b.name));
  });
}
