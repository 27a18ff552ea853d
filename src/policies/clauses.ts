import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { runExamples, type ExamplesRun } from './examples.ts';

/** How much of a register is proved. */
export interface ClauseReport {
  readonly register: string;
  readonly total: number;
  readonly proved: number;
  /** ids that nothing proves yet, in the order of the register */
  readonly open: readonly string[];
}

/** The registers are plain lists: each clause begins with its id. Reading them whole takes seconds. */
const ID = /^- id: (\S+)/gm;

/** Ids of all clauses of the registers, by prefix ("LEI"), in their order. @param root the folder that holds `clauses/` */
export function registers(root: string = process.cwd()): ReadonlyMap<string, readonly string[]> {
  const folder = path.join(root, 'clauses');
  const out = new Map<string, string[]>();
  for (const name of readdirSync(folder).filter((n) => n.endsWith('.yaml')).sort()) {
    for (const [, id = ''] of readFileSync(path.join(folder, name), 'utf8').matchAll(ID)) {
      const prefix = id.split('-')[0] ?? '';
      const ids = out.get(prefix) ?? [];
      ids.push(id);
      out.set(prefix, ids);
    }
  }
  return out;
}

/**
 * What is proved of a register, or of all: a clause is proved by an example beside a policy that passes, and by a test whose title
 * starts with the clause's id.
 * @param prefix "LEI"; all registers if absent
 */
export function clauseReport(prefix?: string, root: string = process.cwd(), run: ExamplesRun = runExamples(path.join(root, 'policies'), root)): readonly ClauseReport[] {
  const failing = new Set(run.results.filter((r) => !r.passed).map((r) => r.clause));
  const proved = new Set([...run.results.filter((r) => r.passed).map((r) => r.clause), ...titlesOfTests(root)].filter((c) => !failing.has(c)));
  return [...registers(root)]
    .filter(([register]) => prefix === undefined || register === prefix)
    .map(([register, ids]) => ({ register, total: ids.length, proved: ids.filter((c) => proved.has(c)).length, open: ids.filter((c) => !proved.has(c)) }));
}

/** Names of register files that are not the same as their originals; empty where the originals are not there. */
export function registersThatDiffer(originals: string, root: string = process.cwd()): readonly string[] {
  if (!existsSync(originals)) return [];
  const folder = path.join(root, 'clauses');
  const text = (at: string): string | undefined => (existsSync(at) ? readFileSync(at, 'utf8') : undefined);
  const names = new Set([...readdirSync(folder), ...readdirSync(originals)]);
  return [...names].sort().filter((n) => text(path.join(originals, n)) !== text(path.join(folder, n)));
}

const TITLE = /\b(?:it|test)(?:\.each\([^)]*\))?\(\s*['"`]([A-Z]{3}-\d+(?:\.\d+)*)\b/g;

/** Ids with which the titles of tests start. The tests themselves are run by the test command, which fails if one of them does. */
function titlesOfTests(root: string): string[] {
  return ['src', 'tests'].flatMap((folder) => testFiles(path.join(root, folder))).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(TITLE)].map((m) => m[1]!));
}

function testFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const at = path.join(folder, name);
    if (statSync(at).isDirectory()) return testFiles(at);
    return /\.test\.tsx?$/.test(name) ? [at] : [];
  });
}
