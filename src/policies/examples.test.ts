import { expect, test } from 'vitest';
import { runExamples } from './examples.ts';

test('every example of every policy comes out as it says', { timeout: 240_000 }, () => {
  const run = runExamples('policies');
  expect(run.failed.map((f) => `${f.file}:${f.line} ${f.example}\n    expected ${f.expected}\n    got      ${f.got}`).join('\n')).toBe('');
  expect(run.passed).toBeGreaterThan(100);
});
