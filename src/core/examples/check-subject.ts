import { agencySortOf } from '../access/roles.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { standing } from '../chronology/resolve.ts';
import type { Derivation, Surroundings } from '../duties/derivation.ts';
import { isLate, type Duty, type OpenConsideration } from '../duties/duty.ts';
import { explainConsideration, explainDuty, explainProposal } from '../duties/explain.ts';
import { missedTurns } from '../duties/missed.ts';
import { writePeriod, type Period } from '../values/period.ts';
import { versionAt } from '../policy/course.ts';
import type { Program } from '../policy/program.ts';
import { checkRetention } from './check-retention.ts';
import { agrees, contains, show, type Difference } from './compare.ts';
import type { About } from './format.ts';

/** What was read about one child or sitting. */
export interface Reading {
  readonly program: Program;
  readonly entries: readonly Entry[];
  readonly derivation: Derivation;
  readonly around: Surroundings;
  readonly today: PlainDate;
}

type ExpectedDuty = NonNullable<About['duties']>[number];

/** Compares what is expected of one child (or sitting) with what was derived. */
export function checkSubject(expected: Partial<About>, r: Reading): Difference[] {
  const { derivation: d } = r;
  return [
    ...NONE.flatMap(([key, what, of]) => none(expected[key], of(r), what)),
    ...(expected.duties ?? []).flatMap((w) => checkDuty(w, r)),
    ...(expected['no-duties'] ?? []).flatMap((w) => absent(w, d.duties.filter((x) => isOpen(x)), 'no open duty', (x) => dutyLine(x, r))),
    ...(expected.considerations ?? []).flatMap(({ grounds, 'may-close-unconsidered': may, title, version, 'opened-on': openedOn, ...w }) =>
      present({ ...w, ...(may === undefined ? {} : { mayCloseUnconsidered: may }), ...(openedOn === undefined ? {} : { openedOn }) }, d.considerations.filter((c) => (version === undefined || versionAt(r.program, c.under?.place).inForceFrom === version) && contains(c.title, title ?? '') && groundsAre(grounds, c)), d.considerations, w.clause, 'consideration', { title, grounds, version })),
    ...(expected['no-considerations'] ?? []).flatMap((w) => absent(w, d.considerations, 'no open consideration', show)),
    ...(expected.proposals ?? []).flatMap(({ marks, ...w }) => present(marks === undefined ? w : { ...w, marks }, d.proposals, d.proposals, w.clause, 'proposal', {})),
    ...(expected['no-proposals'] ?? []).flatMap((w) => absent(w, d.proposals, 'no proposal', show)),
    ...(expected.prompts ?? []).flatMap(({ title, ...w }) => present(w, d.prompts.filter((p) => contains(p.title, title ?? '')), d.prompts, w.clause, 'prompt', { title })),
    ...(expected['no-prompts'] ?? []).flatMap((w) => absent(w, d.prompts, 'no prompt', show)),
    ...(expected.alerts ?? []).flatMap((w) => checkAlert(w, d)),
    ...(expected['no-alerts'] ?? []).flatMap((w) => absent({ title: undefined, ...w }, 'owner' in w ? d.alerts.filter((a) => a.owner === w.owner) : d.alerts, 'no alert', show)),
    ...(expected.tiers ?? []).flatMap((w) => (d.tiers.some((t) => agrees(w, t)) ? [] : [{ expected: `tier ${show(w)}`, got: show(d.tiers) }])),
    ...(expected.retention ?? []).flatMap((w) => checkRetention(w, r)),
    ...(expected['no-retention'] ?? []).flatMap((w) => absent(w, d.retention, 'no retention', show)),
    ...Object.entries(expected.facts ?? {}).flatMap(([name, w]) => checkFact(name, w, d)),
    ...(expected.entries ?? []).flatMap((w) => checkEntries(w, r)),
    ...(expected.explanation ?? []).flatMap((w) => checkExplanation(w, r)),
  ];
}

/** What an empty list says that there is none of, with the lines in which it would be shown. */
const NONE: readonly (readonly [keyof About, string, (r: Reading) => readonly string[]])[] = [
  ['duties', 'duty', (r) => r.derivation.duties.map((d) => dutyLine(d, r))],
  ['considerations', 'consideration', (r) => r.derivation.considerations.map(show)],
  ['proposals', 'proposal', (r) => r.derivation.proposals.map(show)],
  ['prompts', 'prompt', (r) => r.derivation.prompts.map(show)],
  ['alerts', 'alert', (r) => r.derivation.alerts.map(show)],
  ['tiers', 'tier', (r) => r.derivation.tiers.map(show)],
  ['retention', 'retention', (r) => r.derivation.retention.map(show)],
  ['entries', 'entry that stands', (r) => standing(r.entries).map((e) => `${e.kind} ${e.occurredOn}`)],
  ['explanation', 'explanation', explanations],
];

function none(wanted: unknown, have: readonly string[], what: string): Difference[] {
  return Array.isArray(wanted) && wanted.length === 0 && have.length > 0 ? [{ expected: `no ${what}`, got: have.join('; ') }] : [];
}

function checkAlert({ title, count, at, on, ...w }: NonNullable<About['alerts']>[number], d: Derivation): Difference[] {
  const like = d.alerts.filter((a) => agrees(w, a) && contains(a.title, title ?? '') && (on === undefined || a.since === on) && (at === undefined || a.recordedAt.slice(11, 16) === at));
  return (count === undefined ? like.length > 0 : like.length === count) ? [] : [{ expected: `alert ${show({ ...w, title, on, at, count })}`, got: show(d.alerts) }];
}

/** The grounds named are among those laid out; an empty list: there is none. */
function groundsAre(wanted: readonly string[] | undefined, c: OpenConsideration): boolean {
  return (wanted ?? []).every((g) => c.grounds.some((l) => contains(`${l.label} ${l.value}`, g))) && (wanted?.length !== 0 || c.grounds.length === 0);
}

function isOpen(d: Duty): boolean {
  return d.state === 'open' || d.state === 'paused' || d.state === 'brought-forward';
}

function checkDuty(w: ExpectedDuty, r: Reading): Difference[] {
  const ofClause = r.derivation.duties.filter((d) => d.clause === w.clause);
  const like = ofClause.filter((d) => isLike(w, d, r));
  const ok = w.count === undefined ? like.length > 0 : like.length === w.count;
  return ok ? [] : [{ expected: `duty ${show(w)}`, got: ofClause.length === 0 ? `no duty of ${w.clause}` : ofClause.map((d) => dutyLine(d, r)).join('; ') }];
}

function isLike(w: ExpectedDuty, d: Duty, r: Reading): boolean {
  const missing = (d.parts ?? []).filter((p) => p.metOn === undefined).map((p) => p.key);
  return (
    contains(d.title, w.title ?? '') &&
    (w.due === undefined || d.due === w.due) &&
    (w.target === undefined || d.target === w.target) &&
    (w.state === undefined || d.state === w.state) &&
    (w.owner === undefined || d.owner === w.owner) &&
    (w['started-on'] === undefined || d.startedOn === w['started-on']) &&
    (w['met-on'] === undefined || d.metOn === w['met-on']) &&
    (w.late === undefined || isLate(d, r.today) === w.late) &&
    (w['met-late'] === undefined || (d.metLate ?? false) === w['met-late']) &&
    (w.missing === undefined || agrees(w.missing, missing)) &&
    (w.missed === undefined || missedTurns(d, r.today, r.around.calendar) === w.missed) &&
    (w.marks === undefined || agrees(w.marks, d.marks)) &&
    (w.grouped === undefined || d.grouped === w.grouped) &&
    (w.worker === undefined || d.worker === w.worker) &&
    (w.agency === undefined || agencySortOf(d.owner) === w.agency) &&
    (w.system === undefined || d.secondEntry?.system === w.system) &&
    (w.text === undefined || contains(d.secondEntry?.text ?? '', w.text)) &&
    (w.mismatch === undefined || (d.secondEntry?.mismatch ?? false) === w.mismatch) &&
    (w['remind-on'] === undefined || d.remindOn === w['remind-on']) &&
    (w.version === undefined || versionAt(r.program, d.under?.place).inForceFrom === w.version)
  );
}

function dutyLine(d: Duty, r: Reading): string {
  const missing = (d.parts ?? []).filter((p) => p.metOn === undefined).map((p) => p.key);
  return show({
    clause: d.clause,
    title: `“${d.title}”`,
    started: d.startedOn,
    due: d.due,
    state: d.state,
    owner: d.owner,
    'met-on': d.metOn,
    late: isLate(d, r.today) || undefined,
    'met-late': d.metLate,
    missing: missing.length === 0 ? undefined : missing,
    missed: missedTurns(d, r.today, r.around.calendar) || undefined,
    marks: d.marks.length === 0 ? undefined : d.marks,
    worker: d.worker,
    agency: agencySortOf(d.owner),
    system: d.secondEntry?.system,
    text: d.secondEntry?.text,
    mismatch: d.secondEntry?.mismatch,
    'remind-on': d.remindOn,
    version: d.under === undefined ? undefined : versionAt(r.program, d.under.place).inForceFrom,
  });
}

function present<T extends { readonly clause: string }>(wanted: Readonly<Record<string, unknown>>, among: readonly T[], all: readonly T[], clause: string, what: string, more: Readonly<Record<string, unknown>>): Difference[] {
  if (among.some((x) => agrees(wanted, x))) return [];
  const same = all.filter((x) => x.clause === clause);
  return [{ expected: `${what} ${show({ ...wanted, ...more })}`, got: same.length === 0 ? `no ${what} of ${clause}` : show(same) }];
}

function absent<T extends { readonly clause: string; readonly title: string }>(w: { readonly clause: string; readonly title?: string | undefined }, all: readonly T[], what: string, line: (x: T) => string): Difference[] {
  const there = all.filter((x) => x.clause === w.clause && contains(x.title, w.title ?? ''));
  return there.length === 0 ? [] : [{ expected: `${what} of ${w.clause}`, got: there.map(line).join('; ') }];
}

function checkFact(name: string, wanted: unknown, d: Derivation): Difference[] {
  const state = d.facts[name];
  const value = state?.value;
  const plain = typeof value === 'object' && !Array.isArray(value) ? writePeriod(value as Period) : value;
  return agrees(wanted, plain) || (wanted === false && plain === undefined) ? [] : [{ expected: `${name}: ${show(wanted)}`, got: show(plain) }];
}

function checkEntries(w: NonNullable<About['entries']>[number], r: Reading): Difference[] {
  const all = standing(r.entries).filter((e) => e.kind === w.kind);
  const like = all.filter((e) => (w.on === undefined || e.occurredOn === w.on) && (w.at === undefined || e.occurredAt === w.at) && agrees(w.with ?? {}, e.data) && (w.of === undefined || r.entries.find((x) => x.id === e.of)?.kind === w.of) && (w.marks === undefined || agrees(w.marks, e.marks ?? [])));
  const ok = w.count === undefined ? like.length > 0 : like.length === w.count;
  return ok ? [] : [{ expected: `entry ${show(w)}`, got: show(all.map((e) => ({ kind: e.kind, on: e.occurredOn, at: e.occurredAt, with: JSON.stringify(e.data), marks: e.marks }))) }];
}

function checkExplanation(w: NonNullable<About['explanation']>[number], r: Reading): Difference[] {
  const texts = explanations(r, (x) => x.clause === w.clause && contains(x.title, w.title ?? ''));
  return texts.some((t) => w.contains.every((part) => contains(t, part))) ? [] : [{ expected: `explanation of ${w.clause} with ${show(w.contains)}`, got: texts.length === 0 ? 'nothing to explain' : texts.join(' | ') }];
}

function explanations(r: Reading, of: (x: { readonly clause: string; readonly title: string }) => boolean = () => true): readonly string[] {
  return [
    ...r.derivation.duties.filter(of).map((d) => explainDuty(r.program, d, r.entries, r.around, r.today)),
    ...r.derivation.considerations.filter(of).map((c) => explainConsideration(r.program, c)),
    ...r.derivation.proposals.filter(of).map((p) => explainProposal(r.program, p)),
  ].map((e) => [e.clause, e.cites, e.says, e.reading ?? '', e.version, ...e.steps].join('; '));
}
