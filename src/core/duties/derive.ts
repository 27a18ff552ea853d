import type { PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { firstOfChain, timeline } from '../chronology/resolve.ts';
import type { SubjectProgram } from '../policy/program.ts';
import type { Derivation, FactState, Surroundings } from './derivation.ts';
import { Attention } from './attention.ts';
import { retentionTerms } from '../retention/terms.ts';
import { DutyMachine, type Workings } from './duty-machine.ts';
import { daysAfter, Pass } from './pass.ts';
import { AlertWatcher } from './alert-watcher.ts';
import { ConsiderationWatcher, LevelWatcher, PromptWatcher, ProposalWatcher } from './watchers.ts';

/** The version of the derivation itself: kept with what it produced, so that a rebuild can name it as a cause of difference. */
export const ENGINE = '6';

/**
 * Works out where a subject stands and what follows, from its chronology, on a day.
 *
 * @param entries the subject's entries in any order; superseding is resolved here
 * @param today the day of reading: days after it have not happened
 * @param seq only what had been recorded up to this place in the chain ("what did we know?")
 */
export function derive(program: SubjectProgram, entries: readonly Entry[], around: Surroundings, today: PlainDate, seq?: number): Derivation {
  const workings: Workings = { around, carried: new Map(), firstOf: firstOfChain(entries) };
  const duties = program.duties.map((r) => new DutyMachine(r, program, workings));
  const considerations = program.considerations.map((r) => new ConsiderationWatcher(r, program));
  const proposals = program.proposals.map((r) => new ProposalWatcher(r, program));
  const prompts = program.prompts.map((r) => new PromptWatcher(r));
  const alerts = program.alerts.map((r) => new AlertWatcher(r, program, workings.firstOf));
  const levels = program.levels.map((r) => new LevelWatcher(r));
  const watching = [...levels, ...considerations, ...proposals, ...prompts, ...alerts, ...duties];
  const attention = Attention.of(program);
  const marks = new Uint8Array(attention.size);
  const firstDuty = watching.length - duties.length;
  const pass = new Pass(program, stopsOf(program, around), (moment) => {
    if (!attention.mark(moment, marks)) return;
    for (let i = firstDuty; i < marks.length; i += 1) if (marks[i] === 1) duties[i - firstDuty]!.close(pass.env, moment);
    for (let i = 0; i < marks.length; i += 1) {
      if (marks[i] === 0) continue;
      marks[i] = 0;
      watching[i]!.visit(pass.env, moment);
    }
  });
  pass.env.sittings = around.sittings;
  for (const entry of timeline(entries, seq)) if (entry.occurredOn <= today) pass.step(entry);
  pass.advanceTo(today);
  const next = pass.nextWake();
  return {
    facts: factStates(program, pass),
    duties: duties.flatMap((d) => d.result()),
    considerations: present(considerations.map((c) => c.result(pass.env))),
    proposals: present(proposals.map((p) => p.result(pass.env))),
    prompts: present(prompts.map((p) => p.result())),
    alerts: alerts.flatMap((a) => a.result()),
    retention: retentionTerms(program.retentions, pass.env, entries, around.calendar),
    tiers: levels.flatMap((l) => l.result()).sort((a, b) => (a.from < b.from ? -1 : 1)),
    ...(next === undefined ? {} : { nextChangeOn: next }),
  };
}

const STOPS = new WeakMap<Surroundings, WeakMap<SubjectProgram, readonly PlainDate[]>>();

/** The days after sittings before which something is to be done: the same for every subject among the same surroundings. */
function stopsOf(program: SubjectProgram, around: Surroundings): readonly PlainDate[] {
  const ofPrograms = STOPS.get(around) ?? new WeakMap<SubjectProgram, readonly PlainDate[]>();
  STOPS.set(around, ofPrograms);
  const known = ofPrograms.get(program);
  if (known) return known;
  const meetings = new Set(program.duties.flatMap((d) => (d.before?.is === 'sitting' ? [d.before.meeting] : [])));
  const stops = daysAfter(around.sittings.filter((s) => meetings.has(s.meeting)).map((s) => s.on));
  ofPrograms.set(program, stops);
  return stops;
}

function present<T>(list: readonly (T | undefined)[]): T[] {
  return list.filter((x): x is T => x !== undefined);
}

/** While it is being made. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function factStates(program: SubjectProgram, pass: Pass): Record<string, FactState> {
  const { env } = pass;
  const out: Record<string, FactState> = {};
  const { facts } = program.slots;
  for (let i = 0; i < facts.length; i += 1) {
    const fact = facts[i]!;
    const state = env.facts[i];
    const value = fact.value(state, env.day);
    if (value === undefined || value === false || (Array.isArray(value) && value.length === 0)) continue;
    const stated: Mutable<FactState> = { value };
    const since = fact.since?.(state, env.day);
    if (since !== undefined) stated.since = since;
    const by = fact.by?.(state);
    if (by !== undefined) stated.by = by;
    out[fact.name] = stated;
  }
  return out;
}
