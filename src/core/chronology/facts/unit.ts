import type { PlainDate } from '../../values/plain-date.ts';
import type { Entry } from '../entry.ts';
import { AREA_POSTS, type AreaPost } from '../kinds/area/area-posts.ts';
import { lastOn, latest, type Fact } from './fact.ts';

/** Somebody in a post, from a day up to the day before `until`. */
export interface Held {
  readonly post: AreaPost;
  readonly who: string;
  readonly from: PlainDate;
  readonly until?: PlainDate;
}

interface Posts {
  readonly held: readonly Held[];
}

const KINDS = ['post.filled', 'post.vacated'];

function step(state: Posts, e: Entry): Posts {
  const post = e.data['post'] as AreaPost;
  const worker = e.data['worker'] as string | undefined;
  const on = e.occurredOn;
  const ends = (h: Held): boolean =>
    h.post === post && h.until === undefined && (e.kind === 'post.filled' ? e.data['beside'] !== true || h.who === worker : worker === undefined || h.who === worker);
  const held = state.held.flatMap((h): Held[] => (ends(h) ? (h.from === on ? [] : [{ ...h, until: on }]) : [h]));
  if (e.kind === 'post.vacated') return { held };
  return { held: [...held, { post, who: worker ?? (e.data['name'] as string), from: on }] };
}

function now(state: Posts, post: AreaPost): readonly Held[] {
  return state.held.filter((h) => h.post === post && h.until === undefined);
}

function holders(post: AreaPost): Fact<Posts> {
  return {
    name: `post.${post}`,
    label: AREA_POSTS[post],
    about: 'unit',
    type: { is: 'set' },
    kinds: KINDS,
    init: { held: [] },
    step,
    value: (s) => now(s, post).map((h) => h.who),
    since: (s) => now(s, post).at(-1)?.from,
  };
}

/** Everybody who has held a post here, one line each: post, from, until (or "-"), who. The database keeps its table of posts by it. */
const everHeld: Fact<Posts> = {
  name: 'posts.held',
  label: 'Who has held the posts',
  about: 'unit',
  type: { is: 'set' },
  kinds: KINDS,
  init: { held: [] },
  step,
  value: (s) => s.held.map((h) => `${h.post} ${h.from} ${h.until ?? '-'} ${h.who}`),
};

/** Who has held which post, read from the lines of the fact. */
export function heldFrom(lines: readonly string[]): readonly Held[] {
  return lines.flatMap((line): Held[] => {
    const [post, from, until, ...who] = line.split(' ');
    if (post === undefined || !Object.hasOwn(AREA_POSTS, post) || from === undefined || until === undefined) return [];
    return [{ post: post as AreaPost, from: from as PlainDate, who: who.join(' '), ...(until === '-' ? {} : { until: until as PlainDate }) }];
  });
}

/** Who holds the posts of a unit's chronology: the same fold as the facts, for whoever needs the days. */
export function postsOf(entries: readonly Entry[]): readonly Held[] {
  return entries.filter((e) => KINDS.includes(e.kind)).reduce<Posts>(step, { held: [] }).held;
}

/** Posts that more than one person holds. */
const doubled: Fact<Posts> = {
  name: 'post.doubled',
  label: 'Posts with more than one holder',
  about: 'unit',
  type: { is: 'set', options: AREA_POSTS },
  kinds: KINDS,
  init: { held: [] },
  step,
  value: (s) => (Object.keys(AREA_POSTS) as AreaPost[]).filter((p) => now(s, p).length > 1),
};

/** What is known of an area. */
export const unitFacts: readonly Fact[] = [
  latest('area.name', 'Area', { is: 'text' }, 'area.recorded', 'name', 'unit'),
  ...(Object.keys(AREA_POSTS) as AreaPost[]).map(holders),
  doubled,
  everHeld,
  lastOn('liaison.on', 'Last liaison', ['liaison.recorded'], () => true, 'unit'),
];
