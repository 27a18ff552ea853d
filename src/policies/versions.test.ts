import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ExampleSet, runExamples } from './examples.ts';
import { checkFolder } from './load.ts';

const POLICY = path.join('leicester-city', 'deter-young-offenders');
const FIXTURE = path.join('src', 'policies', 'fixtures', 'second-version');
const changes = z.array(z.strictObject({ file: z.string(), was: z.string(), is: z.string() })).parse(JSON.parse(readFileSync(path.join(FIXTURE, 'changes.json'), 'utf8')));

const made: string[] = [];

/** A folder with the policies of the repository and a second version of one of them. */
function withSecondVersion(more: readonly { readonly file: string; readonly was: string; readonly is: string }[] = []): { readonly root: string; readonly first: string; readonly second: string } {
  const root = mkdtempSync(path.join(tmpdir(), 'versions-'));
  made.push(root);
  const [first, second] = ['2019-05-01', '2026-03-09'].map((day) => path.join(root, 'policies', POLICY, day)) as [string, string];
  mkdirSync(path.join(root, 'policies', POLICY), { recursive: true });
  cpSync(path.join('policies', 'throughline'), path.join(root, 'policies', 'throughline'), { recursive: true });
  for (const folder of [first, second]) cpSync(path.join('policies', POLICY, '2019-05-01'), folder, { recursive: true, filter: (f) => !f.endsWith('examples') });
  rmSync(path.join(second, 'published.json'), { force: true });
  for (const { file, was, is } of [...changes, ...more]) {
    const text = readFileSync(path.join(second, file), 'utf8');
    expect(text, `${file}: ${was}`).toContain(was);
    writeFileSync(path.join(second, file), text.replace(was, is));
  }
  return { root, first, second };
}

afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const failures = (file: string, root: string): readonly string[] => runExamples(path.resolve(file), root).failed.map((f) => `${f.line} ${f.example}: expected ${f.expected}, got ${f.got}`);

describe('a second version of the policy', () => {
  test('is without faults', () => {
    const { root, second } = withSecondVersion();
    expect(checkFolder(second, root).faults).toEqual([]);
  });

  test('a duty keeps the version in force when its start was recorded', () => {
    expect(failures(path.join(FIXTURE, 'keep.yaml'), withSecondVersion().root)).toEqual([]);
  });

  test('where running cases move, what is open goes on under the new version and what is finished stands', () => {
    expect(failures(path.join(FIXTURE, 'move.yaml'), withSecondVersion([{ file: 'policy.yaml', was: 'running-cases: keep', is: 'running-cases: move' }]).root)).toEqual([]);
  });
});
