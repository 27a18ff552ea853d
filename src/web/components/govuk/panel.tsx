import { classes, hasContent } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type PanelProps = Props<{
  title: Content;
  headingLevel?: 1 | 2 | 3 | 4 | 5 | 6;
  children?: Content;
  text?: string;
  classes?: string;
  attributes?: Attributes;
}>;

/** Confirms that something large is done. */
export function Panel(props: PanelProps) {
  const Heading = `h${props.headingLevel ?? 1}` as const;
  const body = props.children ?? props.text;
  return (
    <div class={classes('govuk-panel', 'govuk-panel--confirmation', props.classes)} {...props.attributes}>
      <Heading class="govuk-panel__title">{props.title}</Heading>
      {hasContent(body) && <div class="govuk-panel__body">{body}</div>}
    </div>
  );
}
