// Makes sure that the packages in node_modules are those of package-lock.json, with Node's built-ins only:
// this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const OLDEST_NODE = [20, 19];

/** Ends with a plain message when this Node is too old to run the program. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(`Throughline needs Node ${OLDEST_NODE.join('.')} or later; this is Node ${process.versions.node}. Install a newer Node (https://nodejs.org) and run the same command again.`);
  process.exit(1);
}

/** True when every package that the lock file asks for on any platform lies in node_modules in the version it names. */
function agreesWithLock(lock) {
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages ?? {};
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, { version, optional }]) => path === '' || present[path]?.version === version || (optional === true && present[path] === undefined),
  );
}

/** npm needs a folder of its own to write to; an account without a home directory gets one among the temporary files. */
function npmEnvironment() {
  const environment = { ...process.env };
  try {
    accessSync(environment.HOME ?? '', constants.W_OK);
    if (!environment.HOME) throw new Error('no home directory');
  } catch {
    environment.HOME = mkdtempSync(join(tmpdir(), 'throughline-home-'));
    environment.npm_config_cache = join(environment.HOME, 'npm-cache');
  }
  return environment;
}

/**
 * Runs `npm ci` unless node_modules already answers to the lock file.
 * @param {(line: string) => void} say where progress goes
 */
export function ensureInstalled(say) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  const mark = join(root, 'node_modules/.cache/throughline-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  if (!agreesWithLock(lock)) {
    say('Installing the packages of package-lock.json (once; about ten seconds) ...');
    const options = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
    const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
    const [program, ...first] = npm;
    const done = spawnSync(program, [...first, ...options], { cwd: root, env: npmEnvironment(), stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
    if (done.error !== undefined || done.status !== 0) {
      console.error(done.error === undefined ? `npm ci ended with code ${done.status}: the packages could not be installed. What npm said stands above.` : `npm could not be started (${done.error.message}). It comes with Node: is it on the PATH?`);
      process.exit(1);
    }
  }
  mkdirSync(dirname(mark), { recursive: true });
  writeFileSync(mark, hash);
}
