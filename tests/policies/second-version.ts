import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const POLICY = path.join('leicester-city', 'deter-young-offenders');
const FIXTURE = path.join(ROOT, 'src', 'policies', 'fixtures', 'second-version');

const change = z.strictObject({ file: z.string(), was: z.string(), is: z.string() });
/** What stands otherwise in a file of the second version. */
export type Change = z.output<typeof change>;
const changes = z.array(change).parse(JSON.parse(readFileSync(path.join(FIXTURE, 'changes.json'), 'utf8')));

/** Makes running cases move to the second version. */
export const MOVES: Change = { file: 'policy.yaml', was: 'running-cases: keep', is: 'running-cases: move' };

/** A folder with the policies of the repository of which one has a second version, and what its examples are. */
export interface TwoVersions {
  readonly root: string;
  readonly first: string;
  readonly second: string;
  remove(): void;
}

/** Examples of two versions, beside the fixture: "keep.yaml", "move.yaml". */
export function examplesOf(name: string): string {
  return path.join(FIXTURE, name);
}

/** The policy of Leicester City as it is, and as it might be from 9 March 2026: RAG meetings every four weeks, Amber overseen every two. Made from the first, so that it follows it. */
export function withSecondVersion(more: readonly Change[] = []): TwoVersions {
  const root = mkdtempSync(path.join(tmpdir(), 'versions-'));
  const [first, second] = ['2019-05-01', '2026-03-09'].map((day) => path.join(root, 'policies', POLICY, day)) as [string, string];
  mkdirSync(path.join(root, 'policies', POLICY), { recursive: true });
  cpSync(path.join(ROOT, 'policies', 'throughline'), path.join(root, 'policies', 'throughline'), { recursive: true });
  for (const folder of [first, second]) cpSync(path.join(ROOT, 'policies', POLICY, '2019-05-01'), folder, { recursive: true, filter: (f) => path.basename(f) !== 'examples' });
  rmSync(path.join(second, 'published.json'), { force: true });
  for (const { file, was, is } of [...changes, ...more]) {
    const text = readFileSync(path.join(second, file), 'utf8');
    if (!text.includes(was)) throw new Error(`${file} does not say "${was}" any more`);
    writeFileSync(path.join(second, file), text.replace(was, is));
  }
  mkdirSync(path.join(second, 'examples'));
  writeFileSync(path.join(second, 'examples', 'notification.yaml'), EXAMPLE);
  return { root, first, second, remove: () => rmSync(root, { recursive: true, force: true }) };
}

const EXAMPLE = `
- example: LEI-9.1 within two working days
  given: [{ on: 2026-03-09, as: team-manager, record: dyo.classified, with: { criterion: [yogrs] } }]
  then: { duties: [{ clause: LEI-9.1, due: 2026-03-11 }] }
`;
