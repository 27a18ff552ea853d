import { z } from 'zod';
import { operation } from '../operation.ts';
import { problem } from '../problem.ts';
import { ID } from '../shapes/parts.ts';

/** Wants to be told no longer. */
export const toldEnd = operation({
  name: 'told.end',
  method: 'DELETE',
  path: '/subscriptions/{subscription}',
  group: 'told',
  says: 'Wants to be told at an address no longer',
  permission: 'any system',
  purpose: 'own account',
  audit: { event: 'interface.told-end', shown: 'wants to be told no longer' },
  params: z.object({ subscription: ID }),
  answer: z.object({ ended: z.boolean() }),
  problems: ['not-found'],
  async handle({ desk, client }, { params }) {
    const ended = await desk.identity.endSubscription(client.service, client.worker, params.subscription.toLowerCase(), desk.clock.now());
    return ended ? { is: 'answer', body: { ended: true } } : problem('not-found', 'This system has no such subscription.');
  },
});
