import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type TagColour = 'grey' | 'green' | 'turquoise' | 'blue' | 'purple' | 'pink' | 'red' | 'orange' | 'yellow';

export type TagProps = Props<{ text?: string; children?: Content; colour?: TagColour; classes?: string; attributes?: Attributes }>;

/** A short status in words. Not for RAG: see RagTag. */
export function Tag(props: TagProps) {
  return (
    <strong class={classes('govuk-tag', props.colour && `govuk-tag--${props.colour}`, props.classes)} {...props.attributes}>
      {props.children ?? props.text}
    </strong>
  );
}
