import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { describePolicy } from '../core/policy/describe.ts';
import { differenceOf } from '../core/policy/difference.ts';
import { plainDate } from '../core/values/plain-date.ts';
import { runExamples } from './examples.ts';
import { checkFolder, loadAll } from './load.ts';
import { hashOf, readLock } from './lock.ts';
import { publishFolder } from './publish.ts';
import { readPolicyFolder } from './read.ts';
import { examplesOf, MOVES, withSecondVersion, type Change, type TwoVersions } from '../../tests/policies/second-version.ts';

const made: TwoVersions[] = [];
afterAll(() => made.forEach((two) => two.remove()));

function versions(more: readonly Change[] = []): TwoVersions {
  const two = withSecondVersion(more);
  made.push(two);
  return two;
}

const failures = (name: string, root: string): readonly string[] => runExamples(examplesOf(name), root).failed.map((f) => `${f.line} ${f.example}: expected ${f.expected}, got ${f.got}`);

describe('two versions of a policy that a service has adopted one after the other', () => {
  test('a duty keeps the version in force when its start was recorded', () => {
    expect(failures('keep.yaml', versions().root)).toEqual([]);
  });

  test('where running cases move, what is open goes on under the new version and what is finished stands', () => {
    expect(failures('move.yaml', versions([MOVES]).root)).toEqual([]);
  });

  test('are compared in sentences', () => {
    const { root, first, second } = versions();
    const [a, b] = [first, second].map((folder) => checkFolder(folder, root).program!);
    const d = differenceOf(describePolicy(a!), describePolicy(b!));
    expect(d.settings.map((s) => [s.label, s.before, s.after])).toContainEqual(['Longest time between two RAG meetings', '6 weeks', '4 weeks']);
    const told = d.changed.find((c) => c.id === 'LEI-9.1');
    expect(told?.gone.join()).toContain('within 1 working day');
    expect(told?.come.join()).toContain('within 2 working days');
    expect([d.added, d.gone]).toEqual([[], []]);
  });
});

describe('a published version', () => {
  test('every version in the repository is published and is as it was published', () => {
    for (const { folder, faults } of loadAll()) {
      expect(faults, folder).toEqual([]);
      expect(readLock(folder), folder).toBeDefined();
    }
  });

  test('is locked: comments and examples are free, a clause is not', () => {
    const { root, second } = versions();
    expect(publishFolder(second, plainDate('2026-02-20'), root)).toMatchObject({ outcome: 'published' });
    expect(publishFolder(second, plainDate('2026-02-21'), root)).toMatchObject({ outcome: 'already', lock: { published: '2026-02-20' } });
    appendFileSync(path.join(second, 'notification.yaml'), '\n# Said again\n');
    appendFileSync(path.join(second, 'examples', 'notification.yaml'), '# and here\n');
    expect(checkFolder(second, root).faults).toEqual([]);
    const file = path.join(second, 'notification.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('within: 2 working days', 'within: 3 working days'));
    const line = readFileSync(file, 'utf8').split('\n').findIndex((l) => l.includes('- id: LEI-9.1')) + 5;
    const [fault, ...others] = checkFolder(second, root).faults;
    expect(fault).toMatchObject({ line, message: expect.stringMatching(/^LEI-9.1: "duty" has changed: this version was published on 20 February 2026 and stays as it was; write the change into a version of its own/) });
    expect(fault?.file).toContain('notification.yaml');
    expect(others).toEqual([]);
    expect(publishFolder(second, plainDate('2026-02-21'), root)).toMatchObject({ outcome: 'faults' });
  });

  test('names a clause that is gone, one that is new, and a setting', () => {
    const { root, second } = versions();
    publishFolder(second, plainDate('2026-02-20'), root);
    const file = path.join(second, 'policy.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('- id: LEI-0.1\n', '- id: LEI-0.99\n').replace('value: 70', 'value: 71'));
    expect(checkFolder(second, root).faults.map((f) => f.message.split(': this version')[0])).toEqual(expect.arrayContaining(['LEI-0.1 is gone', 'LEI-0.99 is new', 'the setting "yogrs-criterion" has changed']));
  });

  test('is not published with a fault or an example that fails', () => {
    const { root, second } = versions();
    const file = path.join(second, 'examples', 'notification.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('2026-03-11', '2026-03-10'));
    expect(publishFolder(second, plainDate('2026-02-20'), root)).toMatchObject({ outcome: 'examples', failed: [{ example: 'LEI-9.1 within two working days' }] });
  });

  test('has the same hash wherever its clauses stand and however they are written', () => {
    const { root, second } = versions();
    const before = hashOf(readPolicyFolder(second, root).files);
    const file = path.join(second, 'notification.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('within: 2 working days', "within:   '2 working days' # still two"));
    expect(hashOf(readPolicyFolder(second, root).files)).toBe(before);
  });
});
