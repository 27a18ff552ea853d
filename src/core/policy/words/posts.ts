import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import { role, word, type Rule } from './word.ts';

const schema = z.strictObject({
  /** the role whose posts are divided */
  role,
  /** each post with its areas; who holds it stands in the service, not in the policy */
  table: z.array(z.strictObject({ post: z.string(), areas: z.array(z.string()).min(1) })).min(1),
  /** the holders of the other posts of the role stand in for one who is away */
  cover: z.enum(['each-other', 'nobody']).default('nobody'),
});

export interface PostsRule extends Rule {
  readonly role: Role;
  readonly table: readonly { readonly post: string; readonly areas: readonly string[] }[];
  readonly cover: 'each-other' | 'nobody';
}

/** How the areas of the service are divided between the posts of a role. */
export const posts = word({
  key: 'posts',
  schema,
  compile(w, p, at): PostsRule {
    const owner = new Map<string, string>();
    for (const { post, areas } of p.table) {
      for (const area of areas) {
        const other = owner.get(area);
        if (other !== undefined) w.fault([...at.path, 'table'], `"${area}" belongs to ${other} and to ${post}; expected one post for each area`);
        owner.set(area, post);
      }
    }
    return { clause: at.clause, role: p.role, table: p.table, cover: p.cover };
  },
  describe: (p, say) => [
    `The ${say.role(p.role)} of each area: ${p.table.map((t) => `${t.post} for ${t.areas.join(' and ')}`).join('; ')}.${p.cover === 'each-other' ? ' They cover for each other.' : ''}`,
  ],
});
