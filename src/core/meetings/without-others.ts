/** Somebody whose name must not stand in another child's paper. */
export interface NamedChild {
  readonly name: string;
  readonly reference?: string;
}

export const ANOTHER_CHILD = '[another child]';

/**
 * A text without the names and references of other children. It looks for the whole name, the name turned round and the
 * reference, whatever the case of the letters; a forename alone may be anybody's, the child's own too, and stays.
 */
export function withoutOthers(text: string, others: readonly NamedChild[]): string {
  const wanted = others.flatMap(({ name, reference }) => {
    const parts = name.split(' ');
    const last = parts.at(-1) ?? '';
    const turned = parts.length > 1 ? [`${last}, ${parts.slice(0, -1).join(' ')}`, `${last} ${parts.slice(0, -1).join(' ')}`] : [];
    return [...(parts.length > 1 ? [name, ...turned] : []), ...(reference === undefined || reference.length < 3 ? [] : [reference])];
  });
  if (wanted.length === 0) return text;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${wanted.sort((a, b) => b.length - a.length).map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return text.replace(pattern, ANOTHER_CHILD);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}
