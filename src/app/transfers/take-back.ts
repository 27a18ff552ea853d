import type { Actor } from '../../core/decisions/command.ts';
import { standing } from '../../core/chronology/resolve.ts';
import type { CommandId, EntryId, ServiceId, SubjectId } from '../../core/values/ids.ts';
import type { Ports } from '../ports/index.ts';
import { loadContext } from '../record/context.ts';
import { recordSeries } from '../record/record-many.ts';
import { NOT_REACHED, type Recorded } from '../record/record.ts';
import { carryOver } from './carry-over.ts';

/** What came of taking it back: too late once the other service has answered. */
export type TakenBack = Recorded | { readonly outcome: 'too-late' };

/** Takes back what was proposed, or what was sent and is not answered yet: in one transaction with the entry that says so, the other service reads nothing of it any longer. */
export async function takeBack(ports: Ports, actor: Actor, what: { readonly command: CommandId; readonly child: SubjectId; readonly of: EntryId; readonly why: string }): Promise<TakenBack> {
  const done = await ports.store.asSystem(actor.service, async (unit): Promise<{ readonly result: TakenBack; readonly to?: ServiceId }> => {
    const earlier = await unit.records.earlierResult(what.command, actor.worker);
    if (earlier !== undefined) return { result: earlier as Recorded };
    const subject = { kind: 'child', id: what.child } as const;
    if (!(await unit.records.lock(subject))) return { result: NOT_REACHED };
    const [known, context] = await Promise.all([unit.records.chronology(subject), loadContext(unit, ports.policies, ports.clock.today())]);
    const of = standing(known).find((e) => e.id === what.of && (e.kind === 'transfer.sent' || e.kind === 'transfer.proposed'));
    if (of === undefined) return { result: NOT_REACHED };
    const series = await recordSeries(ports, unit, context, [{
      command: () => ({ id: what.command, actor, subject, source: 'live', answers: {}, agreements: [], records: [{ kind: 'transfer.withdrawn', occurredOn: ports.clock.today(), of: of.id, data: { why: what.why } }] }),
    }]);
    const [result] = series.results;
    if (result?.outcome !== 'recorded') return { result: result ?? NOT_REACHED };
    if (of.kind === 'transfer.sent' && !(await unit.transfers.takeBack(String(of.data['parcel'])))) throw new TooLate();
    await unit.records.append(series.entries);
    return { result, ...(of.kind === 'transfer.sent' ? { to: of.data['to'] as ServiceId } : {}) };
  }).catch((error: unknown) => {
    if (error instanceof TooLate) return { result: { outcome: 'too-late' } as const, to: undefined };
    throw error;
  });
  if (done.to !== undefined) await carryOver(ports, done.to);
  return done.result;
}

/** Nothing of the transaction is kept: it was answered first. */
class TooLate extends Error {}
