const DANGEROUS = /^[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/**
 * Makes a text safe to stand in a cell of a spreadsheet. A text that begins with =, +, -, @, a tab or a line break would be run as a formula;
 * with an apostrophe before it, it is text. Full-width forms of the four signs count too, since some programs treat them alike.
 */
export function neutralise(cell: string): string {
  return DANGEROUS.test(cell) ? `'${cell}` : cell;
}

/** The text as it was before `neutralise`. */
export function restoreNeutralised(cell: string): string {
  return cell.startsWith("'") && DANGEROUS.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** One field of a CSV file: neutralised, and quoted where it must be. */
export function csvField(cell: string): string {
  const safe = neutralise(cell);
  return /[",;\t\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a CSV file, with its line ending. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvField).join(',')}\r\n`;
}
