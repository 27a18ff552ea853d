import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadPolicy } from '../../src/core/policy/load.ts';
import type { Program } from '../../src/core/policy/program.ts';
import type { WorkingCalendar } from '../../src/core/values/working-calendar.ts';

const FOLDER = join(import.meta.dirname, '../../policies/leicester-city/deter-young-offenders/2019-05-01');

/** The Leicester City policy as it lies in the repository, compiled. */
export function leicesterPolicy(calendar: WorkingCalendar): Program {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml')).sort().map((name) => ({ file: name, text: readFileSync(join(FOLDER, name), 'utf8') }));
  const hash = createHash('sha256').update(files.map((f) => f.text).join('\n')).digest('hex');
  const sources = files.map(({ file, text }) => ({ file, value: parse(text) as unknown, lineOf: () => 1, faults: [] }));
  const loaded = loadPolicy(sources, hash, () => calendar);
  if (!loaded.ok) throw new Error(loaded.error.map((f) => `${f.file}: ${f.message}`).join('\n'));
  return loaded.value;
}
