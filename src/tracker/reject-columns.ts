/** Columns that stand before the tracker's own in the file of rejected rows. They are not taken in when the corrected file comes back. */
export const REJECT_COLUMNS = ['Line in the tracker', 'Why it is not in', 'What is wrong'] as const;

/** Whether a row of headings is that of a downloaded file of rejected rows. */
export function isRejectsHeader(fields: readonly string[]): boolean {
  return REJECT_COLUMNS.every((heading, at) => fields[at]?.trim() === heading);
}

/** Whether a heading is one of those that the download added. */
export function isRejectColumn(heading: string): boolean {
  return REJECT_COLUMNS.some((h) => h === heading.trim());
}
