import { appendFileSync, copyFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainDate } from '../core/values/plain-date.ts';
import { checkFolder, explainPolicy, loadAll, registersThatDiffer, runExamples, versionFor } from './index.ts';

const FIXTURES = path.join('src', 'policies', 'fixtures');
const LEICESTER = path.join('policies', 'leicester-city', 'deter-young-offenders', '2019-05-01');

describe('checking a policy', () => {
  test('every fault is reported in one run, with file, line and what was expected', () => {
    const { program, faults } = checkFolder(path.join(FIXTURES, 'bad-policy'));
    expect(program).toBeUndefined();
    const lines = faults.map((f) => `${path.basename(f.file)}:${f.line}: ${f.message}`);
    const expected: readonly (readonly [string, RegExp])[] = [
      ['policy.yaml:3', /2019-13-01.*expected YYYY-MM-DD/],
      ['policy.yaml:15', /ABC-1.1: "yorgs" is no fact \(did you mean "yogrs"\?\)/],
      ['policy.yaml:24', /ABC-1.2: "dyo.clasified" is no kind of entry \(did you mean "dyo.classified"\?\)/],
      ['policy.yaml:32', /ABC-1.3: .*one of low, medium, high, very-high/],
      ['policy.yaml:40', /ABC-1.4: "soonish" is no period; expected, for example, "2 weeks"/],
      ['policy.yaml:37', /ABC-1.4: a duty needs "met-by", "until" or "parts"/],
      ['policy.yaml:46', /ABC-1.5: "purple" is no level/],
      ['policy.yaml:52', /ABC-1.6: "visit.completed" records what has happened/],
      ['policy.yaml:54', /ABC-1.1 stands twice; first in .*line 10/],
      ['policy.yaml:57', /ABC-1.1: expected .* at the end/],
      ['wrong-keys.yaml:7', /"start" is not known here \(did you mean "starts"\?\)/],
      ['wrong-keys.yaml:9', /owner: "case-manger" is not known here \(did you mean "case-manager"\?\)/],
      ['broken.yaml', /./],
    ];
    for (const [where, what] of expected) expect(lines.filter((l) => l.startsWith(where) && what.test(l)), `${where} ${String(what)}\n${lines.join('\n')}`).not.toHaveLength(0);
    expect(lines.filter((l) => !expected.some(([where, what]) => l.startsWith(where) && what.test(l)))).toEqual([]);
    expect(lines).toHaveLength(expected.length);
  });

  test('a folder without a policy says so', () => {
    expect(checkFolder(FIXTURES + '/nothing-here-but-a-name').faults[0]?.message).toMatch(/no policy lies here/);
  });

  test('every published policy is without faults', () => {
    expect(loadAll().flatMap((p) => p.faults)).toEqual([]);
  });

  test('the version in force is the latest that has begun', () => {
    expect(versionFor('leicester-city/deter-young-offenders', plainDate('2019-05-01'))?.from).toBe('2019-05-01');
    expect(versionFor('leicester-city/deter-young-offenders', plainDate('2019-04-30'))).toBeUndefined();
  });

  test('each clause reads as at least one sentence with its citation', () => {
    const { words } = explainPolicy(LEICESTER);
    expect(words?.clauses.length).toBeGreaterThanOrEqual(45);
    for (const c of words?.clauses ?? []) {
      expect(c.cites, c.id).not.toBe('');
      expect(c.sentences.length, c.id).toBeGreaterThan(0);
    }
    expect(words?.clauses.find((c) => c.id === 'LEI-1.1')?.sentences[0]).toBe('The case manager decides on “Consider for DYO: YOGRS score” when YOGRS is at least 77 and not “DYO”, by recording “DYO considered”.');
  });

  test('no two policies have the same hash', () => {
    const hashes = loadAll().flatMap((p) => p.program?.hash ?? []);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('running examples', () => {
  test('wrong kinds, fields and facts are faults with their line', () => {
    const run = runExamples(path.join(FIXTURES, 'bad-examples.yaml'));
    expect(run.passed).toBe(0);
    expect(run.failed.map((f) => `${f.line} ${f.got}`)).toEqual([
      '5 "LEI-1.1 a misspelt kind": "assesment.completed" is no kind of entry (did you mean "assessment.completed"?)',
      '10 "LEI-1.1 a misspelt field": assessment.completed has no field "yorgs" (did you mean "yogrs"?)',
      '12 "LEI-1.1 a misspelt field": "yogr" is no fact (did you mean "yogrs"?)',
    ]);
  });

  test('an unknown key is a fault with its line', () => {
    expect(runExamples(path.join(FIXTURES, 'wrong-key-example.yaml')).failed).toEqual([
      expect.objectContaining({ line: 7, got: '"no-considerationss" is not known here (did you mean "no-considerations"?)' }),
    ]);
  });

  test('each failure says what was expected and what was there', () => {
    const run = runExamples(path.join(FIXTURES, 'failing-example.yaml'));
    expect(run.passed).toBe(1);
    expect(run.failed.map((f) => [f.expected, f.got])).toEqual([
      ['consideration clause LEI-1.1', 'no consideration of LEI-1.1'],
      [expect.stringMatching(/a clause of leicester-city/), 'LEI-1.99'],
      [expect.stringMatching(/^given 1 \(assessment.completed, 2026-03-02\) to be accepted$/), expect.stringMatching(/^refused/)],
    ]);
  });

  test('a file outside the repository that names a policy is run', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'examples-'));
    try {
      copyFileSync(path.join(FIXTURES, 'failing-example.yaml'), path.join(folder, 'mine.yaml'));
      expect(runExamples(path.join(folder, 'mine.yaml')).passed).toBe(1);
      expect(runExamples(folder).passed).toBe(1);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a place without examples is a failure, not a success', () => {
    expect(runExamples('/nowhere/at/all').failed).toHaveLength(1);
  });
});

test('the registers are those of the shared folder, where it is there', () => {
  expect(registersThatDiffer('../shared/clauses')).toEqual([]);
  expect(registersThatDiffer('../there/is/nothing')).toEqual([]);
});

test('a register that differs, is missing here or is only here is named', () => {
  const originals = mkdtempSync(path.join(tmpdir(), 'registers-'));
  try {
    cpSync('clauses', originals, { recursive: true });
    appendFileSync(path.join(originals, 'leeds-iom.yaml'), '# changed\n');
    writeFileSync(path.join(originals, 'another.yaml'), '');
    rmSync(path.join(originals, 'havering-risk-policy.yaml'));
    expect(registersThatDiffer(originals)).toEqual(['another.yaml', 'havering-risk-policy.yaml', 'leeds-iom.yaml']);
  } finally {
    rmSync(originals, { recursive: true });
  }
});
