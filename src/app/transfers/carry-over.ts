import type { Actor } from '../../core/decisions/command.ts';
import { id, type AgencyId, type CommandId, type ServiceId, type SubjectId } from '../../core/values/ids.ts';
import { THROUGHLINE } from '../names.ts';
import type { Ports, SystemUnit } from '../ports/index.ts';
import type { Parcel } from '../ports/transfers.ts';
import { loadContext } from '../record/context.ts';
import { recordSeries, type Step } from '../record/record-many.ts';

/**
 * Writes on a service's own records what other services have done: that they have sent something, have taken it back, have answered.
 * Each in a transaction of its own, once: run again it finds nothing to do, and what one run leaves the next one finds.
 * @returns how many were written
 */
export async function carryOver(ports: Ports, service: ServiceId): Promise<number> {
  const { unnoticed, unnoted } = await ports.store.asSystem(service, async ({ transfers }) => ({ unnoticed: await transfers.unnoticed(), unnoted: await transfers.unnoted() }));
  for (const parcel of unnoticed) await ports.store.asSystem(service, (unit) => (parcel.state === 'sent' ? noteArrival(ports, unit, service, parcel) : noteTakenBack(ports, unit, service, parcel)));
  for (const answered of unnoted) await ports.store.asSystem(service, (unit) => noteAnswer(ports, unit, service, answered));
  return unnoticed.length + unnoted.length;
}

/** The program itself, for one of its services. */
export function programOf(service: ServiceId): Actor {
  return { worker: THROUGHLINE, name: 'Throughline', role: 'system', roles: ['system'], agency: id<AgencyId>('throughline'), service };
}

/** The parcel as a thing of which the receiving service keeps a chronology: under the parcel's own number. */
export function subjectOf(parcel: string): { readonly kind: 'unit'; readonly id: SubjectId } {
  return { kind: 'unit', id: id<SubjectId>(parcel) };
}

async function noteArrival(ports: Ports, unit: SystemUnit, service: ServiceId, parcel: Parcel): Promise<void> {
  const data = { 'from-name': parcel.fromName, sort: parcel.sort, day: parcel.day, ...(parcel.until === undefined ? {} : { until: parcel.until }) };
  await write(ports, unit, [{ command: () => ({ id: id<CommandId>(`transfer-arrived-${parcel.id}`), actor: programOf(service), subject: subjectOf(parcel.id), source: 'live', answers: {}, agreements: [], records: [{ kind: 'transfer.arrived', occurredOn: ports.clock.today(), data }] }) }], true);
}

async function noteTakenBack(ports: Ports, unit: SystemUnit, service: ServiceId, parcel: Parcel): Promise<void> {
  await write(ports, unit, [{ command: () => ({ id: id<CommandId>(`transfer-taken-back-${parcel.id}`), actor: programOf(service), subject: subjectOf(parcel.id), source: 'live', answers: {}, agreements: [], records: [{ kind: 'transfer.settled', occurredOn: ports.clock.today(), data: { answer: 'withdrawn' } }] }) }]);
}

async function noteAnswer(ports: Ports, unit: SystemUnit, service: ServiceId, { parcel, child, sent }: Awaited<ReturnType<SystemUnit['transfers']['unnoted']>>[number]): Promise<void> {
  const to = (await unit.transfers.services()).find((s) => s.id === parcel.to);
  const data = {
    answer: parcel.state, by: parcel.answer?.by ?? '', ...(parcel.answer?.reason === undefined ? {} : { reason: parcel.answer.reason }),
    to: parcel.to, 'to-name': to?.name ?? parcel.to, sort: parcel.sort, ...(parcel.until === undefined ? {} : { until: parcel.until }),
  };
  const written = await write(ports, unit, [{ command: () => ({ id: id<CommandId>(`transfer-answered-${parcel.id}`), actor: programOf(service), subject: { kind: 'child', id: child }, source: 'live', answers: {}, agreements: [], records: [{ kind: 'transfer.answered', occurredOn: ports.clock.today(), of: sent, data }] }) }], false, () => unit.transfers.noted(parcel.id));
  // A record that was erased meanwhile takes nothing more: there is nobody left to tell.
  if (!written) await unit.transfers.noted(parcel.id);
}

async function write(ports: Ports, unit: SystemUnit, steps: readonly Step[], create = false, before?: () => Promise<void>): Promise<boolean> {
  const context = await loadContext(unit, ports.policies, ports.clock.today());
  const { results, entries } = await recordSeries(ports, unit, context, steps, { create });
  const [result] = results;
  if (result?.outcome === 'not-allowed') return false;
  if (result?.outcome !== 'recorded') throw new Error(`what another service has done could not be written down: ${JSON.stringify(result)}`);
  await before?.();
  if (entries.length > 0) await unit.records.append(entries);
  return true;
}
