/** Rows that stand on no chronology and are kept for a time of their own. How long is policy. */
export const ROW_SORTS = {
  'audit-of-reads': { label: 'Traces of who looked at what', goes: 'by two persons' },
  'audit-words': { label: 'Words typed into the search, and notes to the trace of a look', goes: 'by itself' },
  'import-files': { label: 'Files of trackers, and trackers read and not brought in', goes: 'by itself' },
  'import-cells': { label: 'Cells of a tracker’s row that was settled', goes: 'by itself' },
  'import-rows': { label: 'Rows of a tracker that are in or were left out', goes: 'by itself' },
  drafts: { label: 'Drafts, and forms that were held', goes: 'by itself' },
  results: { label: 'Results kept so that nothing is recorded twice', goes: 'by itself' },
  'sign-ins': { label: 'Traces of signing in and of changes to accounts', goes: 'by itself' },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly goes: 'by itself' | 'by two persons' }>>;
export type RowSort = keyof typeof ROW_SORTS;
export const ROW_SORT_NAMES = Object.keys(ROW_SORTS) as [RowSort, ...RowSort[]];
