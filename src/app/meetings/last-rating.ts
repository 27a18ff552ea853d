import type { EntryId, SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import type { MeetingType } from '../../core/meetings/meeting-type.ts';

/** The last thing of the sort that the meeting gives each child. */
export interface LastRating {
  readonly entry: EntryId;
  readonly on: PlainDate;
  /** the value on the scale, if the kind has one */
  readonly value?: string;
  readonly reason?: string;
  readonly provisional: boolean;
  readonly data: Readonly<Record<string, unknown>>;
  readonly marks: readonly string[];
}

/** The last rating before a day, leaving out what this very sitting gave. @param timeline resolved, in order of time */
export function lastRating(meeting: Pick<MeetingType, 'eachItem'>, timeline: readonly Entry[], day: PlainDate, exceptSitting?: SubjectId): LastRating | undefined {
  const kind = meeting.eachItem?.needs;
  if (kind === undefined) return undefined;
  const e = timeline.filter((x) => x.kind === kind && x.occurredOn <= day && x.data['sitting'] !== exceptSitting).at(-1);
  if (e === undefined) return undefined;
  const field = Object.entries(kindOf(kind)?.fields ?? {}).find(([, f]) => f.type.is === 'choice' && f.type.scale !== undefined && !f.optional)?.[0];
  const value = field === undefined ? undefined : e.data[field];
  const reason = e.data['reason'];
  return {
    entry: e.id,
    on: e.occurredOn,
    provisional: e.data['provisional'] === true,
    data: e.data,
    marks: e.marks ?? [],
    ...(typeof value === 'string' ? { value } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
  };
}
