import { classes, hasContent } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type AccordionItem = Props<{
  heading: Content;
  summary?: Content;
  /** One paragraph. For more, give children. */
  text?: string;
  children?: Content;
  expanded?: boolean;
}>;

export type AccordionProps = Props<{
  id: string;
  items: readonly AccordionItem[];
  headingLevel?: 2 | 3 | 4 | 5 | 6;
  /** Keeps in the browser which sections were open; true unless told. */
  rememberExpanded?: boolean;
  classes?: string;
  attributes?: Attributes;
}>;

/** Sections that fold where there is JavaScript, and are simply open where there is none. */
export function Accordion(props: AccordionProps) {
  const Heading = `h${props.headingLevel ?? 2}` as const;
  return (
    <div
      class={classes('govuk-accordion', props.classes)} data-module="govuk-accordion" id={props.id} {...props.attributes}
      data-remember-expanded={props.rememberExpanded === undefined ? undefined : `${props.rememberExpanded}`}
    >
      {props.items.map((item, index) => (
        <div class={classes('govuk-accordion__section', item.expanded && 'govuk-accordion__section--expanded')}>
          <div class="govuk-accordion__section-header">
            <Heading class="govuk-accordion__section-heading">
              <span class="govuk-accordion__section-button" id={`${props.id}-heading-${index + 1}`}>{item.heading}</span>
            </Heading>
            {hasContent(item.summary) && (
              <div class="govuk-accordion__section-summary govuk-body" id={`${props.id}-summary-${index + 1}`}>{item.summary}</div>
            )}
          </div>
          <div id={`${props.id}-content-${index + 1}`} class="govuk-accordion__section-content">
            {item.children ?? (item.text !== undefined && <p class="govuk-body">{item.text}</p>)}
          </div>
        </div>
      ))}
    </div>
  );
}
