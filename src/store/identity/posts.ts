import { z } from 'zod';
import { isRole } from '../../core/access/roles.ts';
import { id, type AgencyId, type WorkerId } from '../../core/values/ids.ts';
import type { PostBefore, PostRow, PostsOfPerson } from '../../app/ports/accounts.ts';
import type { Owner } from '../../app/ports/identity.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, day, parseRows } from '../rows.ts';

const ROLE = z.string().refine(isRole);
const SAID = { role: ROLE, area: z.string(), agency: z.string().nullable(), team: z.string().nullable(), takes_over_from: z.string().nullable(), active_from: day, active_until: day.nullable() };
type Said = z.output<z.ZodObject<typeof SAID>>;
const POST = z.object({ id: z.string(), of_area: z.boolean(), ...SAID });
const BEFORE = z.object({ post: z.string(), changed_at: z.date(), changed_by: z.string().nullable(), why: z.string(), ...SAID });
const PERSON = z.object({ agency: z.string(), team: z.string().nullable(), children: bigNumber });

const said = (r: Said): Omit<PostRow, 'id' | 'ofArea'> => ({
  role: r.role, area: r.area, from: r.active_from,
  ...(r.agency === null ? {} : { agency: id<AgencyId>(r.agency) }),
  ...(r.team === null ? {} : { team: r.team }),
  ...(r.takes_over_from === null ? {} : { takesOverFrom: id<WorkerId>(r.takes_over_from) }),
  ...(r.active_until === null ? {} : { until: r.active_until }),
});

export async function postsOf(tx: Tx, owner: Owner): Promise<PostsOfPerson | undefined> {
  const values = [tx.service, owner.worker];
  const [people, posts, before] = await Promise.all([
    tx.query("SELECT w.agency, w.team, (SELECT count(DISTINCT a.child) FROM allocation a WHERE a.service = w.service AND a.worker = w.id AND a.role <> 'volunteer') AS children FROM worker w WHERE w.service = $1 AND w.id = $2", values),
    tx.query('SELECT id, of_area, role, area, agency, team, takes_over_from, active_from, active_until FROM post WHERE service = $1 AND worker = $2 ORDER BY active_from, role, area, id', values),
    tx.query(
      `SELECT b.post, b.changed_at, w.name AS changed_by, b.why, b.role, b.area, b.agency, b.team, b.takes_over_from, b.active_from, b.active_until
         FROM post_before b JOIN post p ON p.service = b.service AND p.id = b.post LEFT JOIN worker w ON w.service = b.service AND w.id = b.changed_by
        WHERE b.service = $1 AND p.worker = $2 ORDER BY b.id DESC`,
      values,
    ),
  ]);
  const person = parseRows(PERSON, people)[0];
  if (person === undefined) return undefined;
  return {
    agency: id<AgencyId>(person.agency), children: person.children, ...(person.team === null ? {} : { team: person.team }),
    posts: parseRows(POST, posts).map((r): PostRow => ({ id: r.id, ofArea: r.of_area, ...said(r) })),
    before: parseRows(BEFORE, before).map((r): PostBefore => ({ post: r.post, changedAt: r.changed_at.toISOString(), why: r.why, ...(r.changed_by === null ? {} : { changedBy: r.changed_by }), ...said(r) })),
  };
}

const valuesOf = (post: Omit<PostRow, 'id' | 'ofArea'>): readonly unknown[] => [post.role, post.area, post.agency ?? null, post.team ?? null, post.takesOverFrom ?? null, post.from, post.until ?? null];

export async function givePost(tx: Tx, owner: Owner, post: Omit<PostRow, 'id' | 'ofArea'>): Promise<void> {
  await tx.query('INSERT INTO post (service, worker, role, area, agency, team, takes_over_from, active_from, active_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [tx.service, owner.worker, ...valuesOf(post)]);
  await worksFrom(tx, owner);
}

/** What it said before is kept by a trigger, which no way of writing can forget. */
export async function changePost(tx: Tx, owner: Owner, post: Omit<PostRow, 'ofArea'>, change: { readonly by: WorkerId; readonly why: string }): Promise<void> {
  await tx.query("SELECT set_config('app.changed_by', $1, true), set_config('app.why', $2, true)", [change.by, change.why]);
  await tx.query(
    'UPDATE post SET role = $4, area = $5, agency = $6, team = $7, takes_over_from = $8, active_from = $9, active_until = $10 WHERE service = $1 AND worker = $2 AND id = $3 AND NOT of_area',
    [tx.service, owner.worker, post.id, ...valuesOf(post)],
  );
  await worksFrom(tx, owner);
}

/** Nobody is there later than their first post begins. */
async function worksFrom(tx: Tx, owner: Owner): Promise<void> {
  await tx.query('UPDATE worker w SET active_from = least(w.active_from, (SELECT min(p.active_from) FROM post p WHERE p.service = w.service AND p.worker = w.id)) WHERE w.service = $1 AND w.id = $2', [tx.service, owner.worker]);
}
