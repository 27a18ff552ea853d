import type { Content, Props } from '../content.ts';
import { Button } from '../govuk/button.tsx';

export type SelectedFilter = Props<{ heading: Content; items: readonly Props<{ text: string; removeHref: string }>[] }>;

export type FilterProps = Props<{
  /** The fields of the filter. */
  children: Content;
  selected?: readonly SelectedFilter[];
  clearHref?: string;
  submitText?: string;
}>;

/** What narrows a list: the choices made so far, each with a way to undo it, and the fields. Stands inside a GET form. */
export function Filter(props: FilterProps) {
  const selected = (props.selected ?? []).filter((category) => category.items.length > 0);
  return (
    <div class="moj-filter">
      <div class="moj-filter__header"><div class="moj-filter__header-title"><h2 class="govuk-heading-m">Filter</h2></div></div>
      <div class="moj-filter__content">
        {selected.length > 0 && (
          <div class="moj-filter__selected">
            <div class="moj-filter__selected-heading">
              <div class="moj-filter__heading-title"><h2 class="govuk-heading-m">Selected filters</h2></div>
              {props.clearHref !== undefined && (
                <div class="moj-filter__heading-action">
                  <p><a class="govuk-link govuk-link--no-visited-state" href={props.clearHref}>Clear filters</a></p>
                </div>
              )}
            </div>
            {selected.map((category) => (
              <>
                <h3 class="govuk-heading-s govuk-!-margin-bottom-0">{category.heading}</h3>
                <ul class="moj-filter-tags">
                  {category.items.map((item) => (
                    <li><a class="moj-filter__tag" href={item.removeHref}><span class="govuk-visually-hidden">Remove this filter</span> {item.text}</a></li>
                  ))}
                </ul>
              </>
            ))}
          </div>
        )}
        <div class="moj-filter__options">
          <Button text={props.submitText ?? 'Apply filters'} />
          {props.children}
        </div>
      </div>
    </div>
  );
}

export type FilterLayoutProps = Props<{
  /** Address that the filter's form goes to. */
  action: string;
  filter: FilterProps;
  /** Kept beside the filter's fields: the order of the list, for example. */
  hidden?: Readonly<Record<string, string>>;
  children: Content;
}>;

/** A list with its filter at the side; on a narrow screen the filter stands above it and can be folded (scripts fold it at first). */
export function FilterLayout(props: FilterLayoutProps) {
  const count = (props.filter.selected ?? []).reduce((sum, category) => sum + category.items.length, 0);
  return (
    <div class="tl-filter-layout">
      <details class="tl-filter-layout__filter" open>
        <summary class="tl-filter-layout__summary">{count > 0 ? `Filter (${count} chosen)` : 'Filter'}</summary>
        <form action={props.action} method="get">
          {Object.entries(props.hidden ?? {}).map(([name, value]) => <input type="hidden" name={name} value={value} />)}
          <Filter {...props.filter} />
        </form>
      </details>
      <div class="tl-filter-layout__content">{props.children}</div>
    </div>
  );
}
