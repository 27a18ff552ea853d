import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { loadServices } from './load-services.ts';
import { TODAY } from './people.ts';

const ROOT = join(import.meta.dirname, '../../..');

export interface RunningProgram {
  /** where it answers, without a path */
  readonly origin: string;
  /** folder of its embedded database */
  readonly data: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    program: RunningProgram;
  }
}

/** One program for all journeys: built, its database filled by the real loader, started as `npm start` starts it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = process.env['JOURNEYS_PROGRAM']?.split(' ');
  if (running?.[0] !== undefined && running[1] !== undefined) {
    project.provide('program', { origin: running[0], data: running[1] });
    return () => Promise.resolve();
  }
  const { program, stop } = await startProgram();
  project.provide('program', program);
  return stop;
}

/** Builds, fills a new database and starts. (JOURNEYS_PROGRAM="ORIGIN FOLDER" names one that runs already.) */
export async function startProgram(): Promise<{ readonly program: RunningProgram; stop(): Promise<void> }> {
  const data = mkdtempSync(join(tmpdir(), 'tl-journeys-'));
  const [port] = await Promise.all([freePort(), finished(spawn(process.execPath, [join(ROOT, 'tools/build.mjs')], { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] })), loadServices(data)]);
  const origin = `http://localhost:${port}`;
  const program = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'dist/main.mjs')], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env['PATH'], TZ: 'Europe/London', PORT: String(port), PUBLIC_URL: origin, THROUGHLINE_DATA: data, THROUGHLINE_TODAY: TODAY },
  });
  const ended = once(program, 'exit');
  await answers(origin, program);
  const stop = async (): Promise<void> => {
    program.kill('SIGTERM');
    await ended;
    rmSync(data, { recursive: true, force: true, maxRetries: 5 });
  };
  return { program: { origin, data }, stop };
}

async function finished(child: ChildProcess): Promise<void> {
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the build ended with code ${String(code)}`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** Waits until the sign-in page is there: the progress page before it has no form. */
async function answers(origin: string, program: ChildProcess): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until && program.exitCode === null; ) {
    const body = await fetch(`${origin}/sign-in`).then((r) => r.text(), () => '');
    if (body.includes('name="username"')) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(program.exitCode === null ? 'the program did not answer within a minute' : `the program ended with code ${program.exitCode}`);
}
