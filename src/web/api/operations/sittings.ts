import { z } from 'zod';
import { operation } from '../operation.ts';
import { DAY, dayOf, ID } from '../shapes/parts.ts';

export const STAGE = z.enum(['planned', 'open', 'closed']);

/** Sittings of all meetings. */
export const sittings = operation({
  name: 'sittings',
  method: 'GET',
  path: '/sittings',
  group: 'meetings',
  says: 'Sittings of meetings, past and ahead, the latest first',
  permission: 'meetings.see',
  purpose: 'following a meeting',
  audit: { event: 'meeting.list', shown: 'sittings' },
  query: z.strictObject({ meeting: z.string().max(100).optional(), from: DAY.optional(), until: DAY.optional() }),
  answer: z.object({ sittings: z.array(z.object({ id: ID, meeting: z.string(), on: DAY, stage: STAGE, listed: z.int().min(0), undecided: z.int().min(0), full: z.boolean(), urgent: z.boolean(), place: z.string().optional(), chair: z.string().optional() })) }),
  problems: ['not-valid'],
  async handle({ ports, reader }, { query }) {
    const from = query.from === undefined ? undefined : dayOf(query.from);
    const until = query.until === undefined ? undefined : dayOf(query.until);
    const all = await ports.store.asReader(reader, ({ meetings }) => meetings.sittings());
    return { is: 'answer', body: { sittings: all.filter((s) => (query.meeting === undefined || s.meeting === query.meeting) && (from === undefined || s.on >= from) && (until === undefined || s.on <= until)) } };
  },
});
