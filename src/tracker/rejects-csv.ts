import type { ImportRow } from './import-row.ts';
import { csvLine } from './neutralise.ts';
import { REJECT_COLUMNS } from './reject-columns.ts';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * The rows that are not in, as a CSV file to correct and try again: the tracker's own columns as they stood, and before them the line,
 * the reason and every fault. UTF-8 with a byte order mark, so that spreadsheet programs read names rightly; formulas are neutralised.
 * Background colours cannot be kept in CSV; a rating that was only a colour is written as a word.
 */
export function rejectsCsv(rows: readonly ImportRow[]): string {
  const out = rows.filter((r) => r.status === 'rejected' || r.status === 'duplicate');
  const headings = rows[0]?.headings ?? [];
  const width = Math.max(headings.length, ...out.map((r) => r.original.length));
  const header = [...REJECT_COLUMNS, ...headings, ...Array.from({ length: width - headings.length }, (_, i) => `Without heading ${i + 1}`)];
  const lines = out.map((row) =>
    csvLine([String(row.line), row.status === 'duplicate' ? 'possible duplicate' : 'rejected', whatIsWrong(row), ...cellsOf(row, width)]),
  );
  return BYTE_ORDER_MARK + csvLine(header) + lines.join('');
}

function whatIsWrong(row: ImportRow): string {
  const faults = row.faults.map((f) => `${f.column}: ${f.value === '' ? 'empty' : `"${f.value}"`}, expected ${f.expected}`);
  return [...(row.duplicateOf === undefined ? [] : [row.duplicateOf.why]), ...faults].join('\n');
}

function cellsOf(row: ImportRow, width: number): readonly string[] {
  const byColour = new Map([...row.values.meetings.map((m) => [m.column, m] as const)].filter(([, m]) => m.by === 'fill'));
  return Array.from({ length: width }, (_, i) => {
    const text = row.original[i] ?? '';
    const rating = text.trim() === '' ? byColour.get(row.headings[i] ?? '') : undefined;
    return rating === undefined ? text : rating.colour.charAt(0).toUpperCase() + rating.colour.slice(1);
  });
}
