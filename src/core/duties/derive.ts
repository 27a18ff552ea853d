import type { PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { firstOfChain, timeline } from '../chronology/resolve.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { SubjectProgram } from '../policy/program.ts';
import type { Derivation, FactState, Surroundings } from './derivation.ts';
import { Attention } from './attention.ts';
import { arrivedOn } from '../transfers/origin.ts';
import { retentionTerms } from '../retention/terms.ts';
import { DutyMachine, type Workings } from './duty-machine.ts';
import { VersionsOfPass } from './tenure.ts';
import { daysAfter, Pass } from './pass.ts';
import { AlertWatcher } from './alert-watcher.ts';
import { ConsiderationWatcher, LevelWatcher, PromptWatcher, ProposalWatcher } from './watchers.ts';

/** The version of the derivation itself: kept with what it produced, so that a rebuild can name it as a cause of difference. */
export const ENGINE = '8';

/**
 * Works out where a subject stands and what follows, from its chronology, on a day.
 *
 * @param entries the subject's entries in any order; superseding is resolved here
 * @param today the day of reading: days after it have not happened
 * @param seq only what had been recorded up to this place in the chain ("what did we know?")
 */
export function derive(program: SubjectProgram, entries: readonly Entry[], everywhere: Surroundings, today: PlainDate, seq?: number): Derivation {
  const around = sinceArrival(everywhere, entries);
  const firstOf = firstOfChain(entries);
  const versions = program.course === undefined ? undefined : new VersionsOfPass(program.course, entries, firstOf);
  const workings: Workings = { around, carried: new Map(), firstOf, ...(versions === undefined ? {} : { versions }), ...(entries[0] === undefined ? {} : { about: entries[0].subject }) };
  const duties = program.duties.map((r) => new DutyMachine(r, program, workings));
  const considerations = program.considerations.map((r) => new ConsiderationWatcher(r, program, versions));
  const proposals = program.proposals.map((r) => new ProposalWatcher(r, program));
  const prompts = program.prompts.map((r) => new PromptWatcher(r));
  const alerts = program.alerts.map((r) => new AlertWatcher(r, program, firstOf, versions));
  const levels = program.levels.map((r) => new LevelWatcher(r));
  const watching = [...levels, ...considerations, ...proposals, ...prompts, ...alerts, ...duties];
  if (versions !== undefined) handOnByVersion(program, duties, considerations);
  const attention = Attention.of(program);
  const marks = new Uint8Array(attention.size);
  const firstDuty = watching.length - duties.length;
  let movedOn: PlainDate | undefined;
  const pass = new Pass(program, stopsOf(program, around), (moment) => {
    if (versions !== undefined && movedOn !== pass.env.day && versions.movesOn(pass.env.day)) {
      movedOn = pass.env.day;
      moveToVersion(duties, pass.env, versions.reached(movedOn));
    }
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
    retention: retentionTerms(program, pass.env, entries, around.calendar),
    tiers: levels.flatMap((l) => l.result()).sort((a, b) => (a.from < b.from ? -1 : 1)),
    ...(next === undefined ? {} : { nextChangeOn: next }),
  };
}

/** A record that came from another service begins here on the day on which it came: what fell due before is nobody's lateness here, as before a go-live. */
function sinceArrival(around: Surroundings, entries: readonly Entry[]): Surroundings {
  const came = arrivedOn(entries);
  return came === undefined || (around.goLive !== undefined && around.goLive >= came) ? around : { ...around, goLive: came };
}

/** Whoever follows a rule of one version knows who goes on with it in the next. */
function handOnByVersion(program: SubjectProgram, duties: readonly DutyMachine[], considerations: readonly ConsiderationWatcher[]): void {
  const next = program.course?.successors;
  program.duties.forEach((r, i) => {
    const to = program.duties.findIndex((x) => x === next?.get(r));
    if (to >= 0) duties[i]?.handsTo(duties[to]!);
  });
  program.considerations.forEach((r, i) => {
    const to = program.considerations.findIndex((x) => x === next?.get(r));
    if (to >= 0) considerations[to]?.follows(considerations[i]!);
  });
}

/** On the day of a version to which running cases move: first all give up what is open, then those who go on with it look. */
function moveToVersion(duties: readonly DutyMachine[], env: Env, version: number): void {
  for (const d of duties) d.giveWay(env, version);
  for (const d of duties) d.beginVersion(env, version);
}

const STOPS = new WeakMap<Surroundings, WeakMap<SubjectProgram, readonly PlainDate[]>>();

/** The days after sittings before which something is to be done: the same for every subject among the same surroundings. */
function stopsOf(program: SubjectProgram, around: Surroundings): readonly PlainDate[] {
  const ofPrograms = STOPS.get(around) ?? new WeakMap<SubjectProgram, readonly PlainDate[]>();
  STOPS.set(around, ofPrograms);
  const known = ofPrograms.get(program);
  if (known) return known;
  const meetings = new Set(program.duties.flatMap((d) => (d.before?.is === 'sitting' ? [d.before.meeting] : [])));
  const sittings = daysAfter(around.sittings.filter((s) => meetings.has(s.meeting)).map((s) => s.on));
  const stops = program.course === undefined ? sittings : [...sittings, ...program.course.moves].sort();
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
