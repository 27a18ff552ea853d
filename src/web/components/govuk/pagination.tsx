import { classes, hasContent } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type PaginationStep = Props<{ href: string; text?: Content; labelText?: string; attributes?: Attributes }>;
export type PaginationItem = Props<{ number: number | string; href: string; current?: boolean; hiddenText?: string }> | { readonly ellipsis: true };

export type PaginationProps = Props<{
  previous?: PaginationStep;
  next?: PaginationStep;
  items?: readonly PaginationItem[];
  /** The landmark's name; needed where a page has two. */
  label?: string;
  classes?: string;
  attributes?: Attributes;
}>;

const PREVIOUS_ARROW = 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z';
const NEXT_ARROW = 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z';

/** Steps through pages. */
export function Pagination(props: PaginationProps) {
  const block = props.items === undefined && (props.previous !== undefined || props.next !== undefined);
  return (
    <nav class={classes('govuk-pagination', block && 'govuk-pagination--block', props.classes)} aria-label={props.label ?? 'Pagination'} {...props.attributes}>
      {props.previous !== undefined && <Step step={props.previous} direction="prev" block={block} />}
      {props.items !== undefined && <ul class="govuk-pagination__list">{props.items.map((item) => <Item item={item} />)}</ul>}
      {props.next !== undefined && <Step step={props.next} direction="next" block={block} />}
    </nav>
  );
}

function Item({ item }: { readonly item: PaginationItem }) {
  if ('ellipsis' in item) return <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>;
  return (
    <li class={classes('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}>
      <a
        class="govuk-link govuk-pagination__link" href={item.href} aria-label={item.hiddenText ?? `Page ${item.number}`}
        aria-current={item.current ? 'page' : undefined}
      >
        {item.number}
      </a>
    </li>
  );
}

function Step({ step, direction, block }: { readonly step: PaginationStep; readonly direction: 'prev' | 'next'; readonly block: boolean }) {
  const arrow = (
    <svg
      class={`govuk-pagination__icon govuk-pagination__icon--${direction}`} xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true"
      focusable="false" viewBox="0 0 15 13"
    >
      <path d={direction === 'prev' ? PREVIOUS_ARROW : NEXT_ARROW} />
    </svg>
  );
  const own = hasContent(step.text) ? step.text : undefined;
  return (
    <div class={`govuk-pagination__${direction}`}>
      <a class="govuk-link govuk-pagination__link" href={step.href} rel={direction} {...step.attributes}>
        {(block || direction === 'prev') && arrow}
        <span class={classes('govuk-pagination__link-title', block && step.labelText === undefined && 'govuk-pagination__link-title--decorated')}>
          {own ?? <>{direction === 'prev' ? 'Previous' : 'Next'}<span class="govuk-visually-hidden"> page</span></>}
        </span>
        {step.labelText !== undefined && block && (
          <><span class="govuk-visually-hidden">:</span><span class="govuk-pagination__link-label">{step.labelText}</span></>
        )}
        {!block && direction === 'next' && arrow}
      </a>
    </div>
  );
}
