import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type ErrorMessageProps = Props<{
  children: Content;
  id?: string;
  /** Read out before the message; "Error" unless told, nothing when ''. */
  prefix?: string;
  classes?: string;
  attributes?: Attributes;
}>;

/** What is wrong with a field, and what would make it right. */
export function ErrorMessage(props: ErrorMessageProps) {
  const prefix = props.prefix ?? 'Error';
  return (
    <p id={props.id} class={classes('govuk-error-message', props.classes)} {...props.attributes}>
      {prefix !== '' && <><span class="govuk-visually-hidden">{prefix}:</span>{' '}</>}
      {props.children}
    </p>
  );
}
