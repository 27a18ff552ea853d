import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type InsetTextProps = Props<{ text?: string; children?: Content; id?: string; classes?: string; attributes?: Attributes }>;

/** Words set apart: a quotation, or something to note. */
export function InsetText(props: InsetTextProps) {
  return <div id={props.id} class={classes('govuk-inset-text', props.classes)} {...props.attributes}>{props.children ?? props.text}</div>;
}
