import { settleRow, type Settlement } from '../../../../app/imports/settle.ts';
import type { StoredRow } from '../../../../app/ports/imports.ts';
import { lastOf } from '../../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../../route.ts';
import { batchOf, NO_IMPORT } from '../batch-of.ts';
import { RowView } from './row-view.tsx';

/** One row that is not in: its cells to correct, or what else may be said about it. */
export async function showRow(context: Context): Promise<Reply> {
  const found = await rowOf(context);
  return found === undefined ? NO_IMPORT : page(context, found, []);
}

export async function submitRow(context: Context): Promise<Reply> {
  const row = await rowOf(context);
  const batch = await batchOf(context);
  if (row === undefined || batch === undefined) return NO_IMPORT;
  const settlement = settlementOf(context.form);
  if (settlement === undefined) return page(context, row, [{ field: 'how', text: 'Choose what is to become of the row' }]);
  const done = await settleRow(context.ports, context.actor(), batch.id, row.line, settlement);
  switch (done.outcome) {
    case 'settled':
      return { is: 'redirect', to: `/import/${batch.id}`, notice: done.status === 'good' ? `${row.reference ?? 'The child'} is in` : `${row.reference ?? 'The row'} is settled` };
    case 'invalid':
      return page(context, row, [{ field: `why-${settlement.how}`, text: `Give ${done.expected}` }]);
    case 'faults':
      return page(context, done.row, [...done.row.row.faults.map((f): FieldError => ({ field: `cell.${done.row.row.headings.indexOf(f.column) + 1}`, text: `${f.column}: give ${f.expected}` })), ...(done.row.row.duplicateOf === undefined ? [] : [{ field: 'how', text: done.row.row.duplicateOf.why }])]);
    case 'gone':
      return { is: 'redirect', to: `/import/${batch.id}`, notice: done.why };
  }
}

function settlementOf(form: Context['form']): Settlement | undefined {
  const how = lastOf(form, 'how');
  switch (how) {
    case 'correct':
      return { how, cells: Object.fromEntries(Object.entries(form).flatMap(([name, values]) => (name.startsWith('cell.') ? [[name.slice('cell.'.length), values.at(-1) ?? '']] : []))) };
    case 'under-ten-is-right':
    case 'still-on-the-list':
      return { how: 'answer', answer: how };
    case 'another-child':
      return { how };
    case 'same-child':
    case 'leave-out':
      return { how, why: lastOf(form, `why-${how}`) };
    default:
      return undefined;
  }
}

async function rowOf(context: Context): Promise<StoredRow | undefined> {
  const batch = await batchOf(context);
  const line = Number(context.params['line'] ?? '');
  return batch === undefined || !Number.isInteger(line) || line > 2_000_000 ? undefined : context.ports.store.asReader(context.who.reader, ({ imports }) => imports.row(batch.id, line));
}

function page(context: Context, row: StoredRow, errors: readonly FieldError[]): Reply {
  const back = `/import/${row.batch}`;
  if (row.settled !== undefined || row.cells === undefined) return { is: 'redirect', to: back, notice: 'This row has been settled already' };
  return {
    is: 'page',
    title: `Line ${row.line}`,
    nav: 'import',
    back: { href: back, text: 'Not in yet' },
    ...(errors.length === 0 ? {} : { errors, status: 422 }),
    body: <RowView row={row} cells={row.cells} typed={context.held?.form ?? context.form} errors={errors} csrf={context.who.csrf} />,
  };
}
