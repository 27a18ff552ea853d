import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type SideNavigationItem = Props<{ text: Content; href: string; active?: boolean; attributes?: Attributes }>;

export type SideNavigationProps = Props<{
  label: string;
  items?: readonly SideNavigationItem[];
  sections?: readonly Props<{ heading: Content; headingLevel?: 2 | 3 | 4; items: readonly SideNavigationItem[] }>[];
  classes?: string;
  attributes?: Attributes;
}>;

/** Pages beside each other, listed at the side. */
export function SideNavigation(props: SideNavigationProps) {
  return (
    <nav class={classes('moj-side-navigation', props.classes)} aria-label={props.label} {...props.attributes}>
      {props.sections?.map((section) => {
        const Heading = `h${section.headingLevel ?? 4}` as const;
        return <><Heading class="moj-side-navigation__title">{section.heading}</Heading><List items={section.items} /></>;
      }) ?? <List items={props.items ?? []} />}
    </nav>
  );
}

function List({ items }: { readonly items: readonly SideNavigationItem[] }) {
  return (
    <ul class="moj-side-navigation__list">
      {items.map((item) => (
        <li class={classes('moj-side-navigation__item', item.active && 'moj-side-navigation__item--active')} {...item.attributes}>
          <a href={item.href} aria-current={item.active ? 'location' : undefined}>{item.text}</a>
        </li>
      ))}
    </ul>
  );
}
