import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type HintProps = Props<{ children: Content; id?: string; classes?: string; attributes?: Attributes }>;

/** Help under a label. */
export function Hint(props: HintProps) {
  return <div id={props.id} class={classes('govuk-hint', props.classes)} {...props.attributes}>{props.children}</div>;
}
