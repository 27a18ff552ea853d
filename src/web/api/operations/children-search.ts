import { z } from 'zod';
import { namesOf } from '../../../app/names.ts';
import { operation } from '../operation.ts';
import { CHILD, childOut } from '../shapes/child.ts';
import { ID } from '../shapes/parts.ts';

/** Finds children as the search page does. */
export const childrenSearch = operation({
  name: 'children.search',
  method: 'GET',
  path: '/children/search',
  group: 'children',
  says: 'Finds children by name however it is spelt, known-as, reference, date of birth or words of the record',
  more: 'At most 30, the likeliest first. Add a word to narrow it.',
  permission: 'cases.see',
  purpose: 'looking for a child',
  audit: { event: 'search', shown: 'children found' },
  query: z.strictObject({ q: z.string({ error: 'the words to look for, two characters or more' }).trim().min(2, { error: 'the words to look for, two characters or more' }).max(200, { error: 'at most 200 characters' }) }),
  answer: z.object({ found: z.array(z.object({ child: CHILD, why: z.string(), excerpt: z.string().optional(), entry: ID.optional() })) }),
  problems: ['not-valid'],
  async handle({ ports, reader, today }, { query }) {
    const { hits, workers } = await ports.store.asReader(reader, async (unit) => ({ hits: await unit.lists.search(query.q, 30, today), workers: await unit.directory.workers(today) }));
    const names = namesOf(workers);
    return { is: 'answer', shown: `${hits.length} children found`, body: { found: hits.map((h) => ({ child: childOut(h, names), why: h.why, excerpt: h.excerpt, entry: h.entry })) } };
  },
});
