import { loadChosen, type Chosen } from '../../../app/many/chosen.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { id, type SubjectId } from '../../../core/values/ids.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context } from '../../route.ts';
import { safePath } from '../../security/origin.ts';
import { isManyList, MANY_LISTS } from './lists.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** How a form carries those who were chosen: a field for each, with how far the record was seen. */
const CHILD = 'child.';

/** The ids that a form holds: boxes that were ticked, and those carried on from the step before. */
export function idsIn(typed: Typed): readonly SubjectId[] {
  const carried = Object.keys(typed).filter((name) => name.startsWith(CHILD)).map((name) => name.slice(CHILD.length));
  return [...new Set([...(typed['child'] ?? []), ...carried])].filter((text) => UUID.test(text)).map((text) => id<SubjectId>(text));
}

/** How far the record of a child had been seen when the form was made. */
export function seenIn(typed: Typed, child: string): number | undefined {
  const text = lastOf(typed, `again.${child}`) || lastOf(typed, `${CHILD}${child}`);
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Those who were chosen, as fields of the next step; who was carried on keeps what was seen first. */
export function carriedOn({ children }: Chosen, typed: Typed): Readonly<Record<string, string>> {
  return Object.fromEntries(children.map((c) => [`${CHILD}${c.row.id}`, lastOf(typed, `${CHILD}${c.row.id}`) || String(c.seen)]));
}

/** Who is meant: by the form that was sent, or by a list with what it is narrowed by. */
export async function chosenOf(context: Context, typed: Typed): Promise<Chosen> {
  const list = context.query['list'] ?? '';
  const { ports, who, today, query } = context;
  if (idsIn(typed).length === 0 && isManyList(list)) return loadChosen(ports, who.reader, MANY_LISTS[list].finds(context, query), today);
  return loadChosen(ports, who.reader, { ids: idsIn(typed) }, today);
}

/** Where those who were chosen came from. */
export function backOf(context: Context, typed: Typed): string {
  const list = context.query['list'] ?? '';
  if (isManyList(list)) {
    const words = MANY_LISTS[list].words.flatMap((w) => (context.query[w] === undefined ? [] : [[w, context.query[w]] as [string, string]]));
    return words.length === 0 ? MANY_LISTS[list].path : `${MANY_LISTS[list].path}?${new URLSearchParams(words).toString()}`;
  }
  return safePath(lastOf(typed, '_back') || '/caseload');
}
