import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type BadgeProps = Props<{
  text?: string;
  children?: Content;
  colour?: 'purple' | 'bright-purple' | 'red' | 'green' | 'blue' | 'black' | 'grey';
  large?: boolean;
  classes?: string;
  attributes?: Attributes;
}>;

/** A flag in a word or two. */
export function Badge(props: BadgeProps) {
  return (
    <span class={classes('moj-badge', props.colour && `moj-badge--${props.colour}`, props.large && 'moj-badge--large', props.classes)} {...props.attributes}>
      {props.children ?? props.text}
    </span>
  );
}
