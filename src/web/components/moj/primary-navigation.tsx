import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';
import type { NavigationLink } from './sub-navigation.tsx';

export type PrimaryNavigationProps = Props<{
  label: string;
  items: readonly NavigationLink[];
  /** A search form beside the links. */
  search?: Content;
  containerClasses?: string;
  classes?: string;
  attributes?: Attributes;
}>;

/** The sections of a service, in one band. */
export function PrimaryNavigation(props: PrimaryNavigationProps) {
  return (
    <div class={classes('moj-primary-navigation', props.containerClasses)}>
      <div class="moj-primary-navigation__container">
        <div class="moj-primary-navigation__nav">
          <nav class={classes('moj-primary-navigation', props.classes)} aria-label={props.label} {...props.attributes}>
            <ul class="moj-primary-navigation__list">
              {props.items.map((item) => (
                <li class="moj-primary-navigation__item">
                  <a class="moj-primary-navigation__link" aria-current={item.active ? 'page' : undefined} href={item.href} {...item.attributes}>{item.text}</a>
                </li>
              ))}
            </ul>
          </nav>
        </div>
        {props.search !== undefined && <div class="moj-primary-navigation__search">{props.search}</div>}
      </div>
    </div>
  );
}
