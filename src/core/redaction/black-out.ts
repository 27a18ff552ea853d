/** What stands where words were. Always the same length: it says nothing of what was there. */
export const BAR = '█████';

export interface TextRow {
  readonly label: string;
  readonly value: string;
}

/** The words and the whole rows that are not shown. */
export interface BlackedOut {
  readonly words: readonly string[];
  readonly rows: readonly string[];
}

/**
 * A text with the bar in place of every one of the words, wherever they stand, whatever their capitals and the spaces between them.
 * Only whole words: "Ann" is not taken out of "Anna". The longest come first, so that no part of a longer one stays behind.
 */
export function blackOut(text: string, words: readonly string[]): string {
  const wanted = [...new Set(words.map((w) => w.trim()).filter((w) => w !== ''))].sort((a, b) => b.length - a.length);
  return wanted.reduce((out, w) => out.replace(patternOf(w), BAR), text);
}

/** Whether the words stand in the text. */
export function standsIn(text: string, words: string): boolean {
  return words.trim() !== '' && patternOf(words.trim()).test(text);
}

/** The rows of an entry with whole rows and words blacked out. */
export function blackOutRows(rows: readonly TextRow[], { words, rows: whole }: BlackedOut): readonly TextRow[] {
  return rows.map((r) => ({ label: r.label, value: whole.includes(r.label) ? BAR : blackOut(r.value, words) }));
}

const APOSTROPHES = /['’]/g;

function patternOf(words: string): RegExp {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(APOSTROPHES, "['’]").replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
}
