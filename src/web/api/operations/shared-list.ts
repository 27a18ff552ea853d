import { z } from 'zod';
import { operation } from '../operation.ts';
import { DAY, ID } from '../shapes/parts.ts';

export const SHARED_CHILD = z.object({
  child: ID, name: z.string(), dateOfBirth: DAY.optional(), entries: z.int().min(0).describe('How many may be read today'), until: DAY.describe('The last day on which the last of them may be read'),
});

/** Of whom something is shared. */
export const sharedList = operation({
  name: 'shared.list',
  method: 'GET',
  path: '/shared',
  group: 'shared',
  says: 'The children of whom something is shared with the agency of this system',
  permission: 'shared.see',
  purpose: 'reading what was shared with the agency',
  audit: { event: 'shared.list', shown: 'children of whom something is shared' },
  answer: z.object({ children: z.array(SHARED_CHILD) }),
  async handle({ ports, reader }) {
    const children = await ports.store.asReader(reader, ({ sharing }) => sharing.children());
    return { is: 'answer', shown: `${children.length} children of whom something is shared`, body: { children: [...children] } };
  },
});
