import { classes } from '../content.ts';
import type { Content, Props } from '../content.ts';

export type ScrollRegionProps = Props<{ label: string; children: Content; classes?: string }>;

/** What scrolls must take the focus, or the arrow keys cannot move it. */
const REACHABLE = { tabindex: 0 } as const;

/** A part wider than a phone (a table that must not stack, a picture): scrolls by itself, also with the keyboard. */
export function ScrollRegion(props: ScrollRegionProps) {
  return <section class={classes('tl-scroll', props.classes)} aria-label={props.label} {...REACHABLE}>{props.children}</section>;
}
