import type { Actor } from '../../core/decisions/command.ts';
import { id, type CommandId, type SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import { recordAboutWorker } from '../supervision/hold-supervision.ts';
import type { Ports, Reader } from '../ports/index.ts';

/** A version of a document that people are to read. */
export interface Issuing {
  readonly document: string;
  readonly version: string;
  readonly on: PlainDate;
}

/**
 * Gives a version of a document to everybody whom the reader manages and who is staff, so that each owes a confirmation. Whoever has been given it
 * already is left alone: sent again, it gives it to nobody twice.
 * @returns how many were given it
 */
export async function issueToManaged(ports: Ports, reader: Reader, actor: Actor, { document, version, on }: Issuing): Promise<number> {
  const without = await ports.store.asReader(reader, async (unit) => {
    const managed = await unit.directory.managed();
    const lines = await unit.gathered.chronologies('worker', managed.map((w) => id<SubjectId>(w)), ['staff.joined', 'staff.left', 'document.issued']);
    return managed.filter((w) => {
      const line = timeline(lines.get(id<SubjectId>(w)) ?? []);
      const here = line.filter((e) => e.kind === 'staff.joined' || e.kind === 'staff.left').at(-1)?.kind === 'staff.joined';
      return here && !line.some((e) => e.kind === 'document.issued' && e.data['document'] === document && e.data['version'] === version);
    });
  });
  let given = 0;
  for (const worker of without) {
    const done = await recordAboutWorker(ports, { command: id<CommandId>(ports.ids.next()), actor, worker }, [{ kind: 'document.issued', data: { document, version }, occurredOn: on }]);
    if (done.outcome === 'recorded') given += 1;
  }
  return given;
}
