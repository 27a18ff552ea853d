import { Fragment } from 'preact';
import { classes, hasContent } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

export type SummaryAction = Props<{
  href: string;
  text: Content;
  /** Read out after the text: what is changed. */
  hiddenText?: string;
  classes?: string;
  attributes?: Attributes;
}>;

export type SummaryRow = Props<{ key: Content; value: Content; actions?: readonly SummaryAction[]; classes?: string }>;

export type SummaryListProps = Props<{
  rows: readonly SummaryRow[];
  noBorder?: boolean;
  /** Frames the list as a card with a title. */
  card?: Props<{ title?: Content; headingLevel?: 1 | 2 | 3 | 4 | 5 | 6; actions?: readonly SummaryAction[]; classes?: string; attributes?: Attributes }>;
  classes?: string;
  attributes?: Attributes;
}>;

/** Facts in pairs of name and value, with what can be done about each. */
export function SummaryList(props: SummaryListProps) {
  const anyActions = props.rows.some((row) => (row.actions?.length ?? 0) > 0);
  const title = props.card?.title;
  const list = (
    <dl class={classes('govuk-summary-list', props.noBorder && 'govuk-summary-list--no-border', props.classes)} {...props.attributes}>
      {props.rows.map((row) => {
        const actions = row.actions ?? [];
        return (
          <div class={classes('govuk-summary-list__row', anyActions && actions.length === 0 && 'govuk-summary-list__row--no-actions', row.classes)}>
            <dt class="govuk-summary-list__key">{row.key}</dt>
            <dd class="govuk-summary-list__value">{row.value}</dd>
            {actions.length > 0 && (
              <dd class="govuk-summary-list__actions">
                {actions.length === 1 ? actions.map((action) => <ActionLink action={action} cardTitle={title} />) : (
                  <ul class="govuk-summary-list__actions-list">
                    {actions.map((action) => <li class="govuk-summary-list__actions-list-item"><ActionLink action={action} cardTitle={title} /></li>)}
                  </ul>
                )}
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
  if (props.card === undefined) return list;
  const Heading = `h${props.card.headingLevel ?? 2}` as const;
  const cardActions = props.card.actions ?? [];
  return (
    <div class={classes('govuk-summary-card', props.card.classes)} {...props.card.attributes}>
      <div class="govuk-summary-card__title-wrapper">
        {title !== undefined && <Heading class="govuk-summary-card__title">{title}</Heading>}
        {cardActions.length === 1 && (
          <div class="govuk-summary-card__actions">{cardActions.map((action) => <ActionLink action={action} cardTitle={title} />)}</div>
        )}
        {cardActions.length > 1 && (
          <ul class="govuk-summary-card__actions">
            {cardActions.map((action) => <li class="govuk-summary-card__action"><ActionLink action={action} cardTitle={title} /></li>)}
          </ul>
        )}
      </div>
      <div class="govuk-summary-card__content">{list}</div>
    </div>
  );
}

function ActionLink({ action, cardTitle }: { readonly action: SummaryAction; readonly cardTitle: Content }) {
  return (
    <a class={classes('govuk-link', action.classes)} href={action.href} {...action.attributes}>
      {action.text}
      {(hasContent(action.hiddenText) || hasContent(cardTitle)) && (
        <span class="govuk-visually-hidden">
          {hasContent(action.hiddenText) && <Fragment> {action.hiddenText}</Fragment>}
          {hasContent(cardTitle) && <Fragment> ({cardTitle})</Fragment>}
        </span>
      )}
    </a>
  );
}
