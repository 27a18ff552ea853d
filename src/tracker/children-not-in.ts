import type { ImportRow, RowFault } from './import-row.ts';

/** A child who is in the tracker and not on record yet: what the board, the agenda and the search must say until it is settled. */
export interface ChildNotIn {
  readonly line: number;
  readonly reference: string;
  readonly name: string;
  /** the rating as the tracker has it, in its own words ("Red/Amber") */
  readonly ragAsWritten: string;
  readonly custodyAsWritten: string;
  readonly why: 'rejected' | 'duplicate';
  readonly faults: readonly RowFault[];
  readonly duplicateOf?: string;
}

/** Children whose rows are rejected or possible duplicates; those whose words say red first, then amber, then the rest, each in the order of the file. */
export function childrenNotIn(rows: readonly ImportRow[]): readonly ChildNotIn[] {
  return rows
    .flatMap((row) => (row.status === 'rejected' || row.status === 'duplicate' ? [describe(row, row.status)] : []))
    .map((child, at) => ({ child, at, rank: rankOf(child.ragAsWritten) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ child }) => child);
}

function describe(row: ImportRow, why: 'rejected' | 'duplicate'): ChildNotIn {
  const at = (key: string): string => row.cells[key]?.content ?? '';
  const { surname, forenames } = { surname: at('surname'), forenames: at('forenames') };
  return {
    line: row.line,
    reference: at('reference'),
    name: [forenames, surname].filter((n) => n !== '').join(' ') || at('full-name') || at('known-as'),
    ragAsWritten: ragOf(row),
    custodyAsWritten: at('custody-place'),
    why,
    faults: row.faults,
    ...(row.duplicateOf === undefined ? {} : { duplicateOf: row.duplicateOf.reference }),
  };
}

/** The rating column, else the latest meeting's column that says a colour, in words or by its background. */
function ragOf(row: ImportRow): string {
  const rag = row.cells['rag']?.content;
  if (rag !== undefined) return rag;
  const meetings = Object.entries(row.cells)
    .filter(([key]) => key.startsWith('meeting:'))
    .sort(([a], [b]) => (a < b ? 1 : -1));
  for (const [key, cell] of meetings) {
    const read = row.values.meetings.find((m) => `meeting:${m.on}` === key);
    if (read !== undefined) return read.colour.charAt(0).toUpperCase() + read.colour.slice(1);
    if (rankOf(cell.content) < 3) return cell.content;
  }
  return '';
}

function rankOf(words: string): number {
  const parts = words.toLowerCase().split(/[^a-z]+/);
  if (parts.some((p) => p === 'r' || p === 'red')) return 0;
  if (parts.some((p) => p === 'a' || p === 'amber')) return 1;
  return parts.some((p) => p === 'g' || p === 'green') ? 2 : 3;
}
