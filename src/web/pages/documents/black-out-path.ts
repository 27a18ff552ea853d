/** Where a copy with words blacked out is added to a document, and where that leads back to. */
export function blackOutPath(child: string, document: string, back: string): string {
  return `/children/${child}/documents/${encodeURIComponent(document)}/black-out?return=${encodeURIComponent(back)}`;
}
