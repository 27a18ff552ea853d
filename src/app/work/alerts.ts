import { id, type CommandId, type EntryId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Role } from '../../core/access/roles.ts';
import type { Subject } from '../../core/chronology/entry.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import type { Actor } from '../../core/decisions/command.ts';
import { namesOf } from '../names.ts';
import type { Ports, Reader, ReaderUnit } from '../ports/index.ts';
import type { WorkRow } from '../ports/lists.ts';
import { record, type Recorded } from '../record/record.ts';
import { whoseWork } from './whose-work.ts';

/** An entry of which somebody is to learn at once: one line, however many clauses ask for it. */
export interface Told {
  readonly subject: Subject;
  readonly about: string;
  readonly reference?: string;
  readonly rag?: string;
  readonly entry: EntryId;
  /** what sort of entry it is, and its one line: only what the reader may see */
  readonly label: string;
  readonly text?: string;
  readonly titles: readonly string[];
  readonly clauses: readonly string[];
  /** the roles for which this person is told */
  readonly roles: readonly Role[];
  /** ISO 8601 instant of the recording */
  readonly recordedAt: string;
  /** who read it while they stood in, and on which day: it is unread all the same */
  readonly readBy: readonly { readonly name: string; readonly on: PlainDate }[];
}

const MOST = 200;

/** What one person is still to read: of the roles that they hold, what is theirs by allocation or nobody's in particular. */
export async function loadAlerts(ports: Ports, reader: Reader, today: PlainDate, subject?: Subject): Promise<readonly Told[]> {
  return ports.store.asReader(reader, (unit) => alertsOf(unit, reader, today, subject));
}

/** The same within a transaction that is open already. */
export async function alertsOf(unit: ReaderUnit, reader: Reader, today: PlainDate, subject?: Subject): Promise<readonly Told[]> {
  const workers = await unit.directory.workers(today);
  const { rows } = await unit.lists.work({ ...whoseWork(reader, workers), sorts: ['alert'], states: ['open'], limit: MOST, ...(subject === undefined ? {} : { subject }) });
  const byEntry = new Map<string, Extract<WorkRow, { readonly sort: 'alert' }>[]>();
  // What somebody has read in another's place is read for them, and for nobody else.
  for (const r of rows) if (r.sort === 'alert' && r.detail.readBy?.some((b) => b.worker === reader.worker) !== true) byEntry.set(r.detail.entry, [...(byEntry.get(r.detail.entry) ?? []), r]);
  const names = namesOf(workers);
  const told = await Promise.all([...byEntry.values()].map(async (lines): Promise<Told> => {
    const first = lines[0]!;
    const entry = await unit.records.entry(first.detail.entry);
    const text = entry === undefined ? undefined : kindOf(entry.kind)?.summary(entry.data, names);
    return {
      subject: first.subject,
      about: first.about,
      entry: first.detail.entry,
      label: kindOf(first.detail.kind)?.label ?? first.detail.kind,
      titles: [...new Set(lines.map((l) => l.detail.title))],
      clauses: [...new Set(lines.map((l) => l.detail.clause))],
      roles: [...new Set(lines.map((l) => l.detail.owner))],
      recordedAt: first.detail.recordedAt,
      readBy: [...new Map(lines.flatMap((l) => l.detail.readBy ?? []).map((b) => [`${b.worker} ${b.on}`, { name: names.worker(b.worker), on: b.on }] as const)).values()],
      ...(first.reference === undefined ? {} : { reference: first.reference }),
      ...(first.rag === undefined ? {} : { rag: first.rag }),
      ...(text === undefined ? {} : { text }),
    };
  }));
  return told.sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1));
}

/**
 * Says that somebody has read what they were told of: each entry for each of the roles for which they were told.
 * @param which entries to be read, or a child all of whose alerts are
 * @returns how many entries were read, and what stood in the way of the others
 */
export async function readAlerts(ports: Ports, who: { readonly command: string; readonly actor: Actor; readonly reader: Reader; readonly today: PlainDate }, which: { readonly entries: readonly string[]; readonly child?: string }): Promise<{ readonly read: number; readonly refused: readonly Recorded[] }> {
  const open = (await loadAlerts(ports, who.reader, who.today)).filter((t) => which.entries.includes(t.entry) || (which.child !== undefined && t.subject.id === which.child));
  let read = 0;
  const refused: Recorded[] = [];
  for (const t of open) {
    for (const [i, role] of t.roles.entries()) {
      const result = await record(ports, {
        id: id<CommandId>(`${who.command}-${t.entry}-${i}`),
        actor: { ...who.actor, role },
        subject: t.subject,
        source: 'live',
        answers: {},
        agreements: [],
        records: [{ kind: 'alert.seen', data: {}, occurredOn: who.today, of: t.entry }],
      });
      if (result.outcome !== 'recorded') refused.push(result);
    }
    read += 1;
  }
  return { read, refused };
}
