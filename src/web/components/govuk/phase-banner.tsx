import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type PhaseBannerProps = Props<{ tag: Content; text?: string; children?: Content; tagClasses?: string; classes?: string; attributes?: Attributes }>;

/** A line under the header: demonstration, pilot. */
export function PhaseBanner(props: PhaseBannerProps) {
  return (
    <div class={classes('govuk-phase-banner', 'govuk-width-container', props.classes)} {...props.attributes}>
      <p class="govuk-phase-banner__content">
        <strong class={classes('govuk-tag', 'govuk-phase-banner__content__tag', props.tagClasses)}>{props.tag}</strong>
        <span class="govuk-phase-banner__text">{props.children ?? props.text}</span>
      </p>
    </div>
  );
}
