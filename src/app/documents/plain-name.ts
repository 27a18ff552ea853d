const LONGEST = 80;

/**
 * The name under which a file is given back: letters, digits, spaces and a few signs, with the ending of what it really is. No path,
 * no second ending, nothing that a disk or a header could take for something else.
 * @param ending without the dot
 */
export function plainName(given: string, ending: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const stem = last.replace(/\.[A-Za-z0-9]{1,8}$/, '').normalize('NFC');
  const plain = stem.replace(/[^\p{L}\p{N} ()_-]+/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST).trim();
  return `${plain === '' ? 'document' : plain}.${ending}`;
}
