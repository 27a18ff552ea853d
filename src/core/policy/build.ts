import type { z } from 'zod';
import type { PlainDate } from '../values/plain-date.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import type { RunningCases, SettingSource } from './format.ts';
import type { LocatedClause, PolicyFault } from './load.ts';
import { newSlots, subjectPrograms, type Program, type SubjectSlots } from './program.ts';
import { compileRules, replaceRules, WORD_NAMES, WORDS, type Rules } from './words/index.ts';
import type { Rule, Word } from './words/word.ts';
import { Workbench } from './workbench.ts';

export interface Header {
  readonly id: string;
  readonly title: string;
  readonly inForceFrom: PlainDate;
  readonly source: string;
  readonly register: string;
  readonly hash: string;
  readonly runningCases: RunningCases;
  readonly settings: Readonly<Record<string, SettingSource>>;
}

/** Rules that are compiled already, of all clauses but one. */
export interface Compiled {
  readonly rules: Rules;
  /** the clause that is to be compiled and takes the place of what it was */
  readonly but: string;
}

/**
 * Compiles the clauses of a policy; faults are added to the list, each with its line.
 * @param slots those of other versions, if this one is to run together with them; those of the rules that are compiled already
 */
export function buildProgram(header: Header, located: readonly LocatedClause[], calendar: () => WorkingCalendar, faults: PolicyFault[], slots: SubjectSlots = newSlots(), compiled?: Compiled): Program {
  const w = new Workbench(calendar, header.settings, faults, slots);
  for (const name of WORD_NAMES) prepareAll(w, WORDS[name] as Word, located);
  if (compiled) w.pauses.push(...compiled.rules.pause);
  const anew = compiled === undefined ? located : located.filter((l) => l.clause.id === compiled.but);
  const made = compileRules((word) => compileAll(w, word, anew));
  const rules = compiled === undefined ? made : replaceRules(compiled.rules, compiled.but, made);
  return {
    ...header,
    clauses: located.map((l) => ({ ...l.clause, file: l.file.file, line: l.file.lineOf(['clauses', l.index, 'id']) })),
    rules,
    subjects: subjectPrograms(rules, w.slots),
  };
}

/** What the clauses have written under one word, each with where it stands. */
function* writtenUnder<S extends z.ZodType>(word: Word<S>, located: readonly LocatedClause[]): Generator<{ readonly at: LocatedClause; readonly source: z.output<S>; readonly index: number; readonly alone: boolean }> {
  for (const at of located) {
    const sources = word.in(at.clause);
    for (const [index, source] of sources.entries()) yield { at, source, index, alone: sources.length === 1 };
  }
}

function prepareAll(w: Workbench, word: Word, located: readonly LocatedClause[]): void {
  if (word.prepare) for (const { source } of writtenUnder(word, located)) word.prepare(w, source);
}

function compileAll<S extends z.ZodType, R extends Rule>(w: Workbench, word: Word<S, R>, located: readonly LocatedClause[]): R[] {
  const out: R[] = [];
  for (const { at, source, index, alone } of writtenUnder(word, located)) {
    w.begin(at);
    const { id: clause, says, level } = at.clause;
    out.push(word.compile(w, source, { clause, says, index, path: alone ? [word.key] : [word.key, index], ...(level === undefined ? {} : { level }) }));
  }
  return out;
}
