import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { z } from 'zod';
import { processesUnder } from '../bench-of-programs.ts';
import type { Asked } from './asked.ts';

const ROOT = join(import.meta.dirname, '../../..');
const Said = z.discriminatedUnion('event', [
  z.object({ event: z.literal('server'), folder: z.string() }),
  z.object({ event: z.literal('ready') }),
  z.object({ event: z.literal('at'), point: z.string() }),
  z.object({ event: z.literal('done'), n: z.number(), answer: z.record(z.string(), z.unknown()) }),
  z.object({ event: z.literal('failed'), n: z.number(), why: z.string() }),
]);
type Said = z.infer<typeof Said>;
type Answer = Readonly<Record<string, unknown>>;
type What = Omit<Asked, 'n' | 'do'>;

/** A program that runs. */
export interface Running {
  ask(does: Asked['do'], what?: What): Promise<Answer>;
  /** asks, and does not wait for what comes of it */
  begin(does: Asked['do'], what?: What): Promise<Answer>;
  /** has the program halt at a moment. @returns a promise of its being there */
  haltAt(point: string): Promise<{ readonly there: Promise<void> }>;
  /** ends the program at once and without warning; the database goes on, as it does when a program is killed */
  kill(): Promise<void>;
  /** ends the program as it ends by itself */
  stop(): Promise<void>;
}

/** A folder of data, on which a program is started, killed, and started again. */
export interface Bench {
  start(): Promise<Running>;
  /** the names of the files that lie in the folder of documents */
  onDisk(): readonly string[];
  clear(): void;
}

export async function makeBench(): Promise<Bench> {
  const data = mkdtempSync(join(tmpdir(), 'tl-interrupted-'));
  // Beside the packages, which are found from there.
  mkdirSync(join(ROOT, 'test-results'), { recursive: true });
  const built = mkdtempSync(join(ROOT, 'test-results', 'interrupted-'));
  const program = join(built, 'program.mjs');
  await build({ entryPoints: [join(import.meta.dirname, 'program.ts')], outfile: program, bundle: true, packages: 'external', platform: 'node', format: 'esm', jsx: 'automatic', jsxImportSource: 'preact', logLevel: 'error' });
  const servers = new Set<string>();
  const started: ReturnType<typeof spawn>[] = [];

  return {
    async start() {
      const child = spawn(process.execPath, [program, ROOT, data], { cwd: ROOT, stdio: ['pipe', 'pipe', 'pipe'] });
      started.push(child);
      let errors = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
      const listeners = new Set<(said: Said) => void>();
      const waiting = new Set<(ended: Error) => void>();
      child.once('exit', (code) => {
        for (const end of waiting) end(new Error(`the program ended with ${String(code)}: ${errors}`));
      });
      createInterface({ input: child.stdout }).on('line', (line) => {
        const said = Said.parse(JSON.parse(line));
        if (said.event === 'server') servers.add(said.folder);
        for (const hear of listeners) hear(said);
      });
      const heard = <T>(what: (said: Said) => T | undefined): Promise<T> => new Promise((resolve, reject) => {
        const hear = (said: Said): void => {
          const found = what(said);
          if (found === undefined) return;
          listeners.delete(hear);
          waiting.delete(reject);
          resolve(found);
        };
        listeners.add(hear);
        waiting.add(reject);
      });
      await heard((said) => (said.event === 'ready' ? true : undefined));
      let n = 0;
      const begin = async (does: Asked['do'], what: What = {}): Promise<Answer> => {
        const mine = (n += 1);
        const answer = heard((said) => (said.event === 'done' && said.n === mine ? { answer: said.answer } : said.event === 'failed' && said.n === mine ? { why: said.why } : undefined));
        child.stdin.write(`${JSON.stringify({ n: mine, do: does, ...what } satisfies Asked)}\n`);
        const came = await answer;
        if ('why' in came) throw new Error(came.why);
        return came.answer;
      };
      return {
        ask: begin,
        begin,
        async haltAt(point) {
          const there = heard((said) => (said.event === 'at' && said.point === point ? true : undefined)).then(() => undefined);
          there.catch(() => undefined);
          await begin('halt', { point });
          return { there };
        },
        async kill() {
          const gone = once(child, 'exit');
          child.kill('SIGKILL');
          await gone;
        },
        async stop() {
          const gone = once(child, 'exit');
          child.stdin.write(`${JSON.stringify({ n: 0, do: 'stop' } satisfies Asked)}\n`);
          await gone;
        },
      };
    },
    onDisk: () => readdirSync(join(data, 'documents'), { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(data, 'documents', name)).isFile()).map((name) => name.split('/').at(-1) ?? '').sort(),
    clear() {
      for (const child of started) child.kill('SIGKILL');
      for (const folder of servers) {
        for (const pid of processesUnder(folder)) process.kill(pid, 'SIGKILL');
        if (folder.startsWith('/var/lib/throughline/')) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      }
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
      rmSync(built, { recursive: true, force: true });
    },
  };
}
