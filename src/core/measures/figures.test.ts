import { expect, test } from 'vitest';
import { rounded } from './figures.ts';

test('figures are rounded half up, also where the machine’s number lies a little below the half', () => {
  expect(rounded(100 / 3, 0)).toBe(33);
  expect(rounded(100 / 3, 1)).toBe(33.3);
  expect(rounded(200 / 3, 1)).toBe(66.7);
  expect(rounded(2.5, 0)).toBe(3);
  expect(rounded(1.005 * 100, 1)).toBe(100.5);
  expect(rounded(0.285 * 100, 1)).toBe(28.5);
  expect(rounded(1.45, 1)).toBe(1.5);
  expect(rounded(0, 1)).toBe(0);
});
