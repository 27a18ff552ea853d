import { createHash } from 'node:crypto';
import { courseOf, type AdoptedVersion } from '../core/policy/course.ts';
import { loadPolicy, type PolicyFault } from '../core/policy/load.ts';
import { newSlots, type Program } from '../core/policy/program.ts';
import { fail, ok, type Result } from '../core/values/result.ts';
import type { PlainDate } from '../core/values/plain-date.ts';
import type { WorkingCalendar } from '../core/values/working-calendar.ts';
import type { PolicyFiles } from './read.ts';

/** The files of a version that a service works by, with the day from which it binds; the first has none. */
export interface VersionFiles {
  readonly files: PolicyFiles;
  readonly from?: PlainDate;
  /** the instant at which that day begins */
  readonly begins?: string;
}

/** The versions of a policy compiled so that they can run together. @returns all faults of the first that has any */
export function compileVersions(versions: readonly VersionFiles[], settings: Readonly<Record<string, string>>, calendar: () => WorkingCalendar): Result<readonly AdoptedVersion[], readonly PolicyFault[]> {
  const slots = newSlots();
  const out: AdoptedVersion[] = [];
  for (const { files, from, begins } of versions) {
    const loaded = loadPolicy(files.files, files.hash, calendar, settings, files.shared, slots);
    if (!loaded.ok) return fail(loaded.error);
    out.push({ program: loaded.value, ...(from === undefined ? {} : { from }), ...(begins === undefined ? {} : { begins }) });
  }
  return ok(out);
}

/** The program of the versions that bind on a day. */
export function programOn(versions: readonly AdoptedVersion[], day: PlainDate): Program {
  return courseOf(versions.filter((v) => v.from === undefined || v.from <= day), (text) => createHash('sha256').update(text).digest('hex'));
}
