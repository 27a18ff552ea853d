import type { Entry } from '../../core/chronology/entry.ts';
import type { MeetingType } from '../../core/meetings/meeting-type.ts';

/**
 * What lies before a meeting with a child: the latest entry of each kind that the policy lays there, since the child was last heard.
 * @param line what stands, in order of time, as far as the reader may see it
 */
export function layBefore(meeting: Pick<MeetingType, 'shows' | 'eachItem'>, line: readonly Entry[]): readonly Entry[] {
  const heard = line.findLast((e) => e.kind === meeting.eachItem?.needs);
  return meeting.shows.flatMap((kind) => {
    const latest = line.findLast((e) => e.kind === kind);
    return latest === undefined || (heard !== undefined && (latest.occurredOn < heard.occurredOn || latest.seq < heard.seq)) ? [] : [latest];
  });
}
