import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { PolicyFault, SourceFile } from '../core/policy/load.ts';
import { canonicalText, meaningOf, type Meaning } from '../core/policy/meaning.ts';
import { longDate, parsePlainDate, type PlainDate } from '../core/values/plain-date.ts';

/** The file beside a version that holds it as it was published. */
export const LOCK_FILE = 'published.json';

const prints = z.record(z.string(), z.string());
const lockSchema = z.strictObject({
  /** the day on which it was published */
  published: z.string().refine((d) => parsePlainDate(d) !== undefined),
  /** SHA-256 of everything that bears meaning */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  order: z.string(),
  head: prints,
  settings: prints,
  clauses: z.record(z.string(), prints),
});

/** A version as it was published: its hash, and a fingerprint of each of its parts, so that what was changed can be named. */
export type Lock = z.output<typeof lockSchema>;

/** The hash of what the files of a version mean: comments, white space and examples are free. */
export function hashOf(files: readonly SourceFile[]): string {
  return sha256(canonicalText(meaningOf(files)));
}

/** The lock of a version; undefined if it has not been published. @throws Error if the file beside it is no lock */
export function readLock(folder: string): Lock | undefined {
  const file = path.join(folder, LOCK_FILE);
  if (!existsSync(file)) return undefined;
  const read = lockSchema.safeParse(jsonOf(readFileSync(file, 'utf8')));
  if (!read.success) throw new Error(`${file} is not as "policy publish" wrote it; take it from the history of the repository`);
  return read.data;
}

/** Writes the lock of a version beside it. @throws Error if there is one already */
export function writeLock(folder: string, files: readonly SourceFile[], published: PlainDate): Lock {
  const meaning = meaningOf(files);
  const lock: Lock = {
    published,
    hash: hashOf(files),
    order: print(meaning.order),
    head: printsOf(meaning.head),
    settings: printsOf(meaning.settings),
    clauses: Object.fromEntries(Object.entries(meaning.clauses).map(([id, parts]) => [id, printsOf(parts)])),
  };
  writeFileSync(path.join(folder, LOCK_FILE), `${JSON.stringify(lock, null, 1)}\n`, { flag: 'wx' });
  return lock;
}

/** Where a published version is no longer as it was published: each change with its file and line. Empty if it is, or was never published. */
export function changedSincePublished(folder: string, files: readonly SourceFile[], root: string): readonly PolicyFault[] {
  const at = path.relative(root, path.join(folder, LOCK_FILE));
  let lock: Lock | undefined;
  try {
    lock = readLock(folder);
  } catch (e) {
    return [{ file: at, line: 1, message: e instanceof Error ? e.message : String(e) }];
  }
  if (lock === undefined || lock.hash === hashOf(files)) return [];
  const meaning = meaningOf(files);
  const since = parsePlainDate(lock.published);
  const why = `this version was published${since === undefined ? '' : ` on ${longDate(since)}`} and stays as it was; write the change into a version of its own, from a later day`;
  const fault = (place: Place | undefined, what: string): PolicyFault => ({ file: place?.file ?? at, line: place?.line ?? 1, message: `${what}: ${why}` });
  const faults = [
    ...differing(lock.head, meaning.head).map((c) => fault(placeOf(files, [c.key]), `the head's "${c.key}" ${c.what}`)),
    ...differing(lock.settings, meaning.settings).map((c) => fault(placeOf(files, ['settings', c.key]), `the setting "${c.key}" ${c.what}`)),
    ...clausesDiffering(lock, meaning).map((c) => fault(clausePlace(files, c.id, c.key), c.text)),
  ];
  return faults.length > 0 ? faults : [fault(undefined, 'the clauses stand in another order')];
}

interface Place {
  readonly file: string;
  readonly line: number;
}

type Parts = Readonly<Record<string, string>>;

interface Change {
  readonly key: string;
  readonly what: 'has changed' | 'is new' | 'is gone';
}

function differing(locked: Parts, now: Parts): Change[] {
  return [...new Set([...Object.keys(locked), ...Object.keys(now)])].flatMap((key): Change[] => {
    const text = now[key];
    if (text === undefined) return [{ key, what: 'is gone' }];
    if (locked[key] === undefined) return [{ key, what: 'is new' }];
    return locked[key] === print(text) ? [] : [{ key, what: 'has changed' }];
  });
}

function clausesDiffering(lock: Lock, now: Meaning): { readonly id: string; readonly key?: string; readonly text: string }[] {
  return [...new Set([...Object.keys(lock.clauses), ...Object.keys(now.clauses)])].flatMap((id) => {
    const [before, after] = [lock.clauses[id], now.clauses[id]];
    if (after === undefined) return [{ id, text: `${id} is gone` }];
    if (before === undefined) return [{ id, text: `${id} is new` }];
    return differing(before, after).map((c) => ({ id, key: c.key, text: `${id}: "${c.key}" ${c.what}` }));
  });
}

function placeOf(files: readonly SourceFile[], at: readonly string[]): Place | undefined {
  const file = files.find((f) => at.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? Object.entries(value).find(([k]) => k === key)?.[1] : undefined), f.value) !== undefined);
  return file && { file: file.file, line: file.lineOf(at) };
}

function clausePlace(files: readonly SourceFile[], id: string, key: string | undefined): Place | undefined {
  for (const file of files) {
    const clauses: unknown = typeof file.value === 'object' && file.value !== null && 'clauses' in file.value ? file.value.clauses : undefined;
    const index = Array.isArray(clauses) ? clauses.findIndex((c: unknown) => typeof c === 'object' && c !== null && 'id' in c && c.id === id) : -1;
    if (index >= 0) return { file: file.file, line: file.lineOf(['clauses', index, key ?? 'id']) };
  }
  return undefined;
}

function printsOf(parts: Parts): Record<string, string> {
  return Object.fromEntries(Object.entries(parts).map(([key, text]) => [key, print(text)]));
}

/** Enough of a hash to see a change of one part; the whole is locked by the whole hash. */
function print(text: string): string {
  return sha256(text).slice(0, 16);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
