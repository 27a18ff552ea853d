import { RagTag, Table, Tag } from '../../components/index.ts';
import type { Content, TableHeader } from '../../components/index.ts';
import { ageOn, dayAndDate, daysBetween, type PlainDate } from '../../../core/values/plain-date.ts';
import { FLAGS } from '../../../core/chronology/kinds/flag/flag-set.ts';
import type { Names } from '../../../core/chronology/kind.ts';
import type { ChildRow, ChildSort } from '../../../app/ports/lists.ts';
import { nameOf } from '../../../app/child/child-page.ts';
import { asRag } from '../child/child-header.tsx';
import { ChooseBox, type Choosing } from '../many/choosing.tsx';

export interface Column {
  readonly title: string;
  readonly sort?: ChildSort;
  readonly numeric?: boolean;
  cell(row: ChildRow, on: { readonly today: PlainDate; readonly names: Names }): Content;
}

/** The columns that lists of children are made of. */
export const COLUMNS = {
  name: { title: 'Child', sort: 'name', cell: (r) => <><a class="govuk-link" href={`/children/${r.id}`}>{nameOf(r)}</a>{r.knownAs === undefined ? '' : ` (${r.knownAs})`}<br /><span class="govuk-hint">{r.reference ?? 'no reference'}</span></> },
  age: { title: 'Age', sort: 'age', numeric: true, cell: (r, { today }) => (r.dateOfBirth === undefined ? 'not known' : String(ageOn(r.dateOfBirth, today))) },
  rag: { title: 'RAG', sort: 'rag', cell: (r) => (r.dyo ? <RagTag colour={asRag(r.rag)} /> : 'not DYO') },
  rated: {
    title: 'Days since rated', sort: 'rated', numeric: true,
    cell: (r, { today }) => (r.ragRatedOn === undefined ? 'never' : String(daysBetween(r.ragRatedOn, today))),
  },
  dyo: { title: 'DYO since', sort: 'dyo', cell: (r) => (r.dyoOn === undefined ? '' : dayAndDate(r.dyoOn, true)) },
  area: { title: 'Area', sort: 'area', cell: (r) => r.area ?? 'not recorded' },
  caseManager: { title: 'Held by', sort: 'case-manager', cell: (r, { names }) => (r.caseManager === undefined ? 'nobody' : names.worker(r.caseManager)) },
  lastContact: { title: 'Last contact', sort: 'last-contact', cell: (r) => (r.lastContact === undefined ? 'none' : dayAndDate(r.lastContact, true)) },
  late: { title: 'Late', sort: 'late', numeric: true, cell: (r) => (r.late === 0 ? '0' : <strong class="tl-card__late">{r.late} late</strong>) },
  open: { title: 'Open', numeric: true, cell: (r) => String(r.open) },
  flags: {
    title: 'Flags',
    cell: (r) => (r.flags.length === 0 && !r.inCustody ? '' : <>{r.inCustody && <Tag text="in custody" colour="purple" />} {r.flags.map((f) => <><Tag text={(FLAGS as Readonly<Record<string, string>>)[f] ?? f} colour={f === 'risk-to-staff' ? 'red' : 'grey'} />{' '}</>)}</>),
  },
} as const satisfies Readonly<Record<string, Column>>;

export interface ChildTableModel {
  readonly rows: readonly ChildRow[];
  readonly columns: readonly Column[];
  readonly caption: string;
  readonly today: PlainDate;
  readonly names: Names;
  readonly sort: ChildSort;
  readonly descending: boolean;
  /** a box before each, for recording about several */
  readonly choosing?: Choosing | undefined;
  /** the address of this list sorted otherwise */
  sortHref(sort: ChildSort, descending: boolean): string;
}

/** A list of children; its columns sort on the server. */
export function ChildTable(m: ChildTableModel) {
  const { choosing } = m;
  const columns = m.columns.map((c): TableHeader => ({
    text: c.title,
    ...(c.numeric === true ? { numeric: true } : {}),
    ...(c.sort === undefined
      ? {}
      : {
          sort: {
            href: m.sortHref(c.sort, m.sort === c.sort && !m.descending),
            direction: m.sort !== c.sort ? 'none' : m.descending ? 'descending' : 'ascending',
          },
        }),
  }));
  const head = choosing === undefined ? columns : [{ text: 'Choose', hidden: true }, ...columns];
  return (
    <Table
      caption={m.caption} captionHidden stackOnMobile small head={head}
      rows={m.rows.map((row) => [...(choosing === undefined ? [] : [<ChooseBox choosing={choosing} child={row.id} name={nameOf(row)} />]), ...m.columns.map((c) => ({ text: c.cell(row, m), ...(c.numeric === true ? { numeric: true } : {}) }))])}
    />
  );
}
