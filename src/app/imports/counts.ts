import { childrenNotIn, type ImportRow } from '../../tracker/index.ts';
import { TRACKER_COLOURS, type BatchCounts, type Tally, type TrackerColour } from '../ports/imports.ts';

/** The rating of a row as the tracker has it: a colour, words that are none ("Red/Amber"), or nothing. */
export function trackerColour(row: ImportRow): TrackerColour {
  // of a row that is not in its own words count: an earlier meeting's colour is not the one in doubt
  const read = row.status === 'good' ? (row.values.rag?.colour ?? row.values.meetings.at(-1)?.colour) : undefined;
  if (read !== undefined) return read;
  const written = asWritten(row).ragAsWritten;
  return colourInWords(written);
}

/** The one colour that words name, if they name just one. */
export function colourInWords(written: string): TrackerColour {
  if (written.trim() === '') return 'none';
  const words = written.toLowerCase().split(/[^a-z]+/);
  const named = (['red', 'amber', 'green'] as const).filter((c) => words.includes(c) || words.includes(c.charAt(0)));
  return named.length === 1 && named[0] !== undefined ? named[0] : 'other';
}

/** Name, rating and custody of a row in the tracker's own words. */
export function asWritten(row: ImportRow): { readonly name: string; readonly ragAsWritten: string; readonly custodyAsWritten: string } {
  const [child] = childrenNotIn([{ ...row, status: 'rejected' }]);
  return child ?? { name: '', ragAsWritten: '', custodyAsWritten: '' };
}

export function trackerColours(rows: readonly ImportRow[]): BatchCounts['tracker'] {
  const counts = Object.fromEntries(TRACKER_COLOURS.map((c) => [c, 0])) as Record<TrackerColour, number>;
  for (const row of rows) counts[trackerColour(row)] += 1;
  return counts;
}

/** The counts of an import as its rows stand now. */
export function countsFrom(tally: Tally, tracker: BatchCounts['tracker']): BatchCounts {
  return {
    rows: tally.good + tally.rejected + tally.duplicate + tally['left-out'],
    imported: tally.good, unchanged: tally.unchanged, rejected: tally.rejected, duplicates: tally.duplicate, leftOut: tally['left-out'],
    tracker,
  };
}
