import type { CommandId, EntryId, SubjectId } from '../../core/values/ids.ts';
import { may } from '../../core/access/permissions.ts';
import type { EntryData, Subject } from '../../core/chronology/entry.ts';
import type { Actor } from '../../core/decisions/command.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { ExactChild } from '../ports/records.ts';
import { record } from '../record/record.ts';
import { governs, namesChildren } from './governs.ts';
import { isTheirs } from './is-theirs.ts';
import { asDecided, refused, type Decided } from './refusal.ts';

/** A hold to be placed, looked at again or lifted. */
export interface HoldStep {
  readonly command: CommandId;
  readonly kind: 'hold.placed' | 'hold.reviewed' | 'hold.lifted';
  readonly data: EntryData;
  /** the hold that is looked at again or lifted */
  readonly of?: EntryId;
}

/** Records about a hold. The governance officer, who opens no record, may; managers where they may open it; of other records whoever keeps them. */
export async function recordHold(ports: Ports, reader: Reader, actor: Actor, subject: Subject, step: HoldStep): Promise<Decided> {
  if (!may(actor.roles, 'retention.see')) return { outcome: 'not-found' };
  const theirs = subject.kind !== 'child' && (await isTheirs(ports, reader, subject));
  if (subject.kind !== 'child' && !theirs) return { outcome: 'not-found' };
  const result = await record(ports, {
    id: step.command, actor, subject, source: 'live', answers: {}, agreements: [],
    records: [{ kind: step.kind, data: step.data, occurredOn: ports.clock.today(), ...(step.of === undefined ? {} : { of: step.of }) }],
  }, { reached: governs(actor) || theirs });
  return asDecided(result);
}

/** Places a hold on the record of a child who is named exactly, as somebody names them who cannot look. Each try leaves its trace. */
export async function placeHold(ports: Ports, reader: Reader, actor: Actor, who: ExactChild, step: HoldStep): Promise<Decided & { readonly child?: SubjectId }> {
  if (!namesChildren(actor)) return { outcome: 'not-found' };
  const child = await ports.store.asSystem(actor.service, async (unit) => {
    const found = await unit.records.exactly(who);
    const [only] = found.length === 1 ? found : [];
    const hidden = only !== undefined && !governs(actor) && (await unit.records.isHidden(only, actor.worker));
    const fits = hidden ? undefined : only;
    await unit.records.audit({ event: 'hold.tried', shown: fits === undefined ? 'nothing: nobody fits exactly' : 'that the record exists', ...(fits === undefined ? {} : { subject: { kind: 'child', id: fits } }) }, actor.worker, actor.roles, 'placing a legal hold');
    return fits;
  });
  if (child === undefined) return refused('Nobody on record fits exactly. Give the reference; or the full name as recorded, with the date of birth.');
  return { ...(await recordHold(ports, reader, actor, { kind: 'child', id: child }, step)), child };
}

