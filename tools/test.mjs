// One command that proves the repository on a bare checkout: types, lint, boundaries, unit and property tests, policy
// examples, store and server tests, browser journeys. Its last line is "N passed, N failed". Node's built-ins only.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureInstalled, requireNode, root } from './installed.mjs';

/** Once there is a program to start, each of these steps must run and count at least one test. */
const REQUIRED = ['types', 'lint', 'boundaries', 'house rules', 'core', 'store', 'server', 'policy examples', 'journeys'];

requireNode();
ensureInstalled((line) => console.log(line));

const began = process.hrtime.bigint();
const seconds = (since) => `${(Number(process.hrtime.bigint() - since) / 1e9).toFixed(1)} s`;
const reports = join(root, 'test-results');
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

/** Runs a program to its end and keeps what it prints; only what a reader needs is shown. */
function run(program, options, { live = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...options], { cwd: root, env: { ...process.env, TZ: 'Europe/London', FORCE_COLOR: '0', CI: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
      if (live) process.stdout.write(text);
    });
    child.stderr.setEncoding('utf8').on('data', (text) => (err += text));
    child.on('error', (error) => resolve({ code: -1, out, err: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
  });
}

const bin = (packageName, path) => join(root, 'node_modules', packageName, path);
/** A check counts as one test: passed, or failed as many times as it found faults. */
const check = (faults, what) => ({ passed: faults.length === 0 ? 1 : 0, failed: faults.length, detail: faults, what });

function hasFile(folder, pattern) {
  const path = join(root, folder);
  return existsSync(path) && readdirSync(path, { recursive: true }).some((name) => pattern.test(String(name)));
}

async function types() {
  const projects = ['tsconfig.json', 'src/core/tsconfig.json', 'src/web/assets/browser/tsconfig.json'].filter((path) => existsSync(join(root, path)));
  let passed = 0;
  const faults = [];
  for (const project of projects) {
    const { code, out, err } = await run(bin('typescript-native', 'bin/tsc'), ['--noEmit', '--pretty', 'false', '-p', project]);
    const found = out.split('\n').filter((line) => /error TS\d+/.test(line));
    if (code === 0) passed += 1;
    else faults.push(...(found.length > 0 ? found : [`${project}: tsc ended with code ${code}: ${err || out}`]));
  }
  return { passed, failed: new Set(faults).size, detail: [...new Set(faults)], what: `${projects.length} projects` };
}

async function lint() {
  const { out, err } = await run(bin('oxlint', 'bin/oxlint'), ['--format', 'json', '.']);
  let report;
  try {
    report = JSON.parse(out);
  } catch {
    return check([`oxlint gave no report: ${err || out}`]);
  }
  const faults = report.diagnostics.map(({ code, message, filename, labels }) => `${filename}:${labels?.[0]?.span?.line ?? 1}: ${code}: ${message}`);
  if (report.number_of_files === 0) faults.push('oxlint read no file');
  return check(faults, `${report.number_of_files} files`);
}

async function boundaries() {
  const { out, err } = await run(join(root, 'tools/boundaries.mjs'), ['--json']);
  try {
    const { modules, dependencies, faults } = JSON.parse(out);
    return check(faults, `${modules} modules, ${dependencies} imports`);
  } catch {
    return check([`the boundary check gave no report: ${err || out}`]);
  }
}

async function houseRules() {
  const { checkHouseRules } = await import('./house-rules.mjs');
  const { files, faults } = checkHouseRules(root);
  return check(faults, `${files} files`);
}

async function vitest(project) {
  const file = join(reports, `${project}.json`);
  const { code, out, err } = await run(bin('vitest', 'vitest.mjs'), ['run', '--project', project, '--reporter=json', `--outputFile=${file}`, '--reporter=dot', '--passWithNoTests']);
  if (!existsSync(file)) return check([`vitest gave no report (code ${code}): ${(err || out).slice(-3000)}`]);
  const report = JSON.parse(readFileSync(file, 'utf8'));
  const detail = [];
  let failed = 0;
  for (const suite of report.testResults) {
    const where = suite.name.replace(`${root}/`, '');
    const bad = suite.assertionResults.filter(({ status }) => status === 'failed');
    for (const { fullName, failureMessages } of bad) detail.push(`${where}: ${fullName}\n      ${failureMessages.join('\n').split('\n').slice(0, 12).join('\n      ')}`);
    failed += bad.length;
    if (suite.status === 'failed' && bad.length === 0) {
      failed += 1;
      detail.push(`${where}: ${suite.message || 'the file could not be run'}`);
    }
  }
  if (code !== 0 && failed === 0 && report.numTotalTests > 0) {
    failed = 1;
    detail.push(`vitest ended with code ${code}: ${(err || out).slice(-3000)}`);
  }
  return { passed: report.numPassedTests, failed, detail, skipped: report.numPendingTests + report.numTodoTests, what: `${report.testResults.length} files` };
}

async function policyExamples() {
  const built = await run(join(root, 'tools/build.mjs'), []);
  if (built.code !== 0) return check([`the build failed: ${built.err}`]);
  const { code, out, err } = await run(join(root, 'dist/cli.mjs'), ['policy', 'test', 'policies', '--json']);
  try {
    const { passed, failed } = JSON.parse(out);
    const detail = failed.map(({ example, expected, got }) => `${example}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`);
    if (code !== 0 && failed.length === 0) detail.push(`policy test ended with code ${code} though no example failed: ${err}`);
    return { passed, failed: detail.length, detail, what: 'examples beside the policies' };
  } catch {
    return check([`policy test gave no report (code ${code}): ${err || out}`]);
  }
}

const hasProgram = existsSync(join(root, 'src/main.ts'));
const totals = { passed: 0, failed: 0 };
const counted = new Set();

/** Runs one step, prints its line and its faults, adds up its counts. */
async function step(name, present, work) {
  if (!present) return;
  const since = process.hrtime.bigint();
  let result;
  try {
    result = await work();
  } catch (error) {
    result = check([`the step itself failed: ${error?.stack ?? error}`]);
  }
  const { passed, failed, detail, what, skipped } = result;
  totals.passed += passed;
  totals.failed += failed;
  if (passed + failed > 0) counted.add(name);
  console.log(`${failed > 0 ? 'FAILED' : 'ok    '} ${name.padEnd(16)} ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${what ?? 'no report'}; ${seconds(since)})`);
  for (const line of detail.slice(0, 40)) console.log(`    ${line}`);
  if (detail.length > 40) console.log(`    ... and ${detail.length - 40} more`);
}

// Two lanes for two cores: the unit tests and the databases; beside them the compiler, the short checks and the browser,
// which waits as much as it works.
const cli = existsSync(join(root, 'src/cli/bin.ts'));
await Promise.all([
  (async () => {
    await step('core', true, () => vitest('core'));
    await step('store', hasFile('tests/store', /\.test\.ts$/) || hasFile('src/store', /\.test\.ts$/), () => vitest('store'));
  })(),
  (async () => {
    await step('lint', true, lint);
    await step('house rules', true, houseRules);
    await step('boundaries', true, boundaries);
    await step('types', true, types);
    await step('policy examples', cli && hasFile('policies', /\.yaml$/), policyExamples);
    await step('server', hasFile('tests/server', /\.test\.ts$/), () => vitest('server'));
    await step('journeys', hasFile('tests/journeys', /\.test\.ts$/), () => vitest('journeys'));
  })(),
]);

for (const name of REQUIRED) {
  if (counted.has(name)) continue;
  if (hasProgram) {
    totals.failed += 1;
    console.log(`FAILED ${name.padEnd(16)} this step did not run, or counted no test`);
  } else console.log(`-      ${name.padEnd(16)} nothing to run yet`);
}
console.log(`${seconds(began)} in all`);
console.log(`${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 || totals.passed === 0 ? 1 : 0;
