import { chooseMapping, guessFor, offered, type OpenBatch } from '../../../../app/imports/start.ts';
import type { WorkerRow } from '../../../../app/ports/directory.ts';
import type { SavedMapping } from '../../../../app/ports/imports.ts';
import { workerNames, type Mapping, type MappingFault, type Sheet } from '../../../../tracker/index.ts';
import { lastOf } from '../../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../../route.ts';
import { NO_IMPORT, openOf, pathOf } from '../batch-of.ts';
import { ColumnsView } from './columns-view.tsx';
import { readMapping } from './read-mapping.ts';

/** Step 2: which sheet, what each column means, on which day the tracker was true, whom its names mean. */
export async function showColumns(context: Context): Promise<Reply> {
  const open = await openOf(context);
  if (open === undefined) return NO_IMPORT;
  if (open.batch.state !== 'read') return { is: 'redirect', to: pathOf(open.batch) };
  return page(context, open, chosenSheet(open, context.query['sheet']), {});
}

export async function submitColumns(context: Context): Promise<Reply> {
  const open = await openOf(context);
  if (open === undefined) return NO_IMPORT;
  if (open.batch.state !== 'read') return { is: 'redirect', to: pathOf(open.batch) };
  const sheet = chosenSheet(open, lastOf(context.form, 'sheet'));
  if (sheet === undefined) return NO_IMPORT;
  const around = await loadAround(context);
  const { guess, mapping } = guessFor(open, sheet, context.today, savedOf(around.saved, lastOf(context.form, 'saved')));
  const names = mapping === undefined ? [] : workerNames(sheet, mapping).map((w) => w.name);
  const read = readMapping(context.form, sheet, guess.columns, context.today, names, mapping);
  const faults: FieldError[] = Object.entries(read.faults).map(([field, text]) => ({ field, text }));
  if (faults.length === 0) {
    const chosen = await chooseMapping(context.ports, context.actor(), open.batch.id, read.mapping, lastOf(context.form, 'saveAs').trim());
    if (chosen.outcome === 'chosen') return { is: 'redirect', to: `/import/${open.batch.id}/preview` };
    faults.push(...chosen.faults.map((f) => faultOf(f, read.mapping)));
  }
  return page(context, open, sheet, { faults, typed: context.form });
}

/** A fault of a mapping beside the control that would mend it. */
function faultOf(fault: MappingFault, mapping: Record<string, unknown>): FieldError {
  const at = /^columns\.(\d+)\.(field|meetingOn)$/.exec(fault.path);
  const columns = mapping['columns'];
  const column = at === null || !Array.isArray(columns) ? undefined : (columns[Number(at[1])] as { column?: number } | undefined)?.column;
  const text = `Give ${fault.expected}`;
  if (column !== undefined) return { field: at?.[2] === 'meetingOn' ? `on.${column}` : `field.${column}`, text };
  return fault.path === 'asAt' ? { field: 'asAt', text } : { text };
}

interface Around {
  readonly workers: readonly WorkerRow[];
  readonly saved: readonly SavedMapping[];
}

function loadAround(context: Context): Promise<Around> {
  return context.ports.store.asReader(context.who.reader, async ({ directory, imports }) => ({ workers: (await directory.workers(context.today)).filter((w) => w.isSystem !== true), saved: await imports.mappings() }));
}

function savedOf(saved: readonly SavedMapping[], name: string | undefined): Mapping | undefined {
  return saved.find((s) => s.name === name)?.mapping;
}

function chosenSheet(open: OpenBatch, name: string | undefined): Sheet | undefined {
  return open.sheets.find((s) => s.name === (name === undefined || name === '' ? open.batch.mapping?.sheet : name)) ?? offered(open.sheets)[0];
}

async function page(context: Context, open: OpenBatch, sheet: Sheet | undefined, shown: { readonly faults?: readonly FieldError[]; readonly typed?: Context['form'] }): Promise<Reply> {
  const { workers, saved } = await loadAround(context);
  if (sheet === undefined) {
    return { is: 'page', title: 'Sheet and columns', nav: 'import', back: { href: '/import', text: 'Choose another file' }, body: <p class="govuk-body-l">The file is not here any more: files are kept for thirty days. <a class="govuk-link" href="/import">Bring it in again</a>.</p> };
  }
  const asked = shown.typed === undefined ? context.query['saved'] : lastOf(shown.typed, 'saved');
  // A newer version of a tracker is mostly laid out as the last one.
  const use = asked ?? (open.batch.mapping === undefined ? saved.find((s) => guessFor(open, sheet, context.today, s.mapping).faults.length === 0)?.name : undefined);
  const read = guessFor(open, sheet, context.today, savedOf(saved, use));
  const errors: FieldError[] = [...(shown.faults ?? []), ...read.faults.map((f): FieldError => ({ text: `The saved columns “${use ?? ''}” do not fit: ${f.value}: expected ${f.expected}` }))];
  return {
    is: 'page',
    title: 'Sheet and columns',
    nav: 'import',
    wide: true,
    back: { href: '/import', text: 'Choose another file' },
    ...(errors.length === 0 ? {} : { errors, status: shown.faults === undefined ? 200 : 422 }),
    body: <ColumnsView batch={open.batch} sheets={open.sheets} sheet={sheet} guess={read.guess} mapping={read.mapping} workers={workers} saved={saved} used={use ?? ''} csrf={context.who.csrf} {...(shown.typed === undefined ? {} : { typed: shown.typed })} errors={errors} />,
  };
}
