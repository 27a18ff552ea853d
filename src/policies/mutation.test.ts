import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { policyFile } from '../core/policy/format.ts';
import { loadPolicy } from '../core/policy/load.ts';
import { rulesOf, withoutClause, withoutRules } from '../core/policy/without.ts';
import { WorkingCalendar } from '../core/values/working-calendar.ts';
import { registers } from './clauses.ts';
import { ExampleSet } from './examples.ts';
import { escapes } from './mutation/escapes.ts';
import { equivalentChanges, openChanges } from './mutation/known.ts';
import { policyFolders, readPolicyFolder } from './read.ts';

/** At most so many small changes of one policy are tried, evenly from all of them; with ALL_CHANGES=1 every one, which takes two minutes more. */
const MOST = process.env['ALL_CHANGES'] === '1' ? 10_000 : 800;

const FOLDERS = policyFolders('policies');

test('there are policies to look at', () => {
  expect(FOLDERS.map((f) => f.id)).toEqual(expect.arrayContaining(['leicester-city/deter-young-offenders', 'throughline/every-service']));
});

/** Each proof of each policy must be able to fail. */
describe.each(FOLDERS)('$id of $from', ({ id, folder }) => {
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

  test('without one alternative, with a number one more or less, or with another calendar, at least one example of its clause fails', () => {
    if (!loaded.ok) throw new Error('the policy has faults');
    const written = files.flatMap((f) => policyFile.parse(f.value).clauses ?? []).map((c) => z.looseObject({ id: z.string() }).parse(c));
    const [equivalent, open] = [equivalentChanges(id), openChanges(id)];
    const { tried, found, refused, escaped, all } = escapes(loaded.value, written, examples, MOST);
    console.log(`${id}: ${tried} small changes tried, ${found} found, ${escaped.length} escaped (${equivalent.size} change nothing, ${open.size} still to be proved); ${refused} are no policy`);
    expect(tried).toBeGreaterThan(100);
    expect(escaped.filter((e) => !equivalent.has(e) && !open.has(e)), 'new escapes: write an example, or say in equivalent.yaml why nothing can notice it').toEqual([]);
    if (all) expect([...equivalent.keys(), ...open].filter((e) => !escaped.includes(e)), 'no longer an escape: take it out of the list').toEqual([]);
  }, 600_000);
});

test('the register of Leicester City has as many clauses as its source', () => {
  expect(registers().get('LEI')?.length).toBe(184);
});
