import { id, type CommandId, type SubjectId } from '../../core/values/ids.ts';
import type { Subject } from '../../core/chronology/entry.ts';
import type { Actor } from '../../core/decisions/command.ts';
import { emptySeats, rolesPresent } from '../../core/meetings/seats.ts';
import type { Ports } from '../ports/index.ts';
import type { ItemDecision, SavedItem } from '../ports/meetings.ts';
import type { AtSitting } from './item.ts';
import { judgeItem, type ItemVerdict } from './judge-item.ts';
import { groupsOfChild } from './groups-of-child.ts';
import { loadSitting, type SittingContext } from './sitting-context.ts';

export interface ItemSaving {
  readonly actor: Actor;
  readonly sitting: SubjectId;
  readonly child: SubjectId;
  /** the version that the person had before them; 0 if nothing had been saved */
  readonly basedOn: number;
  readonly form: SavedItem['form'];
  readonly decision: ItemDecision;
  readonly seen: number;
}

export type ItemSaved =
  | { readonly outcome: 'saved'; readonly item: SavedItem; readonly verdict: ItemVerdict }
  /** somebody else saved in between: both are kept, this one not as the latest */
  | { readonly outcome: 'overtaken'; readonly by: SavedItem }
  | { readonly outcome: 'not-allowed'; readonly why: string };

/** Saves what was written for a child, whatever is still missing. Nothing of it is on the child's record until the meeting closes. */
export async function saveItem(ports: Ports, saving: ItemSaving): Promise<ItemSaved> {
  return ports.store.asSystem(saving.actor.service, async (unit) => {
    const sitting = await loadSitting(ports, unit, saving.sitting);
    if (sitting === undefined) return { outcome: 'not-allowed', why: 'There is no such sitting' };
    if (sitting.state.stage === 'closed') return { outcome: 'not-allowed', why: 'The meeting is closed: what stands on the child’s record is corrected there' };
    const subject: Subject = { kind: 'child', id: saving.child };
    if (!sitting.state.listed.some((l) => l.child === saving.child)) return { outcome: 'not-allowed', why: 'The child is not on the agenda of this sitting' };
    if (await unit.records.isHidden(saving.child, saving.actor.worker)) return { outcome: 'not-allowed', why: 'The child is not on the agenda of this sitting' };
    const latest = await unit.meetings.item(saving.sitting, saving.child);
    if (latest !== undefined && latest.version !== saving.basedOn) return { outcome: 'overtaken', by: latest };
    const known = await unit.records.chronology(subject);
    const groups = groupsOfChild(sitting, saving.child, known);
    const verdict = judgeItem(sitting, { subject, decision: saving.decision, seen: saving.seen, groups }, atSitting(sitting, saving.sitting), saving.actor, id<CommandId>('not-carried-out'), known);
    const item: SavedItem = {
      sitting: saving.sitting,
      child: saving.child,
      version: saving.basedOn + 1,
      form: saving.form,
      decision: saving.decision,
      state: verdict.state,
      seen: saving.seen,
      savedBy: saving.actor.worker,
      savedAt: ports.clock.now(),
    };
    if (await unit.meetings.saveItem(item)) return { outcome: 'saved', item, verdict };
    const by = await unit.meetings.item(saving.sitting, saving.child);
    return by === undefined ? { outcome: 'not-allowed', why: 'It could not be saved' } : { outcome: 'overtaken', by };
  });
}

/** What the sitting adds to each record: those present decided; a needed seat that is empty leaves ratings provisional. */
export function atSitting(sitting: SittingContext, of: SubjectId): AtSitting {
  const { attendance } = sitting.state;
  return { sitting: of, on: sitting.state.on, decidedBy: rolesPresent(attendance), provisional: emptySeats(sitting.meeting, attendance).length > 0 };
}
