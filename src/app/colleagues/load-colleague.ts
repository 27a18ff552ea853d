import { KINDS } from '../../core/chronology/kinds/index.ts';
import { recordsInto } from '../../core/access/reach.ts';
import type { Role } from '../../core/access/roles.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import type { AnyKind, Names } from '../../core/chronology/kind.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import type { Duty } from '../../core/duties/duty.ts';
import type { SubjectId, WorkerId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import { namesOf } from '../names.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { WorkerRow } from '../ports/directory.ts';
import { readerContext } from '../meetings/sitting-context.ts';

/** What is recorded about a colleague, as they and their managers may see it. */
export interface Colleague {
  readonly worker: WorkerRow;
  /** what stands, the latest first */
  readonly entries: readonly Entry[];
  readonly open: readonly Duty[];
  /** what the person who reads may record about them */
  readonly offers: readonly AnyKind[];
  /** people of the same agency, who may stand in */
  readonly peers: readonly WorkerRow[];
  readonly everybody: readonly WorkerRow[];
  readonly names: Names;
}

/** Kinds of entry about somebody who works here; supervision has a page of its own. */
const ABOUT_STAFF = KINDS.filter((k) => k.subject === 'worker' && k.family === 'staff');

/** One colleague, or oneself; undefined where the reader is neither that person nor their manager: the database answers it. */
export async function loadColleague(ports: Ports, reader: Reader, role: Role, worker: WorkerId, today: PlainDate): Promise<Colleague | undefined> {
  return ports.store.asReader(reader, async (unit) => {
    const subject = { kind: 'worker' as const, id: worker as string as SubjectId };
    const [workers, managed] = await Promise.all([unit.directory.workers(today), unit.directory.managed()]);
    const row = workers.find((w) => w.id === worker);
    const own = reader.worker === worker;
    if (row === undefined || !(own || managed.includes(worker))) return undefined;
    const [{ program }, entries, standing] = await Promise.all([readerContext(ports, unit), unit.records.chronology(subject), unit.lists.standing(subject)]);
    const authors = (k: AnyKind): readonly Role[] | 'anyone' => program.rules.author.find((a) => a.kinds.includes(k.name))?.by ?? k.recordedBy;
    const offers = ABOUT_STAFF.filter((k) => {
      const by = authors(k);
      return recordsInto(role, k.compartment) && (by === 'anyone' || (by.includes(role) && !own));
    });
    return {
      worker: row, offers, everybody: workers, names: namesOf(workers),
      entries: timeline(entries).filter((e) => ABOUT_STAFF.some((k) => k.name === e.kind)).reverse(),
      open: (standing?.duties ?? []).filter((d) => d.state === 'open' || d.state === 'brought-forward'),
      peers: workers.filter((w) => w.agency === row.agency && w.id !== worker && w.posts.length > 0),
    };
  });
}

/** Those about whom the reader may record: themself and whom they manage, by name. */
export async function loadColleagues(ports: Ports, reader: Reader, today: PlainDate): Promise<{ readonly people: readonly WorkerRow[]; readonly away: ReadonlyMap<WorkerId, readonly Away[]> }> {
  return ports.store.asReader(reader, async (unit) => {
    const [workers, managed, away] = await Promise.all([unit.directory.workers(today), unit.directory.managed(), unit.directory.away(today)]);
    const names = new Map(workers.map((w) => [w.id, w.name] as const));
    const people = workers.filter((w) => w.posts.length > 0 && (w.id === reader.worker || managed.includes(w.id)));
    return { people, away: new Map(people.map((w) => [w.id, away.filter((a) => a.away === w.id).map((a) => ({ ...a, standIn: names.get(a.worker) ?? 'somebody who has left' }))] as const)) };
  });
}

/** A time away with who stands in. */
export interface Away {
  readonly from: PlainDate;
  readonly until: PlainDate;
  readonly role: Role;
  readonly standIn: string;
}
