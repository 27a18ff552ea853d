import { id, type SubjectId } from '../../../core/values/ids.ts';
import { route, type Context, type Reply } from '../../route.ts';

/** What a page's script says when it is printed: its trace is all that comes of it. */
export const printed = [
  route({ method: 'POST', path: '/children/:child/printed', permission: 'cases.see', purpose: 'printing a page of the record', audit: { event: 'child.printed', shown: 'a page of the record, on paper' }, handle: keepOfChild }),
  route({
    method: 'POST', path: '/meetings/:sitting/printed', permission: 'meetings.see', purpose: 'printing a page of a meeting', audit: { event: 'meeting.printed', shown: 'a page of the meeting, on paper' },
    handle: () => Promise.resolve({ is: 'json', body: { kept: true } }),
  }),
];

async function keepOfChild({ ports, who, today, params }: Context): Promise<Reply> {
  const row = await ports.store.asReader(who.reader, ({ lists }) => lists.child(id<SubjectId>(params['child'] ?? ''), today));
  return row === undefined ? { is: 'not-found' } : { is: 'json', body: { kept: true } };
}
