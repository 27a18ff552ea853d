import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type WarningTextProps = Props<{ text?: string; children?: Content; iconText?: string; classes?: string; attributes?: Attributes }>;

/** What has consequences if it is overlooked. Sparingly. */
export function WarningText(props: WarningTextProps) {
  return (
    <div class={classes('govuk-warning-text', props.classes)} {...props.attributes}>
      <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">{props.iconText ?? 'Warning'}</span>{'\n'}
        {props.children ?? props.text}
      </strong>
    </div>
  );
}
