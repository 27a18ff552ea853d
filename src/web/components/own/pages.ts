import type { PaginationItem, PaginationProps } from '../govuk/pagination.tsx';

/**
 * The pagination of a list on the server: first, last and the neighbours of the current page, with gaps between.
 * @param page the current page, from 1
 * @param count how many pages there are
 * @param href the address of a page
 * @returns undefined when everything fits on one page
 */
export function pages(page: number, count: number, href: (page: number) => string): PaginationProps | undefined {
  if (count <= 1) return undefined;
  const shown = [1, page - 1, page, page + 1, count].filter((n, i, all) => n >= 1 && n <= count && all.indexOf(n) === i);
  const items: PaginationItem[] = [];
  let last = 0;
  for (const number of shown) {
    if (number > last + 1) items.push({ ellipsis: true });
    items.push({ number, href: href(number), current: number === page });
    last = number;
  }
  return {
    items,
    previous: page > 1 ? { href: href(page - 1) } : undefined,
    next: page < count ? { href: href(page + 1) } : undefined,
  };
}
