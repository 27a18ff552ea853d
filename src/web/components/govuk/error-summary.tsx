import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

/** A fault of a page: the id of the field that it is about (the first item's id for radios and checkboxes), and its text. */
export type PageError = Props<{ field?: string; text: Content }>;

export type ErrorSummaryProps = Props<{
  errors: readonly PageError[];
  title?: Content;
  description?: Content;
  disableAutoFocus?: boolean;
  classes?: string;
  attributes?: Attributes;
}>;

/** All faults of a form on top of the page, each a link to its field. */
export function ErrorSummary(props: ErrorSummaryProps) {
  return (
    <div
      class={classes('govuk-error-summary', props.classes)} {...props.attributes} data-module="govuk-error-summary"
      data-disable-auto-focus={props.disableAutoFocus === undefined ? undefined : `${props.disableAutoFocus}`}
    >
      <div role="alert">
        <h2 class="govuk-error-summary__title">{props.title ?? 'There is a problem'}</h2>
        <div class="govuk-error-summary__body">
          {props.description !== undefined && <p>{props.description}</p>}
          {props.errors.length > 0 && (
            <ul class="govuk-list govuk-error-summary__list">
              {props.errors.map((error) => (
                <li>{error.field === undefined ? error.text : <a href={`#${error.field}`}>{error.text}</a>}</li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </div>
  );
}
