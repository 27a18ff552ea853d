// Installs what is missing, builds, and runs one of the two programs in this very process: signals and exit codes are its
// own, and whoever kills it leaves nothing behind but the database, which the next start adopts.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, requireNode, root } from './installed.mjs';

const SOURCES = { main: 'src/main.ts', cli: 'src/cli/bin.ts' };

/** @param {'main' | 'cli'} program */
export async function launch(program) {
  requireNode();
  ensureInstalled((line) => console.error(line));
  if (!existsSync(join(root, SOURCES[program]))) {
    console.error(`${SOURCES[program]} is not in this checkout: there is nothing to start.`);
    process.exit(1);
  }
  // A process of its own, so that the compilers' memory is given back.
  const built = spawnSync(process.execPath, [join(root, 'tools/build.mjs')], { cwd: root, stdio: ['ignore', 2, 2] });
  if (built.status !== 0) process.exit(1);
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(join(root, 'dist', `${program}.mjs`)).href);
}
