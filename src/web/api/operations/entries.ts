import { z } from 'zod';
import { openChild } from '../../../app/child/child-page.ts';
import { cursorOf, placeOf } from '../cursor.ts';
import { operation } from '../operation.ts';
import { NO_CHILD } from '../problem.ts';
import { ENTRY, entryOut } from '../shapes/entry.ts';
import { CHILD_PATH, NEXT, PAGE, subjectId, WRONG_CURSOR } from '../shapes/parts.ts';

const PLACE = z.object({ order: z.int().min(0) });

/** A child's chronology, as far as the system may see it. */
export const entries = operation({
  name: 'entries',
  method: 'GET',
  path: '/children/{child}/entries',
  group: 'children',
  says: 'The chronology of a child: every entry with who recorded it, when, and what became of it',
  more: 'In the order of recording, corrected and withdrawn entries too. Nothing is ever changed: keep the cursor of the last page, and what was recorded since comes after it.',
  permission: 'cases.see',
  purpose: 'working with the child',
  audit: { event: 'child.chronology', shown: 'chronology' },
  params: CHILD_PATH,
  query: z.strictObject({ ...PAGE, kind: z.string().max(100).optional().describe('Only entries of this kind') }),
  answer: z.object({ entries: z.array(ENTRY), ...NEXT, last: z.string().optional().describe('A cursor after the last entry shown: ask with it later for what is new') }),
  problems: ['not-valid', 'not-found'],
  async handle({ ports, reader, today }, { params, query }) {
    const place = query.cursor === undefined ? { order: 0 } : placeOf(PLACE, query.cursor);
    if (place === undefined) return WRONG_CURSOR;
    const record = await openChild(ports, reader, subjectId(params.child), today);
    if (record === undefined) return NO_CHILD;
    const wanted = record.entries.filter((e) => e.seq > place.order && (query.kind === undefined || e.kind === query.kind));
    const shown = wanted.slice(0, query.limit);
    const last = cursorOf({ order: shown.at(-1)?.seq ?? place.order });
    return {
      is: 'answer', shown: `chronology, ${shown.length} entries`,
      body: { entries: shown.map((e) => entryOut(e, record.entries, record.names)), last, ...(wanted.length > shown.length ? { next: last } : {}) },
    };
  },
});
