import { CHILD_SORTS, type ChildSort } from '../../../app/ports/lists.ts';

/** How a list is asked for in its address: which page, sorted by what. */
export interface ListAddress {
  readonly page: number;
  readonly sort: ChildSort;
  readonly descending: boolean;
  /** the other words of the address, kept from page to page */
  readonly kept: Readonly<Record<string, string>>;
}

export const ON_A_PAGE = 50;
/** No list has so many pages; a number beyond what a database counts is answered like a page that is not there. */
const LAST_PAGE = 1_000_000;

/** Reads sort, order and page; anything unknown falls back to the list's own order. */
export function readListAddress(query: Readonly<Record<string, string>>, standard: { readonly sort: ChildSort; readonly descending: boolean }, keep: readonly string[]): ListAddress {
  const wanted = CHILD_SORTS.find((s) => s === query['sort']);
  const kept = Object.fromEntries(keep.flatMap((name) => (query[name] === undefined || query[name] === '' ? [] : [[name, query[name]] as const])));
  return {
    page: Math.min(LAST_PAGE, Math.max(1, Number.parseInt(query['page'] ?? '1', 10) || 1)),
    sort: wanted ?? standard.sort,
    descending: wanted === undefined ? standard.descending : query['order'] === 'down',
    kept,
  };
}

/** The address of the list with something changed. */
export function listHref(path: string, at: ListAddress, change: Partial<Pick<ListAddress, 'page' | 'sort' | 'descending'>>): string {
  const now = { ...at, ...change };
  const words = new URLSearchParams({ ...now.kept, sort: now.sort, order: now.descending ? 'down' : 'up', ...(now.page > 1 ? { page: String(now.page) } : {}) });
  return `${path}?${words.toString()}`;
}
