import type { Entry } from '../chronology/entry.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { SubjectProgram } from '../policy/program.ts';
import type { DutyRule } from '../policy/words/duty.ts';
import type { DutyPart } from './duty.ts';

/**
 * The parts of a duty as they stand: each addressee, each agency, each state that must be reached.
 * @param before the parts as they stood, whose proofs are kept
 * @param covered what earlier turns of the same spell have already settled
 */
export function partsNow(rule: DutyRule, program: SubjectProgram, env: Env, before: readonly DutyPart[] | undefined, covered: ReadonlySet<string>): DutyPart[] | undefined {
  if (rule.toEach) {
    const { of } = rule.toEach;
    const keys = 'slot' in of ? namedOn(program, of.slot, env).filter((k) => !covered.has(k)) : of;
    return keys.map((key) => before?.find((p) => p.key === key) ?? { key, label: key });
  }
  if (rule.parts.length === 0) return undefined;
  return rule.parts.map((p) => {
    const met = p.until.test(env);
    const old = before?.find((x) => x.key === p.label);
    if (met && old?.metOn) return old;
    return { key: p.label, label: p.label, ...(met ? { metOn: env.day } : {}) };
  });
}

function namedOn(program: SubjectProgram, slot: number, env: Env): readonly string[] {
  return (program.slots.facts[slot]!.value(env.facts[slot], env.day) as readonly string[] | undefined) ?? [];
}

/** The parts after an entry that may cover some of them. */
export function partsProved(rule: DutyRule, parts: readonly DutyPart[], entry: Entry): DutyPart[] {
  const value = rule.toEach === undefined ? undefined : entry.data[rule.toEach.field];
  const covers = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
  return parts.map((p) => (p.metOn === undefined && covers.includes(p.key) ? { ...p, metBy: entry.id, metOn: entry.occurredOn } : p));
}

export function allMet(parts: readonly DutyPart[]): boolean {
  return parts.length > 0 && parts.every((p) => p.metOn !== undefined);
}
