import type { EntryData } from '../chronology/entry.ts';
import { rank } from '../chronology/scales.ts';
import { evidenceAt } from '../duties/evidence.ts';
import type { EvidenceLine } from '../duties/duty.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Program } from '../policy/program.ts';
import type { RatingRule } from '../policy/words/rating.ts';

/** One worded criterion, whether it is met by what is on the form and on record, and the evidence beside it. */
export interface CriterionView {
  readonly clause: string;
  readonly value: string;
  readonly title: string;
  readonly met: boolean;
  readonly evidence: readonly EvidenceLine[];
}

export interface RatingView {
  readonly criteria: readonly CriterionView[];
  /** the value that the met criteria point to; never chosen for anybody */
  readonly pointsTo?: string;
  readonly rule?: RatingRule;
}

/** Lays the criteria of a rating beside what is known. `form` holds the judgements made so far; nothing is preselected from it. */
export function viewRating(program: Program, kind: string, env: Env, form: EntryData): RatingView {
  const rule = program.rules.rating.find((r) => r.source.of === kind);
  const { slots } = program.subjects.child;
  const seen: Env = { ...env, entry: { kind, data: form } };
  const criteria = program.rules.criterion
    .filter((c) => c.source.of === kind)
    .map((c) => ({
      clause: c.clause,
      value: c.source.value,
      title: c.source.title,
      met: c.when.test(seen),
      evidence: evidenceAt(slots.facts, c.source.evidence.flatMap((name) => slots.fact(name) ?? []), env),
    }));
  const met = criteria.filter((c) => c.met);
  if (rule === undefined || met.length === 0) return { criteria, ...(rule ? { rule } : {}) };
  const scale = rule.source.scale;
  const pointsTo = met.map((c) => c.value).reduce((a, b) => (rank(scale, b) > rank(scale, a) ? b : a));
  return { criteria, pointsTo, rule };
}
