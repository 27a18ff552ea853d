import { plainDate, type PlainDate } from '../values/plain-date.ts';
import { id, type SubjectId } from '../values/ids.ts';
import { standingOn } from '../meetings/agenda.ts';
import { coverOf, holderOf } from '../posts/holder.ts';
import { shownOn } from '../posts/shown.ts';
import type { Program } from '../policy/program.ts';
import { agrees, contains, show, type Difference } from './compare.ts';
import type { Expected } from './format.ts';
import { ONLY_CHILD, type World } from './world.ts';

/** Compares who holds the posts of areas, and what is shown on cases to whom. */
export function checkPosts(expected: Expected, program: Program, world: World, today: PlainDate): Difference[] {
  return [...(expected.posts ?? []).flatMap((w) => checkPost(w, program, world, today)), ...(expected.shown ?? []).flatMap((w) => checkShown(w, program, world, today))];
}

function checkPost(w: NonNullable<Expected['posts']>[number], program: Program, world: World, today: PlainDate): Difference[] {
  const day = w.on === undefined ? today : plainDate(w.on);
  const holdings = world.around.holdings ?? [];
  const holder = holderOf(program, holdings, w.role, w.area, day);
  const cover = coverOf(program, holdings, w.role, w.area, day);
  const got = { post: holder.post, holder: holder.is === 'one' ? holder.worker : null, why: holder.is === 'one' ? '' : holder.why, cover };
  const ok =
    (w.post === undefined || (w.post ?? undefined) === got.post) &&
    (w.holder === undefined || w.holder === got.holder) &&
    (w.why === undefined || contains(got.why, w.why)) &&
    (w.cover === undefined || agrees(w.cover, cover));
  return ok ? [] : [{ expected: `post ${show(w)}`, got: show(got) }];
}

function checkShown(w: NonNullable<Expected['shown']>[number], program: Program, world: World, today: PlainDate): Difference[] {
  const child = w.child ?? (world.children.length === 1 ? world.children[0]! : ONLY_CHILD);
  const all = shownOn(program, standingOn(program, world.entries(id<SubjectId>(child)), world.around, today)).filter((s) => (s.to?.includes(w.to) ?? true) && (w.title === undefined || contains(s.title, w.title)));
  const ok = w.value === null ? all.length === 0 : all.some((s) => s.value === w.value || contains(s.text, w.value ?? ''));
  return ok ? [] : [{ expected: `shown ${show(w)}`, got: show(all) }];
}
