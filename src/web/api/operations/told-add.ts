import { z } from 'zod';
import { faultOfAddress } from '../../../app/clients/public-addresses.ts';
import { MOST_SUBSCRIPTIONS, subscribe } from '../../../app/clients/subscribe.ts';
import { TOLD_SORTS, type ToldSort } from '../../../app/ports/telling.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { operation } from '../operation.ts';
import { problem } from '../problem.ts';
import { ID } from '../shapes/parts.ts';

export const SORT = z.enum(TOLD_SORTS as [ToldSort, ...ToldSort[]], { error: `one of ${TOLD_SORTS.join(', ')}` });

/** Wants to be told of what happens from now on. */
export const toldAdd = operation({
  name: 'told.add',
  method: 'POST',
  path: '/subscriptions',
  group: 'told',
  says: 'Wants to be told at an address of what happens from now on',
  more: 'Each message is a POST of JSON: `id`, `order`, `sort`, `at`, `subject`, and `entry` and `kind`, or `duty` and `clause`. It holds nothing that anybody wrote: ask for the entry. Messages come in order, and only of what this system may see then. The header `Throughline-Signature: t=SECONDS,v1=HEX` holds the HMAC-SHA256 of `SECONDS.BODY` under the secret given here: refuse one that does not fit or that is older than five minutes. Answer 2xx within ten seconds; otherwise it comes again after growing pauses, under the same id, for three days.',
  permission: 'any system',
  purpose: 'own account',
  audit: { event: 'interface.told-add', shown: 'wants to be told' },
  body: z.strictObject({
    address: z.string({ error: 'an address such as https://records.example/throughline' }).max(500),
    sorts: z.array(SORT, { error: `a list of ${TOLD_SORTS.join(', ')}` }).min(1, { error: 'one sort or more' }),
    kinds: z.array(z.string().max(100)).max(200).default([]).describe('Of entries only these kinds; empty for all'),
  }),
  answer: z.object({ subscription: ID, secret: z.string().describe('What its messages are signed with; shown this once') }),
  statuses: [201],
  problems: ['not-valid', 'fields-wrong'],
  async handle({ desk, client, telling }, { body }) {
    const address = faultOfAddress(body.address, telling.anywhere);
    const strange = body.kinds.findIndex((k) => kindOf(k) === undefined);
    const faults = [...(address === undefined ? [] : [{ field: 'address', expected: address }]), ...(strange < 0 ? [] : [{ field: `kinds.${strange}`, expected: 'a kind of entry' }])];
    if (faults.length > 0) return problem('fields-wrong', 'Some fields do not do: see faults.', { faults });
    const made = await subscribe(desk, telling.keys, client, { url: body.address, sorts: [...new Set(body.sorts)], kinds: body.kinds });
    if (made === 'too many') return problem('not-allowed', `A system has at most ${MOST_SUBSCRIPTIONS} subscriptions: end one first.`);
    return { is: 'answer', status: 201, shown: `wants to be told at ${new URL(body.address).host}`, body: { subscription: made.id, secret: made.secret } };
  },
});
