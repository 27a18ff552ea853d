import { z } from 'zod';
import { isLate, type Duty } from '../../../core/duties/duty.ts';
import type { Names } from '../../../core/chronology/kind.ts';
import type { WorkRow } from '../../../app/ports/lists.ts';
import type { PlainDate } from '../../../core/values/plain-date.ts';
import { ROLE } from './entry.ts';
import { DAY, ID, WHO } from './parts.ts';

export const DUTY = z.object({
  key: z.string().describe('The same for as long as the duty is: clause, what started it, and which occurrence'),
  clause: z.string(),
  title: z.string(),
  about: z.object({ kind: z.enum(['child', 'person', 'worker', 'sitting', 'activity', 'unit']), id: ID, name: z.string().optional(), reference: z.string().optional() }),
  owner: ROLE,
  worker: WHO.optional().describe('Whoever holds it; absent: nobody in particular'),
  startedOn: DAY,
  startedBy: ID.optional().describe('The entry that started it'),
  due: DAY.optional().describe('The last day on which it is in time; absent: never late'),
  state: z.enum(['open', 'met', 'ended', 'missed', 'paused', 'waived', 'brought-forward']),
  late: z.boolean(),
  occurrence: z.int().min(1),
  waitingOn: z.string().optional().describe('The agency whose answer is awaited'),
  proof: z.array(z.string()).describe('Kinds of entry whose recording meets it'),
}).meta({ title: 'A duty' });

/** A duty from the list of work. */
export function dutyOfWork(row: WorkRow & { readonly sort: 'duty' }, names: Names, today: PlainDate): z.input<typeof DUTY> {
  const worker = row.ownerWorker;
  return dutyOut(row.detail, { kind: row.subject.kind, id: row.subject.id, name: row.about, reference: row.reference }, worker === undefined ? undefined : { id: worker, name: names.worker(worker) }, today);
}

export function dutyOut(d: Duty, about: z.input<typeof DUTY>['about'], worker: z.input<typeof WHO> | undefined, today: PlainDate): z.input<typeof DUTY> {
  return {
    key: d.key, clause: d.clause, title: d.title, about, owner: d.owner, worker, startedOn: d.startedOn, startedBy: d.startedBy, due: d.due, state: d.state, late: isLate(d, today),
    occurrence: d.occurrence, waitingOn: d.waitingOn, proof: [...new Set(d.proof.map((p) => p.kind))],
  };
}
