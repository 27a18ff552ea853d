import type { PlainDate } from '../../../../core/values/plain-date.ts';
import { parseDateAsTyped } from '../../../../core/values/loose.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import { cellAt, isFieldId, type ColumnGuess, type Mapping, type Sheet } from '../../../../tracker/index.ts';
import { lastOf } from '../../../forms/typed.ts';

/** What the form says, as a mapping that has still to be checked; and the faults of what could not even be read. */
export function readMapping(form: Typed, sheet: Sheet, columns: readonly ColumnGuess[], today: PlainDate, workers: readonly string[], kept: Mapping | undefined): { readonly mapping: Record<string, unknown>; readonly faults: Readonly<Record<string, string>> } {
  const faults: Record<string, string> = {};
  const headerLine = sheet.headerLine ?? 1;
  const header = sheet.rows.find((r) => r.line === headerLine);
  const asAt = parseDateAsTyped(lastOf(form, 'asAt'), today, 'past');
  if (!asAt.ok) faults['asAt'] = `As at: give ${asAt.error}`;
  const mapped = columns.map((c) => {
    const chosen = lastOf(form, `field.${c.column}`);
    const field = chosen === '' ? null : isFieldId(chosen) ? chosen : null;
    const typed = lastOf(form, `on.${c.column}`);
    const on = field !== 'meeting' ? undefined : typed === '' ? c.meetingOn : dayOf(typed, today, faults, `on.${c.column}`, c.heading);
    return { column: c.column, heading: header === undefined ? c.heading : cellAt(header, c.column).text.trim(), field, ...(on === undefined ? {} : { meetingOn: on }) };
  });
  const accounts = Object.fromEntries(workers.flatMap((name, i) => (lastOf(form, `worker.${i}`) === '' ? [] : [[name, lastOf(form, `worker.${i}`)] as const])));
  const colours = Object.fromEntries(Object.entries(form).flatMap(([name, values]) => (name.startsWith('colour.') && values.at(-1) !== '' ? [[name.slice('colour.'.length), values.at(-1)] as const] : [])));
  return {
    mapping: {
      version: 1, sheet: sheet.name, headerLine, columns: mapped, dateOrder: lastOf(form, 'dateOrder') === 'month-first' ? 'month-first' : 'day-first', ...(asAt.ok ? { asAt: asAt.value } : {}),
      colours: { red: 'red', amber: 'amber', green: 'green', ...colours }, workers: accounts,
      struckThroughRows: lastOf(form, 'struck') === 'bring-in' ? 'bring-in' : 'ask', hiddenRows: lastOf(form, 'hiddenRows') === 'ask' ? 'ask' : 'bring-in', answers: kept?.answers ?? [],
    },
    faults,
  };
}

function dayOf(typed: string, today: PlainDate, faults: Record<string, string>, name: string, heading: string): PlainDate | undefined {
  const day = parseDateAsTyped(typed, today, 'past');
  if (day.ok) return day.value;
  faults[name] = `Day of the meeting of “${heading}”: give ${day.error}`;
  return undefined;
}
