import { z } from 'zod';
import { id, type SubjectId } from '../../core/values/ids.ts';
import type { MeetingReading, MeetingReads, MeetingWriting } from '../../app/ports/meetings.ts';
import type { Tx } from '../connection.ts';
import { parseRows } from '../rows.ts';
import { chronologiesOf } from './chronologies.ts';
import { addItem, latestItems } from './item-row.ts';
import { notInYet } from './not-in-yet.ts';
import { provisionalRatings } from './provisional.ts';
import { sittingRows } from './sitting-rows.ts';

const candidateRow = z.object({ child: z.string(), sorted_by: z.string() });

/** Facts of further compartments count: nobody stays off an agenda because of who prepares it. */
const CANDIDATES = `
  SELECT s.subject_id AS child, concat_ws(' ', s.surname, s.forenames, s.reference) AS sorted_by FROM standing s
   WHERE s.service = $1 AND s.subject_kind = 'child'
     AND ($2::text[] IS NULL OR s.facts ?| $2
          OR EXISTS (SELECT FROM standing_part p WHERE p.service = s.service AND p.subject_kind = 'child' AND p.subject_id = s.subject_id AND p.facts ?| $2))
   ORDER BY s.subject_id`;

function shared(tx: Tx): MeetingReads {
  return {
    async childrenWith(facts) {
      const rows = parseRows(candidateRow, await tx.query(CANDIDATES, [tx.service, facts === 'any child' ? null : facts]));
      return rows.map((r) => ({ child: id<SubjectId>(r.child), sortedBy: r.sorted_by }));
    },
    items: (sitting) => latestItems(tx, sitting),
    item: async (sitting, child) => (await latestItems(tx, sitting, child))[0],
    chronologies: (children) => chronologiesOf(tx, children),
    sittings: () => sittingRows(tx),
    notInYet: () => notInYet(tx),
  };
}

/** Meetings as a person may read them. */
export function meetingReading(tx: Tx): MeetingReading {
  return { ...shared(tx), provisional: () => provisionalRatings(tx) };
}

/** Meetings for commands. */
export function meetingWriting(tx: Tx): MeetingWriting {
  return {
    ...shared(tx),
    saveItem: (item) => addItem(tx, item),
  };
}
