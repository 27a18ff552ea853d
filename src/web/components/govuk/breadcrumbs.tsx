import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type Breadcrumb = Props<{ text: Content; href?: string; attributes?: Attributes }>;

export type BreadcrumbsProps = Props<{
  items: readonly Breadcrumb[];
  collapseOnMobile?: boolean;
  label?: string;
  classes?: string;
  attributes?: Attributes;
}>;

/** Where the page stands: one link for each level above; an item without href is the page itself. */
export function Breadcrumbs(props: BreadcrumbsProps) {
  return (
    <nav
      class={classes('govuk-breadcrumbs', props.classes, props.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile')} {...props.attributes}
      aria-label={props.label ?? 'Breadcrumb'}
    >
      <ol class="govuk-breadcrumbs__list">
        {props.items.map((item) => (item.href === undefined
          ? <li class="govuk-breadcrumbs__list-item" aria-current="page">{item.text}</li>
          : <li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href={item.href} {...item.attributes}>{item.text}</a></li>
        ))}
      </ol>
    </nav>
  );
}
