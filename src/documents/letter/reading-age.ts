import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** Above it the formula says no more than that nobody reads it gladly. */
const HIGHEST = 30;

/**
 * The age, in years from 5 to 30, at which a text can be read without trouble: the Flesch–Kincaid grade and five years, as schools count.
 * Undefined for a text without a sentence. Source: Kincaid and others, Derivation of new readability formulas, 1975.
 */
export function readingAge(text: string): number | undefined {
  const sentences = text.split(/[.!?:]+(?=\s|$)|\n+/).filter((s) => /[A-Za-z]/.test(s));
  const words = text.match(/[A-Za-z][A-Za-z'’-]*/g) ?? [];
  if (sentences.length === 0 || words.length === 0) return undefined;
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return Math.min(HIGHEST, Math.max(5, Math.round(fleschKincaid({ sentence: sentences.length, word: words.length, syllable: syllables }) + 5)));
}
