import type { Sheet } from '../../../../tracker/index.ts';

/** A background colour of the sheet, how often it stands, and the rating that it plainly looks like, if any. */
export interface FoundColour {
  readonly hex: string;
  readonly name?: 'red' | 'amber' | 'green';
  readonly cells: number;
}

/** Background colours below the header, the commonest first. */
export function foundColours(sheet: Sheet): readonly FoundColour[] {
  const found = new Map<string, { name?: 'red' | 'amber' | 'green'; cells: number }>();
  for (const row of sheet.rows) {
    if (row.line <= (sheet.headerLine ?? 0)) continue;
    for (const { fill } of row.cells) {
      if (fill === undefined) continue;
      const known = found.get(fill.hex) ?? { ...(fill.colour === 'other' ? {} : { name: fill.colour }), cells: 0 };
      known.cells += 1;
      found.set(fill.hex, known);
    }
  }
  return [...found].map(([hex, f]) => ({ hex, ...f })).sort((a, b) => b.cells - a.cells);
}
