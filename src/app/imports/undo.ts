import { sightOf } from '../../core/access/reach.ts';
import { id, type CommandId, type EntryId, type SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import { replacedBy } from '../../core/chronology/resolve.ts';
import type { Actor } from '../../core/decisions/command.ts';
import type { Ports, SystemUnit } from '../ports/index.ts';
import type { StoredRow } from '../ports/imports.ts';
import { loadContext } from '../record/context.ts';
import { recordSeries } from '../record/record-many.ts';
import { comparable } from './fingerprint.ts';
import { notInRows } from './run.ts';

/** A child about whom something was recorded later that rests on what the import said: as much of it as whoever undoes it may see. */
export interface Dependent {
  readonly child: SubjectId;
  readonly name: string;
  readonly reference: string;
  readonly later: readonly { readonly entry: EntryId; readonly what: string; readonly on: PlainDate }[];
}

export type Undone =
  | { readonly outcome: 'undone'; readonly children: number; readonly entries: number; readonly left: readonly Dependent[] }
  | { readonly outcome: 'refused'; readonly dependents: readonly Dependent[] }
  | { readonly outcome: 'invalid'; readonly expected: string };

const TOGETHER = 40;

/**
 * Takes a whole import back: its entries are withdrawn with the reason, in the ordinary way, and stay to be seen. Children
 * about whom later entries have been made are refused with a list; with `leaving` the others are taken back and they stay.
 */
export async function undoImport(ports: Ports, actor: Actor, batchId: string, why: string, leaving = false): Promise<Undone> {
  if (why.trim() === '') return { outcome: 'invalid', expected: 'why the import is taken back' };
  const { service } = actor;
  const batch = await ports.store.asSystem(service, ({ imports }) => imports.batch(batchId));
  if (batch?.state !== 'done') return { outcome: 'invalid', expected: 'an import that has run through and has not been undone' };
  const rows = (await ports.store.asSystem(service, ({ imports }) => imports.rows(batchId, 'all'))).filter((r) => r.made.length > 0 && r.child !== undefined);
  const byChild = new Map<SubjectId, StoredRow[]>();
  for (const row of rows) if (row.child !== undefined) byChild.set(row.child, [...(byChild.get(row.child) ?? []), row]);
  const dependents = await ports.store.asSystem(service, async (unit) => {
    const found: Dependent[] = [];
    const seen = sightOf(actor.roles, actor.purpose).compartments;
    for (const [child, own] of byChild) {
      const hidden = await unit.records.isHidden(child, actor.worker);
      const later = laterThan(own, await unit.records.chronology({ kind: 'child', id: child }));
      // Nobody withdraws from a record that is closed to them, whether more stands there or not.
      if (hidden || later.length > 0) found.push({ child, name: own[0]?.name ?? '', reference: own[0]?.reference ?? '', later: later.filter((e) => !hidden && seen.includes(e.compartment)).map((e) => ({ entry: e.id, what: kindOf(e.kind)?.label ?? e.kind, on: e.occurredOn })) });
    }
    return found;
  });
  if (dependents.length > 0 && !leaving) return { outcome: 'refused', dependents };
  const stay = new Set(dependents.map((d) => d.child));
  const children = [...byChild].filter(([child]) => !stay.has(child));
  let entries = 0;
  for (let at = 0; at < children.length; at += TOGETHER) {
    entries += await ports.store.asSystem(service, (unit) => withdraw(ports, unit, actor, { id: batchId, source: batch.source }, why.trim(), children.slice(at, at + TOGETHER)));
  }
  await ports.store.asSystem(service, async ({ imports }) => {
    await imports.removeNotIn(batchId);
    const again = await imports.restoreEarlier(batchId);
    for (const row of again) await imports.addNotIn(notInRows(row.batch, [{ row: row.row, cells: row.cells ?? { line: row.line, cells: [], hidden: false, struckThrough: false } }]));
    await imports.undone(batchId, why.trim(), ports.clock.now());
  });
  return { outcome: 'undone', children: children.length, entries, left: dependents };
}

/** What was recorded about the child after the import by somebody else, and stands. */
function laterThan(rows: readonly StoredRow[], chronology: readonly Entry[]): readonly Entry[] {
  const own = new Set(rows.flatMap((r) => r.made));
  const from = Math.min(...chronology.filter((e) => own.has(e.id)).map((e) => e.seq));
  return chronology.filter((e) => e.seq > from && !own.has(e.id) && e.withdrawn !== true && replacedBy(chronology, e.id)?.withdrawn !== true);
}

async function withdraw(ports: Ports, unit: SystemUnit, actor: Actor, batch: { readonly id: string; readonly source: string }, why: string, children: readonly (readonly [SubjectId, readonly StoredRow[]])[]): Promise<number> {
  const context = await loadContext(unit, ports.policies, ports.clock.today());
  const all = [];
  for (const [child, rows] of children) {
    const subject = { kind: 'child', id: child } as const;
    const own = new Set(rows.flatMap((r) => r.made));
    await unit.records.lock(subject);
    const chronology = await unit.records.chronology(subject);
    const records = chronology
      .filter((e) => own.has(e.id) && e.withdrawn !== true && replacedBy(chronology, e.id) === undefined)
      .reverse()
      .map((e) => ({ kind: e.kind, data: e.data, occurredOn: e.occurredOn, supersedes: e.id, withdrawn: true, reason: why }));
    if (records.length > 0) {
      const series = await recordSeries(ports, unit, context, [{ command: () => ({ id: id<CommandId>(`undo-${batch.id}-${child}`), actor, subject, source: 'import', answers: {}, agreements: [], records }) }]);
      const result = series.results[0];
      if (result?.outcome !== 'recorded') throw new Error(`an import could not be taken back: ${JSON.stringify(result)}`);
      all.push(...series.entries);
    }
    for (const row of rows) {
      if (row.before === null) await unit.imports.removeIdentity(batch.source, comparable(row.reference));
      else await unit.imports.saveIdentities([row.before]);
    }
  }
  await unit.records.append(all);
  return all.length;
}
