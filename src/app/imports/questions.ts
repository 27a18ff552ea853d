import { id, type CommandId, type EntryId } from '../../core/values/ids.ts';
import type { Actor, NewRecord } from '../../core/decisions/command.ts';
import { replacedBy } from '../../core/chronology/resolve.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { toRecords, type Mapping, type TrackerRecord } from '../../tracker/index.ts';
import type { Ports } from '../ports/index.ts';
import type { Identity, Question, StoredRow } from '../ports/imports.ts';
import { loadContext } from '../record/context.ts';
import { recordSeries } from '../record/record-many.ts';
import { comparable } from './fingerprint.ts';
import { toNew } from './write-row.ts';

/** `take`: it has changed, a new entry says so. `correct`: it was wrong before, the entry that it made is corrected. `keep`: the record stays as it is. */
export type QuestionAnswer = 'take' | 'correct' | 'keep';
export type Answered = { readonly outcome: 'answered' } | { readonly outcome: 'refused'; readonly why: string };

/** Answers what a changed cell means. */
export async function answerQuestion(ports: Ports, actor: Actor, batchId: string, line: number, key: string, answer: QuestionAnswer): Promise<Answered> {
  return ports.store.asSystem(actor.service, async (unit) => {
    const batch = await unit.imports.batch(batchId);
    const stored = await unit.imports.row(batchId, line);
    const question = stored?.questions.find((q) => q.key === key && q.answer === undefined);
    if (batch?.mapping?.asAt === undefined || batch.state !== 'done' || stored === undefined || question === undefined || stored.child === undefined) return { outcome: 'refused', why: 'This question has been answered, or its import undone.' };
    const reference = comparable(stored.reference);
    const identity = (await unit.imports.identities(batch.source)).find((i) => i.reference === reference);
    if (identity === undefined) return { outcome: 'refused', why: 'The child of this row is not known any more.' };
    const subject = { kind: 'child', id: stored.child } as const;
    if (await unit.records.isHidden(stored.child, actor.worker)) return { outcome: 'refused', why: 'The record has been restricted since: whoever may open it says what holds. Looking for the reference says whom to ask.' };
    const records = answer === 'keep' ? [] : recordsFor(stored, batch.mapping, batch.mapping.asAt, ports.clock.today(), question);
    if (answer !== 'keep' && records.length === 0) return { outcome: 'refused', why: 'The tracker says nothing here any more. Keep what is on record, or withdraw the entry on the child’s chronology with a reason.' };
    await unit.records.lock(subject);
    const wanted = answer === 'correct' ? correcting(records, identity, key, await unit.records.chronology(subject)) : records.map(toNew);
    if (wanted === undefined) return { outcome: 'refused', why: 'What the tracker said before has been corrected or withdrawn here already. Say that it has changed, or keep what is on record.' };
    const context = await loadContext(unit, ports.policies, ports.clock.today());
    const command = { id: id<CommandId>(`import-${batchId}-${line}-${key}`), actor, subject, source: 'import', answers: {}, agreements: [], records: wanted } as const;
    const series = wanted.length === 0 ? undefined : await recordSeries(ports, unit, context, [{ command: () => command }]);
    const result = series?.results[0];
    if (result !== undefined && result.outcome !== 'recorded') return { outcome: 'refused', why: 'faults' in result ? result.faults.map((f) => `${f.field}: expected ${f.expected}`).join('; ') : 'The rules would not have it.' };
    const entries = series?.entries ?? [];
    const answeredKeys = new Set([key, ...records.flatMap((r) => (r.parts === undefined ? r.from : []))]);
    const made = entries[0] === undefined ? identity.made : { ...identity.made, ...Object.fromEntries([...answeredKeys].map((k) => [k, entries[0]?.id ?? k] as [string, EntryId])) };
    await unit.imports.saveIdentities([{ ...identity, made, cells: cellsNow(identity, stored, answeredKeys) }]);
    const questions = stored.questions.map((q): Question => (answeredKeys.has(q.key) && q.answer === undefined ? { ...q, answer } : q));
    await unit.imports.updateRow({ ...stored, questions, made: [...stored.made, ...entries.map((e) => e.id)] }, actor.worker, ports.clock.now());
    await unit.records.append(entries);
    return { outcome: 'answered' };
  });
}

/** The entries that the cell of the question gives, of an identity only its own part. */
function recordsFor(stored: StoredRow, mapping: Mapping, asAt: NonNullable<Mapping['asAt']>, today: typeof asAt, question: Question): readonly TrackerRecord[] {
  const { records } = toRecords({ ...stored.row, status: 'good' }, { asAt, workers: mapping.workers, today });
  return records.flatMap((record) => {
    if (!record.from.includes(question.key) || question.after === '') return [];
    if (record.parts === undefined) return [record];
    const fields = new Set(record.parts[question.key] ?? []);
    return [{ ...record, from: [question.key], data: Object.fromEntries(Object.entries(record.data).filter(([field]) => fields.has(field))) }];
  });
}

/** The entry that the cell had made, replaced by what it says now. @returns undefined if it does not stand any more */
function correcting(records: readonly TrackerRecord[], identity: Identity, key: string, chronology: readonly Entry[]): readonly NewRecord[] | undefined {
  const before = chronology.find((e) => e.id === identity.made[key]);
  const record = records.find((r) => r.kind === before?.kind);
  if (before === undefined || record === undefined || before.withdrawn === true || replacedBy(chronology, before.id) !== undefined) return undefined;
  return [{ ...toNew(record), data: record.parts === undefined ? record.data : { ...before.data, ...record.data }, occurredOn: record.parts === undefined ? record.occurredOn : before.occurredOn, supersedes: before.id, reason: 'Corrected in the tracker' }];
}

function cellsNow(identity: Identity, stored: StoredRow, keys: ReadonlySet<string>): Identity['cells'] {
  const next = Object.fromEntries(Object.entries(identity.cells).filter(([key]) => !keys.has(key)));
  for (const key of keys) {
    const cell = stored.row.cells[key];
    if (cell !== undefined) next[key] = cell;
  }
  return next;
}

