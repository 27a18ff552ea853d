import { classes } from '../content.ts';
import type { Content, Props } from '../content.ts';

export type TabItem = Props<{ text: Content; href: string; current?: boolean }>;

export type TabsProps = Props<{
  /** The landmark's name: what is switched. */
  label: string;
  items: readonly TabItem[];
  /** The chosen view. */
  children?: Content;
  classes?: string;
}>;

/** Views of the same thing, each with its own address: a link for each, the chosen one below. Looks like tabs, works as links. */
export function Tabs(props: TabsProps) {
  return (
    <div class={classes('govuk-tabs', 'tl-tabs', props.classes)}>
      <nav aria-label={props.label}>
        <ul class="govuk-tabs__list">
          {props.items.map((item) => (
            <li class={classes('govuk-tabs__list-item', item.current && 'govuk-tabs__list-item--selected')}>
              <a class="govuk-tabs__tab" href={item.href} aria-current={item.current ? 'page' : undefined}>{item.text}</a>
            </li>
          ))}
        </ul>
      </nav>
      {props.children !== undefined && <div class="govuk-tabs__panel">{props.children}</div>}
    </div>
  );
}
