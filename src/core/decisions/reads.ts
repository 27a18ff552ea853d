import type { SubjectKind } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import type { Condition } from '../policy/expression/condition.ts';
import type { Program } from '../policy/program.ts';
import type { Needs } from '../policy/words/bar.ts';
import { ruleSubject } from './stand-at.ts';

/**
 * The kinds of entry on which a decision about a record of this kind rests: those behind the facts and history words
 * in the bars, marks and criteria that concern it, and, for a decision, entries of the same kind.
 */
export function kindsReadFor(program: Program, kind: string, on: SubjectKind | undefined = kindOf(kind)?.subject): ReadonlySet<string> {
  const about = ruleSubject(on);
  const key = `${about} ${kind}`;
  const known = CACHE.get(program)?.get(key);
  if (known) return known;
  const out = new Set<string>();
  if (kindOf(kind)?.nature === 'decision') out.add(kind);
  const { slots } = program.subjects[about];
  const add = (c: Condition | undefined): void => {
    if (!c) return;
    for (const f of c.facts) for (const k of slots.facts[f]?.kinds ?? []) out.add(k);
    for (const t of c.trackers) for (const k of slots.trackers[t]?.kinds ?? []) out.add(k);
  };
  const needs = (n: Needs): void => {
    switch (n.is) {
      case 'all':
      case 'any':
        n.of.forEach(needs);
        return;
      case 'that':
        add(n.condition);
        add(n.if);
        return;
      case 'agreement':
        add(n.if);
        if (n.else) needs(n.else);
    }
  };
  for (const bar of program.rules.bar) {
    if (bar.about !== about || !bar.on.some((e) => e.kind === kind)) continue;
    add(bar.when);
    needs(bar.needs);
  }
  for (const m of program.rules.mark) if (m.on.some((e) => e.kind === kind)) add(m.when);
  for (const c of program.rules.criterion) if (c.source.of === kind) add(c.when);
  const perProgram = CACHE.get(program) ?? new Map<string, ReadonlySet<string>>();
  perProgram.set(key, out);
  CACHE.set(program, perProgram);
  return out;
}

const CACHE = new WeakMap<Program, Map<string, ReadonlySet<string>>>();
