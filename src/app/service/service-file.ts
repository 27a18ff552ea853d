import { z } from 'zod';
import { ROLE_NAMES, type Role } from '../../core/access/roles.ts';

const post = z.union([
  z.enum(ROLE_NAMES as [Role, ...Role[]]).transform((role) => ({ role, area: '' })),
  z.strictObject({ role: z.enum(ROLE_NAMES as [Role, ...Role[]]), area: z.string().min(1) }),
]);

const agency = z.strictObject({ id: z.string().regex(/^[a-z0-9-]{2,60}$/, 'small letters, digits and dashes'), name: z.string().min(1), sort: z.string().min(1) });
const person = z.strictObject({
  name: z.string().min(1),
  username: z.string().regex(/^[a-z0-9._-]{2,60}$/, 'small letters, digits, dots and dashes'),
  email: z.email().optional(),
  team: z.string().optional(),
  agency: z.string(),
  posts: z.array(post).min(1),
});

/** A service as its administrator writes it down: its policy, areas, agencies and people. */
export const serviceFile = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]{2,60}$/, 'small letters, digits and dashes'),
    name: z.string().min(3),
    policy: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'SERVICE/POLICY, a folder below policies/'),
    areas: z.array(z.string().min(1)).default([]),
    agencies: z.array(agency).min(1),
    people: z.array(person).min(1),
  })
  .superRefine((file, context) => {
    const agencies = new Set(file.agencies.map((a) => a.id));
    const names = new Set<string>();
    file.people.forEach((p, i) => {
      if (!agencies.has(p.agency)) context.addIssue({ code: 'custom', path: ['people', i, 'agency'], message: `one of the agencies of this file: ${[...agencies].join(', ')}` });
      if (names.has(p.username)) context.addIssue({ code: 'custom', path: ['people', i, 'username'], message: 'a name that nobody else in this file has' });
      names.add(p.username);
      p.posts.forEach((x, n) => {
        if (x.area !== '' && !file.areas.includes(x.area)) context.addIssue({ code: 'custom', path: ['people', i, 'posts', n, 'area'], message: `one of the areas of this file: ${file.areas.join(', ')}` });
      });
    });
    if (!file.people.some((p) => p.posts.some((x) => x.role === 'administrator' || x.role === 'offender-management-coordinator' || x.role === 'team-manager'))) {
      context.addIssue({ code: 'custom', path: ['people'], message: 'somebody who can begin: a team manager, the coordinator or an administrator' });
    }
  });

export type ServiceFile = z.output<typeof serviceFile>;
