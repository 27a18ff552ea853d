import { id, type CommandId, type WorkerId } from '../../core/values/ids.ts';
import type { Actor } from '../../core/decisions/command.ts';
import type { Ports } from '../ports/index.ts';
import { loadContext } from '../record/context.ts';
import { recordSeries } from '../record/record-many.ts';
import { comparable } from './fingerprint.ts';

/** Allocates the cases of a name in the tracker to the account that it means. @returns how many children */
export async function nameWorker(ports: Ports, actor: Actor, batchId: string, name: string, worker: WorkerId): Promise<number> {
  return ports.store.asSystem(actor.service, async (unit) => {
    const batch = await unit.imports.batch(batchId);
    const today = ports.clock.today();
    if (batch?.mapping?.asAt === undefined || batch.state !== 'done' || !(await unit.directory.workers(today)).some((w) => w.id === worker)) return 0;
    const { asAt } = batch.mapping;
    const context = await loadContext(unit, ports.policies, today);
    const identities = new Map((await unit.imports.identities(batch.source)).map((i) => [i.reference, i] as const));
    const all = [];
    const kept = [];
    let children = 0;
    for (const row of await unit.imports.rows(batchId, 'to settle')) {
      if (!row.workers.includes(name) || row.child === undefined) continue;
      const subject = { kind: 'child', id: row.child } as const;
      const record = { kind: 'allocation.made', data: { role: 'case-manager', worker, reason: `"${name}" in the tracker` }, occurredOn: asAt, happened: true };
      const series = await recordSeries(ports, unit, context, [{ command: () => ({ id: id<CommandId>(`import-${batchId}-${row.line}-worker`), actor, subject, source: 'import', answers: {}, agreements: [], records: [record] }) }]);
      if (series.results[0]?.outcome !== 'recorded') continue;
      children += 1;
      all.push(...series.entries);
      const identity = identities.get(comparable(row.reference));
      const entry = series.entries[0];
      if (identity !== undefined && entry !== undefined) kept.push({ ...identity, made: { ...identity.made, 'case-manager': entry.id } });
      await unit.imports.updateRow({ ...row, workers: row.workers.filter((w) => w !== name), made: [...row.made, ...series.entries.map((e) => e.id)] }, actor.worker, ports.clock.now());
    }
    await unit.imports.saveIdentities(kept);
    await unit.records.append(all);
    return children;
  });
}
