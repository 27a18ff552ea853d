import { classes } from '../content.ts';
import type { Attributes, Content, Props } from '../content.ts';

/** How a column is sorted now, and the address that sorts by it (in the other direction where it already is). */
export type ColumnSort = Props<{ href: string; direction: 'ascending' | 'descending' | 'none' }>;

export type TableHeader = Props<{
  text: Content;
  numeric?: boolean;
  sort?: ColumnSort;
  /** Read out, not shown: for a column of buttons. */
  hidden?: boolean;
  colspan?: number;
  rowspan?: number;
  classes?: string;
  attributes?: Attributes;
}>;

export type TableCell = Props<{ text: Content; numeric?: boolean; colspan?: number; rowspan?: number; classes?: string; attributes?: Attributes }>;

export type TableProps = Props<{
  caption?: Content;
  captionSize?: 's' | 'm' | 'l' | 'xl';
  captionHidden?: boolean;
  captionClasses?: string;
  head?: readonly (TableHeader | string)[];
  /** Each cell is content, or content with options. */
  rows: readonly (readonly (TableCell | Content)[])[];
  firstCellIsHeader?: boolean;
  small?: boolean;
  /** At 375 px each row becomes a block, each cell preceded by its column's name. Needs a head of plain texts. */
  stackOnMobile?: boolean;
  classes?: string;
  attributes?: Attributes;
}>;

/** A table; columns sort on the server through links in their headers. */
export function Table(props: TableProps) {
  const head = props.head?.map((header): TableHeader => (typeof header === 'string' ? { text: header } : header));
  const labelOf = (index: number): string | undefined => {
    const header = head?.[index];
    return props.stackOnMobile && header !== undefined && typeof header.text === 'string' && !header.hidden ? header.text : undefined;
  };
  return (
    <table
      class={classes('govuk-table', props.small && 'govuk-table--small-text-until-tablet', props.stackOnMobile && 'tl-table--stack', props.classes)}
      {...props.attributes}
    >
      {props.caption !== undefined && (
        <caption
          class={classes(
            'govuk-table__caption', props.captionSize && `govuk-table__caption--${props.captionSize}`,
            props.captionHidden && 'govuk-visually-hidden', props.captionClasses,
          )}
        >
          {props.caption}
        </caption>
      )}
      {head !== undefined && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">{head.map((header) => <HeaderCell header={header} />)}</tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {props.rows.map((row) => (
          <tr class="govuk-table__row">
            {row.map((cell, index) => {
              const options: TableCell = isTableCell(cell) ? cell : { text: cell };
              const shared = { colspan: options.colspan, rowspan: options.rowspan, ...options.attributes };
              if (index === 0 && props.firstCellIsHeader) {
                return <th scope="row" class={classes('govuk-table__header', options.classes)} {...shared}>{options.text}</th>;
              }
              return (
                <td
                  class={classes('govuk-table__cell', options.numeric && 'govuk-table__cell--numeric', options.classes)} {...shared}
                  data-label={labelOf(index)}
                >
                  {options.text}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HeaderCell({ header }: { readonly header: TableHeader }) {
  return (
    <th
      scope="col" class={classes('govuk-table__header', header.numeric && 'govuk-table__header--numeric', header.classes)} colspan={header.colspan}
      rowspan={header.rowspan} {...header.attributes} aria-sort={header.sort?.direction}
    >
      {header.sort === undefined ? (header.hidden ? <span class="govuk-visually-hidden">{header.text}</span> : header.text) : (
        <a class={classes('tl-sort', `tl-sort--${header.sort.direction}`)} href={header.sort.href}>{header.text}</a>
      )}
    </th>
  );
}

function isTableCell(cell: TableCell | Content): cell is TableCell {
  return typeof cell === 'object' && cell !== null && 'text' in cell;
}
