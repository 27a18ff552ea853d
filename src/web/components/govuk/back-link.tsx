import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type BackLinkProps = Props<{ href?: string; text?: Content; classes?: string; attributes?: Attributes }>;

/** One step back, above the content. */
export function BackLink(props: BackLinkProps) {
  return <a href={props.href ?? '#'} class={classes('govuk-back-link', props.classes)} {...props.attributes}>{props.text ?? 'Back'}</a>;
}
