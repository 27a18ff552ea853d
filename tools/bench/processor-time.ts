import { readdirSync, readFileSync } from 'node:fs';

/** A tick of /proc, in milliseconds: Linux counts a hundred a second. */
const TICK = 10;

/**
 * Processor time in milliseconds that this program and the database server's processes (which it has started) have taken so far.
 * On a busy machine it says what time on the wall does not. Undefined where there is no /proc.
 */
export function processorTime(): { readonly program: number; readonly database: number } | undefined {
  const { user, system } = process.cpuUsage();
  const database = ticksOfPostgres();
  return database === undefined ? undefined : { program: (user + system) / 1000, database: database * TICK };
}

interface Stat {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
  /** of children that have ended */
  readonly ended: number;
}

function ticksOfPostgres(): number | undefined {
  let stats: Stat[];
  try {
    stats = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? statOf(name) : []));
  } catch {
    return undefined;
  }
  const masters = new Set(stats.filter((s) => s.parent === process.pid).map((s) => s.pid));
  return stats.filter((s) => masters.has(s.parent) || masters.has(s.pid)).reduce((sum, s) => sum + s.ticks + (masters.has(s.pid) ? s.ended : 0), 0);
}

function statOf(pid: string): Stat[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const at = (i: number): number => Number(fields[i] ?? 0);
    return [{ pid: Number(pid), parent: at(1), ticks: at(11) + at(12), ended: at(13) + at(14) }];
  } catch {
    return [];
  }
}
