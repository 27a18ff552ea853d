import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Adoption, PolicyShelf, VersionOnShelf } from '../app/ports/policies.ts';
import type { AdoptedVersion } from '../core/policy/course.ts';
import { loadPolicy, type PolicyFault } from '../core/policy/load.ts';
import type { Program } from '../core/policy/program.ts';
import { longDate, parsePlainDate, type PlainDate } from '../core/values/plain-date.ts';
import { WorkingCalendar } from '../core/values/working-calendar.ts';
import { compileVersions, programOn, type VersionFiles } from './compile.ts';
import { ExampleSet } from './examples.ts';
import { changedSincePublished, readLock } from './lock.ts';
import { policyFolders, readPolicyFolder, type PolicyFiles } from './read.ts';

/** A policy that cannot be used, with every fault. */
export class UnusablePolicy extends Error {
  readonly faults: readonly PolicyFault[];
  constructor(policy: string, faults: readonly PolicyFault[]) {
    super(`The policy ${policy} cannot be used:\n${faults.map((f) => `  ${f.file}:${f.line}: ${f.message}`).join('\n')}`);
    this.faults = faults;
  }
}

interface Version {
  readonly from: PlainDate;
  readonly folder: string;
  readonly files: PolicyFiles;
}

interface Compiled {
  readonly versions: readonly AdoptedVersion[];
  /** the programs that the versions come to, by the number of those that bind */
  readonly programs: Map<number, Program>;
  /** the calendar that the compiled conditions read; it is the service's and may change */
  calendar: WorkingCalendar;
}

/** Reads all versions of all policies once and compiles each for each set of a service's own settings. @param root the folder `policies/` */
export function openShelf(root: string): PolicyShelf {
  const versions = new Map<string, Version[]>();
  for (const f of policyFolders(root)) {
    const from = parsePlainDate(f.from);
    if (from === undefined) continue;
    const list = versions.get(f.id) ?? [];
    list.push({ from, folder: f.folder, files: readPolicyFolder(f.folder) });
    versions.set(f.id, list.sort((a, b) => (a.from < b.from ? 1 : -1)));
  }
  const compiled = new Map<string, Compiled>();
  const ofPolicy = (policy: string): readonly Version[] => versions.get(policy) ?? [];
  const inForceOn = (policy: string, on: PlainDate): Version | undefined => ofPolicy(policy).find((v) => v.from <= on);
  const firstOf = (policy: string, madeOn: PlainDate): Version | undefined => inForceOn(policy, madeOn) ?? ofPolicy(policy).at(-1);

  function compiledOf(policy: string, files: readonly VersionFiles[], settings: Readonly<Record<string, string>>, calendar: WorkingCalendar): Compiled {
    const key = JSON.stringify([policy, files.map((f) => [f.files.hash, f.from, f.begins]), settings]);
    const known = compiled.get(key);
    if (known) {
      known.calendar = calendar;
      return known;
    }
    const holder: { calendar: WorkingCalendar } = { calendar };
    const made = compileVersions(files, settings, () => holder.calendar);
    if (!made.ok) throw new UnusablePolicy(policy, made.error);
    const entry: Compiled = Object.assign(holder, { versions: made.value, programs: new Map<number, Program>() });
    compiled.set(key, entry);
    return entry;
  }

  return {
    versions: (policy) => ofPolicy(policy).map((v) => v.from),
    firstOf: (policy, madeOn) => firstOf(policy, madeOn)?.from,
    onShelf: (policy) => ofPolicy(policy).map(shown),
    inForce(policy, on, settings, calendar, adopted) {
      const first = adopted === undefined ? inForceOn(policy, on) : firstOf(policy, adopted.madeOn);
      if (first === undefined) throw new Error(`no version of the policy ${policy} is in force on ${on}`);
      const later = (adopted?.adoptions ?? []).filter((a) => a.from <= on);
      const files = [{ files: first.files }, ...later.map((a) => ({ files: adoptedFiles(policy, ofPolicy(policy), a), from: a.from, begins: a.begins }))];
      const entry = compiledOf(policy, files, settings, calendar);
      const program = entry.programs.get(files.length) ?? programOn(entry.versions, on);
      entry.programs.set(files.length, program);
      return program;
    },
    alone(policy, version, settings, calendar) {
      const wanted = ofPolicy(policy).find((v) => v.from === version);
      if (wanted === undefined) throw new Error(`there is no version of the policy ${policy} from ${version}`);
      return programOn(compiledOf(policy, [{ files: wanted.files }], settings, calendar).versions, version);
    },
    async failingExamples(policy, version) {
      const wanted = ofPolicy(policy).find((v) => v.from === version);
      if (wanted === undefined) return ['there is no such version'];
      const examples = new ExampleSet(path.join(wanted.folder, 'examples'), path.dirname(path.resolve(root)));
      const failed: string[] = [];
      for (const clause of examples.clauses()) {
        failed.push(...examples.run(clause).failed.map((f) => f.example));
        await setImmediate();
      }
      return [...new Set(failed)];
    },
  };
}

const NO_HOLIDAYS = new WorkingCalendar([]);

/** The files of an adopted version, as they were when it was adopted. @throws Error if they are not */
function adoptedFiles(policy: string, versions: readonly Version[], adoption: Adoption): PolicyFiles {
  const found = versions.find((v) => v.from === adoption.version);
  if (found === undefined) throw new Error(`the version of ${longDate(adoption.version)} of the policy ${policy} has been adopted and is not there`);
  if (found.files.ownHash !== adoption.lock) throw new Error(`the version of ${longDate(adoption.version)} of the policy ${policy} is not as it was adopted: run ./throughline policy check ${found.folder}`);
  return found.files;
}

/** Versions are read once, and so is what is known of them. */
const SHOWN = new WeakMap<Version, VersionOnShelf>();

function shown(v: Version): VersionOnShelf {
  const known = SHOWN.get(v);
  if (known) return known;
  const { files } = v;
  const loaded = loadPolicy(files.files, files.hash, () => NO_HOLIDAYS, {}, files.shared);
  const faults = [...(loaded.ok ? [] : loaded.error), ...changedSincePublished(v.folder, files.files, process.cwd())].map((f) => `${f.file}, line ${f.line}: ${f.message}`);
  const lock = faults.length > 0 ? undefined : readLock(v.folder);
  const on = lock === undefined ? undefined : parsePlainDate(lock.published);
  const line: VersionOnShelf = { version: v.from, faults, ...(lock === undefined || on === undefined ? {} : { published: { on, lock: lock.hash } }) };
  SHOWN.set(v, line);
  return line;
}
