import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type DetailsProps = Props<{
  summary: Content;
  children?: Content;
  text?: string;
  open?: boolean;
  id?: string;
  classes?: string;
  attributes?: Attributes;
}>;

/** Something more for those who need it, one click away; works without JavaScript. */
export function Details(props: DetailsProps) {
  return (
    <details id={props.id} class={classes('govuk-details', props.classes)} {...props.attributes} open={props.open}>
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{props.summary}</span></summary>
      <div class="govuk-details__text">{props.children ?? props.text}</div>
    </details>
  );
}
