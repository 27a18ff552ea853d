import path from 'node:path';
import { expect, test } from 'vitest';
import { loadPolicy } from '../core/policy/load.ts';
import { rulesOf, withoutClause, withoutRules } from '../core/policy/without.ts';
import { WorkingCalendar } from '../core/values/working-calendar.ts';
import { clauseReport } from './clauses.ts';
import { ExampleSet } from './examples.ts';
import { readPolicyFolder } from './read.ts';

/** The clauses of this stage: each must be proved, and each proof must be able to fail. */
const NAMED = [
  'LEI-0.1', 'LEI-1.1', 'LEI-1.2', 'LEI-1.3', 'LEI-1.4', 'LEI-1.5', 'LEI-2.1', 'LEI-2.2', 'LEI-2.3', 'LEI-2.4', 'LEI-2.8', 'LEI-4.1', 'LEI-4.2', 'LEI-4.3', 'LEI-4.4',
  'LEI-4.5', 'LEI-4.6', 'LEI-4.7', 'LEI-4.8', 'LEI-4.10', 'LEI-4.11', 'LEI-4.12', 'LEI-4.13', 'LEI-4.14', 'LEI-4.15', 'LEI-4.16', 'LEI-4.17', 'LEI-4.18', 'LEI-5.1',
  'LEI-5.2', 'LEI-5.3', 'LEI-5.5', 'LEI-5.9', 'LEI-5.12', 'LEI-5.13', 'LEI-5.15', 'LEI-5.16', 'LEI-5.18', 'LEI-5.22', 'LEI-5.23', 'LEI-9.1', 'LEI-12.1', 'LEI-12.2',
  'LEI-12.3', 'LEI-12.5',
];

const POLICY = path.join('policies', 'leicester-city', 'deter-young-offenders', '2019-05-01', 'examples');

test('each named clause is proved by an example that passes', () => {
  const [lei] = clauseReport('LEI');
  expect(lei?.total).toBe(184);
  expect(NAMED.filter((c) => lei?.open.includes(c))).toEqual([]);
});

const examples = new ExampleSet(POLICY);

test('without the rules of a clause at least one of its own examples fails', () => {
  const unnoticed = NAMED.filter((clause) => examples.run(clause, (p) => withoutClause(p, clause)).results.every((r) => r.passed));
  expect(unnoticed).toEqual([]);
});

test('without any single rule at least one example of its clause fails', () => {
  const folder = readPolicyFolder(path.dirname(POLICY));
  const loaded = loadPolicy(folder.files, folder.hash, () => new WorkingCalendar([]));
  const rules = loaded.ok ? rulesOf(loaded.value) : [];
  expect(rules.length).toBeGreaterThan(60);
  const unnoticed = rules.flatMap((rule, at) => {
    // Compiled anew for other settings, the policy has its rules in the same order.
    const run = examples.run(rule.clause, (p) => withoutRules(p, (r) => r === rulesOf(p)[at]));
    return run.results.every((r) => r.passed) ? [`${rule.clause}: ${JSON.stringify('source' in rule ? rule.source : rule)}`.slice(0, 200)] : [];
  });
  expect(unnoticed).toEqual([]);
});
