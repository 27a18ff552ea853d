import { FoldedText, InsetText, RagTag, Select, Table, Tag, type Content } from '../../components/index.ts';
import { openList, type ListPage } from '../../../app/cohorts/list-page.ts';
import type { ListCell, ListRow, Narrowing } from '../../../core/cohorts/list-rows.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { dayAndDate, longDate } from '../../../core/values/plain-date.ts';
import type { TableDocument } from '../../../documents/table/table-document.ts';
import { tableFile, type TableFormat } from '../../exports/table-file.ts';
import type { Context, Reply } from '../../route.ts';
import { asRag } from '../child/child-header.tsx';
import { ChooseBox, ChooseForm, choosingOf } from '../many/choosing.tsx';
import { dayOf } from './day-of.ts';
import { Given, GiveForm } from './given.tsx';
import { AskedFor, ChildName, Citations, Files, SignOff, WHO } from './parts.tsx';

export const NO_LIST = { is: 'not-found', what: 'The policy in force has no list of that name.' } as const;
export const NOT_THEIRS = { is: 'forbidden', why: 'The policy keeps this list for other roles.' } as const;

/** One list of the policy, drawn up for a day. */
export async function showList(context: Context): Promise<Reply> {
  const asked = dayOf(context);
  const name = context.params['name'] ?? '';
  const page = await openList(context.ports, context.who.reader, name, asked.day, narrowingOf(context));
  if (page === 'none') return NO_LIST;
  if (page === 'not theirs') return NOT_THEIRS;
  const path = `/lists/${name}`;
  return {
    is: 'page',
    title: page.list.title,
    nav: 'lists',
    wide: true,
    back: { href: '/lists', text: 'Lists and checks' },
    ...(asked.errors.length === 0 ? {} : { errors: asked.errors }),
    body: (
      <>
        <h1 class="govuk-heading-xl">{page.list.title}</h1>
        <AskedFor action={path} asked={asked} today={context.today}>
          {page.filters.filter((f) => f.values.length > 0).map((f) => (
            <Select id={f.name} name={f.name} label={f.label} value={context.query[f.name] ?? ''} items={[{ value: '', text: 'All' }, ...f.values]} />
          ))}
        </AskedFor>
        <p class="govuk-body" role="status">{page.rows.length === 1 ? '1 row' : `${page.rows.length} rows`} as at {dayAndDate(page.day, true)}, as the record is known today.</p>
        <Given page={page} />
        {page.rows.length === 0 ? <InsetText>{page.list.about === 'unit' ? 'Nothing is on this list.' : 'Nobody is on this list.'}</InsetText> : <Rows page={page} context={context} />}
        <GiveForm page={page} context={context} path={path} />
        <Files path={path} query={fileQuery(context)} />
        <Citations clauses={page.list.clauses} />
        <SignOff context={context} action={`${path}/gone-through`} day={page.day} signedOff={page.signedOff} />
      </>
    ),
  };
}

/** The same as a file. */
export async function listFile(context: Context, format: TableFormat): Promise<Reply> {
  const asked = dayOf(context);
  const name = context.params['name'] ?? '';
  const page = await openList(context.ports, context.who.reader, name, asked.day, narrowingOf(context));
  if (page === 'none') return NO_LIST;
  if (page === 'not theirs') return NOT_THEIRS;
  return tableFile(format, `${name}-${page.day}`, tableOf(page, context));
}

function narrowingOf({ query }: Context): Narrowing {
  return Object.fromEntries(Object.entries(query).filter(([name, value]) => name !== 'on' && value !== ''));
}

function fileQuery({ query }: Context): string {
  return new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString();
}

function tableOf(page: ListPage, context: Context): TableDocument {
  const { list } = page;
  const narrowed = page.filters.flatMap((f) => (context.query[f.name] ? [`Only: ${f.label}: ${f.values.find((v) => v.value === context.query[f.name])?.text ?? ''}`] : []));
  return {
    title: list.title,
    notes: [`As at ${longDate(page.day)}, as the record was known on ${longDate(context.today)}. Drawn up by ${context.who.reader.name}, ${context.who.serviceName}.`, ...narrowed, ...list.clauses.map((c) => `${c.clause}: ${c.says}`)],
    head: ['Place', WHO[page.list.about], 'Reference', ...(page.rows[0]?.cells ?? []).map((c) => c.label), 'Notes'],
    rows: page.rows.map((r, i) => {
      const child = page.children.get(r.subject);
      return [String(i + 1), child?.name ?? '', child?.reference ?? '', ...r.cells.map((c) => textOf(c, page)), r.marks.join('; ')];
    }),
  };
}

function Rows({ page, context }: { readonly page: ListPage; readonly context: Context }) {
  const acts = page.list.record.flatMap((k) => kindOf(k) ?? []);
  const mayRecord = context.may('cases.record');
  const choosable = new Set(page.rows.map((r) => r.subject).filter((s) => page.children.get(s)?.known === true));
  // About those who work with children nothing is recorded from here.
  const choosing = choosable.size === 0 || page.list.about === 'worker' ? undefined : choosingOf(context);
  const marked = page.rows.some((r) => r.marks.length > 0);
  const head = [...(page.rows[0]?.cells ?? []).map((c) => c.label), ...(marked ? ['Notes'] : []), ...(acts.length > 0 && mayRecord ? ['Record'] : [])];
  // A child may stand in several rows; the box is in the first.
  const first = (r: ListRow, i: number): boolean => choosable.has(r.subject) && page.rows.findIndex((x) => x.subject === r.subject) === i;
  return (
    <>
      <Table
        caption={page.list.title} captionHidden stackOnMobile small head={[...(choosing === undefined ? [] : [{ text: 'Choose', hidden: true }]), WHO[page.list.about], ...head]}
        rows={page.rows.map((r, i) => [
          ...(choosing === undefined ? [] : [first(r, i) ? <ChooseBox choosing={choosing} child={r.subject} name={page.children.get(r.subject)?.name ?? ''} /> : '']),
          <ChildName id={r.subject} child={page.children.get(r.subject)} mayOpen={context.may('cases.see')} />,
          ...r.cells.map((c) => cellOf(c, page)),
          ...(marked ? [<>{r.marks.map((m) => <><Tag text={m} colour="yellow" /> </>)}</>] : []),
          ...(acts.length > 0 && mayRecord ? [<Acts row={r} page={page} path={context.url} />] : []),
        ])}
      />
      {choosing !== undefined && <ChooseForm context={context} choosing={choosing} shown={choosable.size} total={choosable.size} />}
    </>
  );
}

function Acts({ row, page, path }: { readonly row: ListRow; readonly page: ListPage; readonly path: string }) {
  const child = page.children.get(row.subject);
  if (child?.known !== true) return null;
  return (
    <ul class="govuk-list govuk-!-margin-bottom-0">
      {page.list.record.flatMap((name) => kindOf(name) ?? []).map((k) => {
        const words = new URLSearchParams({ return: path, ...(row.entry !== undefined && k.answers !== undefined ? { of: row.entry } : {}), ...filled(row, k.fields) });
        return <li><a class="govuk-link" href={`/children/${row.subject}/record/${k.name}?${words.toString()}`}>{k.label}<span class="govuk-visually-hidden"> about {child.name}</span></a></li>;
      })}
    </ul>
  );
}

/** What the row already knows is filled into the form. */
function filled(row: ListRow, fields: Readonly<Record<string, unknown>>): Record<string, string> {
  if (row.entry === undefined) return {};
  return Object.fromEntries(row.cells.flatMap((c) => (typeof c.value === 'string' && Object.hasOwn(fields, c.name) ? [[`fill.${c.name}`, c.value]] : [])));
}

function textOf(c: ListCell, page: ListPage): string {
  return c.isWorker ? (typeof c.value === 'string' ? page.names.worker(c.value) : '') : c.text;
}

function cellOf(c: ListCell, page: ListPage): Content {
  if (c.name === 'rag') return c.value === undefined ? 'not rated' : <RagTag colour={asRag(String(c.value))} />;
  const text = textOf(c, page);
  return text === '' ? (c.isWorker ? 'nobody' : '–') : <FoldedText text={text} summary="All of it" />;
}
