import type { ServiceId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import { SUBJECT_KINDS, type Entry, type Subject } from '../../core/chronology/entry.ts';
import type { Ports, SystemUnit } from '../ports/index.ts';
import type { DerivedRows, StoredSnapshot } from '../ports/records.ts';
import { loadContext, type ServiceContext } from '../record/context.ts';
import { storedDerivation } from '../record/keep-derivation.ts';
import { stampOf } from '../record/stamp.ts';
import { differingParts } from './differing-parts.ts';

/**
 * Why what was stored is not what is derived now. `unexplained` is a fault of the program: everything that it was made
 * with is the same and the result is not.
 */
export type Cause = 'never derived' | 'policy' | 'engine' | 'surroundings' | 'day' | 'unexplained';

export interface Difference {
  readonly subject: Subject;
  readonly cause: Cause;
  /** what differs, in the store's own names: "standing.rag", "work duty …" */
  readonly what: readonly string[];
}

export interface Rebuilt {
  readonly subjects: number;
  readonly differences: readonly Difference[];
}

const AT_ONCE = 200;

/**
 * Derives every subject of a service afresh, reports each difference from what was stored by its cause, and keeps the
 * fresh result. Each subject has a transaction of its own, so that nobody waits.
 */
export async function rebuild(ports: Pick<Ports, 'store' | 'policies'>, service: ServiceId, options: { readonly today: PlainDate; readonly onProgress?: (done: number) => void }): Promise<Rebuilt> {
  const context = await ports.store.asSystem(service, (unit) => loadContext(unit, ports.policies, options.today));
  const differences: Difference[] = [];
  let done = 0;
  for (const kind of SUBJECT_KINDS) {
    let after: Subject['id'] | undefined;
    for (;;) {
      const from = after;
      const subjects = await ports.store.asSystem(service, (unit) => unit.records.subjects(kind, from, AT_ONCE));
      for (const subject of subjects) {
        const difference = await ports.store.asSystem(service, (unit) => rebuildOne(unit, context, subject, options.today));
        if (difference) differences.push(difference);
        done += 1;
        options.onProgress?.(done);
      }
      after = subjects.at(-1)?.id;
      if (subjects.length < AT_ONCE) break;
    }
  }
  return { subjects: done, differences };
}

/** One subject, locked against commands while it is compared. */
async function rebuildOne(unit: SystemUnit, context: ServiceContext, subject: Subject, today: PlainDate): Promise<Difference | undefined> {
  if (!(await unit.records.lock(subject))) return undefined;
  const entries = await unit.records.chronology(subject);
  const before = await unit.records.stored(subject);
  if (before === undefined && entries.length === 0) return undefined;
  const fresh = storedDerivation(context, subject, entries, today);
  const rows = unit.records.rowsOf(fresh);
  const what = before === undefined ? [] : differingParts(before.rows, rows);
  const same = before !== undefined && what.length === 0;
  if (!same || before.derivedOn !== today || causeOfStamp(before, context) !== undefined) await unit.records.saveDerivation(fresh);
  if (same) return undefined;
  if (before === undefined) return { subject, cause: 'never derived', what };
  return { subject, what, cause: causeOfStamp(before, context) ?? dayOr(before, entries, unit, context, subject, today) };
}

function causeOfStamp(before: StoredSnapshot, context: ServiceContext): Cause | undefined {
  const now = stampOf(context);
  if (before.policyHash !== now.policyHash) return 'policy';
  if (before.engine !== now.engine) return 'engine';
  return before.surroundings === now.surroundings ? undefined : 'surroundings';
}

/** Only time has passed if the day on which it was stored gives what was stored. */
function dayOr(before: StoredSnapshot, entries: readonly Entry[], unit: SystemUnit, context: ServiceContext, subject: Subject, today: PlainDate): Cause {
  if (before.derivedOn === today) return 'unexplained';
  const then: DerivedRows = unit.records.rowsOf(storedDerivation(context, subject, entries, before.derivedOn));
  return differingParts(before.rows, then).length === 0 ? 'day' : 'unexplained';
}
