import type { SubjectId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Period } from '../values/period.ts';
import type { Role } from '../access/roles.ts';
import type { Entry } from '../chronology/entry.ts';
import { lastDayOf, type FixedCohort } from '../cohorts/fixed-cohort.ts';
import type { Surroundings } from '../duties/derivation.ts';
import type { Program } from '../policy/program.ts';
import type { CohortRule } from '../policy/words/cohort.ts';
import type { MeasureRule } from '../policy/words/measure.ts';
import { figuresOf, type Figures } from './figures.ts';
import { measureRows, type MeasureRow, type Span } from './measure-rows.ts';

/** A measure worked out over some days: its figures, and the rows behind them. */
export interface WorkedOut {
  readonly measure: MeasureRule;
  /** the cohort that it is of, if it was a fixed one */
  readonly cohort?: FixedCohort;
  readonly span: Span;
  readonly figures: Figures;
  readonly rows: readonly MeasureRow[];
}

export function measureRule(program: Program, name: string): MeasureRule | undefined {
  return program.rules.measure.find((m) => m.name === name);
}

/** Who may see a measure: those whom it names, or a report that holds it; if nobody is named, everybody who may see measures. */
export function mayRead(program: Program, measure: MeasureRule, roles: readonly Role[]): boolean {
  const named = [...measure.for, ...program.rules.report.filter((r) => r.measures.includes(measure.name)).flatMap((r) => r.for)];
  return named.length === 0 || roles.some((r) => named.includes(r));
}

/** How long a fixed cohort is followed: as its own entry says, or as the policy does. */
export function followUpOf(rule: CohortRule | undefined, cohort: FixedCohort): Period | undefined {
  return cohort.followUp ?? (rule?.followUp?.is === 'period' ? rule.followUp.period : undefined);
}

/**
 * Works a measure out.
 * @param subjects everybody who may have rows: of a fixed cohort its members, otherwise those who could be in
 * @param fixed the cohort, if it is to be worked out of a fixed one; then nothing counts after its follow-up
 */
export function workOut(program: Program, measure: MeasureRule, subjects: readonly { readonly child: SubjectId; readonly entries: readonly Entry[] }[], around: Surroundings, span: Span, fixed?: FixedCohort): WorkedOut {
  const rule = measure.cohort === undefined ? undefined : program.rules.cohort.find((c) => c.name === measure.cohort);
  const last = fixed === undefined ? undefined : lastDayOf(fixed, followUpOf(rule, fixed), around.calendar);
  const days: Span = last !== undefined && last < span.to ? { ...span, to: last } : span;
  // A cohort that the measure is of says who is in it and from which day each counts.
  const whole: MeasureRule = rule === undefined ? measure : { ...measure, of: rule.of, since: measure.since ?? rule.registered };
  const members = new Map((fixed?.members ?? []).map((m) => [m.child, m] as const));
  const rows = subjects
    .filter((s) => fixed === undefined || members.has(s.child))
    .flatMap((s) => {
      const member = members.get(s.child);
      return measureRows(program, whole, { ...s, ...(fixed === undefined ? {} : { fixed: { asOn: fixed.fixedOn, ...(member?.registered === undefined ? {} : { registered: member.registered }) } }) }, around, days);
    });
  const missing = [...members.values()].filter((m) => !subjects.some((s) => s.child === m.child));
  const all = [...rows, ...(measure.each === undefined ? missing.map((m): MeasureRow => ({ child: m.child, counted: [], inPart: false, ...(m.registered === undefined ? {} : { since: m.registered }) })) : [])];
  return { measure, span: days, rows: all, figures: figuresOf(measure, all, around.areas), ...(fixed === undefined ? {} : { cohort: fixed }) };
}

/** Who is in a cohort on a day, with the day from which each counts: those who become members when it is fixed on that day. */
export function liveMembers(program: Program, rule: CohortRule, standings: readonly { readonly child: SubjectId; readonly env: Parameters<CohortRule['of']['test']>[0] }[]): FixedCohort['members'] {
  const fact = program.subjects.child.slots.facts[rule.registered]!;
  return standings.filter((s) => rule.of.test(s.env)).map(({ child, env }) => {
    const registered = fact.value(env.facts[rule.registered], env.day) as PlainDate | undefined;
    return { child, ...(registered === undefined ? {} : { registered }) };
  });
}
