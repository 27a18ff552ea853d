import { z } from 'zod';
import { openShared } from '../../../app/sharing/shared-with-us.ts';
import { operation } from '../operation.ts';
import { problem } from '../problem.ts';
import { ENTRY, entryOut } from '../shapes/entry.ts';
import { CHILD_PATH, DAY, ID, subjectId } from '../shapes/parts.ts';
import { SHARED_CHILD } from './shared-list.ts';

export const NOTHING_SHARED = problem('not-found', 'Nothing of this record is shared with the agency of this system.');

/** What was shared of one child, on which terms. */
export const sharedChild = operation({
  name: 'shared.child',
  method: 'GET',
  path: '/shared/{child}',
  group: 'shared',
  says: 'What was shared of one child with the agency of this system, on which terms, and what it asked for',
  permission: 'shared.see',
  purpose: 'reading what was shared with the agency',
  audit: { event: 'shared.opened', shown: 'what was shared with the agency' },
  params: CHILD_PATH,
  answer: z.object({
    child: SHARED_CHILD,
    disclosures: z.array(z.object({ terms: ENTRY, entries: z.array(ENTRY) })).describe('The latest first; terms: the entry that says for what, on which basis in law and until when'),
    asked: z.array(z.object({ id: ID, on: DAY, what: z.string(), why: z.string(), answer: ENTRY.optional() })),
  }),
  problems: ['not-found'],
  async handle({ ports, reader, today }, { params }) {
    const shared = await openShared(ports, reader, subjectId(params.child), today);
    if (shared === undefined) return NOTHING_SHARED;
    const all = [...shared.disclosures.flatMap((d) => [d.made, ...d.entries])];
    const out = (e: (typeof all)[number]): z.input<typeof ENTRY> => entryOut(e, all, shared.names);
    return {
      is: 'answer',
      body: {
        child: shared.child,
        disclosures: shared.disclosures.map((d) => ({ terms: out(d.made), entries: d.entries.map(out) })),
        asked: shared.asked.map((a) => ({ id: a.asked.id, on: a.asked.occurredOn, what: String(a.asked.data['what'] ?? ''), why: String(a.asked.data['why'] ?? ''), answer: a.answer === undefined ? undefined : out(a.answer) })),
      },
    };
  },
});
