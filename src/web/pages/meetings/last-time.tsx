import { kindOf } from '../../../core/chronology/kinds/index.ts';
import type { Names } from '../../../core/chronology/kind.ts';
import type { MeetingType } from '../../../core/meetings/meeting-type.ts';
import type { LastRating } from '../../../app/meetings/last-rating.ts';
import { RagTag, type Content } from '../../components/index.ts';
import { asRag } from '../child/child-header.tsx';

/** Whether a meeting gives each child a colour, or something else: a panel's decision, a review. */
export function ratesChildren(meeting: Pick<MeetingType, 'eachItem'>): boolean {
  const kind = meeting.eachItem === undefined ? undefined : kindOf(meeting.eachItem.needs);
  return Object.values(kind?.fields ?? {}).some((f) => f.type.is === 'choice' && f.type.scale !== undefined && !f.optional);
}

/** What the column of the last time is called. */
export function lastTimeHeading(meeting: Pick<MeetingType, 'eachItem'>): string {
  return ratesChildren(meeting) ? 'Last rating' : 'Last time here';
}

/** From when something is new to the meeting. */
export function sinceLastTime(meeting: Pick<MeetingType, 'eachItem'>): string {
  return ratesChildren(meeting) ? 'since the last rating' : 'since the last time here';
}

/** That there was no last time. */
export function noLastTime(meeting: Pick<MeetingType, 'eachItem'>): string {
  return ratesChildren(meeting) ? 'Not rated yet' : 'Not here before';
}

/** What the meeting gave the child the last time: the colour, or the decision in its one line. */
export function LastTime({ meeting, last, names }: { readonly meeting: Pick<MeetingType, 'eachItem'>; readonly last: LastRating; readonly names: Names }): Content {
  if (ratesChildren(meeting)) return <RagTag colour={asRag(last.value)} />;
  const kind = meeting.eachItem === undefined ? undefined : kindOf(meeting.eachItem.needs);
  return <>{kind?.summary(last.data, names) ?? kind?.label ?? ''}</>;
}
