import { z } from 'zod';
import { programOf } from '../../../app/record/context.ts';
import { describePolicy } from '../../../core/policy/describe.ts';
import { operation } from '../operation.ts';
import { DAY } from '../shapes/parts.ts';

/** The policy in force. */
export const policy = operation({
  name: 'policy',
  method: 'GET',
  path: '/policy',
  group: 'policy',
  says: 'The policy in force with its settings and clauses, each with where it stands and what the program does about it',
  permission: 'policy.see',
  purpose: 'reading the policy in force',
  audit: { event: 'interface.policy', shown: 'the policy in force' },
  answer: z.object({
    title: z.string(),
    source: z.string(),
    inForceFrom: DAY,
    lock: z.string().describe('What its files mean, as a hash: another means another policy'),
    settings: z.array(z.object({ name: z.string(), label: z.string(), value: z.string(), reading: z.string().optional() })),
    clauses: z.array(z.object({ id: z.string(), says: z.string(), cites: z.string(), reading: z.string().optional(), sentences: z.array(z.string()) })),
  }),
  async handle({ ports, reader, today }) {
    const { program } = await ports.store.asReader(reader, ({ directory }) => programOf(directory, ports.policies, today));
    const words = describePolicy(program);
    return {
      is: 'answer',
      body: {
        title: words.title, source: words.source, inForceFrom: program.inForceFrom, lock: program.hash, settings: [...words.settings],
        clauses: words.clauses.map((c) => ({ id: c.id, says: c.says, cites: c.cites, reading: c.reading, sentences: [...c.sentences] })),
      },
    };
  },
});
