import { expect, test } from 'vitest';
import { loadPolicy } from '../core/policy/load.ts';
import { WorkingCalendar } from '../core/values/working-calendar.ts';
import { readPolicyFolder } from './read.ts';

test('the Leicester City policy loads without a fault', () => {
  const { files, hash } = readPolicyFolder('policies/leicester-city/deter-young-offenders/2019-05-01');
  const loaded = loadPolicy(files, hash, () => new WorkingCalendar([]));
  expect(loaded.ok ? [] : loaded.error.map((f) => `${f.file}:${f.line}: ${f.message}`)).toEqual([]);
});
