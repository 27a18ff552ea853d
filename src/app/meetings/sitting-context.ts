import type { SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import { meetingType, type MeetingType } from '../../core/meetings/meeting-type.ts';
import { sittingState, type SittingState } from '../../core/meetings/sitting-state.ts';
import type { Ports, SystemUnit } from '../ports/index.ts';
import { loadContext, type ServiceContext } from '../record/context.ts';

/** A sitting with everything that commands about it are decided with. */
export interface SittingContext {
  readonly context: ServiceContext;
  readonly subject: Subject;
  readonly entries: readonly Entry[];
  readonly state: SittingState;
  readonly meeting: MeetingType;
  readonly today: PlainDate;
}

/** Loads a sitting as the system; undefined if there is none or the policy no longer knows its meeting. */
export async function loadSitting(ports: Ports, unit: SystemUnit, sitting: SubjectId): Promise<SittingContext | undefined> {
  const today = ports.clock.today();
  const subject: Subject = { kind: 'sitting', id: sitting };
  const entries = await unit.records.chronology(subject);
  const state = sittingState(entries);
  if (state === undefined) return undefined;
  const context = await loadContext(unit, ports.policies, today);
  const meeting = meetingType(context.program, state.meeting);
  return meeting === undefined ? undefined : { context, subject, entries, state, meeting, today };
}
