import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type TicketPanelProps = Props<{
  items: readonly Props<{ text: Content; colour?: 'blue' | 'red' | 'yellow' | 'green' | 'purple' | 'orange'; classes?: string; attributes?: Attributes }>[];
  classes?: string;
  attributes?: Attributes;
}>;

/** Parts of one matter, framed together. */
export function TicketPanel(props: TicketPanelProps) {
  return (
    <article class={classes('moj-ticket-panel', props.classes)} {...props.attributes}>
      {props.items.map((item) => (
        <section class={classes('moj-ticket-panel__content', item.colour && `moj-ticket-panel__content--${item.colour}`, item.classes)} {...item.attributes}>
          {item.text}
        </section>
      ))}
    </article>
  );
}
