import path from 'node:path';
import { loadPolicy, type PolicyFault } from '../core/policy/load.ts';
import { describePolicy, type PolicyInWords } from '../core/policy/describe.ts';
import type { Program } from '../core/policy/program.ts';
import { englandBankHolidays } from '../core/values/bank-holidays.ts';
import type { PlainDate } from '../core/values/plain-date.ts';
import { WorkingCalendar } from '../core/values/working-calendar.ts';
import { changedSincePublished } from './lock.ts';
import { policyFolders, readPolicyFolder } from './read.ts';

/** England's bank holidays by rule: for the command line, where no service's own table is at hand. */
export function englishCalendar(from = 2015, to = 2040): WorkingCalendar {
  return new WorkingCalendar(Array.from({ length: to - from + 1 }, (_, i) => from + i).flatMap((y) => englandBankHolidays(y)));
}

export interface LoadedPolicy {
  /** "leicester-city/deter-young-offenders" */
  readonly policy: string;
  /** the day from which the version is in force */
  readonly from: string;
  readonly folder: string;
  /** absent if the policy has faults */
  readonly program?: Program;
  readonly faults: readonly PolicyFault[];
}

/** All versions of all policies under `policies/`, each with its program or all its faults. @param root the folder that holds `policies/` */
export function loadAll(root: string = process.cwd(), calendar: WorkingCalendar = englishCalendar()): readonly LoadedPolicy[] {
  return policyFolders(path.join(root, 'policies')).map((f) => ({ policy: f.id, from: f.from, folder: f.folder, ...checkFolder(f.folder, root, calendar) }));
}

/** One folder of a policy: its program, or every fault in it with file, line and what was expected; what was changed since it was published is a fault. */
export function checkFolder(folder: string, root: string = process.cwd(), calendar: WorkingCalendar = englishCalendar(), settings: Readonly<Record<string, string>> = {}): { readonly program?: Program; readonly faults: readonly PolicyFault[] } {
  const { files, shared, hash } = readPolicyFolder(folder, root);
  if (files.length === 0) return { faults: [{ file: folder, line: 1, message: 'no policy lies here; expected YAML files, one of them with "policy:"' }] };
  const loaded = loadPolicy(files, hash, () => calendar, settings, shared);
  const changed = changedSincePublished(folder, files, root);
  if (!loaded.ok) return { faults: [...loaded.error, ...changed] };
  return changed.length > 0 ? { faults: changed } : { program: loaded.value, faults: [] };
}

/** The version of a policy in force on a day. @returns undefined if there is none */
export function versionFor(policy: string, day: PlainDate, root: string = process.cwd()): LoadedPolicy | undefined {
  return loadAll(root).filter((p) => p.policy === policy && p.from <= day).at(-1);
}

/** A policy as sentences with their citations. @returns the faults instead if it has any */
export function explainPolicy(folder: string, root: string = process.cwd()): { readonly words?: PolicyInWords; readonly faults: readonly PolicyFault[] } {
  const { program, faults } = checkFolder(folder, root);
  return program === undefined ? { faults } : { words: describePolicy(program), faults: [] };
}
