import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Adopted } from '../core/examples/format.ts';
import type { LocatedExample } from '../core/examples/read.ts';
import { provedClause, readExamples, type ExampleFault } from '../core/examples/read.ts';
import { noSuchRule } from '../core/examples/no-such-rule.ts';
import { runExample, type ExampleResult } from '../core/examples/run.ts';
import { calendarOf, readingDay } from '../core/examples/world.ts';
import { loadPolicy, type PolicyFault } from '../core/policy/load.ts';
import type { Program } from '../core/policy/program.ts';
import { recompile, type Change } from '../core/policy/recompile.ts';
import { parsePlainDate, plainDate, type PlainDate } from '../core/values/plain-date.ts';
import { WorkingCalendar } from '../core/values/working-calendar.ts';
import type { AdoptedVersion } from '../core/policy/course.ts';
import type { Result } from '../core/values/result.ts';
import { compileVersions, programOn } from './compile.ts';
import { policyFolders, readPolicyFolder, readSource, type PolicyFolder } from './read.ts';

/** An example that did not come out as it says, or could not be run. */
export interface ExampleFailure {
  readonly example: string;
  readonly file: string;
  readonly line: number;
  readonly expected: string;
  readonly got: string;
}

export interface ExamplesRun {
  readonly passed: number;
  readonly failed: readonly ExampleFailure[];
  readonly results: readonly ExampleResult[];
}

/** Compiles policies for examples: each with the example's own calendar and settings, the files read once. */
export class Bench {
  readonly #root: string;
  readonly #folders: readonly PolicyFolder[];
  readonly #files = new Map<string, ReturnType<typeof readPolicyFolder>>();
  readonly #programs = new Map<string, Program | readonly PolicyFault[]>();
  readonly #courses = new Map<string, Result<readonly AdoptedVersion[], readonly PolicyFault[]>>();
  #calendar: WorkingCalendar | undefined;

  /** @param root the folder that holds `policies/` */
  constructor(root: string) {
    this.#root = root;
    this.#folders = policyFolders(path.join(root, 'policies'));
  }

  /** The folder of a version of a policy: the one named, or the one in force on a day. */
  folderOf(policy: string, version: string | undefined, on: PlainDate | undefined): PolicyFolder | undefined {
    const versions = this.#folders.filter((f) => f.id === policy);
    if (version !== undefined) return versions.find((f) => f.from === version);
    return versions.filter((f) => on === undefined || f.from <= on).at(-1) ?? versions[0];
  }

  /** The policy compiled with these settings; conditions read the calendar that was given last. */
  program(folder: string, settings: Readonly<Record<string, string>>, calendar: WorkingCalendar): Program | readonly PolicyFault[] {
    this.#calendar = calendar;
    const key = `${folder} ${JSON.stringify(settings)}`;
    const known = this.#programs.get(key);
    if (known) return known;
    const files = this.#filesOf(folder);
    const loaded = loadPolicy(files.files, files.hash, () => this.#calendar ?? calendar, settings, files.shared);
    const result = loaded.ok ? loaded.value : loaded.error;
    this.#programs.set(key, result);
    return result;
  }

  /** The calendar of the example that was compiled for last. */
  get calendar(): WorkingCalendar {
    return this.#calendar ?? new WorkingCalendar([]);
  }

  /** The policy of a folder, by its name. */
  policyOf(folder: string | undefined): string | undefined {
    return this.#folders.find((x) => folder !== undefined && path.resolve(x.folder) === path.resolve(folder))?.id;
  }

  /** Several versions compiled to run together. */
  versions(adopted: readonly { readonly folder: string; readonly from?: PlainDate }[], settings: Readonly<Record<string, string>>, calendar: WorkingCalendar): Result<readonly AdoptedVersion[], readonly PolicyFault[]> {
    this.#calendar = calendar;
    const key = `${JSON.stringify(adopted)} ${JSON.stringify(settings)}`;
    const known = this.#courses.get(key);
    if (known) return known;
    // The times of examples are written as if the day began at midnight of universal time.
    const files = adopted.map(({ folder, from }) => ({ files: this.#filesOf(folder), ...(from === undefined ? {} : { from, begins: `${from}T00:00:00Z` }) }));
    const made = compileVersions(files, settings, () => this.#calendar ?? calendar);
    this.#courses.set(key, made);
    return made;
  }

  #filesOf(folder: string): ReturnType<typeof readPolicyFolder> {
    const files = this.#files.get(folder) ?? readPolicyFolder(folder, this.#root);
    this.#files.set(folder, files);
    return files;
  }
}

interface Found {
  readonly located: LocatedExample;
  readonly policy?: string;
  readonly version?: string;
  readonly policies?: readonly Adopted[];
  /** the folder of the policy beside which it lies */
  readonly beside?: string;
}

/** Examples read once, to be run as often as is wanted. */
export class ExampleSet {
  readonly #bench: Bench;
  readonly #found: readonly Found[];
  readonly #faults: readonly ExampleFault[];
  /** those that prove a clause or expect something of it */
  readonly #about = new Map<string, Found[]>();

  /** @param where a file of examples, or a folder with some at any depth @param root the folder that holds `policies/` */
  constructor(where: string, root: string = process.cwd()) {
    this.#bench = new Bench(root);
    const { found, faults } = collect(where, root);
    this.#found = found;
    this.#faults = faults;
    for (const f of found) for (const clause of new Set([provedClause(f.located.example), ...f.located.names.map((n) => n.clause)])) this.#about.set(clause, [...(this.#about.get(clause) ?? []), f]);
  }

  /** The clauses that the examples prove; of a file that cannot be read, none. */
  clauses(): readonly string[] {
    return [...new Set(this.#found.map((f) => provedClause(f.located.example)))];
  }

  /**
   * Whether every example that proves one of these clauses, or expects something of it, still passes when the policy is changed;
   * they are run until one fails. @returns undefined if what the change makes of it is no policy
   */
  unmoved(clauses: readonly string[], change: Change): boolean | undefined {
    const found = [...new Set(clauses.flatMap((c) => this.#about.get(c) ?? []))];
    const changed = new Map<Program, Program | undefined>();
    let compiles = true;
    for (const f of found) {
      const result = runFound(this.#bench, f, (p) => {
        if (!changed.has(p)) changed.set(p, recompile(p, change, () => this.#bench.calendar));
        const other = changed.get(p);
        if (other === undefined) compiles = false;
        return other ?? p;
      });
      if (!compiles) return undefined;
      if (!result.passed) return false;
    }
    return true;
  }

  /**
   * @param only run only the examples of this clause
   * @param change applied to each compiled policy first (a rule taken away, to see who notices)
   */
  run(only?: string, change: (p: Program) => Program = (p) => p): ExamplesRun {
    const found = this.#found.filter((f) => only === undefined || provedClause(f.located.example) === only);
    const results = found.map((f) => runFound(this.#bench, f, change));
    const unreadable = this.#faults.map((f) => ({ example: f.example, file: f.file, line: f.line, expected: 'an example that can be read', got: f.message }));
    const differing = results
      .filter((r) => !r.passed)
      .map((r) => ({ example: r.example, file: r.file, line: r.line, expected: r.differences.map((d) => d.expected).join('; '), got: r.differences.map((d) => d.got).join('; ') }));
    return { passed: results.filter((r) => r.passed).length, failed: [...unreadable, ...differing], results };
  }
}

/** Runs the examples of a file or of every file under a folder, wherever it lies. A file that cannot be read counts as failed. */
export function runExamples(where: string, root: string = process.cwd()): ExamplesRun {
  return new ExampleSet(where, root).run();
}

function runFound(bench: Bench, f: Found, change: (p: Program) => Program): ExampleResult {
  const { example, file, line } = f.located;
  const cannot = (expected: string, got: string): ExampleResult => ({ example: example.example, clause: example.clause ?? '', file, line, passed: false, differences: [{ expected, got }] });
  const policy = example.policy ?? f.policy;
  const adopted = example.policies ?? (example.version === undefined ? f.policies : undefined);
  if (adopted !== undefined) return runAdopted(bench, f, policy, adopted, change, cannot);
  const on = parsePlainDate(example.today ?? example.when?.on ?? example.given.at(-1)?.on ?? '');
  const folder = policy === undefined ? f.beside : bench.folderOf(policy, example.version ?? f.version, on)?.folder;
  if (folder === undefined) return cannot('the name of a policy, "policy:" at the head of the file', policy === undefined ? 'none is named and none lies beside the file' : `there is no policy ${policy}`);
  const program = bench.program(folder, example.settings ?? {}, calendarOf(example));
  if (!('clauses' in program)) return cannot(`the policy in ${folder} without faults`, program.map((p) => `${p.file}:${p.line}: ${p.message}`).join('; '));
  const strange = Object.keys(example.settings ?? {}).filter((s) => program.settings[s] === undefined);
  if (strange.length > 0) return cannot(`settings of ${program.id}: ${Object.keys(program.settings).join(', ')}`, strange.join(', '));
  const idle = noSuchRule([program], example);
  if (idle.length > 0) return { ...cannot('', ''), differences: idle };
  return runExample(change(program), f.located);
}

/** An example of a service that adopts several versions one after the other. */
function runAdopted(bench: Bench, f: Found, policy: string | undefined, adopted: readonly Adopted[], change: (p: Program) => Program, cannot: (expected: string, got: string) => ExampleResult): ExampleResult {
  const { example } = f.located;
  const named = policy ?? bench.policyOf(f.beside);
  const folders = adopted.map((a) => ({ ...a, folder: named === undefined ? undefined : bench.folderOf(named, a.version, undefined)?.folder }));
  const missing = folders.find((a) => a.folder === undefined);
  if (missing) return cannot(`a version ${missing.version} of ${named ?? 'a policy, named with "policy:"'}`, 'there is none');
  const versions = bench.versions(folders.flatMap(({ folder, from }) => (folder === undefined ? [] : [{ folder, ...(from === undefined ? {} : { from: plainDate(from) }) }])), example.settings ?? {}, calendarOf(example));
  if (!versions.ok) return cannot('versions of the policy without faults', versions.error.map((p) => `${p.file}:${p.line}: ${p.message}`).join('; '));
  const idle = noSuchRule(versions.value.map((v) => v.program), example);
  if (idle.length > 0) return { ...cannot('', ''), differences: idle };
  const changed = versions.value.map((v) => ({ ...v, program: change(v.program) }));
  return runExample(programOn(changed, readingDay(example)), f.located, (day) => programOn(changed, day));
}

function collect(where: string, root: string): { found: Found[]; faults: ExampleFault[] } {
  const found: Found[] = [];
  const faults: ExampleFault[] = [];
  const files = exampleFiles(where);
  if (files.length === 0) faults.push({ example: '', file: where, line: 1, message: 'no file of examples lies here; expected a YAML file, or a folder with some' });
  for (const file of files) {
    const read = readExamples(readSource(file, path.relative(root, file)));
    faults.push(...read.faults);
    const beside = policyBeside(file);
    const { policy, version, policies } = read;
    for (const located of read.examples) found.push({ located, ...(policy === undefined ? {} : { policy }), ...(version === undefined ? {} : { version }), ...(policies === undefined ? {} : { policies }), ...(beside === undefined ? {} : { beside }) });
  }
  return { found, faults };
}

/** A file itself; in a folder every YAML file, except the policies' own, whose examples lie in folders called "examples". */
function exampleFiles(where: string): string[] {
  if (!existsSync(where)) return [];
  if (statSync(where).isFile()) return [where];
  const names = readdirSync(where).sort();
  const isPolicy = names.includes('examples') && names.some((n) => n.endsWith('.yaml'));
  return names.flatMap((name) => {
    const at = path.join(where, name);
    if (statSync(at).isDirectory()) return exampleFiles(at);
    return /\.ya?ml$/.test(name) && !isPolicy ? [at] : [];
  });
}

function policyBeside(file: string): string | undefined {
  const folder = path.dirname(path.dirname(path.resolve(file)));
  return path.basename(path.dirname(path.resolve(file))) === 'examples' && readdirSync(folder).some((n) => n.endsWith('.yaml')) ? folder : undefined;
}
