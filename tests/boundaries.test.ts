import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

interface Tree {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** aliases of tsconfig.json */
  readonly paths?: Readonly<Record<string, readonly string[]>>;
  /** the start of the fault that must be found; none means that the tree is clean */
  readonly fault?: string;
}

const STORE = 'export interface Row { readonly id: string }\nexport const rows: readonly Row[] = [];\n';
const INTO_STORE = 'core-sees-only-core: src/core/a.ts -> src/store/rows.ts';

const fromCore = (how: string, text: string): Tree => ({
  title: `catches an import from core into store ${how}`,
  files: { 'src/core/a.ts': text, 'src/store/rows.ts': STORE },
  fault: INTO_STORE,
});

const broken = (title: string, path: string, text: string, fault: string): Tree => ({
  title,
  files: { [path]: text, 'src/store/rows.ts': STORE, 'src/app/b.test.ts': 'export const b = 1;\n', 'src/cli/bin.ts': 'export const run = 1;\n', 'src/web/page.ts': 'export const page = 1;\n' },
  fault: `${fault}: ${path}`,
});

const trees: readonly Tree[] = [
  {
    title: 'passes the arrows that are allowed',
    files: {
      'src/core/a.ts': 'export const a = 1;\n',
      'src/app/b.ts': "export { a } from '../core/a.ts';\n",
      'src/store/c.ts': "import pg from 'pg';\nimport type { a } from '../core/a.ts';\nexport const c: typeof a = 1;\nexport const pool = pg.Pool;\n",
      'src/main.ts': "import { c } from './store/c.ts';\nimport { a } from './app/b.ts';\nexport const sum = a + c;\n",
    },
  },
  fromCore('by a relative path', "import { rows } from '../store/rows.ts';\nexport const a = rows;\n"),
  fromCore('without its extension', "import { rows } from '../store/rows';\nexport const a = rows;\n"),
  fromCore('with the extension of the built file', "import { rows } from '../store/rows.js';\nexport const a = rows;\n"),
  fromCore('by a way round through its own folder', "import { rows } from './../../src/core/../store/rows.ts';\nexport const a = rows;\n"),
  fromCore('of a type alone', "import type { Row } from '../store/rows.ts';\nexport type A = Row;\n"),
  fromCore('of a type inside an import of values', "import { type Row } from '../store/rows.ts';\nexport type A = Row;\n"),
  fromCore('of a type written in place', "export type A = import('../store/rows.ts').Row;\n"),
  fromCore('when it runs', "export const a = async () => (await import('../store/rows.ts')).rows;\n"),
  fromCore('by exporting it again', "export * from '../store/rows.ts';\n"),
  { ...fromCore('through an alias', "import { rows } from '@rows';\nexport const a = rows;\n"), paths: { '@rows': ['./src/store/rows.ts'] } },
  broken('core may not use Node', 'src/core/a.ts', "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n", 'core-sees-few-packages'),
  broken('core may not use the types of Node', 'src/core/a.ts', "import type { Stats } from 'node:fs';\nexport type A = Stats;\n", 'core-sees-few-packages'),
  broken('core may not use a driver', 'src/core/a.ts', "import type { Pool } from 'pg';\nexport type A = Pool;\n", 'core-sees-few-packages'),
  broken('app may not see the store', 'src/app/a.ts', "export { rows } from '../store/rows.ts';\n", 'app-sees-only-core'),
  broken('app may not use a driver', 'src/app/a.ts', "import pg from 'pg';\nexport const a = pg;\n", 'only-store-sees-the-database'),
  broken('a page may not see the store', 'src/web/a.tsx', "export { rows } from '../store/rows.ts';\n", 'web-sees-app'),
  broken('a verb may not see a page', 'src/cli/import.ts', "export * from '../web/page.ts';\n", 'verbs-see-app'),
  broken('a verb may not see the store', 'src/cli/import.ts', "export { rows } from '../store/rows.ts';\n", 'verbs-see-app'),
  broken('a page may not see the verbs', 'src/web/a.ts', "export * from '../cli/bin.ts';\n", 'web-sees-app'),
  broken('the API may not see the store', 'src/api/a.ts', "export { rows } from '../store/rows.ts';\n", 'api-sees-app'),
  broken('the demo may not see the store', 'src/synthetic/a.ts', "export { rows } from '../store/rows.ts';\n", 'synthetic-sees-app'),
  broken('code may not use a test', 'src/app/a.ts', "export * from './b.test.ts';\n", 'no-test-in-code'),
  broken('a name that leads nowhere is a fault', 'src/app/a.ts', "export * from './nowhere.ts';\n", 'resolvable'),
  {
    title: 'catches a circle of imports that run',
    files: { 'src/app/a.ts': "import { b } from './b.ts';\nexport const a = () => b;\n", 'src/app/b.ts': "import { a } from './a.ts';\nexport const b = () => a;\n" },
    fault: 'no-circle: src/app/a.ts',
  },
  { title: 'fails when it has read no module', files: { 'src/README.md': 'nothing here yet\n' }, fault: 'no source file' },
];

const repository = join(import.meta.dirname, '..');
const Result = z.object({ root: z.string(), modules: z.number(), dependencies: z.number(), faults: z.array(z.string()) });
const results = new Map<string, z.infer<typeof Result>>();
let folder = '';

function plant(root: string, tree: Tree): void {
  const tsconfig: { compilerOptions: Record<string, unknown> } = JSON.parse(readFileSync(join(repository, 'tsconfig.json'), 'utf8'));
  const compilerOptions = { ...tsconfig.compilerOptions, ...(tree.paths === undefined ? {} : { paths: tree.paths }) };
  for (const [path, text] of Object.entries({ ...tree.files, 'tsconfig.json': JSON.stringify({ ...tsconfig, compilerOptions }) })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
}

const check = (roots: readonly string[]) => spawnSync(process.execPath, ['tools/boundaries.mjs', '--json', ...roots], { cwd: repository, encoding: 'utf8' });

describe('the boundary check', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
    trees.forEach((tree, index) => plant(join(folder, String(index)), tree));
    // One process for all the trees is quicker; aliases are read once a process, so that tree has one to itself.
    for (const together of [trees.filter(({ paths }) => paths === undefined), trees.filter(({ paths }) => paths !== undefined)]) {
      const run = check(together.map((tree) => join(folder, String(trees.indexOf(tree)))));
      expect(run.stderr).toBe('');
      run.stdout.trim().split('\n').forEach((line, index) => results.set(together[index]?.title ?? '', Result.parse(JSON.parse(line))));
    }
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(trees.map((tree) => [tree.title, tree.fault] as const))('%s', (title, fault) => {
    const faults = results.get(title)?.faults;
    if (fault === undefined) expect(faults).toEqual([]);
    else expect(faults?.find((found) => found.startsWith(fault)), faults?.join('\n')).toBeDefined();
  });

  it('counts the modules and imports that it read', () => {
    const clean = results.get('passes the arrows that are allowed');
    expect(clean?.modules).toBe(4);
    expect(clean?.dependencies).toBe(5);
    expect(results.get('fails when it has read no module')?.modules).toBe(0);
  });

  it('ends with code 1 on a fault or when nothing was read, and 0 on a clean tree', () => {
    expect(check([join(folder, '0')]).status).toBe(0);
    expect(check([join(folder, '1')]).status).toBe(1);
    expect(check([join(folder, String(trees.length - 1))]).status).toBe(1);
  }, 60_000);
});
