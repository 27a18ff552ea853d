import { id, type CommandId, type SubjectId } from '../../core/values/ids.ts';
import { may } from '../../core/access/permissions.ts';
import { sightOf } from '../../core/access/reach.ts';
import type { GLASS_HOURS } from '../../core/chronology/kinds/access/glass-broken.ts';
import type { Actor } from '../../core/decisions/command.ts';
import type { Ports } from '../ports/index.ts';
import type { ExactChild } from '../ports/records.ts';
import { record } from '../record/record.ts';

export interface Emergency {
  readonly who: ExactChild;
  readonly reason: string;
  readonly hours: keyof typeof GLASS_HOURS;
}

export type Opened =
  | { readonly outcome: 'opened'; readonly child: SubjectId; readonly until: string }
  /** the person may open the record anyway: nothing is broken */
  | { readonly outcome: 'open-already'; readonly child: SubjectId }
  /** nobody, or more than one, fits exactly */
  | { readonly outcome: 'nobody' }
  | { readonly outcome: 'not-allowed' };

/**
 * Opens a record for a while to somebody who may not ordinarily see it: with a reason, for a limited time, told to the managers at
 * once and looked into afterwards. Each try leaves its trace, whether anybody fits or not.
 */
export async function openInEmergency(ports: Ports, actor: Actor, emergency: Emergency): Promise<Opened> {
  if (!may(actor.roles, 'glass.break')) return { outcome: 'not-allowed' };
  const found = await ports.store.asSystem(actor.service, async (unit) => {
    const children = await unit.records.exactly(emergency.who);
    const child = children.length === 1 ? children[0] : undefined;
    const shown = child === undefined ? 'nothing: nobody fits exactly' : 'that the record exists';
    await unit.records.audit({ event: 'emergency.tried', shown, ...(child === undefined ? {} : { subject: { kind: 'child', id: child } }) }, actor.worker, actor.roles, 'an emergency');
    if (child === undefined) return undefined;
    const reached = sightOf(actor.roles).reach === 'service';
    return { child, open: reached && !(await unit.records.isHidden(child, actor.worker)) };
  });
  if (found === undefined) return { outcome: 'nobody' };
  if (found.open) return { outcome: 'open-already', child: found.child };
  const until = new Date(Date.parse(ports.clock.now()) + Number(emergency.hours) * 3_600_000).toISOString();
  const result = await record(ports, {
    id: id<CommandId>(ports.ids.next()),
    actor: { ...actor, role: 'system' },
    subject: { kind: 'child', id: found.child },
    source: 'live',
    answers: {},
    agreements: [],
    records: [{ kind: 'glass.broken', occurredOn: ports.clock.today(), data: { reason: emergency.reason, hours: emergency.hours, worker: actor.worker, until } }],
  });
  if (result.outcome !== 'recorded') throw new Error(`an opening in an emergency was not recorded: ${result.outcome}`);
  return { outcome: 'opened', child: found.child, until };
}

