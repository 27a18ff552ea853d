import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type SkipLinkProps = Props<{ text?: Content; href?: string; classes?: string; attributes?: Attributes }>;

/** The first link of a page, shown on focus: past the header to the content. */
export function SkipLink(props: SkipLinkProps) {
  return (
    <a href={props.href ?? '#content'} class={classes('govuk-skip-link', props.classes)} {...props.attributes} data-module="govuk-skip-link">{props.text}</a>
  );
}
