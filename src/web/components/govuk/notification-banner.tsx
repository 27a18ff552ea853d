import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type NotificationBannerProps = Props<{
  success?: boolean;
  title?: Content;
  titleId?: string;
  titleHeadingLevel?: 1 | 2 | 3 | 4 | 5 | 6;
  /** One line. For more, give children. */
  text?: string;
  children?: Content;
  role?: 'alert' | 'region';
  disableAutoFocus?: boolean;
  classes?: string;
  attributes?: Attributes;
}>;

/** Something to know that is not about the task on the page; or, as success, that the last task worked. */
export function NotificationBanner(props: NotificationBannerProps) {
  const titleId = props.titleId ?? 'govuk-notification-banner-title';
  const Heading = `h${props.titleHeadingLevel ?? 2}` as const;
  return (
    <div
      class={classes('govuk-notification-banner', props.success && 'govuk-notification-banner--success', props.classes)}
      role={props.role ?? (props.success ? 'alert' : 'region')} aria-labelledby={titleId} data-module="govuk-notification-banner"
      data-disable-auto-focus={props.disableAutoFocus === undefined ? undefined : `${props.disableAutoFocus}`} {...props.attributes}
    >
      <div class="govuk-notification-banner__header">
        <Heading class="govuk-notification-banner__title" id={titleId}>{props.title ?? (props.success ? 'Success' : 'Important')}</Heading>
      </div>
      <div class="govuk-notification-banner__content">
        {props.children ?? (props.text !== undefined && <p class="govuk-notification-banner__heading">{props.text}</p>)}
      </div>
    </div>
  );
}
