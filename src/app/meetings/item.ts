import type { Role } from '../../core/access/roles.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { SubjectId } from '../../core/values/ids.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import type { NewRecord } from '../../core/decisions/command.ts';
import type { AgendaGroup, MeetingType } from '../../core/meetings/meeting-type.ts';
import type { ItemDecision } from '../ports/meetings.ts';

/** What a sitting adds to every record that is made at it. */
export interface AtSitting {
  readonly sitting: SubjectId;
  readonly on: PlainDate;
  readonly decidedBy: readonly Role[];
  /** a needed seat was empty */
  readonly provisional: boolean;
}

export const NOTHING_DECIDED: ItemDecision = { records: [], answers: {}, faults: [] };

/** What is still to be decided about a child: groups of the agenda whose outcome is missing. Leaving the list settles everything. */
export function outstanding(meeting: MeetingType, groups: readonly AgendaGroup[], decision: ItemDecision): readonly AgendaGroup[] {
  if (decision.carry !== undefined || decision.notNeeded !== undefined) return [];
  const kinds = new Set(decision.records.map((r) => r.kind));
  if (meeting.ends !== undefined && kinds.has(meeting.ends.kind)) return [];
  return groups.filter((g) => (g.needs === 'decision' ? decision.stays === undefined : g.kind !== undefined && !kinds.has(g.kind)));
}

/** The outcome of a child's item in the words of the sitting's own entry. */
export function outcomeOf(meeting: MeetingType, decision: ItemDecision): 'rated' | 'considered' | 'decided' | 'left-list' | 'carried-over' | 'not-needed' | undefined {
  if (decision.carry !== undefined) return 'carried-over';
  if (decision.notNeeded !== undefined) return 'not-needed';
  const kinds = new Set(decision.records.map((r) => r.kind));
  if (meeting.ends !== undefined && kinds.has(meeting.ends.kind)) return 'left-list';
  if (meeting.groups.some((g) => g.needs === 'outcome' && g.kind !== undefined && kinds.has(g.kind))) return 'decided';
  if (meeting.eachItem !== undefined && kinds.has(meeting.eachItem.needs)) return 'rated';
  return meeting.groups.some((g) => g.needs === 'consideration' && g.kind !== undefined && kinds.has(g.kind)) ? 'considered' : undefined;
}

/** The records as they will stand: on the day of the sitting, with the sitting, those who decided and whether it is provisional, where the kind has a place for it. */
export function recordsAt(decision: ItemDecision, at: AtSitting): readonly NewRecord[] {
  return decision.records.map((r) => {
    const fields = kindOf(r.kind)?.fields ?? {};
    return {
      ...r,
      occurredOn: at.on,
      data: {
        ...r.data,
        ...('sitting' in fields ? { sitting: at.sitting } : {}),
        ...('decided-by' in fields && at.decidedBy.length > 0 ? { 'decided-by': at.decidedBy } : {}),
        ...('provisional' in fields && at.provisional ? { provisional: true } : {}),
      },
    };
  });
}
