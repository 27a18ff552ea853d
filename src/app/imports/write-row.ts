import { id, type CommandId, type EntryId, type SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { standing } from '../../core/chronology/resolve.ts';
import type { Actor, NewRecord } from '../../core/decisions/command.ts';
import { cellsToRemember, diffRow, recordsToWrite, toRecords, type Mapping, type RowFault, type TrackerRecord } from '../../tracker/index.ts';
import type { Ports, SystemUnit } from '../ports/index.ts';
import type { NewEntry } from '../ports/records.ts';
import type { Identity, Question, StoredRow } from '../ports/imports.ts';
import type { ServiceContext } from '../record/context.ts';
import { recordSeries } from '../record/record-many.ts';
import { asWritten } from './counts.ts';
import { comparable } from './fingerprint.ts';
import type { ReadRow } from './read-tracker.ts';

/** What rows of one import are written with, inside one transaction. */
export interface Writing {
  readonly ports: Ports;
  readonly unit: SystemUnit;
  readonly context: ServiceContext;
  readonly actor: Actor;
  readonly batch: { readonly id: string; readonly source: string };
  readonly mapping: Mapping;
  readonly asAt: PlainDate;
  readonly today: PlainDate;
}

/** Which child a row is about, as far as is known before it is written. */
export interface RowChild {
  /** what its reference meant before */
  readonly identity?: Identity;
  readonly child?: SubjectId;
}

export interface RowWritten {
  readonly stored: StoredRow;
  readonly identity?: Identity;
  /** to be appended at the end of the transaction */
  readonly entries: readonly NewEntry[];
}

/** Kinds of which a later entry says what holds now: one from the tracker must not stand over one that was made here since. */
const STATES: ReadonlySet<string> = new Set([
  'identity.recorded', 'address.recorded', 'looked-after.recorded', 'allocation.made', 'assessment.completed', 'dyo.classified', 'dyo.decision', 'rag.set', 'custody.started', 'custody.release-date-set', 'flag.set', 'order.started',
]);

/**
 * Writes what a good row adds to its child's chronology, through the same decision as anything that is recorded. Unchanged
 * cells write nothing; a change that the tracker does not explain becomes a question; what was recorded here since stays.
 */
export async function writeRow(w: Writing, read: ReadRow, about: RowChild, attempt = ''): Promise<RowWritten> {
  const { row } = read;
  const before = about.identity;
  const difference = diffRow(before?.cells, row);
  const base = storedOf(w.batch.id, read, about.child);
  if (before !== undefined && difference.unchanged) return { stored: { ...base, before }, entries: [] };
  // Before anything of the record is read: what is asked about a change would tell what stands there.
  if (about.child !== undefined && (await w.unit.records.isHidden(about.child, w.actor.worker))) return { stored: { ...base, ...notForThem(read) }, entries: [] };
  const { records, unsettled } = toRecords(row, { asAt: w.asAt, workers: w.mapping.workers, today: w.today });
  const child = about.child ?? id<SubjectId>(w.ports.ids.next());
  const subject = { kind: 'child', id: child } as const;
  const chronology = about.child === undefined ? [] : (await w.unit.records.lock(subject)) ? await w.unit.records.chronology(subject) : [];
  const wanted = recordsToWrite(records, difference);
  const newer = wanted.filter((record) => overwrites(record, chronology, w.asAt));
  const write = wanted.filter((record) => !newer.includes(record));
  const questions: Question[] = [...difference.changes.filter((c) => c.effect === 'ask'), ...newer.flatMap((record) => asksAbout(record, row.cells, before?.cells ?? {}))];
  const series = write.length === 0 ? undefined : await recordSeries(w.ports, w.unit, w.context, [{ command: () => ({ id: id<CommandId>(`import-${w.batch.id}-${row.line}${attempt}`), actor: w.actor, subject, source: 'import', answers: {}, agreements: [], records: write.map(toNew) }) }], { create: about.child === undefined, deriveOn: w.today });
  const result = series?.results[0];
  if (result !== undefined && result.outcome !== 'recorded') return { stored: { ...base, ...rejectedBy(read, result) }, entries: [] };
  const entries = series?.entries ?? [];
  const made = madeBy(write, entries);
  const waiting = new Set(newer.flatMap((record) => record.from));
  const cells = cellsToRemember(before?.cells, row, records, difference);
  const remembered = Object.fromEntries([...Object.entries(cells).filter(([key]) => !waiting.has(key)), ...Object.entries(before?.cells ?? {}).filter(([key]) => waiting.has(key))]);
  return {
    // What a question is about is kept with it, since the answer may need it.
    stored: { ...base, row: questions.length > 0 ? row : base.row, child, before: before ?? null, made: entries.map((e) => e.id), questions, workers: difference.changes.some((c) => c.key === 'case-manager') ? unsettled.map((u) => u.asWritten) : [] },
    identity: { source: w.batch.source, reference: comparable(row.reference), child, cells: remembered, made: { ...before?.made, ...made }, batch: w.batch.id },
    entries,
  };
}

/** How a row is kept, before anything has come of it. */
export function storedOf(batch: string, { row, cells }: ReadRow, child?: SubjectId): StoredRow {
  const { name, ragAsWritten } = asWritten(row);
  return {
    batch, line: row.line, status: row.status, name, rag: ragAsWritten, row: row.status === 'good' ? { ...row, cells: {}, original: [] } : row, made: [], before: null, questions: [], workers: [],
    ...(row.reference === undefined ? {} : { reference: row.reference }),
    ...(row.status === 'good' ? {} : { cells }),
    ...(child === undefined ? {} : { child }),
  };
}

export function toNew(record: TrackerRecord): NewRecord {
  return { kind: record.kind, data: record.data, occurredOn: record.occurredOn, happened: true, ...(record.note === undefined ? {} : { reason: record.note }) };
}

/** An entry made here that holds now, and would not any more if the tracker's came after it. */
function overwrites(record: TrackerRecord, chronology: readonly Entry[], asAt: PlainDate): boolean {
  if (!STATES.has(record.kind)) return false;
  return standing(chronology).some(
    (e) => e.kind === record.kind && e.source !== 'import' && e.withdrawn !== true && (record.occurredOn === asAt || e.occurredOn === record.occurredOn) && e.occurredOn <= record.occurredOn && touchesTheSame(e, record),
  );
}

function touchesTheSame(entry: Entry, record: TrackerRecord): boolean {
  if (record.kind === 'allocation.made') return entry.data['role'] === record.data['role'] && entry.data['worker'] !== record.data['worker'];
  if (record.kind === 'flag.set') return entry.data['flag'] === record.data['flag'];
  if (record.kind !== 'identity.recorded') return JSON.stringify(entry.data) !== JSON.stringify(record.data);
  return Object.keys(record.data).some((field) => entry.data[field] !== undefined && entry.data[field] !== record.data[field]);
}

function asksAbout(record: TrackerRecord, cells: StoredRow['row']['cells'], before: StoredRow['row']['cells']): readonly Question[] {
  return record.from.flatMap((key): Question[] => {
    const cell = cells[key];
    if (cell === undefined || cell.content === before[key]?.content) return [];
    return [{ key, column: cell.column, before: before[key]?.content ?? '', after: cell.content, effect: 'ask', because: 'Something else has been recorded here since. Which holds?' }];
  });
}

/** Which entry each cell has made: a record may bring others with it. */
function madeBy(records: readonly TrackerRecord[], entries: readonly NewEntry[]): Record<string, EntryId> {
  const free = [...entries];
  const made: Record<string, EntryId> = {};
  for (const record of records) {
    const at = free.findIndex((e) => e.kind === record.kind && e.occurredOn === record.occurredOn && JSON.stringify(e.data) === JSON.stringify(record.data));
    const entry = free[at];
    if (entry === undefined) continue;
    free.splice(at, 1);
    for (const key of record.from) made[key] = entry.id;
  }
  return made;
}

/** A row about a record that whoever brings it in may not open. They may know so much, and whom to ask: the search says it. */
function notForThem({ row, cells }: ReadRow): Partial<StoredRow> & Pick<StoredRow, 'status' | 'row'> {
  const fault: RowFault = { line: row.line, column: 'the whole row', value: 'a restricted record', expected: 'somebody who may open the record to bring it up to date. Looking for the reference says whom to ask; then leave the row out here', code: 'unknown-value' };
  return { status: 'rejected', row: { ...row, status: 'rejected', faults: [...row.faults, fault] }, cells };
}

/** A row that the rules would not have is not in, with their words. */
function rejectedBy({ row, cells }: ReadRow, result: { readonly outcome: string }): Partial<StoredRow> & Pick<StoredRow, 'status' | 'row'> {
  const faults: readonly RowFault[] =
    'faults' in result && Array.isArray(result.faults)
      ? (result.faults as readonly { field: string; value: string; expected: string }[]).map((f) => ({ line: row.line, column: f.field, value: f.value, expected: f.expected, code: 'unknown-value' as const }))
      : [{ line: row.line, column: 'the whole row', value: result.outcome, expected: 'a row that the rules in force can take in; look at it with your manager', code: 'unknown-value' as const }];
  return { status: 'rejected', row: { ...row, status: 'rejected', faults: [...row.faults, ...faults] }, cells };
}
