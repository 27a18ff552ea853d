import type { ChildQuery } from '../../../app/ports/lists.ts';
import type { Context } from '../../route.ts';
import { CASELOAD_WORDS, caseloadQuery } from '../caseload/caseload-query.ts';
import { REGISTER_WORDS, registerQuery } from '../register/register-query.ts';

/** A list of several pages, all of which may be chosen: whom it finds, and what it is narrowed by. */
interface ManyList {
  readonly path: string;
  readonly words: readonly string[];
  finds(context: Context, words: Readonly<Record<string, string>>): ChildQuery;
}

export const MANY_LISTS = {
  caseload: { path: '/caseload', words: CASELOAD_WORDS, finds: caseloadQuery },
  register: { path: '/register', words: REGISTER_WORDS, finds: (_context, words) => registerQuery(words) },
} as const satisfies Readonly<Record<string, ManyList>>;
export type ManyListName = keyof typeof MANY_LISTS;

export function isManyList(name: string): name is ManyListName {
  return Object.hasOwn(MANY_LISTS, name);
}
