import { fail, ok, type Result } from '../values/result.ts';
import { parsePlainDate, type PlainDate } from '../values/plain-date.ts';
import { policyClause, policyFile, type ClauseSource, type PolicyFile, type SettingSource } from './format.ts';
import { z } from 'zod';
import { buildProgram } from './build.ts';
import { didYouMean } from './expression/suggest.ts';
import type { Program, SubjectSlots } from './program.ts';
import { WORD_NAMES, WORDS } from './words/index.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';

/** A file of a policy, read: its plain value and where each part of it stands. */
export interface SourceFile {
  readonly file: string;
  readonly value: unknown;
  /** line of a path such as ['clauses', 3, 'duty', 'owner'], or of its nearest parent */
  lineOf(path: readonly (string | number)[]): number;
  /** faults of the file's own syntax */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

/** One thing that is wrong in a policy, with where it stands and what was expected. */
export interface PolicyFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** What the values of the service add to a policy while it runs. */
export interface Setting {
  /** the service's own value, if it has one */
  value(name: string): string | undefined;
}

export interface LocatedClause {
  readonly clause: ClauseSource;
  readonly file: SourceFile;
  readonly index: number;
}

const NEVER = '9999-12-31' as PlainDate;

/**
 * Every fault of a policy in one run, or the policy ready to run.
 * @param shared files of rules that hold beside every policy; their own header is not this policy's
 * @param slots those of other versions of the policy, if they are to run together (`course.ts`)
 */
export function loadPolicy(
  files: readonly SourceFile[],
  hash: string,
  calendar: () => WorkingCalendar,
  overrides: Readonly<Record<string, string>> = {},
  shared: readonly SourceFile[] = [],
  slots?: SubjectSlots,
): Result<Program, readonly PolicyFault[]> {
  const faults: PolicyFault[] = [];
  const parsed: { source: SourceFile; file: PolicyFile }[] = [];
  for (const source of [...files, ...shared]) {
    // After the first fault of a file's own syntax the rest is echo.
    for (const f of source.faults.slice(0, 1)) faults.push({ file: source.file, ...f });
    if (source.faults.length > 0) continue;
    const read = policyFile.safeParse(source.value);
    if (read.success) parsed.push({ source, file: shared.includes(source) ? { ...read.data, policy: undefined } : read.data });
    else for (const issue of read.error.issues) faults.push(...describeIssue(source, issue));
  }
  const headers = parsed.filter((p) => p.file.policy !== undefined);
  const first = files[0];
  if (headers.length === 0 && parsed.length === files.length + shared.length && first) {
    faults.push({ file: first.file, line: 1, message: 'no file names the policy; expected "policy:", "in-force-from:" and "source:" in one of them' });
  }
  for (const more of headers.slice(1)) {
    faults.push({ file: more.source.file, line: more.source.lineOf(['policy']), message: `two files name the policy; the other is ${headers[0]!.source.file}, and one header is expected` });
  }
  const header = headers[0];
  const from = header?.file['in-force-from'];
  const inForceFrom = from === undefined ? undefined : parsePlainDate(from);
  if (header && inForceFrom === undefined) {
    faults.push({ file: header.source.file, line: header.source.lineOf(['in-force-from']), message: `"${from ?? ''}" is no day from which the policy is in force; expected YYYY-MM-DD` });
  }
  if (header && (header.file.source ?? '').trim() === '') {
    faults.push({ file: header.source.file, line: header.source.lineOf(['policy']), message: 'the policy does not say where it comes from; expected "source:"' });
  }
  const settings: Record<string, SettingSource> = {};
  const clauses: LocatedClause[] = [];
  const seen = new Map<string, PolicyFault>();
  for (const { source, file } of parsed) {
    for (const [name, value] of Object.entries(file.settings ?? {})) settings[name] = overrides[name] === undefined ? value : { ...value, value: overrides[name] };
    (file.clauses ?? []).forEach((written, index) => {
      const here = { file: source.file, line: source.lineOf(['clauses', index, 'id']), message: '' };
      const read = policyClause.safeParse(written);
      if (!read.success) {
        for (const issue of read.error.issues) faults.push(...describeIssue(source, { ...issue, path: ['clauses', index, ...issue.path] }));
        return;
      }
      const clause = read.data;
      const earlier = seen.get(clause.id);
      if (earlier) faults.push({ ...here, message: `${clause.id} stands twice; first in ${earlier.file} line ${earlier.line}` });
      else seen.set(clause.id, here);
      clauses.push({ clause, file: source, index });
    });
  }
  const program = buildProgram(
    {
      id: header?.file.policy ?? '',
      title: header?.file.title ?? header?.file.policy ?? '',
      // Without its day the policy has a fault and is not given out; the clauses are read all the same, for theirs.
      inForceFrom: inForceFrom ?? NEVER,
      source: header?.file.source ?? '',
      register: header?.file.register ?? '',
      hash,
      runningCases: header?.file['running-cases'] ?? 'keep',
      settings,
    },
    clauses,
    calendar,
    faults,
    slots,
  );
  return faults.length === 0 ? ok(program) : fail(faults.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1)));
}

/** What is wrong with the written form, as the schema reports it. */
export interface Issue {
  readonly code: string;
  readonly path: PropertyKey[];
  readonly message: string;
  readonly keys?: string[];
  readonly expected?: string;
  readonly values?: readonly unknown[];
  readonly errors?: readonly (readonly Issue[])[];
}

/** A fault of the written form with its line, in plain words. */
export function describeIssue(source: SourceFile, issue: Issue, known: readonly string[] = KEYS): PolicyFault[] {
  const path = issue.path.filter((p): p is string | number => typeof p !== 'symbol');
  if (issue.code === 'unrecognized_keys' && issue.keys) {
    return issue.keys.map((key) => ({
      file: source.file,
      line: source.lineOf([...path, key]),
      message: `"${key}" is not known here${didYouMean(key, known)}`,
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors) {
    const closest = [...issue.errors].sort((a, b) => depth(b) - depth(a))[0];
    if (closest && closest.length > 0) return closest.flatMap((i) => describeIssue(source, { ...i, path: [...issue.path, ...i.path] }, known));
  }
  const where = path.filter((p) => typeof p === 'string').join(' › ');
  if (issue.code === 'invalid_value' && issue.values) {
    const found = valueAt(source.value, path);
    const values = issue.values.map(String);
    return [{ file: source.file, line: source.lineOf(path), message: `${where}: "${String(found)}" is not known here${didYouMean(String(found), values)}; expected one of ${values.join(', ')}` }];
  }
  const found = valueAt(source.value, path);
  const expected = issue.code === 'invalid_type' && issue.expected !== undefined ? `expected ${TYPES[issue.expected] ?? issue.expected}` : issue.message;
  const message = found === undefined || found === null ? `${where === '' ? 'the file' : where} is ${where === '' ? 'empty' : 'missing'}; ${expected}` : `${where === '' ? 'the file' : where}: found ${brief(found)}; ${expected}`;
  return [{ file: source.file, line: source.lineOf(path), message }];
}

const TYPES: Readonly<Record<string, string>> = { object: 'keys with values', record: 'keys with values', array: 'a list', string: 'text', number: 'a number', boolean: 'true or false' };

function brief(value: unknown): string {
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  let at = value;
  for (const key of path) at = typeof at === 'object' && at !== null ? (at as Readonly<Record<string | number, unknown>>)[key] : undefined;
  return at;
}

/** A union's best attempt is the one that got furthest in. */
function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((i) => i.path.length * 2 + (i.code === 'unrecognized_keys' ? 1 : 0)));
}

/** Every key that may stand somewhere in a policy, for suggestions. */
const KEYS: readonly string[] = [
  ...new Set([...Object.keys(policyFile.shape), ...Object.keys(policyClause.shape), ...WORD_NAMES.flatMap((name) => keysOf(WORDS[name].schema))]),
];

function keysOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
  if (schema instanceof z.ZodArray) return keysOf(schema.element);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return keysOf(schema.unwrap());
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(keysOf);
  return [];
}
