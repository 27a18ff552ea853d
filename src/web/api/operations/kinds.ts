import { z } from 'zod';
import { FAMILIES, type Family } from '../../../core/chronology/kind.ts';
import { operation } from '../operation.ts';
import { dataSchema } from '../document/kind-schema.ts';
import { RECORDED_BY_SYSTEMS } from '../recording/what-systems-record.ts';
import { ROLE } from '../shapes/entry.ts';

/** What can be recorded about a child, with the fields of each. */
export const kinds = operation({
  name: 'kinds',
  method: 'GET',
  path: '/kinds',
  group: 'about',
  says: 'What can be recorded about a child, with the fields of each kind',
  permission: 'any system',
  purpose: 'own account',
  audit: { event: 'interface.kinds', shown: 'kinds of entry' },
  answer: z.object({
    kinds: z.array(z.object({
      kind: z.string(),
      label: z.string(),
      hint: z.string().optional(),
      family: z.enum(Object.keys(FAMILIES) as [Family, ...Family[]]),
      nature: z.enum(['fact', 'decision']).describe('A decision may be refused before it is taken; a fact that has happened is at most marked'),
      answers: z.array(z.string()).optional().describe('Kinds of entry that one of this kind may answer with `of`; "any" for all'),
      recordedBy: z.array(ROLE).optional().describe('Roles that record it; absent: any that records about the case. The policy may say otherwise'),
      data: z.record(z.string(), z.unknown()).describe('JSON Schema of its fields'),
    })),
  }),
  async handle() {
    const all = RECORDED_BY_SYSTEMS.map((k) => ({
      kind: k.name, label: k.label, hint: k.hint, family: k.family, nature: k.nature, answers: k.answers === undefined ? undefined : k.answers === 'any' ? ['any'] : [...k.answers],
      recordedBy: k.recordedBy === 'anyone' ? undefined : [...k.recordedBy], data: dataSchema(k.fields),
    }));
    return { is: 'answer', body: { kinds: all } };
  },
});
