import { id, type CommandId } from '../../core/values/ids.ts';
import { isRole, roleInSentence } from '../../core/access/roles.ts';
import type { Actor, Command, NewRecord } from '../../core/decisions/command.ts';
import type { NewEntry } from '../ports/records.ts';
import type { Ports } from '../ports/index.ts';
import { loadContext } from '../record/context.ts';
import { recordSeries } from '../record/record-many.ts';
import type { Recorded } from '../record/record.ts';
import { beginningOf } from './load-areas.ts';

export interface InAreas {
  readonly command: CommandId;
  readonly actor: Actor;
  /** names of areas: a post may go with several */
  readonly areas: readonly string[];
  readonly record: NewRecord;
}

/**
 * Records the same about one or several areas, in one transaction: in all of them or in none. An area's chronology begins with its name
 * and with those whom the directory names by then.
 */
export async function recordInAreas(ports: Ports, { command, actor, areas, record }: InAreas): Promise<Recorded> {
  return ports.store.asSystem(actor.service, async (unit): Promise<Recorded> => {
    const today = ports.clock.today();
    const context = await loadContext(unit, ports.policies, today);
    const units = (await unit.directory.areaUnits()).filter((u) => areas.includes(u.name));
    if (units.length === 0) return { outcome: 'invalid', faults: [{ record: 0, field: 'area', value: areas.join(', '), expected: 'an area of the service' }] };
    const unfit = unfitFor(record, context.workers);
    if (unfit !== undefined) return { outcome: 'invalid', faults: [{ record: 0, field: 'worker', value: '', expected: unfit }] };
    const all: NewEntry[] = [];
    let last: Recorded | undefined;
    for (const [i, area] of units.entries()) {
      const subject = { kind: 'unit' as const, id: area.unit };
      await unit.records.create(subject, 'case');
      const known = await unit.records.chronology(subject);
      const own: Command = { id: id<CommandId>(`${command}-${i}`), actor, subject, source: 'live', answers: {}, agreements: [], records: [record] };
      const begun = known.length > 0 ? [] : beginningOf(area, context.around.holdings ?? []);
      const records = begun.some((b) => b.kind === 'area.recorded') || known.length > 0 ? begun : [{ kind: 'area.recorded', data: { name: area.name }, occurredOn: record.occurredOn }];
      const beginning: Command = { ...own, id: id<CommandId>(`${command}-${i}-begin`), source: 'import', records };
      const { results, entries } = await recordSeries(ports, unit, context, [...(records.length === 0 ? [] : [{ command: () => beginning }]), { command: () => own }]);
      last = results.at(-1);
      const failed = results.find((r) => r.outcome !== 'recorded');
      if (failed !== undefined) throw new NotInAll(failed);
      all.push(...entries);
    }
    await unit.records.append(all);
    return last ?? { outcome: 'not-allowed', why: 'there is no such area' };
  }).catch((error: unknown) => {
    if (error instanceof NotInAll) return error.result;
    throw error;
  });
}

/** Ends the transaction, so that nothing is recorded anywhere. */
class NotInAll extends Error {
  readonly result: Recorded;
  constructor(result: Recorded) {
    super('not recorded in all areas');
    this.result = result;
  }
}

/** A post that is a role is held by somebody who has been given the role: a post of an area gives nobody rights. */
function unfitFor(record: NewRecord, workers: readonly { readonly id: string; readonly posts: readonly { readonly role: string }[] }[]): string | undefined {
  const { post, worker } = record.data;
  if (record.kind !== 'post.filled' || typeof post !== 'string' || !isRole(post) || worker === undefined) return undefined;
  const holds = workers.find((w) => w.id === worker)?.posts.some((p) => p.role === post) ?? false;
  return holds ? undefined : `somebody with an account as ${roleInSentence(post)}: the administrator of accounts gives the role`;
}
