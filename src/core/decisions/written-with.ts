import type { EntryId } from '../values/ids.ts';
import type { Entry } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import type { DecidedRecord, NewRecord } from './command.ts';

/**
 * What an entry writes of itself (a decision writes the classification, a note the next appointment). Where the entry is a
 * correction, what the corrected one wrote is corrected with it, and withdrawn if it is no longer written: no two truths stay.
 */
export function writtenWith(record: NewRecord, entries: readonly Entry[], marks: readonly string[]): DecidedRecord[] {
  const written = record.withdrawn === true ? [] : (kindOf(record.kind)?.writes?.(record.data as never) ?? []);
  const earlier = record.supersedes === undefined ? [] : writtenBy(record.supersedes, entries);
  const out = written.map((w): DecidedRecord => {
    const at = earlier.findIndex((e) => e.first.kind === w.kind);
    const [old] = at < 0 ? [] : earlier.splice(at, 1);
    const fresh = { kind: w.kind, data: w.data, occurredOn: record.occurredOn, ...(record.occurredAt === undefined ? {} : { occurredAt: record.occurredAt }), marks, tell: [] };
    if (old === undefined) return fresh;
    // What somebody has put right in it stays right, unless the correction changes just that.
    const kept = old.now !== undefined && old.now.id !== old.first.id && same(old.first, fresh) ? old.now : undefined;
    const now = kept === undefined ? fresh : { ...fresh, data: kept.data, occurredOn: kept.occurredOn, ...(kept.occurredAt === undefined ? {} : { occurredAt: kept.occurredAt }) };
    return { ...now, ...correcting(old.now, record) };
  });
  for (const { now } of earlier) {
    if (now !== undefined) out.push({ kind: now.kind, data: now.data, occurredOn: now.occurredOn, withdrawn: true, ...correcting(now, record), marks: [], tell: [] });
  }
  return out;
}

function correcting(now: Entry | undefined, record: NewRecord): Pick<NewRecord, 'supersedes' | 'reason'> {
  return now === undefined ? {} : { supersedes: now.id, ...(record.reason === undefined ? {} : { reason: record.reason }) };
}

interface Written {
  readonly first: Entry;
  /** what stands in its place; absent if that was withdrawn */
  readonly now: Entry | undefined;
}

/** The entries that were written with one, right after it in the same act, and what stands of them now. */
function writtenBy(id: EntryId, entries: readonly Entry[]): Written[] {
  const of = entries.find((e) => e.id === id);
  if (of === undefined) return [];
  const kinds = (of.withdrawn === true ? [] : (kindOf(of.kind)?.writes?.(of.data as never) ?? [])).map((w) => w.kind);
  const after = entries.filter((e) => e.act === of.act && e.seq > of.seq).sort((a, b) => a.seq - b.seq);
  return kinds.flatMap((kind, i) => (after[i]?.kind === kind ? [{ first: after[i], now: standingNow(after[i], entries) }] : []));
}

function standingNow(entry: Entry, entries: readonly Entry[]): Entry | undefined {
  let at = entry;
  for (let next = entries.find((e) => e.supersedes === at.id); next !== undefined; next = entries.find((e) => e.supersedes === at.id)) at = next;
  return at.withdrawn === true ? undefined : at;
}

function same(a: Pick<NewRecord, 'data' | 'occurredOn' | 'occurredAt'>, b: Pick<NewRecord, 'data' | 'occurredOn' | 'occurredAt'>): boolean {
  return a.occurredOn === b.occurredOn && a.occurredAt === b.occurredAt && JSON.stringify(a.data) === JSON.stringify(b.data);
}
