import { z } from 'zod';
import { namesOf } from '../../../app/names.ts';
import { cursorOf, placeOf } from '../cursor.ts';
import { operation } from '../operation.ts';
import { CHILD, childOut } from '../shapes/child.ts';
import { ID, NEXT, PAGE, subjectId, workerId, WRONG_CURSOR, YES_NO } from '../shapes/parts.ts';

const PLACE = z.object({ child: ID });

/** Every child that the system's role reaches. */
export const childrenList = operation({
  name: 'children.list',
  method: 'GET',
  path: '/children',
  group: 'children',
  says: 'The children whom the role reaches, in the order in which they were added',
  more: 'Go on with `next` until there is none. Whoever is added meanwhile comes at the end.',
  permission: 'cases.see',
  purpose: 'seeing the caseload',
  audit: { event: 'caseload.listed', shown: 'children of the service' },
  query: z.strictObject({
    ...PAGE,
    caseManager: ID.optional().describe('Who holds the case as case manager'),
    area: z.string().max(200).optional(),
    dyo: YES_NO.optional(),
    rag: z.enum(['red', 'amber', 'green', 'none'], { error: 'red, amber, green or none' }).optional(),
    flag: z.string().max(200).optional(),
  }),
  answer: z.object({ children: z.array(CHILD), ...NEXT }),
  problems: ['not-valid'],
  async handle({ ports, reader, today }, { query }) {
    const place = query.cursor === undefined ? undefined : placeOf(PLACE, query.cursor);
    if (query.cursor !== undefined && place === undefined) return WRONG_CURSOR;
    const filter = {
      ...(query.caseManager === undefined ? {} : { caseManager: workerId(query.caseManager) }), ...(query.area === undefined ? {} : { area: query.area }), ...(query.dyo === undefined ? {} : { dyo: query.dyo === 'yes' }),
      ...(query.rag === undefined ? {} : { rag: query.rag }), ...(query.flag === undefined ? {} : { flag: query.flag }),
    };
    const { rows, workers } = await ports.store.asReader(reader, async (unit) => ({
      rows: await unit.lists.childrenAfter({ ...filter, limit: query.limit + 1 }, place === undefined ? undefined : subjectId(place.child), today),
      workers: await unit.directory.workers(today),
    }));
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const names = namesOf(workers);
    return {
      is: 'answer', shown: `list of ${shown.length} children`,
      body: { children: shown.map((r) => childOut(r, names)), ...(rows.length > shown.length && last !== undefined ? { next: cursorOf({ child: last.id }) } : {}) },
    };
  },
});
