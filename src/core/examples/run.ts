import { plainDate, type PlainDate } from '../values/plain-date.ts';
import { standAt } from '../decisions/decide.ts';
import { viewRating } from '../decisions/rate.ts';
import { derive } from '../duties/derive.ts';
import type { Program } from '../policy/program.ts';
import type { RuleSubject } from '../policy/words/word.ts';
import { agrees, show, type Difference } from './compare.ts';
import { checkDecision, describeDecision } from './check-decision.ts';
import { checkChecklists } from './check-checklist.ts';
import { checkDocuments } from './check-document.ts';
import { checkLetters } from './check-letter.ts';
import { checkLists } from './check-list.ts';
import { checkMeasures } from './check-measure.ts';
import { checkMeetings } from './check-meeting.ts';
import { checkPosts } from './check-posts.ts';
import { checkSubject } from './check-subject.ts';
import { checkForms } from './check-form.ts';
import type { Example, Expected, GivenRecord } from './format.ts';
import { ABOUT_KEYS } from './subject-keys.ts';
import { provedClause, type LocatedExample } from './read.ts';
import { calendarOf, ONLY_CHILD, readingDay, World } from './world.ts';

export interface ExampleResult {
  readonly example: string;
  /** the clause that it proves */
  readonly clause: string;
  readonly file: string;
  readonly line: number;
  readonly passed: boolean;
  readonly differences: readonly Difference[];
}

/**
 * Runs one example on a policy: the given through the same decisions that everybody's records go through, then what happens, then the comparison.
 * @param on the policy in force on a day, where the service of the example adopts several versions
 */
export function runExample(program: Program, located: LocatedExample, on: (day: PlainDate) => Program = () => program): ExampleResult {
  const { example, file, line } = located;
  const known = new Set([program, ...(program.course?.versions ?? []).map((v) => v.program)].flatMap((p) => p.clauses.map((c) => c.id)));
  const strangers = located.names.filter((n) => !known.has(n.clause) && n.clause !== '').map((n): Difference => ({ expected: `a clause of ${program.id} (line ${n.line})`, got: n.clause }));
  const differences = strangers.length > 0 ? strangers : differencesOf(program, example, on);
  return { example: example.example, clause: provedClause(example), file, line, passed: differences.length === 0, differences };
}

function differencesOf(program: Program, example: Example, on: (day: PlainDate) => Program): Difference[] {
  const world = new World(on, example, calendarOf(example));
  for (const [i, given] of example.given.entries()) {
    const decision = world.record(given);
    if (decision.outcome !== 'accepted') return [{ expected: `given ${i + 1} (${given.record}, ${given.on}) to be accepted`, got: describeDecision(decision) }];
  }
  const { then, when } = example;
  const today = readingDay(example);
  const attempt = when && 'record' in when ? when : undefined;
  const out: Difference[] = [];
  if (attempt) {
    if (then.criteria) out.push(...checkCriteria(then.criteria, program, world, attempt));
    // A child's first entry may be the attempt itself.
    const decision = world.record(attempt);
    if (then.criteria === undefined || saysOutcome(then)) out.push(...checkDecision(then, decision));
  } else if (saysOutcome(then) || then.criteria) {
    return [{ expected: 'something recorded under "when"', got: 'only a day' }];
  }
  const readings = (child: string): Parameters<typeof checkSubject>[1] => ({
    program,
    entries: world.entries(child),
    derivation: derive(program.subjects[programOf(world, child)], world.entries(child), world.around, today),
    around: world.around,
    today,
  });
  const { children, subjects, ...own } = then;
  const meant = attempt?.child ?? (world.children.length === 1 ? world.children[0]! : ONLY_CHILD);
  const asked = ABOUT_KEYS.filter((k) => own[k] !== undefined);
  if (world.children.length > 1 && !world.children.includes(meant) && asked.length > 0) {
    out.push({ expected: `"children:", saying which of ${world.children.join(', ')} is meant`, got: asked.join(', ') });
  }
  out.push(...checkSubject(own, readings(meant)));
  for (const [child, expected] of Object.entries({ ...children, ...subjects })) {
    out.push(...checkSubject(expected, readings(child)).map((d) => ({ expected: `${child}: ${d.expected}`, got: d.got })));
  }
  return [...out, ...checkMeetings(own, program, world, today), ...checkPosts(own, program, world, today), ...checkChecklists(own, program, world, today), ...checkDocuments(own, program, world, today), ...checkForms(own, program, world, today), ...checkLetters(own, program), ...checkLists(own, program, world, today), ...checkMeasures(own, program, world, today)];
}

/** By which rules something of that name is read: those about its kind of subject. */
function programOf(world: World, name: string): RuleSubject {
  const kind = world.entries(name)[0]?.subject.kind;
  return kind === undefined || kind === 'activity' ? 'child' : kind;
}

function saysOutcome(e: Expected): boolean {
  return [e.accepted, e.refused, e.asked, e.held, e.invalid, e.conflict, e.marks, e.notes, e['no-notes'], e.tell, e.offer].some((x) => x !== undefined);
}

/** The worded criteria as the form shows them before anything is chosen. */
function checkCriteria(wanted: NonNullable<Expected['criteria']>, program: Program, world: World, attempt: GivenRecord): Difference[] {
  const env = standAt(program, world.entries(attempt.child ?? ONLY_CHILD), { kind: attempt.record, occurredOn: plainDate(attempt.on), ...(attempt.at === undefined ? {} : { occurredAt: attempt.at }) }, world.around);
  const view = viewRating(program, attempt.record, env, attempt.with);
  const met = view.criteria.filter((c) => c.met).map((c) => c.clause);
  const out: Difference[] = [];
  if (wanted.met && !agrees(wanted.met, met)) out.push({ expected: `criteria met: ${show(wanted.met)}`, got: show(met) });
  const wrongly = (wanted['not-met'] ?? []).filter((c) => met.includes(c) || !view.criteria.some((v) => v.clause === c));
  if (wrongly.length > 0) out.push({ expected: `criteria not met: ${show(wanted['not-met'])}`, got: `met: ${show(met)}; laid out: ${show(view.criteria.map((c) => c.clause))}` });
  if (wanted['points-to'] !== undefined && (view.pointsTo ?? null) !== wanted['points-to']) out.push({ expected: `points to ${String(wanted['points-to'])}`, got: view.pointsTo ?? 'nothing' });
  return out;
}
