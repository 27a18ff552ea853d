import type { SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Actor } from '../../core/decisions/command.ts';
import type { Mapping, RowFault } from '../../tracker/index.ts';
import type { Ports, SystemUnit } from '../ports/index.ts';
import type { Batch, ChildOnRecord, Identity, Settled, StoredAnswer, StoredRow } from '../ports/imports.ts';
import { loadContext } from '../record/context.ts';
import { countsFrom } from './counts.ts';
import { comparable, fingerprintOf } from './fingerprint.ts';
import { readAgain, type Reading, type ReadRow } from './read-tracker.ts';
import { writeRow } from './write-row.ts';

/** What somebody does about a row that is not in. */
export type Settlement =
  | { readonly how: 'correct'; /** texts by number of the column */ readonly cells: Readonly<Record<string, string>> }
  | { readonly how: 'answer'; readonly answer: 'under-ten-is-right' | 'still-on-the-list' }
  | { readonly how: 'another-child' }
  | { readonly how: 'same-child'; readonly why: string }
  | { readonly how: 'leave-out'; readonly why: string };

export type SettledRow =
  | { readonly outcome: 'settled'; readonly child?: SubjectId; readonly status: StoredRow['status'] }
  | { readonly outcome: 'faults'; readonly row: StoredRow }
  | { readonly outcome: 'invalid'; readonly expected: string }
  | { readonly outcome: 'gone'; readonly why: string };

interface Around {
  readonly batch: Batch;
  readonly stored: StoredRow;
  readonly read: ReadRow;
  readonly reading: Reading;
  readonly known: readonly ChildOnRecord[];
  readonly identities: ReadonlyMap<string, Identity>;
}

/** Settles one row: corrected, answered, another child, the same child, or left out with a reason. The same row in the next version is not asked about again. */
export async function settleRow(ports: Ports, actor: Actor, batchId: string, line: number, settlement: Settlement): Promise<SettledRow> {
  return ports.store.asSystem(actor.service, async (unit) => {
    const around = await load(unit, ports.clock.today(), batchId, line);
    if (typeof around === 'string') return { outcome: 'gone', why: around };
    switch (settlement.how) {
      case 'leave-out':
      case 'same-child':
        return outWith(ports, unit, actor, around, settlement.how, settlement.why);
      case 'correct':
        return bringIn(ports, unit, actor, around, settlement.cells, 'corrected');
      case 'answer':
        return bringIn(ports, unit, actor, withAnswer(around, settlement.answer), {}, 'answered', settlement.answer);
      case 'another-child':
        return bringIn(ports, unit, actor, withAnswer(around, 'another-child'), {}, 'another-child', 'another-child');
    }
  });
}

async function load(unit: SystemUnit, today: PlainDate, batchId: string, line: number): Promise<Around | string> {
  const batch = await unit.imports.batch(batchId);
  const stored = await unit.imports.row(batchId, line);
  if (batch?.mapping === undefined || stored === undefined) return 'There is no such row.';
  if (batch.state !== 'done') return 'Rows are settled once the import has run through, and not after it was undone.';
  if (stored.settled !== undefined || stored.cells === undefined || (stored.status !== 'rejected' && stored.status !== 'duplicate')) return 'This row has been settled already.';
  const known = await unit.imports.known();
  const reading: Reading = { mapping: batch.mapping, today, areas: await unit.directory.areas(), known, answers: await unit.imports.answers(batch.source) };
  const identities = new Map((await unit.imports.identities(batch.source)).map((i) => [i.reference, i] as const));
  return { batch, stored, read: { row: stored.row, cells: stored.cells }, reading, known, identities };
}

function withAnswer(around: Around, answer: StoredAnswer['answer']): Around {
  const said: StoredAnswer = { source: around.batch.source, reference: comparable(around.stored.reference), fingerprint: '', answer, batch: around.batch.id };
  return { ...around, reading: { ...around.reading, answers: [...around.reading.answers, said] } };
}

async function outWith(ports: Ports, unit: SystemUnit, actor: Actor, around: Around, how: 'leave-out' | 'same-child', why: string): Promise<SettledRow> {
  if (why.trim() === '') return { outcome: 'invalid', expected: 'why: it stays with the import' };
  const { batch, stored, read } = around;
  const settled: Settled = how === 'leave-out' ? 'left-out' : 'same-child';
  await remember(ports, unit, actor, { source: batch.source, reference: comparable(stored.reference), fingerprint: fingerprintOf(read.cells), answer: how, batch: batch.id });
  await close(ports, unit, actor, batch, { ...stored, status: 'left-out', settled, settledWhy: why.trim() });
  return { outcome: 'settled', status: 'left-out' };
}

async function bringIn(ports: Ports, unit: SystemUnit, actor: Actor, around: Around, cells: Readonly<Record<string, string>>, settled: Settled, answer?: StoredAnswer['answer']): Promise<SettledRow> {
  const { batch, stored, reading } = around;
  const read = withoutStranger(around, readAgain(around.read, cells, reading));
  if (read.row.status !== 'good') return { outcome: 'faults', row: { ...stored, row: read.row } };
  const mapping: Mapping = reading.mapping;
  const asAt = mapping.asAt;
  if (asAt === undefined) return { outcome: 'gone', why: 'The import has no day for which the tracker was true.' };
  const reference = comparable(read.row.reference);
  const identity = around.identities.get(reference);
  const child = identity?.child ?? around.known.find((k) => k.reference !== '' && comparable(k.reference) === reference)?.child;
  const context = await loadContext(unit, ports.policies, reading.today);
  const w = { ports, unit, context, actor, batch, mapping, asAt, today: reading.today };
  const written = await writeRow(w, read, { ...(identity === undefined ? {} : { identity }), ...(child === undefined ? {} : { child }) }, '-settled');
  if (written.stored.status !== 'good') return { outcome: 'faults', row: { ...stored, row: written.stored.row } };
  const fingerprint = answer === undefined ? fingerprintOf(around.read.cells) : '';
  await remember(ports, unit, actor, { source: batch.source, reference: comparable(stored.reference), fingerprint, answer: answer ?? 'corrected', batch: batch.id, ...(answer === undefined ? { cells } : {}) });
  if (written.identity !== undefined) await unit.imports.saveIdentities([written.identity]);
  await close(ports, unit, actor, batch, { ...written.stored, row: stored.row, settled });
  await unit.records.append(written.entries);
  return { outcome: 'settled', status: 'good', ...(written.stored.child === undefined ? {} : { child: written.stored.child }) };
}

/** A corrected reference must not be that of a child who has come in with another row of the same file, or who is called otherwise. */
function withoutStranger({ batch, identities, stored }: Around, read: ReadRow): ReadRow {
  const { row } = read;
  const same = identities.get(comparable(row.reference));
  if (row.status !== 'good' || same === undefined || same.batch !== batch.id) return read;
  const fault: RowFault = { line: stored.line, column: 'Reference', value: row.reference ?? '', expected: 'a reference that no other row of this tracker has', code: 'unknown-value' };
  return { ...read, row: { ...row, status: 'duplicate', faults: [...row.faults, fault] } };
}

async function remember(ports: Ports, unit: SystemUnit, actor: Actor, answer: StoredAnswer): Promise<void> {
  await unit.imports.saveAnswer(answer, actor.worker, ports.clock.now());
}

async function close(ports: Ports, unit: SystemUnit, actor: Actor, batch: Batch, row: StoredRow): Promise<void> {
  await unit.imports.updateRow(row, actor.worker, ports.clock.now());
  await unit.imports.removeNotIn(batch.id, row.line);
  if (batch.counts !== undefined) await unit.imports.setCounts(batch.id, countsFrom(await unit.imports.tally(batch.id), batch.counts.tracker));
}

