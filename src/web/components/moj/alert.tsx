import { classes, hasContent } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';
import { ALERT_ICONS } from './alert-icons.ts';
import type { AlertKind } from './alert-icons.ts';

export type AlertProps = Props<{
  /** Read out with the kind; shown when there is nothing else to show, or as a heading. */
  title: string;
  kind?: AlertKind;
  text?: Content;
  children?: Content;
  showTitle?: boolean;
  headingLevel?: 2 | 3 | 4;
  /** 'alert' interrupts a screen reader: only for the result of what was just done. */
  role?: 'region' | 'alert' | 'status';
  dismissible?: boolean;
  classes?: string;
  attributes?: Attributes;
}>;

/** A message on top of a page: the result of an act, or something to know before reading on. */
export function Alert(props: AlertProps) {
  const kind = props.kind ?? 'information';
  const content = props.children ?? props.text;
  const withHeading = props.showTitle === true && hasContent(content);
  const Heading = `h${props.headingLevel ?? 2}` as const;
  return (
    <div
      role={props.role ?? 'region'} class={classes('moj-alert', `moj-alert--${kind}`, withHeading && 'moj-alert--with-heading', props.classes)}
      aria-label={`${kind}: ${props.title}`} data-module="moj-alert" data-dismissible={props.dismissible ? 'true' : undefined} {...props.attributes}
    >
      <div>
        <svg
          class="moj-alert__icon" role="presentation" focusable="false" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30" height="30" width="30"
        >
          {kind === 'success' ? <path d={ALERT_ICONS[kind]} fill="currentColor" /> : (
            <path fill-rule="evenodd" clip-rule="evenodd" d={ALERT_ICONS[kind]} fill="currentColor" />
          )}
        </svg>
      </div>
      <div class="moj-alert__content">
        {withHeading && <Heading class="moj-alert__heading">{props.title}</Heading>}
        {hasContent(content) ? content : props.title}
      </div>
      <div class="moj-alert__action"><button class="moj-alert__dismiss" type="button" hidden>Dismiss</button></div>
    </div>
  );
}
