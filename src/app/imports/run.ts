import type { SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Actor } from '../../core/decisions/command.ts';
import { childrenNotIn, readSheets, type Mapping } from '../../tracker/index.ts';
import type { Ports } from '../ports/index.ts';
import type { Batch, BatchCounts, ChildOnRecord, Identity, NotInRow, StoredRow } from '../ports/imports.ts';
import { loadContext } from '../record/context.ts';
import { asWritten, countsFrom, trackerColours } from './counts.ts';
import { comparable } from './fingerprint.ts';
import { gatherNew } from './new-children.ts';
import { readTracker, type ReadRow } from './read-tracker.ts';
import { storedOf, writeRow, type RowChild } from './write-row.ts';

/** Rows of one transaction: long enough to spare commits, short enough that nobody waits for the end of the chain. */
const TOGETHER = 80;
/** Transactions at the same time. */
const AT_ONCE = 3;
/** A run that has written nothing for so long has died, and may be taken up again. */
const SILENCE_MS = 60_000;

export interface ImportRun {
  /** Brings the rows in. Taken up again after a crash it goes on where it was: a row is written once. */
  finish(onProgress?: (done: number, of: number) => void): Promise<BatchCounts>;
  readonly rows: readonly ReadRow[];
}
export type Begun = { readonly outcome: 'begun'; readonly run: ImportRun } | { readonly outcome: 'not-ready'; readonly why: string } | { readonly outcome: 'busy' };

/** Reads the file as the mapping says, takes the import up, and puts the children who are not in before everybody's eyes. */
export async function beginImport(ports: Ports, actor: Actor, id: string): Promise<Begun> {
  const loaded = await ports.store.asSystem(actor.service, async ({ imports, directory }) => {
    const batch = await imports.batch(id);
    if (batch === undefined) return undefined;
    return { batch, file: await imports.file(id), known: await imports.known(), answers: await imports.answers(batch.source), identities: await imports.identities(batch.source), areas: await directory.areas() };
  });
  if (loaded === undefined) return { outcome: 'not-ready', why: 'There is no such import.' };
  const { batch, file } = loaded;
  const mapping = batch.mapping;
  if (mapping?.asAt === undefined) return { outcome: 'not-ready', why: 'Say first what the columns mean and on which day the tracker was true.' };
  const sheet = file === undefined ? undefined : (await readSheets(file, batch.filename)).find((s) => s.name === mapping.sheet);
  if (sheet === undefined) return { outcome: 'not-ready', why: 'The file is not here any more. Bring it in again.' };
  const today = ports.clock.today();
  const rows = readTracker(sheet, { mapping, today, areas: loaded.areas, known: loaded.known, answers: loaded.answers });
  const notGood = rows.filter((r) => r.row.status !== 'good');
  const taken = await ports.store.asSystem(actor.service, async ({ imports }) => {
    const now = ports.clock.now();
    const headings = rows[0]?.row.headings ?? [];
    if (!(await imports.begin(id, { total: rows.length, headings, at: now, silentSince: new Date(Date.parse(now) - SILENCE_MS).toISOString() }))) return undefined;
    const lines = await imports.lines(id);
    const fresh = notGood.filter((r) => !lines.has(r.row.line));
    await imports.replaceEarlier(batch, rows.map((r) => ({ reference: comparable(r.row.reference), name: asWritten(r.row).name })), actor.worker, now);
    await imports.addRows(fresh.map((r) => storedOf(id, r)));
    await imports.addNotIn(notInRows(id, fresh));
    return lines;
  });
  if (taken === undefined) return { outcome: 'busy' };
  const good = rows.filter((r) => r.row.status === 'good' && !taken.has(r.row.line));
  const work = new Run(ports, actor, { batch, mapping, asAt: mapping.asAt, today }, loaded.known, loaded.identities);
  return { outcome: 'begun', run: { rows, finish: (onProgress) => work.finish(rows, good, onProgress) } };
}

/** What everybody is told of the children who are not in, those whose words say red first. */
export function notInRows(batch: string, rows: readonly ReadRow[]): readonly NotInRow[] {
  const place = { red: 0, amber: 1, green: 2, other: 3, none: 3 } as const;
  return childrenNotIn(rows.map((r) => r.row)).map((c) => {
    const words = c.ragAsWritten.toLowerCase();
    const rank = /\br(ed)?\b/.test(words) ? place.red : /\ba(mber)?\b/.test(words) ? place.amber : /\bg(reen)?\b/.test(words) ? place.green : place.none;
    return { batch, line: c.line, reference: c.reference, name: c.name, ragAsWritten: c.ragAsWritten, custodyAsWritten: c.custodyAsWritten, place: rank, ...(c.duplicateOf === undefined ? {} : { like: c.duplicateOf }) };
  });
}

class Run {
  readonly #ports: Ports;
  readonly #actor: Actor;
  readonly #import: { readonly batch: Batch; readonly mapping: Mapping; readonly asAt: PlainDate; readonly today: PlainDate };
  readonly #identities: Map<string, Identity>;
  readonly #children: Map<string, SubjectId>;

  constructor(ports: Ports, actor: Actor, of: { batch: Batch; mapping: Mapping; asAt: PlainDate; today: PlainDate }, known: readonly ChildOnRecord[], identities: readonly Identity[]) {
    this.#ports = ports;
    this.#actor = actor;
    this.#import = of;
    this.#identities = new Map(identities.map((i) => [i.reference, i] as const));
    this.#children = new Map(known.filter((k) => k.reference !== '').map((k) => [comparable(k.reference), k.child] as const));
  }

  async finish(rows: readonly ReadRow[], good: readonly ReadRow[], onProgress?: (done: number, of: number) => void): Promise<BatchCounts> {
    const { batch } = this.#import;
    const service = this.#actor.service;
    let done = rows.length - good.length;
    let at = 0;
    const next = async (): Promise<void> => {
      for (;;) {
        const some = good.slice(at, (at += TOGETHER));
        if (some.length === 0) return;
        await this.#together(some);
        done += some.length;
        await this.#ports.store.asSystem(service, ({ imports }) => imports.progress(batch.id, done, this.#ports.clock.now()));
        onProgress?.(done, rows.length);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
    return this.#ports.store.asSystem(service, async ({ imports }) => {
      const counts = countsFrom(await imports.tally(batch.id), trackerColours(rows.map((r) => r.row)));
      await imports.finish(batch.id, counts, this.#ports.clock.now());
      return counts;
    });
  }

  /** Several rows in one transaction; if one of them cannot be written, each in its own, so that it alone is not in. */
  async #together(some: readonly ReadRow[]): Promise<void> {
    try {
      await this.#write(some);
    } catch (error) {
      if (some.length > 1) for (const one of some) await this.#together([one]);
      else if (some[0] !== undefined) await this.#reject(some[0], error);
    }
  }

  async #write(some: readonly ReadRow[]): Promise<void> {
    const { batch, mapping, asAt, today } = this.#import;
    const written = await this.#ports.store.asSystem(this.#actor.service, async (unit) => {
      const context = await loadContext(unit, this.#ports.policies, today);
      const w = { ports: this.#ports, unit, context, actor: this.#actor, batch, mapping, asAt, today };
      const gathering = gatherNew(unit);
      const all = [];
      for (const read of some) {
        const about = this.#childOf(read);
        all.push(await writeRow(about.child === undefined ? { ...w, unit: gathering.unit } : w, read, about));
      }
      await gathering.write();
      await unit.imports.addRows(all.map((r) => r.stored));
      await unit.imports.saveIdentities(all.flatMap((r) => r.identity ?? []));
      const rejected = all.filter((r) => r.stored.status === 'rejected');
      await unit.imports.addNotIn(notInRows(batch.id, rejected.map(({ stored }) => ({ row: stored.row, cells: stored.cells ?? { line: stored.line, cells: [], hidden: false, struckThrough: false } }))));
      await unit.records.append(all.flatMap((r) => r.entries));
      return all;
    });
    for (const { identity } of written) {
      if (identity === undefined) continue;
      this.#identities.set(identity.reference, identity);
      this.#children.set(identity.reference, identity.child);
    }
  }

  async #reject(read: ReadRow, error: unknown): Promise<void> {
    const { batch } = this.#import;
    const why = { line: read.row.line, column: 'the whole row', value: error instanceof Error ? error.message.slice(0, 200) : 'an error', expected: 'a row that can be written; show this to whoever looks after the program', code: 'unknown-value' as const };
    const row = { ...read.row, status: 'rejected' as const, faults: [...read.row.faults, why] };
    const stored: StoredRow = storedOf(batch.id, { row, cells: read.cells });
    await this.#ports.store.asSystem(this.#actor.service, async ({ imports }) => {
      await imports.addRows([stored]);
      await imports.addNotIn(notInRows(batch.id, [{ row, cells: read.cells }]));
    });
  }

  #childOf({ row }: ReadRow): RowChild {
    const reference = comparable(row.reference);
    const identity = this.#identities.get(reference);
    const child = identity?.child ?? this.#children.get(reference);
    return { ...(identity === undefined ? {} : { identity }), ...(child === undefined ? {} : { child }) };
  }
}
