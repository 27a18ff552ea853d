import { z } from 'zod';
import type { Condition } from '../expression/condition.ts';
import { condition, word, type Rule } from './word.ts';

const schema = z.strictObject({
  title: z.string(),
  when: condition,
  propose: z.string(),
  ground: z.string(),
  'decided-at': z.string().optional(),
  evidence: z.array(z.string()).default([]),
  marks: z.array(z.strictObject({ when: condition, mark: z.string() })).default([]),
});

export interface ProposalRule extends Rule {
  readonly index: number;
  readonly source: z.output<typeof schema>;
  readonly when: Condition;
  readonly evidence: readonly number[];
  readonly marks: readonly { readonly when: Condition; readonly mark: string }[];
}

/** Something that the rules propose and people decide. */
export const proposal = word({
  key: 'proposal',
  schema,
  compile(w, p, at): ProposalRule {
    w.kind([...at.path, 'propose'], p.propose);
    return {
      clause: at.clause,
      index: at.index,
      source: p,
      when: w.condition([...at.path, 'when'], p.when),
      evidence: p.evidence.map((f) => w.fact([...at.path, 'evidence'], f)),
      marks: p.marks.map((m) => ({ mark: m.mark, when: w.condition([...at.path, 'marks'], m.when) })),
    };
  },
  describe: (p, say) => [`${say.kind(p.propose)} is proposed on the ground “${p.ground}” when ${say.condition(p.when)}. People decide.`],
});
