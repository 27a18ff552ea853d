/** Entries in the order in which they were written down; those of one moment as they were made. */
export function inOrderOfWriting<E extends { readonly recordedAt: string }>(entries: readonly E[]): E[] {
  return entries.map((entry, order) => ({ entry, order })).sort((a, b) => (a.entry.recordedAt < b.entry.recordedAt ? -1 : a.entry.recordedAt > b.entry.recordedAt ? 1 : a.order - b.order)).map((e) => e.entry);
}
