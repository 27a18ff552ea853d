// Builds dist/: main.mjs (the server), cli.mjs (the verbs), assets/ (styles and scripts, named by their contents) and
// manifest.json (plain name -> address). Styles take seconds, so they are kept by the hash of what they are made from.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { root } from './installed.mjs';

const dist = join(root, 'dist');
const assets = join(root, 'src/web/assets');
const DAY_MS = 86_400_000;

const hashOf = (...parts) => parts.reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256')).digest('hex');

const written = new Set();

/** Writes a file whole or not at all, and only when it differs: two builds at once do not hurt each other. */
function put(path, contents) {
  written.add(path);
  if (existsSync(path) && readFileSync(path).equals(Buffer.from(contents))) return;
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}`;
  writeFileSync(half, contents);
  renameSync(half, path);
}

/** Puts a file under assets/ with its hash in its name; gives its address. */
function putAsset(name, contents) {
  const hashed = `${basename(name, extname(name))}-${hashOf(contents).slice(0, 10)}${extname(name)}`;
  put(join(dist, 'assets', hashed), contents);
  return [name, `/assets/${hashed}`];
}

async function programs(esbuild) {
  const entries = [['src/main.ts', 'main.mjs'], ['src/cli/bin.ts', 'cli.mjs']].filter(([source]) => existsSync(join(root, source)));
  const results = await Promise.all(
    entries.map(([source, outfile]) =>
      esbuild.build({
        absWorkingDir: root,
        entryPoints: [source],
        outfile: join(dist, outfile),
        bundle: true,
        packages: 'external',
        platform: 'node',
        target: 'node20',
        format: 'esm',
        jsx: 'automatic',
        jsxImportSource: 'preact',
        sourcemap: 'linked',
        logLevel: 'error',
        write: false,
      }),
    ),
  );
  for (const { outputFiles } of results) for (const { path, contents } of outputFiles) put(path, contents);
}

async function scripts(esbuild) {
  const entryPoints = ['main', 'supported'].map((name) => join(assets, 'browser', `${name}.ts`)).filter((path) => existsSync(path));
  if (entryPoints.length === 0) return [];
  const { outputFiles } = await esbuild.build({ absWorkingDir: root, entryPoints, outdir: '/', bundle: true, format: 'esm', target: 'es2022', minify: true, legalComments: 'eof', logLevel: 'error', write: false });
  return outputFiles.map(({ path, contents }) => putAsset(basename(path), contents));
}

const SHIPPED = ['@ministryofjustice/frontend/moj/assets/images', 'govuk-frontend/dist/govuk/assets/images'];

/** The pictures that the shipped components ask for, put beside the styles under names that say their contents. */
function withPictures(css) {
  return css.replaceAll(/\/assets\/images\/([\w.-]+)/g, (_address, name) => {
    const path = SHIPPED.map((folder) => join(root, 'node_modules', folder, name)).find((candidate) => existsSync(candidate));
    if (path === undefined) throw new Error(`The styles ask for ${name}, which no shipped package has.`);
    return putAsset(name, readFileSync(path))[1];
  });
}

async function styles() {
  const folder = join(assets, 'styles');
  if (!existsSync(folder)) return [];
  const sources = readdirSync(folder).filter((name) => name.endsWith('.scss')).toSorted();
  const key = hashOf(readFileSync(join(root, 'package-lock.json')), ...sources.flatMap((name) => [name, readFileSync(join(folder, name))]));
  const made = [];
  for (const source of sources.filter((name) => !name.startsWith('_'))) {
    const kept = join(root, 'node_modules/.cache/throughline-styles', `${basename(source, '.scss')}-${key}.css`);
    if (!existsSync(kept)) {
      const sass = await import('sass');
      put(kept, sass.compile(join(folder, source), { loadPaths: [root], quietDeps: true, style: 'compressed', logger: sass.Logger.silent }).css);
    }
    made.push(putAsset(`${basename(source, '.scss')}.css`, withPictures(readFileSync(kept, 'utf8'))));
  }
  return made;
}

/** Pictures and icons go as they are. */
const pictures = () => (existsSync(assets) ? readdirSync(assets).filter((name) => /\.(svg|png|ico|webp)$/.test(name)).map((name) => putAsset(name, readFileSync(join(assets, name)))) : []);

/** Files of earlier builds stay for a week: a server that still runs may be asked for them. */
function clearOld() {
  for (const name of readdirSync(join(dist, 'assets'))) {
    const path = join(dist, 'assets', name);
    if (!written.has(path) && Date.now() - statSync(path).mtimeMs > 7 * DAY_MS) rmSync(path, { force: true });
  }
}

/** Builds everything; throws with esbuild's or sass's own message, which names file and line. */
export async function build() {
  const esbuild = await import('esbuild');
  try {
    const [, ...made] = await Promise.all([programs(esbuild), scripts(esbuild), styles(), pictures()]);
    const manifest = Object.fromEntries(made.flat());
    put(join(dist, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    if (existsSync(join(dist, 'assets'))) clearOld();
  } finally {
    await esbuild.stop();
  }
}

if (process.argv[1] !== undefined && basename(process.argv[1]) === 'build.mjs') {
  try {
    await build();
  } catch (error) {
    // esbuild has printed its own messages already.
    if (!Array.isArray(error?.errors)) console.error(error?.sassMessage === undefined ? (error?.stack ?? error) : error.message);
    console.error('The build failed: see above.');
    process.exitCode = 1;
  }
}
