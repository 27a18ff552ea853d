import { classes, hasContent } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type TextSize = 's' | 'm' | 'l' | 'xl';

export type LabelProps = Props<{
  children: Content;
  for?: string;
  size?: TextSize;
  /** Wraps the label in the page's h1. */
  isHeading?: boolean;
  /** Read out, not shown. */
  hidden?: boolean;
  classes?: string;
  attributes?: Attributes;
}>;

/** The label of a field. */
export function Label(props: LabelProps) {
  if (!hasContent(props.children)) return null;
  const label = (
    <label
      class={classes('govuk-label', props.size && `govuk-label--${props.size}`, props.hidden && 'govuk-visually-hidden', props.classes)}
      {...props.attributes} for={props.for}
    >
      {props.children}
    </label>
  );
  return props.isHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}
