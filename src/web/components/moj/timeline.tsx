import { classes, hasContent } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type TimelineItem = Props<{
  title: Content;
  /** Who recorded it; written after "by". */
  by?: Content;
  /** The date for machines, YYYY-MM-DD or with time and offset. */
  datetime: string;
  /** The date as people read it. */
  date: Content;
  text?: Content;
  children?: Content;
  id?: string;
  classes?: string;
  attributes?: Attributes;
}>;

export type TimelineProps = Props<{ items: readonly TimelineItem[]; headingLevel?: 2 | 3 | 4 | 5; classes?: string; attributes?: Attributes }>;

/** What happened, one dated thing after the other. */
export function Timeline(props: TimelineProps) {
  const Heading = `h${props.headingLevel ?? 2}` as const;
  return (
    <div class={classes('moj-timeline', props.classes)} {...props.attributes}>
      {props.items.map((item) => (
        <div id={item.id} class={classes('moj-timeline__item', item.classes)} {...item.attributes}>
          <div class="moj-timeline__header">
            <Heading class="moj-timeline__title">{item.title}</Heading>
            {hasContent(item.by) && <>{' '}<p class="moj-timeline__byline">by {item.by}</p></>}
          </div>
          <p class="moj-timeline__date"><time datetime={item.datetime}>{item.date}</time></p>
          <div class="moj-timeline__description">{item.children ?? item.text}</div>
        </div>
      ))}
    </div>
  );
}
