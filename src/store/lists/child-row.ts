import { z } from 'zod';
import { id, type SubjectId, type WorkerId } from '../../core/values/ids.ts';
import type { ChildRow } from '../../app/ports/lists.ts';
import { bigNumber, day } from '../rows.ts';

/** Columns of a child in a list; `$1` is the service, `$2` the day of reading. */
export const CHILD_COLUMNS = `s.subject_id AS id, s.reference, s.surname, s.forenames, s.known_as, s.date_of_birth, s.area, s.case_manager, s.dyo, s.dyo_on, s.rag, s.rag_since,
  s.rag_rated_on, s.in_custody, s.flags, s.last_contact, coalesce(o.late, 0) AS late, coalesce(o.open, 0) AS open`;

/** Duties `w` that are late on the day `$2`. Open until done is never late, nor is what waits on others. */
export const LATE_DUTIES = "w.service = $1 AND w.sort = 'duty' AND w.state = 'open' AND w.due < $2::date AND w.detail->>'waitingOn' IS NULL";

/** How many duties are open and how many of them late, for each child. Open until done is never late. */
export const OPEN_WORK = `
  LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE w.due < $2::date AND w.state = 'open' AND w.detail->>'waitingOn' IS NULL) AS late, count(*) AS open
      FROM work w
     WHERE w.service = s.service AND w.subject_kind = s.subject_kind AND w.subject_id = s.subject_id AND w.sort = 'duty' AND w.state = 'open') o ON true`;

export const childRow = z.object({
  id: z.string(),
  reference: z.string().nullable(),
  surname: z.string().nullable(),
  forenames: z.string().nullable(),
  known_as: z.string().nullable(),
  date_of_birth: day.nullable(),
  area: z.string().nullable(),
  case_manager: z.string().nullable(),
  dyo: z.boolean(),
  dyo_on: day.nullable(),
  rag: z.string().nullable(),
  rag_since: day.nullable(),
  rag_rated_on: day.nullable(),
  in_custody: z.boolean(),
  flags: z.array(z.string()),
  last_contact: day.nullable(),
  late: bigNumber,
  open: bigNumber,
});

/** A child as lists show it. */
export function toChild(r: z.output<typeof childRow>): ChildRow {
  return {
    id: id<SubjectId>(r.id),
    dyo: r.dyo,
    inCustody: r.in_custody,
    flags: r.flags,
    late: r.late,
    open: r.open,
    ...(r.reference === null ? {} : { reference: r.reference }),
    ...(r.surname === null ? {} : { surname: r.surname }),
    ...(r.forenames === null ? {} : { forenames: r.forenames }),
    ...(r.known_as === null ? {} : { knownAs: r.known_as }),
    ...(r.date_of_birth === null ? {} : { dateOfBirth: r.date_of_birth }),
    ...(r.area === null ? {} : { area: r.area }),
    ...(r.case_manager === null ? {} : { caseManager: id<WorkerId>(r.case_manager) }),
    ...(r.dyo_on === null ? {} : { dyoOn: r.dyo_on }),
    ...(r.rag === null ? {} : { rag: r.rag }),
    ...(r.rag_since === null ? {} : { ragSince: r.rag_since }),
    ...(r.rag_rated_on === null ? {} : { ragRatedOn: r.rag_rated_on }),
    ...(r.last_contact === null ? {} : { lastContact: r.last_contact }),
  };
}
