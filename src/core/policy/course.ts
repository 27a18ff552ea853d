import type { PlainDate } from '../values/plain-date.ts';
import type { Program, SubjectProgram } from './program.ts';
import type { AlertRule } from './words/alert.ts';
import type { ConsiderationRule } from './words/consideration.ts';
import type { DutyRule } from './words/duty.ts';
import type { Rule, RuleSubject } from './words/word.ts';

/** A version that a service works by, in the order in which they were adopted. */
export interface AdoptedVersion {
  readonly program: Program;
  /** the day from which it binds; absent for the first, which was there before anything was recorded */
  readonly from?: PlainDate;
  /** the instant at which that day begins, ISO 8601 in UTC */
  readonly begins?: string;
}

/** The versions that a service has adopted, one after the other. */
export interface Course {
  readonly versions: readonly AdoptedVersion[];
}

/** For which versions a rule stands, by their places in the course. */
export interface Tenure {
  readonly first: number;
  readonly last: number;
  /** what is open when it begins moves to it */
  readonly movesIn: boolean;
  /** what is open when it has ended does not stay with it */
  readonly movesOut: boolean;
}

/** The course as the rules about one kind of subject see it. */
export interface SubjectCourse extends Course {
  /** the days on which a version begins to which something moves: a pass stops there */
  readonly moves: readonly PlainDate[];
  /** of each rule that not every version has */
  readonly tenures: ReadonlyMap<Rule, Tenure>;
  /** the rule of the next version that goes on with what this one says */
  readonly successors: ReadonlyMap<Rule, Rule>;
}

/**
 * The program of a service that has adopted several versions of its policy. What decides about a record, and everything that is
 * asked of the policy by itself, is of the last; duties, considerations and alerts of each version are followed together, each from
 * the version in force when its start was recorded. Rules that say the same in several versions are one.
 *
 * @param versions in the order of their days, compiled with the same slots
 * @param hashOf the hash of a course, from the hashes and days of its versions
 * @throws Error without a version
 */
export function courseOf(versions: readonly AdoptedVersion[], hashOf: (text: string) => string): Program {
  const last = versions.at(-1);
  if (last === undefined) throw new Error('a course without a version');
  if (versions.length === 1) return last.program;
  const about = (subject: RuleSubject): SubjectProgram => joined(versions, subject);
  return {
    ...last.program,
    hash: hashOf(versions.map((v) => `${v.program.hash} ${v.from ?? ''}`).join('\n')),
    subjects: { child: about('child'), sitting: about('sitting'), worker: about('worker'), unit: about('unit'), person: about('person') },
    course: { versions },
  };
}

/** The program of the version of that place in the course; the program itself where there is no other. */
export function versionAt(program: Program, place: number | undefined): Program {
  return (place === undefined ? undefined : program.course?.versions[place]?.program) ?? program;
}

function joined(versions: readonly AdoptedVersion[], about: RuleSubject): SubjectProgram {
  const own = versions.map((v) => v.program.subjects[about]);
  const latest = own[own.length - 1]!;
  const tenures = new Map<Rule, Tenure>();
  const successors = new Map<Rule, Rule>();
  const join = <R extends Lasting>(rulesOf: (p: SubjectProgram) => readonly R[]): readonly R[] => {
    const spans = spansOf(versions, own.map(rulesOf));
    for (const s of spans) {
      if (s.first > 0 || s.last < versions.length - 1) tenures.set(s.rule, { first: s.first, last: s.last, movesIn: s.first > 0 && moves(versions[s.first], s.rule), movesOut: movesOut(versions, s) });
      if (s.next) successors.set(s.rule, s.next.rule);
    }
    // The latest first: what one version hands over, the next has already looked at in that moment.
    return [...spans].sort((a, b) => b.last - a.last).map((s) => s.rule);
  };
  const duties = join<DutyRule>((p) => p.duties);
  const considerations = join<ConsiderationRule>((p) => p.considerations);
  const alerts = join<AlertRule>((p) => p.alerts);
  const places = new Set([...tenures.values()].flatMap((t) => [...(t.movesIn ? [t.first] : []), ...(t.movesOut ? [t.last + 1] : [])]));
  const days = [...places].flatMap((p) => versions[p]?.from ?? []).sort();
  return { ...latest, duties, considerations, alerts, course: { versions, moves: days, tenures, successors } };
}

interface Lasting extends Rule {
  readonly index: number;
}

/** A rule with the versions in which it says the same. */
interface Span<R> {
  rule: R;
  readonly first: number;
  last: number;
  next?: Span<R>;
}

/** Follows each rule from version to version: where it says the same it is one; where it says something else, one goes on with the other. */
function spansOf<R extends Lasting>(versions: readonly AdoptedVersion[], rules: readonly (readonly R[])[]): readonly Span<R>[] {
  const all: Span<R>[] = (rules[0] ?? []).map((rule) => ({ rule, first: 0, last: 0 }));
  for (let place = 1; place < rules.length; place += 1) {
    const before = all.filter((s) => s.last === place - 1);
    const taken = new Set<Span<R>>();
    const fresh = new Set(rules[place]);
    const pair = (fits: (s: Span<R>, r: R) => boolean, then: (s: Span<R>, r: R) => void): void => {
      for (const r of fresh) {
        const s = before.find((b) => !taken.has(b) && fits(b, r));
        if (s === undefined) continue;
        taken.add(s);
        fresh.delete(r);
        then(s, r);
      }
    };
    const goOn = (s: Span<R>, r: R): void => {
      s.next = { rule: r, first: place, last: place };
      all.push(s.next);
    };
    pair((s, r) => s.rule.clause === r.clause && s.rule.index === r.index && sameRule(s.rule, r), (s, r) => {
      s.rule = r;
      s.last = place;
    });
    pair((s, r) => s.rule.clause === r.clause && sameRule(s.rule, r), goOn);
    pair((s, r) => s.rule.clause === r.clause && s.rule.index === r.index, goOn);
    pair((s, r) => s.rule.clause === replacedBy(versions[place], r) && s.rule.index === r.index, goOn);
    for (const r of fresh) all.push({ rule: r, first: place, last: place });
  }
  return all;
}

function replacedBy(version: AdoptedVersion | undefined, rule: Rule): string | undefined {
  return version?.program.clauses.find((c) => c.id === rule.clause)?.replaces;
}

function moves(version: AdoptedVersion | undefined, rule: Rule): boolean {
  const said = version?.program.clauses.find((c) => c.id === rule.clause)?.['running-cases'];
  return (said ?? version?.program.runningCases) === 'move';
}

/** What a rule leaves open goes to the one that goes on with it; where none does, as the version says in which it is gone. */
function movesOut<R extends Lasting>(versions: readonly AdoptedVersion[], span: Span<R>): boolean {
  if (span.last === versions.length - 1) return false;
  return span.next === undefined ? versions[span.last + 1]?.program.runningCases === 'move' : moves(versions[span.next.first], span.next.rule);
}

/** Whether two rules do the same: their compiled forms, with conditions as written and settings put in. Where they stand in their clause does not count. */
function sameRule(a: Rule, b: Rule): boolean {
  return formOf(a) === formOf(b);
}

const FORMS = new WeakMap<Rule, string>();

function formOf(rule: Rule): string {
  const known = FORMS.get(rule);
  if (known !== undefined) return known;
  const form = JSON.stringify(rule, (key, value: unknown) => (value instanceof Set ? [...value].sort() : key === 'index' || key === 'says' || key === 'path' ? undefined : value));
  FORMS.set(rule, form);
  return form;
}
