import { z } from 'zod';
import { operation } from '../operation.ts';
import { ID, INSTANT } from '../shapes/parts.ts';
import { SORT } from './told-add.ts';

/** Where this system is told. */
export const toldList = operation({
  name: 'told.list',
  method: 'GET',
  path: '/subscriptions',
  group: 'told',
  says: 'Where this system is told of what, and how that goes',
  permission: 'any system',
  purpose: 'own account',
  audit: { event: 'interface.told', shown: 'where it is told' },
  answer: z.object({
    subscriptions: z.array(z.object({
      subscription: ID, address: z.string(), sorts: z.array(SORT), kinds: z.array(z.string()), since: INSTANT,
      order: z.int().min(0).describe('The last event that it has taken, or that was not for it'),
      failing: z.object({ since: INSTANT, nextTry: INSTANT.optional(), givenUp: INSTANT.optional() }).optional(),
    })),
  }),
  async handle({ desk, client }) {
    const all = await desk.identity.subscriptions(client.service, client.worker);
    return {
      is: 'answer',
      body: {
        subscriptions: all.map((s) => ({
          subscription: s.id, address: s.url, sorts: [...s.sorts], kinds: [...s.kinds], since: s.madeAt, order: s.place,
          failing: s.failingSince === undefined ? undefined : { since: s.failingSince, nextTry: s.stoppedAt === undefined ? s.nextTryAt : undefined, givenUp: s.stoppedAt },
        })),
      },
    };
  },
});
