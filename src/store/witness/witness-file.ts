import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { CHAINS, type Witness, type Witnessed } from '../../app/ports/audit.ts';

const line = z.object({ at: z.string(), service: z.string(), chain: z.enum(CHAINS), seq: z.number().int().nonnegative(), hash: z.string().regex(/^[0-9a-f]*$/) });

/**
 * The ends of the chains in a file outside the database, a line of JSON each. It is opened for adding alone, and what was
 * added is on the disk before this returns. It is worth most where the database's owner cannot write: on another machine.
 */
export function witnessFile(path: string): Witness {
  return {
    async add(lines) {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(path, 'a', 0o600);
      try {
        await file.appendFile(lines.map((l) => `${JSON.stringify({ at: l.at, service: l.service, chain: l.chain, seq: l.seq, hash: l.hash })}\n`).join(''));
        await file.sync();
      } finally {
        await file.close();
      }
    },
    async read() {
      const text = await readFile(path, 'utf8').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
        throw error;
      });
      const lines: Witnessed[] = [];
      const faults: string[] = [];
      for (const [n, one] of text.split('\n').entries()) {
        if (one === '') continue;
        const read = line.safeParse(parsed(one));
        if (read.success) lines.push(read.data);
        else faults.push(`line ${n + 1} of ${path} cannot be read: it was changed, or the machine stopped while it was written`);
      }
      return { lines, faults };
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
