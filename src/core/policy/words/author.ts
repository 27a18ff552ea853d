import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import { offer, role, word, type Rule } from './word.ts';

export interface AuthorRule extends Rule {
  readonly says: string;
  readonly kinds: readonly string[];
  readonly by: readonly Role[];
  readonly offer?: { readonly kind: string; readonly label: string };
}

/** Who may record a kind, and what others may do instead. */
export const author = word({
  key: 'author',
  schema: z.strictObject({
    of: z.union([z.string(), z.array(z.string()).min(1)]).transform((k) => (Array.isArray(k) ? k : [k])),
    by: z.array(role).min(1),
    offer: offer.optional(),
  }),
  compile(w, a, at): AuthorRule {
    for (const k of a.of) w.kind([...at.path, 'of'], k);
    if (a.offer) w.kind([...at.path, 'offer'], a.offer.kind);
    return { clause: at.clause, says: at.says, kinds: a.of, by: a.by, ...(a.offer ? { offer: a.offer } : {}) };
  },
  describe: (a, say) => [`${a.of.map((k) => say.kind(k)).join(' and ')} ${a.of.length > 1 ? 'are' : 'is'} recorded by the ${say.roles(a.by)}${a.offer ? `; others may: ${a.offer.label}` : ''}.`],
});
