import type { SubjectId } from '../values/ids.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Program } from '../policy/program.ts';
import type { ChecklistRule } from '../policy/words/checklist.ts';
import { byFacts } from './order.ts';

export interface ChecklistStep {
  readonly clause: string;
  readonly label: string;
  readonly done: boolean;
}

/** One subject with the steps that it should have behind it. */
export interface ChecklistRow {
  readonly subject: SubjectId;
  readonly steps: readonly ChecklistStep[];
}

/** Everything that the clauses of a policy add to the checklist of that name; empty if none speaks of it. */
export function checklistRules(program: Program, name: string): readonly ChecklistRule[] {
  return program.rules.checklist.filter((c) => c.name === name);
}

/** The checklists of a policy, each once. */
export function checklistNames(program: Program): readonly string[] {
  return [...new Set(program.rules.checklist.map((c) => c.name))];
}

/**
 * How each subject on a checklist stands: those for whom any of its rules keeps it, in the order that the first rule with an order
 * gives, otherwise those with most open steps first.
 */
export function checklistRows(program: Program, rules: readonly ChecklistRule[], members: readonly { readonly subject: SubjectId; readonly env: Env }[]): readonly ChecklistRow[] {
  const about = rules[0]?.about ?? 'child';
  const order = rules.find((r) => r.order.length > 0)?.order ?? [];
  const rows = members.flatMap(({ subject, env }) => {
    const steps = rules.filter((r) => r.of.test(env)).flatMap((r) => r.steps.filter((s) => s.when?.test(env) ?? true).map((s): ChecklistStep => ({ clause: r.clause, label: s.label, done: s.done.test(env) })));
    return steps.length === 0 ? [] : [{ subject, steps, env, open: steps.filter((s) => !s.done).length }];
  });
  const compare = byFacts(program.subjects[about].slots.facts, order);
  return rows
    .sort((a, b) => compare(a.env, b.env) || (order.length > 0 ? 0 : b.open - a.open) || (a.subject < b.subject ? -1 : 1))
    .map(({ subject, steps }) => ({ subject, steps }));
}
