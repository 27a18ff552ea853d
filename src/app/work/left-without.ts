import { TABLE } from '../../core/access/table.ts';
import type { Role } from '../../core/access/roles.ts';
import type { Actor } from '../../core/decisions/command.ts';
import { firstDayWithout, lastDayWith, nextDayWith } from '../../core/posts/span.ts';
import { id, type CommandId, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import { addDays, type PlainDate } from '../../core/values/plain-date.ts';
import type { PostOfWorker, WorkerRow } from '../ports/directory.ts';
import type { Ports, Reader, ReaderUnit } from '../ports/index.ts';
import type { ChildRow } from '../ports/lists.ts';
import { record, type Recorded } from '../record/record.ts';

/** Somebody who holds cases in a role that they hold no longer, or will not from a day on; and the children. */
export interface LeftWithout {
  readonly worker: WorkerId;
  readonly name: string;
  readonly role: Role;
  /** the first day on which nobody holds these cases; today or before where they have nobody now */
  readonly from: PlainDate;
  /** the day on which the post begins again, where it does */
  readonly again?: PlainDate;
  /** who goes on from them by their post, with its first day: nothing is handed over by that */
  readonly next: readonly { readonly worker: WorkerId; readonly name: string; readonly from: PlainDate }[];
  readonly children: readonly ChildRow[];
  /** whether the reader manages them */
  readonly managed: boolean;
}

export interface LeftWithoutPage {
  readonly lines: readonly LeftWithout[];
  /** who can be allocated today: those who hold cases */
  readonly able: readonly WorkerRow[];
}

/** The children who have nobody, or will have nobody from a day that is known: the soonest first. */
export async function loadLeftWithout(ports: Ports, reader: Reader, today: PlainDate): Promise<LeftWithoutPage> {
  return ports.store.asReader(reader, (unit) => leftWithout(unit, today));
}

/** The same within a transaction that is open already. */
export async function leftWithout(unit: ReaderUnit, today: PlainDate): Promise<LeftWithoutPage> {
  const [posts, workers, managed] = await Promise.all([unit.directory.posts(), unit.directory.workers(today), unit.directory.managed()]);
  const byWorker = groupBy(posts, (p) => p.worker);
  // Whoever holds each of their posts without an end leaves nobody: the others are few.
  const leaving = workers.filter((w) => {
    const theirs = byWorker.get(w.id) ?? [];
    return theirs.length === 0 || theirs.some((p) => firstDayWithout(theirs.filter((q) => q.role === p.role), today) !== undefined);
  });
  const held = await unit.lists.heldBy(leaving.map((w) => w.id), today);
  const groups = groupBy(held, (h) => `${h.worker} ${h.role}`);
  const nameOf = new Map(workers.map((w) => [w.id, w.name] as const));
  const lines = [...groups.values()].flatMap((group): LeftWithout[] => {
    const { worker, role } = group[0]!;
    const theirs = inRole(byWorker.get(worker) ?? [], role);
    const first = firstDayWithout(theirs, today);
    if (first === undefined) return [];
    const last = first === today ? lastDayWith(theirs, today) : undefined;
    const again = nextDayWith(theirs, first);
    const next = posts.filter((p) => p.takesOverFrom === worker && (p.until === undefined || p.until >= today)).map((p) => ({ worker: p.worker, name: nameOf.get(p.worker) ?? '', from: p.from }));
    return [{
      worker, role, next, name: nameOf.get(worker) ?? 'somebody who has left', managed: managed.includes(worker), children: group.map((g) => g.child),
      from: last === undefined ? first : addDays(last, 1), ...(again === undefined ? {} : { again }),
    }];
  });
  return {
    lines: lines.sort((a, b) => (a.from === b.from ? a.name.localeCompare(b.name) : a.from < b.from ? -1 : 1)),
    able: workers.filter((w) => w.posts.some((p) => TABLE[p.role].relations.includes('own'))),
  };
}

/** The posts in which somebody holds a case as this: those in the role, or where they never had one, those in which cases are held at all. */
function inRole(posts: readonly PostOfWorker[], role: Role): readonly PostOfWorker[] {
  const exact = posts.filter((p) => p.role === role);
  return exact.length > 0 ? exact : posts.filter((p) => TABLE[p.role].relations.includes('own'));
}

export interface HandingOver {
  readonly command: string;
  readonly actor: Actor;
  readonly reader: Reader;
  readonly today: PlainDate;
}

/**
 * Allocates chosen children of one person to another from today, each by an entry of its own on the child's record.
 * @param chosen children, of those who stand under this person on the reader's own list; others are left alone
 */
export async function handOver(ports: Ports, who: HandingOver, from: { readonly worker: string; readonly role: string }, to: WorkerId, chosen: readonly string[]): Promise<{ readonly done: number; readonly refused: readonly Recorded[] }> {
  const page = await loadLeftWithout(ports, who.reader, who.today);
  const line = page.lines.find((l) => l.worker === from.worker && l.role === from.role);
  const refused: Recorded[] = [];
  let done = 0;
  for (const child of (line?.children ?? []).filter((c) => chosen.includes(c.id))) {
    const result = await record(ports, {
      id: id<CommandId>(`${who.command}-${child.id}`), actor: who.actor, subject: { kind: 'child', id: id<SubjectId>(child.id) }, source: 'live', answers: {}, agreements: [],
      records: [{ kind: 'allocation.made', data: { role: line?.role ?? '', worker: to, reason: line === undefined || line.from > who.today ? `${line?.name ?? ''} leaves the post` : `${line.name} holds the post no longer` }, occurredOn: who.today }],
    });
    if (result.outcome === 'recorded') done += 1;
    else refused.push(result);
  }
  return { done, refused };
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}
