import { id, type CommandId, type SubjectId } from '../../core/values/ids.ts';
import type { Actor } from '../../core/decisions/command.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { DutyRow } from '../work/my-work.ts';
import { record } from '../record/record.ts';
import { whoseWork } from '../work/whose-work.ts';

const MOST = 2000;

/** Duties that fell due before go-live and await a check: somebody's own with the pools of their roles, or everybody's. */
export async function loadBroughtForward(ports: Ports, reader: Reader, whose: 'own' | 'all'): Promise<{ readonly rows: readonly DutyRow[]; readonly total: number }> {
  return ports.store.asReader(reader, async ({ lists, directory }) => {
    const own = whose === 'own' ? whoseWork(reader, await directory.workers(ports.clock.today())) : {};
    const { rows, total } = await lists.work({ ...own, states: ['brought-forward'], limit: MOST });
    return { rows: rows.filter((r): r is DutyRow => r.sort === 'duty'), total };
  });
}

export type Checked = { readonly settled: number; readonly not: readonly { readonly child: SubjectId; readonly why: string }[] };

/** Settles duties in bulk with one reason, as an ordinary entry on each child's chronology. */
export async function settleBroughtForward(ports: Ports, actor: Actor, command: string, reason: string, duties: readonly { readonly child: SubjectId; readonly duty: string }[]): Promise<Checked> {
  const byChild = new Map<SubjectId, string[]>();
  for (const d of duties) byChild.set(d.child, [...(byChild.get(d.child) ?? []), d.duty]);
  const not: { child: SubjectId; why: string }[] = [];
  let settled = 0;
  for (const [child, keys] of byChild) {
    const result = await record(ports, {
      id: id<CommandId>(`${command}-${child}`), actor, subject: { kind: 'child', id: child }, source: 'live', answers: {}, agreements: [],
      records: keys.map((duty) => ({ kind: 'duty.adjusted', data: { duty, how: 'brought-forward', reason }, occurredOn: ports.clock.today() })),
    });
    if (result.outcome === 'recorded') settled += keys.length;
    else not.push({ child, why: result.outcome === 'not-allowed' ? result.why : result.outcome === 'invalid' ? result.faults.map((f) => `expected ${f.expected}`).join('; ') : 'the rules in force would not have it' });
  }
  return { settled, not };
}
