import { z } from 'zod';
import { namesOf } from '../../../app/names.ts';
import type { WorkRow } from '../../../app/ports/lists.ts';
import { cursorOf, placeOf } from '../cursor.ts';
import { operation } from '../operation.ts';
import { ROLE } from '../shapes/entry.ts';
import { DAY, dayOf, ID, NEXT, PAGE, subjectId, workerId, WRONG_CURSOR } from '../shapes/parts.ts';
import { DUTY, dutyOfWork } from '../shapes/work.ts';

const PLACE = z.object({ due: DAY.or(z.literal('')), started: DAY, key: z.string(), subject: ID });
type DutyRow = WorkRow & { readonly sort: 'duty' };

/** What is to be done, by whom and by when. */
export const duties = operation({
  name: 'duties',
  method: 'GET',
  path: '/duties',
  group: 'duties',
  says: 'What is to be done and not over: by whom, by when, under which clause',
  more: 'By due day, those without one last.',
  permission: 'work.see',
  purpose: 'seeing what is to be done',
  audit: { event: 'work.listed', shown: 'duties' },
  query: z.strictObject({
    ...PAGE,
    child: ID.optional(),
    worker: ID.optional().describe('Whoever holds it'),
    owner: ROLE.optional().describe('The role that owes it'),
    clause: z.string().max(60).optional(),
    dueFrom: DAY.optional(),
    dueUntil: DAY.optional(),
  }),
  answer: z.object({ duties: z.array(DUTY), ...NEXT }),
  problems: ['not-valid'],
  async handle({ ports, reader, today }, { query }) {
    const place = query.cursor === undefined ? undefined : placeOf(PLACE, query.cursor);
    if (query.cursor !== undefined && place === undefined) return WRONG_CURSOR;
    const { rows, workers } = await ports.store.asReader(reader, async (unit) => ({
      workers: await unit.directory.workers(today),
      rows: (await unit.lists.work({
        sorts: ['duty'], states: ['open', 'brought-forward', 'paused'], limit: query.limit + 1,
        ...(query.child === undefined ? {} : { subject: { kind: 'child', id: subjectId(query.child) } }),
        ...(query.worker === undefined ? {} : { worker: workerId(query.worker) }),
        ...(query.owner === undefined ? {} : { ownerRole: query.owner }),
        ...(query.clause === undefined ? {} : { clause: query.clause }),
        ...(query.dueFrom === undefined ? {} : { dueFrom: dayOf(query.dueFrom) }),
        ...(query.dueUntil === undefined ? {} : { dueUntil: dayOf(query.dueUntil) }),
        ...(place === undefined ? {} : { after: { startedOn: dayOf(place.started), key: place.key, subject: subjectId(place.subject), ...(place.due === '' ? {} : { due: dayOf(place.due) }) } }),
      })).rows.filter((r): r is DutyRow => r.sort === 'duty'),
    }));
    const names = namesOf(workers);
    const shown = rows.slice(0, query.limit);
    const last = shown.at(-1);
    const next = rows.length > shown.length && last !== undefined ? { next: cursorOf({ due: last.detail.due ?? '', started: last.detail.startedOn, key: last.detail.key, subject: last.subject.id }) } : {};
    return { is: 'answer', shown: `${shown.length} duties`, body: { duties: shown.map((r) => dutyOfWork(r, names, today)), ...next } };
  },
});
