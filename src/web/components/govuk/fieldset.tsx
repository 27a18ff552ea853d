import { classes, hasContent } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';
import type { TextSize } from './label.tsx';

export type FieldsetProps = Props<{
  legend?: Content;
  legendSize?: TextSize;
  /** Makes the legend the page's h1. */
  legendIsHeading?: boolean;
  /** Read out, not shown. */
  legendHidden?: boolean;
  legendClasses?: string;
  describedBy?: string;
  role?: 'group';
  classes?: string;
  attributes?: Attributes;
  children?: Content;
}>;

/** Groups fields that belong together under one legend. */
export function Fieldset(props: FieldsetProps) {
  const legendClass = classes(
    'govuk-fieldset__legend', props.legendSize && `govuk-fieldset__legend--${props.legendSize}`,
    props.legendHidden && 'govuk-visually-hidden', props.legendClasses,
  );
  return (
    <fieldset class={classes('govuk-fieldset', props.classes)} role={props.role} aria-describedby={props.describedBy} {...props.attributes}>
      {hasContent(props.legend) && (
        <legend class={legendClass}>
          {props.legendIsHeading ? <h1 class="govuk-fieldset__heading">{props.legend}</h1> : props.legend}
        </legend>
      )}
      {props.children}
    </fieldset>
  );
}
