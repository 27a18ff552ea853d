import { classes } from '../content.ts';
import type { Content, Props } from '../content.ts';

export type ScrollRegionProps = Props<{ label: string; children: Content; classes?: string }>;

/** A part wider than a phone (a table that must not stack, a picture): scrolls by itself, also with the keyboard. */
export function ScrollRegion(props: ScrollRegionProps) {
  return <div class={classes('tl-scroll', props.classes)} role="region" aria-label={props.label} tabindex={0}>{props.children}</div>;
}
