import { id, type CommandId, type SubjectId } from '../../core/values/ids.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import type { Actor, NewRecord } from '../../core/decisions/command.ts';
import type { Names } from '../../core/chronology/kind.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import { MANAGERS } from '../../core/access/roles.ts';
import { namesOf } from '../names.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { WorkerRow } from '../ports/directory.ts';
import { record, type Recorded } from '../record/record.ts';

/** A victim as those may see who may know of them: never from the record of a child. */
export interface Victim {
  readonly person: SubjectId;
  readonly name: string;
  readonly offence: string;
  readonly child: string;
  readonly childReference: string;
  /** what stands, the oldest first */
  readonly timeline: readonly Entry[];
}

/** The victims that the reader may know of, by name: a victim worker all, a manager those whose record names them. */
export async function loadVictims(ports: Ports, reader: Reader): Promise<readonly Victim[]> {
  return ports.store.asReader(reader, async ({ gathered }) => {
    const people = await gathered.subjectsWith('person', ['victim.recorded']);
    const chronologies = await gathered.chronologies('person', people);
    return [...chronologies].flatMap(([person, entries]): Victim[] => {
      const line = timeline(entries);
      const said = line.filter((e) => e.kind === 'victim.recorded').at(-1);
      if (said === undefined) return [];
      const text = (name: string): string => String(said.data[name] ?? '');
      return [{ person, name: text('name'), offence: text('offence'), child: text('child'), childReference: text('child-reference'), timeline: line }];
    }).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  });
}

/** One of them, with the names of those who work here and the managers who can be named. */
export async function openVictim(ports: Ports, reader: Reader, person: string, today: PlainDate): Promise<{ readonly victim: Victim; readonly names: Names } | undefined> {
  const victim = (await loadVictims(ports, reader)).find((v) => v.person === person);
  return victim === undefined ? undefined : { victim, names: namesOf(await ports.store.asReader(reader, ({ directory }) => directory.workers(today))) };
}

/** Managers of the service: those whom the record of a victim may name. */
export async function managersToName(ports: Ports, reader: Reader, today: PlainDate): Promise<readonly WorkerRow[]> {
  const workers = await ports.store.asReader(reader, ({ directory }) => directory.workers(today));
  return workers.filter((w) => w.posts.some((p) => MANAGERS.includes(p.role)));
}

/** Records something about a victim; the first entry makes the record. */
export async function recordAboutVictim(ports: Ports, what: { readonly command: CommandId; readonly actor: Actor; readonly person?: SubjectId; readonly record: NewRecord }): Promise<Recorded> {
  const subject = { kind: 'person' as const, id: what.person ?? id<SubjectId>(ports.ids.next()) };
  return record(ports, { id: what.command, actor: what.actor, subject, source: 'live', answers: {}, agreements: [], records: [what.record] }, { create: what.person === undefined });
}

/** The child with exactly this reference, whom the victim's worker may link to without seeing the record; undefined if there is none, or it is closed to them. */
export async function childByReference(ports: Ports, actor: Actor, reference: string): Promise<SubjectId | undefined> {
  if (reference.trim() === '') return undefined;
  return ports.store.asSystem(actor.service, async ({ records }) => {
    const found = await records.exactly({ reference });
    const [child] = found;
    return found.length !== 1 || child === undefined || (await records.isHidden(child, actor.worker)) ? undefined : child;
  });
}
