import { describe, expect, test } from 'vitest';
import { readingAge } from './reading-age.ts';

describe('the reading age of a letter', () => {
  test('short words in short sentences can be read by a child', () => {
    expect(readingAge('You can see me on Monday. I will come to your home. We will talk about school.')).toBeLessThanOrEqual(7);
  });
  test('the words of an office cannot', () => {
    expect(readingAge('Following the multi-disciplinary consideration of your circumstances, the organisation determined that additional restrictive interventions are proportionate.')).toBeGreaterThan(17);
  });
  test('by the formula: 10 words, 2 sentences, 10 syllables are grade 0 at most, so the lowest age', () => {
    expect(readingAge('The cat sat on a mat. The dog ran fast.')).toBe(5);
  });
  test('nothing to read has no age', () => {
    expect(readingAge('  \n')).toBeUndefined();
  });
});
