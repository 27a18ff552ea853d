import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import type { Command } from '../../core/decisions/command.ts';
import type { Ports, SystemUnit } from '../ports/index.ts';
import type { NewEntry } from '../ports/records.ts';
import { loadContext, type ServiceContext } from './context.ts';
import { keepDerivation } from './keep-derivation.ts';
import { keepOthers, ownEntries } from './others.ts';
import { decideOn, NOT_REACHED, reaches, reachesOthers, type Recorded } from './record.ts';

/** A step of a series about one subject: the command may depend on what the steps before it made. */
export interface Step {
  /** Sets the clock and gives the command. */
  command(results: readonly Recorded[]): Command;
}

export interface SeriesOptions {
  /** the subject is new, so none of the commands can have been sent before */
  readonly create?: boolean;
  /** the day on which standing and work are derived at the end; else the day of the last step */
  readonly deriveOn?: PlainDate;
}

/** What is held for a series of commands and written at its end: entries wait so that several subjects' may be appended together. */
export interface Series {
  readonly results: readonly Recorded[];
  readonly entries: readonly NewEntry[];
}

/**
 * Records several commands about one subject in one transaction: the same decisions, one after the other, as `record`
 * takes them, with one derivation at the end. The caller appends the entries, as the transaction's last statement.
 *
 * @param ports the clock is read for each step after `command` was asked for
 */
export async function recordSeries(ports: Ports, unit: SystemUnit, context: ServiceContext, steps: readonly Step[], options: SeriesOptions = {}): Promise<Series> {
  const results: Recorded[] = [];
  const entries: NewEntry[] = [];
  let known: readonly Entry[] | undefined;
  let isNew = false;
  let last: Command | undefined;
  for (const step of steps) {
    const command = step.command(results);
    if (last !== undefined && (last.subject.id !== command.subject.id || last.subject.kind !== command.subject.kind)) throw new Error('a series is about one subject');
    if (known === undefined) {
      if (options.create === true) await unit.records.create(command.subject, 'case');
      known = (await unit.records.lock(command.subject)) ? await unit.records.chronology(command.subject) : [];
      isNew = options.create === true && known.length === 0;
    }
    last = command;
    const earlier = options.create === true ? undefined : await unit.records.earlierResult(command.id);
    if (earlier !== undefined) {
      results.push(earlier as Recorded);
      continue;
    }
    // A record that somebody has restricted has an entry that says so: what is made here has none when it begins.
    if (!(await reaches(unit, command, isNew))) {
      results.push({ outcome: 'not-allowed', why: 'This record does not exist, or your role does not reach it' });
      continue;
    }
    const today = ports.clock.today();
    const decided = decideOn(ports, { program: programOn(ports, context, today), around: context.around }, known, command, today);
    if (!(await reachesOthers(unit, command, decided.entries))) {
      results.push(NOT_REACHED);
      continue;
    }
    results.push(decided.result);
    if (decided.entries.length === 0) continue;
    const from = known.reduce((n, e) => Math.max(n, e.seq), 0);
    known = [...known, ...ownEntries(command, decided.entries).map((e, i): Entry => ({ ...e, seq: from + 1 + i, service: command.actor.service }))];
    entries.push(...decided.entries);
    await unit.records.saveResult({ command: command.id, worker: command.actor.worker, result: decided.result });
  }
  if (last !== undefined && known !== undefined && entries.length > 0) {
    await keepOthers(unit, context, last, entries, options.deriveOn ?? ports.clock.today());
    await keepDerivation(unit, context, last.subject, known, options.deriveOn ?? ports.clock.today());
  }
  return { results, entries };
}

/** Records a series about one subject in a transaction of its own. */
export async function recordMany(ports: Ports, service: Command['actor']['service'], steps: readonly Step[], options: SeriesOptions = {}): Promise<readonly Recorded[]> {
  return ports.store.asSystem(service, async (unit) => {
    const context = await loadContext(unit, ports.policies, options.deriveOn ?? ports.clock.today());
    const { results, entries } = await recordSeries(ports, unit, context, steps, options);
    await unit.records.append(entries);
    return results;
  });
}

function programOn(ports: Ports, context: ServiceContext, today: PlainDate): ServiceContext['program'] {
  return ports.policies.inForce(context.service.policy, today, context.around.settings, context.around.calendar, context.service.adopted);
}

