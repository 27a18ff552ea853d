import path from 'node:path';
import { expect, test } from 'vitest';
import { loadPolicy } from '../core/policy/load.ts';
import { rulesOf, withoutClause, withoutRules } from '../core/policy/without.ts';
import { WorkingCalendar } from '../core/values/working-calendar.ts';
import { clauseReport } from './clauses.ts';
import { ExampleSet } from './examples.ts';
import { readPolicyFolder } from './read.ts';

const POLICY = path.join('policies', 'leicester-city', 'deter-young-offenders', '2019-05-01', 'examples');

const folder = readPolicyFolder(path.dirname(POLICY));
const loaded = loadPolicy(folder.files, folder.hash, () => new WorkingCalendar([]));
const written = loaded.ok ? loaded.value.clauses.map((c) => c.id) : [];

test('each clause that the policy has is proved by an example that passes', () => {
  const [lei] = clauseReport('LEI');
  expect(lei?.total).toBe(184);
  expect(written.length).toBeGreaterThan(44);
  expect(written.filter((c) => lei?.open.includes(c))).toEqual([]);
});

const examples = new ExampleSet(POLICY);

test('without the rules of a clause at least one of its own examples fails', () => {
  const unnoticed = written.filter((clause) => examples.run(clause, (p) => withoutClause(p, clause)).results.every((r) => r.passed));
  expect(unnoticed).toEqual([]);
});

test('without any single rule at least one example of its clause fails', () => {
  const rules = loaded.ok ? rulesOf(loaded.value) : [];
  expect(rules.length).toBeGreaterThan(60);
  const unnoticed = rules.flatMap((rule, at) => {
    // Compiled anew for other settings, the policy has its rules in the same order.
    const run = examples.run(rule.clause, (p) => withoutRules(p, (r) => r === rulesOf(p)[at]));
    return run.results.every((r) => r.passed) ? [`${rule.clause}: ${JSON.stringify('source' in rule ? rule.source : rule)}`.slice(0, 200)] : [];
  });
  expect(unnoticed).toEqual([]);
});
