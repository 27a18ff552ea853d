import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type ServiceNavigationItem = Props<{
  text: Content;
  href?: string;
  /** This is the page. */
  current?: boolean;
  /** The page is within this section. */
  active?: boolean;
  attributes?: Attributes;
}>;

export type ServiceNavigationProps = Props<{
  items: readonly ServiceNavigationItem[];
  /** Sections for which the line has no room, folded under a last item of their own. */
  more?: readonly ServiceNavigationItem[];
  /** The landmark's name. */
  label?: string;
  serviceName?: string;
  serviceUrl?: string;
  navigationId?: string;
  navigationClasses?: string;
  menuButtonText?: string;
  menuButtonLabel?: string;
  ariaLabel?: string;
  /** Folds into a menu button on a narrow screen where there is JavaScript; with more than one item unless told. */
  collapseOnMobile?: boolean;
  classes?: string;
  attributes?: Attributes;
}>;

/** The sections of the service. Without JavaScript the list is simply there. */
export function ServiceNavigation(props: ServiceNavigationProps) {
  const shared = { class: classes('govuk-service-navigation', props.classes), 'data-module': 'govuk-service-navigation', ...props.attributes };
  const inside = (
    <div class="govuk-width-container">
      <div class="govuk-service-navigation__container">
        {props.serviceName !== undefined && (
          <span class="govuk-service-navigation__service-name">
            {props.serviceUrl === undefined
              ? <span class="govuk-service-navigation__text">{props.serviceName}</span>
              : <a href={props.serviceUrl} class="govuk-service-navigation__link">{props.serviceName}</a>}
          </span>
        )}
        {props.items.length > 0 && <Navigation {...props} />}
      </div>
    </div>
  );
  return props.serviceName === undefined
    ? <div {...shared}>{inside}</div>
    : <section aria-label={props.ariaLabel ?? 'Service information'} {...shared}>{inside}</section>;
}

/** As shipped: the button waits, unseen by anybody, until the script shows it. */
const WAITING = { 'hidden': true, 'aria-hidden': 'true' } as const;

function Navigation(props: ServiceNavigationProps) {
  const menu = props.menuButtonText ?? 'Menu';
  const id = props.navigationId ?? 'navigation';
  return (
    <nav aria-label={props.label ?? menu} class={classes('govuk-service-navigation__wrapper', props.navigationClasses)}>
      {(props.collapseOnMobile ?? props.items.length > 1) && (
        <button
          type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls={id}
          aria-label={props.menuButtonLabel === menu ? undefined : props.menuButtonLabel} {...WAITING}
        >
          {menu}
        </button>
      )}
      <ul class="govuk-service-navigation__list" id={id}>{props.items.map((item) => <Item item={item} />)}{props.more !== undefined && props.more.length > 0 && <More items={props.more} />}</ul>
    </nav>
  );
}

/** A disclosure of the browser's own: opened by click, Enter or the space bar, with and without scripts. */
function More({ items }: { readonly items: readonly ServiceNavigationItem[] }) {
  const here = items.some((item) => item.active === true || item.current === true);
  return (
    <li class={classes('govuk-service-navigation__item', 'tl-more', here && 'govuk-service-navigation__item--active')}>
      <details class="tl-more__fold">
        <summary class="govuk-service-navigation__link tl-more__summary">{here ? <strong class="govuk-service-navigation__active-fallback">More</strong> : 'More'}</summary>
        <ul class="tl-more__list">{items.map((item) => <Item item={item} />)}</ul>
      </details>
    </li>
  );
}

function Item({ item }: { readonly item: ServiceNavigationItem }) {
  const here = item.active || item.current;
  const current = here ? (item.current ? 'page' as const : 'true' as const) : undefined;
  const text = here ? <strong class="govuk-service-navigation__active-fallback">{item.text}</strong> : item.text;
  return (
    <li class={classes('govuk-service-navigation__item', here && 'govuk-service-navigation__item--active')}>
      {item.href === undefined
        ? <span class="govuk-service-navigation__text" aria-current={current}>{text}</span>
        : <a class="govuk-service-navigation__link" href={item.href} aria-current={current} {...item.attributes}>{text}</a>}
    </li>
  );
}
