import { z } from 'zod';
import { Accordion } from '../govuk/accordion.tsx';
import { BackLink } from '../govuk/back-link.tsx';
import { Breadcrumbs } from '../govuk/breadcrumbs.tsx';
import { Button } from '../govuk/button.tsx';
import { Details } from '../govuk/details.tsx';
import { InsetText } from '../govuk/inset-text.tsx';
import { NotificationBanner } from '../govuk/notification-banner.tsx';
import { Pagination } from '../govuk/pagination.tsx';
import { Panel } from '../govuk/panel.tsx';
import { PhaseBanner } from '../govuk/phase-banner.tsx';
import { ServiceNavigation } from '../govuk/service-navigation.tsx';
import { SkipLink } from '../govuk/skip-link.tsx';
import { SummaryList } from '../govuk/summary-list.tsx';
import { Table } from '../govuk/table.tsx';
import { Tag } from '../govuk/tag.tsx';
import { WarningText } from '../govuk/warning-text.tsx';
import { adapter } from './adapter.ts';
import { attributes, contentOf, modifier, styled, textOrHtml } from './options.ts';

const headingLevel = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]);
const content = z.strictObject({ ...textOrHtml });

const step = z.strictObject({ href: z.string(), ...textOrHtml, labelText: z.string().optional(), attributes: attributes.optional() });
const action = z.strictObject({ href: z.string(), ...textOrHtml, visuallyHiddenText: z.string().optional(), ...styled });
const actions = z.strictObject({ items: z.array(action).optional() });
const cell = z.strictObject({
  ...textOrHtml, format: z.literal('numeric').optional(), colspan: z.number().optional(), rowspan: z.number().optional(), ...styled,
});

function actionProps(list: z.infer<typeof actions> | undefined) {
  return (list?.items ?? []).map((item) => ({
    href: item.href, text: contentOf(item), hiddenText: item.visuallyHiddenText, classes: item.classes, attributes: item.attributes,
  }));
}

function cellProps({ text, html, format, ...rest }: z.infer<typeof cell>) {
  return { ...rest, text: contentOf({ text, html }), numeric: format === 'numeric' };
}

function plain(text: string | number | undefined): string | undefined {
  return text === undefined ? undefined : `${text}`;
}

function stepProps(found: z.infer<typeof step> | undefined) {
  return found === undefined ? undefined : { href: found.href, text: contentOf(found), labelText: found.labelText, attributes: found.attributes };
}

export const contentAdapters = {
  'accordion': adapter(z.strictObject({
    id: z.string(), headingLevel: z.union([z.literal(2), z.literal(3), z.literal(4)]).optional(), rememberExpanded: z.boolean().optional(), ...styled,
    items: z.array(z.strictObject({
      heading: content, summary: content.optional(), content: content.optional(), expanded: z.boolean().optional(),
    })),
  }), ({ items, ...o }) => (
    <Accordion
      {...o} items={items.map((item) => ({
        heading: contentOf(item.heading), summary: contentOf(item.summary), expanded: item.expanded,
        ...(item.content?.html === undefined ? { text: plain(item.content?.text) } : { children: contentOf(item.content) }),
      }))}
    />
  )),
  'back-link': adapter(z.strictObject({ ...textOrHtml, href: z.string().optional(), ...styled }), (o) => (
    <BackLink href={o.href} text={contentOf(o)} classes={o.classes} attributes={o.attributes} />
  )),
  'breadcrumbs': adapter(z.strictObject({
    items: z.array(z.strictObject({ ...textOrHtml, href: z.string().optional(), attributes: attributes.optional() })),
    collapseOnMobile: z.boolean().optional(), labelText: z.string().optional(), ...styled,
  }), ({ items, labelText, ...o }) => (
    <Breadcrumbs {...o} label={labelText} items={items.map((item) => ({ text: contentOf(item), href: item.href, attributes: item.attributes }))} />
  )),
  'button': adapter(z.strictObject({
    ...textOrHtml, href: z.string().optional(), type: z.enum(['submit', 'button', 'reset']).optional(), id: z.string().optional(), name: z.string().optional(),
    value: z.string().optional(), disabled: z.boolean().optional(), preventDoubleClick: z.boolean().optional(), ...styled,
  }), ({ text, html, ...o }) => {
    const kind = modifier(o.classes, 'govuk-button--', ['secondary', 'warning', 'inverse'] as const);
    return <Button {...o} kind={kind.value} classes={kind.rest}>{contentOf({ text, html })}</Button>;
  }),
  'details': adapter(z.strictObject({
    summaryText: z.string().optional(), summaryHtml: z.string().optional(), ...textOrHtml, id: z.string().optional(), open: z.boolean().optional(), ...styled,
  }), (o) => (
    <Details summary={contentOf({ text: o.summaryText, html: o.summaryHtml })} id={o.id} open={o.open} classes={o.classes} attributes={o.attributes}>
      {contentOf(o)}
    </Details>
  )),
  'inset-text': adapter(z.strictObject({ ...textOrHtml, id: z.string().optional(), ...styled }), (o) => (
    <InsetText id={o.id} classes={o.classes} attributes={o.attributes}>{contentOf(o)}</InsetText>
  )),
  'notification-banner': adapter(z.strictObject({
    ...textOrHtml, type: z.literal('success').optional(), titleText: z.string().optional(), titleHtml: z.string().optional(), titleId: z.string().optional(),
    titleHeadingLevel: headingLevel.optional(), role: z.enum(['alert', 'region']).optional(), disableAutoFocus: z.boolean().optional(), ...styled,
  }), ({ text, html, type, titleText, titleHtml, ...o }) => (
    <NotificationBanner
      {...o} success={type === 'success'} title={contentOf({ text: titleText, html: titleHtml })}
      {...(html === undefined ? { text: plain(text) } : { children: contentOf({ html }) })}
    />
  )),
  'pagination': adapter(z.strictObject({
    previous: step.optional(), next: step.optional(), landmarkLabel: z.string().optional(), ...styled,
    items: z.array(z.union([
      z.strictObject({ ellipsis: z.literal(true) }),
      z.strictObject({
        number: z.union([z.string(), z.number()]), href: z.string(), current: z.boolean().optional(),
        visuallyHiddenText: z.string().optional(),
      }),
    ])).optional(),
  }), ({ previous, next, landmarkLabel, items, ...o }) => (
    <Pagination
      {...o} label={landmarkLabel} previous={stepProps(previous)} next={stepProps(next)}
      items={items?.map((item) => {
        if ('ellipsis' in item) return item;
        return { number: item.number, href: item.href, current: item.current, hiddenText: item.visuallyHiddenText };
      })}
    />
  )),
  'panel': adapter(z.strictObject({
    titleText: z.string().optional(), titleHtml: z.string().optional(), headingLevel: headingLevel.optional(), ...textOrHtml, ...styled,
  }).refine((o) => !(o.classes ?? '').includes('interruption')), (o) => (
    <Panel title={contentOf({ text: o.titleText, html: o.titleHtml })} headingLevel={o.headingLevel} classes={o.classes} attributes={o.attributes}>
      {contentOf(o)}
    </Panel>
  )),
  'phase-banner': adapter(z.strictObject({ ...textOrHtml, tag: z.strictObject({ ...textOrHtml, classes: z.string().optional() }), ...styled }), (o) => (
    <PhaseBanner tag={contentOf(o.tag)} tagClasses={o.tag.classes} classes={o.classes} attributes={o.attributes}>{contentOf(o)}</PhaseBanner>
  )),
  'service-navigation': adapter(z.strictObject({
    serviceName: z.string().optional(), serviceUrl: z.string().optional(), ariaLabel: z.string().optional(), menuButtonText: z.string().optional(),
    menuButtonLabel: z.string().optional(), navigationLabel: z.string().optional(), navigationId: z.string().optional(),
    navigationClasses: z.string().optional(),
    collapseNavigationOnMobile: z.boolean().optional(), ...styled,
    navigation: z.array(z.strictObject({
      ...textOrHtml, href: z.string().optional(), current: z.boolean().optional(), active: z.boolean().optional(), attributes: attributes.optional(),
    })).optional(),
  }), ({ navigation, navigationLabel, collapseNavigationOnMobile, ...o }) => (
    <ServiceNavigation
      {...o} label={navigationLabel} collapseOnMobile={collapseNavigationOnMobile}
      items={(navigation ?? []).map(({ text, html, ...item }) => ({ ...item, text: contentOf({ text, html }) }))}
    />
  )),
  'skip-link': adapter(z.strictObject({ ...textOrHtml, href: z.string().optional(), ...styled }), (o) => (
    <SkipLink href={o.href} text={contentOf(o)} classes={o.classes} attributes={o.attributes} />
  )),
  'summary-list': adapter(z.strictObject({
    rows: z.array(z.strictObject({ key: content, value: content, actions: actions.optional(), classes: z.string().optional() })), ...styled,
    card: z.strictObject({
      title: z.strictObject({ ...textOrHtml, headingLevel: headingLevel.optional() }).optional(), actions: actions.optional(), ...styled,
    }).optional(),
  }), ({ rows, card, ...o }) => {
    const border = modifier(o.classes, 'govuk-summary-list--', ['no-border']);
    return (
      <SummaryList
        noBorder={border.value === 'no-border'} classes={border.rest} attributes={o.attributes}
        rows={rows.map((row) => ({ key: contentOf(row.key), value: contentOf(row.value), actions: actionProps(row.actions), classes: row.classes }))}
        card={card === undefined ? undefined : {
          title: contentOf(card.title), headingLevel: card.title?.headingLevel, actions: actionProps(card.actions), classes: card.classes,
          attributes: card.attributes,
        }}
      />
    );
  }),
  'table': adapter(z.strictObject({
    caption: z.string().optional(), captionClasses: z.string().optional(), head: z.array(cell).optional(), rows: z.array(z.array(cell)),
    firstCellIsHeader: z.boolean().optional(), ...styled,
  }), ({ caption, captionClasses, head, rows, firstCellIsHeader, ...o }) => {
    const size = modifier(captionClasses, 'govuk-table__caption--', ['s', 'm', 'l', 'xl'] as const);
    return (
      <Table
        {...o} caption={caption} captionSize={size.value} captionClasses={size.rest} head={head?.map(cellProps)} rows={rows.map((row) => row.map(cellProps))}
        firstCellIsHeader={firstCellIsHeader}
      />
    );
  }),
  'tag': adapter(z.strictObject({ ...textOrHtml, ...styled }), (o) => {
    const colour = modifier(o.classes, 'govuk-tag--', ['grey', 'green', 'turquoise', 'blue', 'purple', 'pink', 'red', 'orange', 'yellow'] as const);
    return <Tag colour={colour.value} classes={colour.rest} attributes={o.attributes}>{contentOf(o)}</Tag>;
  }),
  'warning-text': adapter(z.strictObject({ ...textOrHtml, iconFallbackText: z.string().optional(), ...styled }), (o) => (
    <WarningText iconText={o.iconFallbackText} classes={o.classes} attributes={o.attributes}>{contentOf(o)}</WarningText>
  )),
};
