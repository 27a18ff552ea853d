import { plainHeading } from './heading.ts';
import type { SheetRow } from './sheet.ts';

/** How many rows from the top may be titles above the header. */
const LOOK_AT = 15;

/**
 * The line of the row that looks most like a header: the one with the most different headings that are known, at least two.
 * A row whose cells repeat one merged title counts once. Without such a row the sheet has no header that can be told.
 */
export function guessHeaderLine(rows: readonly SheetRow[], isKnown: (heading: string) => boolean): number | undefined {
  let best: { line: number; known: number } | undefined;
  for (const row of rows.slice(0, LOOK_AT)) {
    const headings = new Set(
      row.cells
        .filter((c) => c.mergedFrom === undefined)
        .map((c) => plainHeading(c.text))
        .filter((h) => h !== ''),
    );
    const known = [...headings].filter(isKnown).length;
    if (known >= 2 && known > (best?.known ?? 0)) best = { line: row.line, known };
  }
  return best?.line;
}
