import { longDate } from '../../core/values/plain-date.ts';
import type { Program } from '../../core/policy/program.ts';
import { meetingType } from '../../core/meetings/meeting-type.ts';
import type { KeptName } from '../ports/retention.ts';

/** What a record is called on the lists: a meeting by what it is and its day. */
export function labelOf({ about, meeting }: KeptName, program: Program): string {
  if (meeting === undefined) return about;
  return `${meetingType(program, meeting.name)?.title ?? meeting.name}${meeting.on === undefined ? '' : ` of ${longDate(meeting.on)}`}`;
}
