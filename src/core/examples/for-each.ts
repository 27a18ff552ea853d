import { didYouMean } from '../policy/expression/suggest.ts';

/** One example of a table, or what is wrong with the table. */
export type Drawn = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

const NAME = /\$\{([\w-]+)\}/g;

/**
 * An example written once for several rows: `for-each: [{ role: team-manager }, …]`, with `${role}` wherever the value of the
 * row is to stand. A text that is nothing but the name takes the value itself, a list or a number as well.
 */
export function drawRows(written: unknown): readonly Drawn[] {
  if (!isRecord(written) || written['for-each'] === undefined) return [{ ok: true, value: written }];
  const { 'for-each': rows, ...example } = written;
  if (!Array.isArray(rows) || rows.length === 0) return [{ ok: false, message: '"for-each" is a list of rows, each with the same names' }];
  const used = new Set([...JSON.stringify(example).matchAll(NAME)].map((m) => m[1] ?? ''));
  const title = JSON.stringify(example['example'] ?? '');
  return rows.map((row: unknown): Drawn => {
    if (!isRecord(row)) return { ok: false, message: 'each row of "for-each" gives values to names' };
    const missing = [...used].find((name) => !Object.hasOwn(row, name));
    if (missing !== undefined) return { ok: false, message: `a row of "for-each" has no "${missing}"${didYouMean(missing, Object.keys(row))}` };
    const idle = Object.keys(row).find((name) => !used.has(name));
    if (idle !== undefined) return { ok: false, message: `"${idle}" of "for-each" stands nowhere in the example` };
    if (![...title.matchAll(NAME)].length) return { ok: false, message: 'the title of an example with "for-each" names at least one value of its row' };
    return { ok: true, value: filled(example, row) };
  });
}

function filled(value: unknown, row: Readonly<Record<string, unknown>>): unknown {
  if (typeof value === 'string') {
    const whole = /^\$\{([\w-]+)\}$/.exec(value)?.[1];
    return whole === undefined ? value.replace(NAME, (_, name: string) => inWords(row[name])) : row[whole];
  }
  if (Array.isArray(value)) return value.map((v) => filled(v, row));
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key.replace(NAME, (_, name: string) => inWords(row[name])), filled(v, row)]));
}

function inWords(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
