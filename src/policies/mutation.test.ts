import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPolicy } from '../core/policy/load.ts';
import { rulesOf, withoutClause, withoutRules } from '../core/policy/without.ts';
import { WorkingCalendar } from '../core/values/working-calendar.ts';
import { clauseReport } from './clauses.ts';
import { ExampleSet } from './examples.ts';
import { policyFolders, readPolicyFolder } from './read.ts';

const FOLDERS = policyFolders('policies');

test('there are policies to look at', () => {
  expect(FOLDERS.map((f) => f.id)).toEqual(expect.arrayContaining(['leicester-city/deter-young-offenders', 'throughline/every-service']));
});

/** Each proof of each policy must be able to fail. */
describe.each(FOLDERS)('$id of $from', ({ folder }) => {
  const { files, shared, hash } = readPolicyFolder(folder);
  const loaded = loadPolicy(files, hash, () => new WorkingCalendar([]), {}, shared);
  const own = new Set(loaded.ok ? loaded.value.clauses.filter((c) => files.some((f) => f.file === c.file)).map((c) => c.id) : []);
  const examples = new ExampleSet(path.join(folder, 'examples'));

  test('each clause is proved by an example that passes', () => {
    expect(own.size).toBeGreaterThan(0);
    const unproved = [...own].filter((clause) => {
      const { results } = examples.run(clause);
      return results.length === 0 || !results.every((r) => r.passed);
    });
    expect(unproved).toEqual([]);
  });

  test('without the rules of a clause at least one of its own examples fails', () => {
    expect([...own].filter((clause) => examples.run(clause, (p) => withoutClause(p, clause)).results.every((r) => r.passed))).toEqual([]);
  });

  test('without any single rule at least one example of its clause fails', () => {
    const rules = loaded.ok ? rulesOf(loaded.value) : [];
    expect(rules.some((r) => own.has(r.clause))).toBe(true);
    const unnoticed = rules.flatMap((rule, at) => {
      if (!own.has(rule.clause)) return [];
      // Compiled anew for other settings, the policy has its rules in the same order.
      const run = examples.run(rule.clause, (p) => {
        const same = rulesOf(p)[at];
        return withoutRules(p, (r) => r === same);
      });
      return run.results.every((r) => r.passed) ? [`${rule.clause}: ${JSON.stringify('source' in rule ? rule.source : rule)}`.slice(0, 200)] : [];
    });
    expect(unnoticed).toEqual([]);
  }, 60_000);
});

test('the register of Leicester City has as many clauses as its source', () => {
  expect(clauseReport('LEI')[0]?.total).toBe(184);
});
