import type { PolicyShelf } from '../app/ports/policies.ts';
import { loadPolicy, type PolicyFault } from '../core/policy/load.ts';
import type { Program } from '../core/policy/program.ts';
import { parsePlainDate, type PlainDate } from '../core/values/plain-date.ts';
import type { WorkingCalendar } from '../core/values/working-calendar.ts';
import { policyFolders, readPolicyFolder } from './read.ts';

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
  readonly files: ReturnType<typeof readPolicyFolder>['files'];
  readonly shared: ReturnType<typeof readPolicyFolder>['shared'];
  readonly hash: string;
}

interface Compiled {
  readonly program: Program;
  /** the calendar that the compiled conditions read; it is the service's and may change */
  calendar: WorkingCalendar;
}

/** Reads all published policies once and compiles each version for each set of a service's own settings. @param root the folder `policies/` */
export function openShelf(root: string): PolicyShelf {
  const versions = new Map<string, Version[]>();
  for (const f of policyFolders(root)) {
    const from = parsePlainDate(f.from);
    if (from === undefined) continue;
    const list = versions.get(f.id) ?? [];
    list.push({ from, ...readPolicyFolder(f.folder) });
    versions.set(f.id, list.sort((a, b) => (a.from < b.from ? 1 : -1)));
  }
  const compiled = new Map<string, Compiled>();
  return {
    versions: (policy) => (versions.get(policy) ?? []).map((v) => v.from),
    inForce(policy, on, settings, calendar) {
      const version = versions.get(policy)?.find((v) => v.from <= on);
      if (version === undefined) throw new Error(`no version of the policy ${policy} is in force on ${on}`);
      const key = `${policy} ${version.hash} ${JSON.stringify(settings)}`;
      const known = compiled.get(key);
      if (known) {
        known.calendar = calendar;
        return known.program;
      }
      const holder: { calendar: WorkingCalendar } = { calendar };
      const loaded = loadPolicy(version.files, version.hash, () => holder.calendar, settings, version.shared);
      if (!loaded.ok) throw new UnusablePolicy(policy, loaded.error);
      const entry: Compiled = Object.assign(holder, { program: loaded.value });
      compiled.set(key, entry);
      return entry.program;
    },
  };
}
