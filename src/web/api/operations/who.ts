import { z } from 'zod';
import { AIM_NAMES, AIMS, type Aim } from '../../../core/access/purposes.ts';
import { operation } from '../operation.ts';
import { ROLE } from '../shapes/entry.ts';
import { DAY, ID } from '../shapes/parts.ts';

const NAMED = z.object({ id: z.string(), name: z.string() });

/** Who asks, in the eyes of this installation. */
export const who = operation({
  name: 'who',
  method: 'GET',
  path: '/me',
  group: 'about',
  says: 'Who this system is here, and what it may ask for',
  permission: 'any system',
  purpose: 'own account',
  audit: { event: 'interface.who', shown: 'who the system is' },
  answer: z.object({
    id: ID.describe('By which entries and traces name it'),
    name: z.string(),
    agency: NAMED,
    service: NAMED,
    role: ROLE.describe('The role whose reach and permissions it has'),
    purposes: z.array(z.object({ name: z.enum(AIM_NAMES as [Aim, ...Aim[]]), says: z.string() })),
    mayRecord: z.boolean(),
    until: DAY.describe('The last day on which it is heard'),
    today: DAY.describe('The day that counts here'),
  }),
  async handle({ client, today }) {
    return {
      is: 'answer',
      body: {
        id: client.worker, name: client.name, agency: { id: client.agency, name: client.agencyName }, service: { id: client.service, name: client.serviceName }, role: client.role,
        purposes: client.aims.map((name) => ({ name, says: AIMS[name] })), mayRecord: client.mayRecord, until: client.until, today,
      },
    };
  },
});
