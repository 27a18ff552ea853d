import type { PlainDate } from '../values/plain-date.ts';
import { isRole, type Role } from '../access/roles.ts';
import type { Entry } from '../chronology/entry.ts';
import { postsOf } from '../chronology/facts/unit.ts';
import { timeline } from '../chronology/resolve.ts';
import type { Program } from '../policy/program.ts';

/** Somebody in a post of an area, from a day up to the day before `until`. */
export interface Holding {
  readonly role: Role;
  readonly area: string;
  readonly worker: string;
  readonly from: PlainDate;
  readonly until?: PlainDate;
}

/** The posts of an area's chronology that are roles, each with who held it and when. @param unit what the area is called, where its chronology does not say */
export function holdingsOf(unit: string, entries: readonly Entry[]): readonly Holding[] {
  const line = timeline(entries);
  const named = line.filter((e) => e.kind === 'area.recorded').at(-1)?.data['name'];
  const area = typeof named === 'string' ? named : unit;
  return postsOf(line).flatMap((h) => (isRole(h.post) ? [{ role: h.post, area, worker: h.who, from: h.from, ...(h.until === undefined ? {} : { until: h.until }) }] : []));
}

/** Who holds a post for an area: one person, or why it cannot be said. */
export type Holder =
  | { readonly is: 'one'; readonly worker: string; /** the post as the policy names it */ readonly post?: string }
  | { readonly is: 'none' | 'several'; readonly why: string; readonly post?: string };

interface PostOfArea {
  readonly post?: string;
  readonly areas: readonly string[];
}

/** The areas that go with one: those of its post where the policy divides the areas of the role, else the area alone. */
function postOf(program: Program, role: Role, area: string): PostOfArea | undefined {
  const tables = program.rules.posts.filter((p) => p.role === role);
  if (tables.length === 0) return { areas: [area] };
  return tables.flatMap((t) => t.table).find((t) => t.areas.includes(area));
}

/**
 * Who holds the post of a role for an area on a day. A post that goes with several areas is held by one person in all of them:
 * whoever is named for any of its areas; two different names are two holders.
 */
export function holderOf(program: Program, holdings: readonly Holding[], role: Role, area: string, day: PlainDate): Holder {
  const post = postOf(program, role, area);
  if (post === undefined) return { is: 'none', why: `the policy gives ${area} to no post` };
  const held = new Set(holdings.filter((h) => h.role === role && post.areas.includes(h.area) && h.from <= day && (h.until === undefined || h.until > day)).map((h) => h.worker));
  const named = post.post === undefined ? {} : { post: post.post };
  const [only] = held;
  if (only !== undefined && held.size === 1) return { is: 'one', worker: only, ...named };
  const what = post.post === undefined ? area : `${post.post} (${post.areas.join(', ')})`;
  return only === undefined ? { is: 'none', why: `nobody holds ${what}`, ...named } : { is: 'several', why: `${held.size} people hold ${what}`, ...named };
}

/** Who stands in for the holder of an area while they are away, where the policy says that they cover for each other. */
export function coverOf(program: Program, holdings: readonly Holding[], role: Role, area: string, day: PlainDate): readonly string[] {
  const table = program.rules.posts.find((p) => p.role === role && p.cover === 'each-other');
  const own = holderOf(program, holdings, role, area, day);
  if (table === undefined) return [];
  const others = table.table.filter((t) => !t.areas.includes(area)).flatMap((t) => {
    const other = holderOf(program, holdings, role, t.areas[0] ?? '', day);
    return other.is === 'one' && !(own.is === 'one' && own.worker === other.worker) ? [other.worker] : [];
  });
  return [...new Set(others)];
}
