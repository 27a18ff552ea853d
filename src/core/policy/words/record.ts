import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import { kindOf } from '../../chronology/kinds/index.ts';
import { role, word, type Rule } from './word.ts';

export interface RecordRule extends Rule {
  readonly kind: string;
  readonly fields: readonly string[];
  readonly by: readonly Role[];
}

/** Kinds of entry that carry what the clause asks to be recorded, and the fields that they must have. */
export const record = word({
  key: 'record',
  schema: z.strictObject({ kind: z.string(), fields: z.array(z.string()).default([]), by: z.array(role).default([]) }),
  states: true,
  compile(w, r, at): RecordRule {
    w.kind([...at.path, 'kind'], r.kind);
    for (const f of r.fields) w.field([...at.path, 'fields'], r.kind, f);
    return { clause: at.clause, kind: r.kind, fields: r.fields, by: r.by };
  },
  describe: (r, say) => [`${say.kind(r.kind)} carries this record${r.fields.length === 0 ? '' : `: ${r.fields.map((f) => kindOf(r.kind)?.fields[f]?.label ?? f).join(', ')}`}.`],
});
