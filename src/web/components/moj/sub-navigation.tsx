import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type NavigationLink = Props<{ text: Content; href: string; active?: boolean; classes?: string; attributes?: Attributes }>;

export type SubNavigationProps = Props<{ label: string; items: readonly NavigationLink[]; classes?: string; attributes?: Attributes }>;

/** The parts of one thing: a child's pages, a meeting's steps. */
export function SubNavigation(props: SubNavigationProps) {
  return (
    <nav class={classes('moj-sub-navigation', props.classes)} aria-label={props.label} {...props.attributes}>
      <ul class="moj-sub-navigation__list">
        {props.items.map((item) => (
          <li class={classes('moj-sub-navigation__item', item.classes)}>
            <a class="moj-sub-navigation__link" aria-current={item.active ? 'page' : undefined} href={item.href} {...item.attributes}>{item.text}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
