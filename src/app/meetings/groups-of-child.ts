import type { SubjectId } from '../../core/values/ids.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { agendaOf, standingOn } from '../../core/meetings/agenda.ts';
import type { AgendaGroup } from '../../core/meetings/meeting-type.ts';
import { neededOfAdded } from './load-agenda.ts';
import { deriveSubject } from '../record/keep-derivation.ts';
import type { SittingContext } from './sitting-context.ts';

/** What is to be decided about one child on the day of the sitting, as the record stands now: the calling group first. */
export function groupsOfChild(sitting: SittingContext, child: SubjectId, known: readonly Entry[]): readonly AgendaGroup[] {
  const { context, meeting, state, today } = sitting;
  const env = standingOn(context.program, known, context.around, state.on);
  const { proposals } = deriveSubject(context, { kind: 'child', id: child }, known, state.on < today ? state.on : today);
  const groups = agendaOf(meeting, [{ child, env, proposals, sortedBy: '' }], state.urgent !== undefined)[0]?.groups ?? [];
  return groups.length === 0 && state.added.some((a) => a.child === child) ? neededOfAdded(meeting) : groups;
}
