import type { VNode } from 'preact';

/** What may stand inside an element: text, elements, or lists of them. Text is always escaped. */
export type Content = VNode | string | number | boolean | null | undefined | readonly Content[];

/** Props whose optional members may also be given as undefined, so that a page can pass on what it may not have. */
export type Props<T> = {
  readonly [K in keyof T]: Record<never, never> extends Pick<T, K> ? T[K] | undefined : T[K];
};

/** Extra attributes for scripts and tests: data-* and aria-* only. */
export type Attributes = Readonly<Record<`data-${string}` | `aria-${string}`, string>>;

/** Joins the class names that are there; undefined when there are none. */
export function classes(...names: readonly (string | false | null | undefined)[]): string | undefined {
  const present = names.filter((name): name is string => typeof name === 'string' && name !== '');
  return present.length === 0 ? undefined : present.join(' ');
}

/** Joins ids for aria-describedby; undefined when there are none. */
export function describedByIds(...ids: readonly (string | false | null | undefined)[]): string | undefined {
  return classes(...ids);
}

/** True for content that puts something on the page. */
export function hasContent(content: Content): boolean {
  if (content === undefined || content === null || content === '' || typeof content === 'boolean') return false;
  return !Array.isArray(content) || content.some(hasContent);
}
