import { agencySortOf } from '../access/roles.ts';
import { plainDate, type PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { standing } from '../chronology/resolve.ts';
import type { Derivation, Surroundings } from '../duties/derivation.ts';
import { isLate, type Duty } from '../duties/duty.ts';
import { explainConsideration, explainDuty, explainProposal } from '../duties/explain.ts';
import { missedTurns } from '../duties/missed.ts';
import { writePeriod, type Period } from '../values/period.ts';
import { versionAt } from '../policy/course.ts';
import { doomedEntries } from '../retention/doomed.ts';
import type { RowSort } from '../retention/row-sorts.ts';
import { entryKeptUntil, hasEnded, type RetentionTerm } from '../retention/terms.ts';
import type { Program } from '../policy/program.ts';
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
    ...(expected.duties ?? []).flatMap((w) => checkDuty(w, r)),
    ...(expected['no-duties'] ?? []).flatMap((w) => absent(w, d.duties.filter((x) => isOpen(x)), 'no open duty', (x) => dutyLine(x, r))),
    ...(expected.considerations ?? []).flatMap(({ grounds, 'may-close-unconsidered': may, title, version, 'opened-on': openedOn, ...w }) =>
      present({ ...w, ...(may === undefined ? {} : { mayCloseUnconsidered: may }), ...(openedOn === undefined ? {} : { openedOn }) }, d.considerations.filter((c) => (version === undefined || versionAt(r.program, c.under?.place).inForceFrom === version) && contains(c.title, title ?? '') && (grounds ?? []).every((g) => c.grounds.some((l) => contains(`${l.label} ${l.value}`, g)))), d.considerations, w.clause, 'consideration', { title, grounds, version })),
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

function checkAlert({ title, count, at, on, ...w }: NonNullable<About['alerts']>[number], d: Derivation): Difference[] {
  const like = d.alerts.filter((a) => agrees(w, a) && contains(a.title, title ?? '') && (on === undefined || a.since === on) && (at === undefined || a.recordedAt.slice(11, 16) === at));
  return (count === undefined ? like.length > 0 : like.length === count) ? [] : [{ expected: `alert ${show({ ...w, title, on, at, count })}`, got: show(d.alerts) }];
}

function checkRetention({ rows, 'of-day': ofDay, ...wanted }: NonNullable<About['retention']>[number], r: Reading): Difference[] {
  return rows === undefined ? checkTerm(wanted, r) : checkRows(wanted, rows, ofDay, r);
}

type WantedTerm = Omit<NonNullable<About['retention']>[number], 'rows' | 'of-day'>;

/** Rows on no chronology: each counts from its own day. */
function checkRows(w: WantedTerm, rows: RowSort, of: string | undefined, r: Reading): Difference[] {
  const ends = r.program.rules.retention.filter((x) => x.rows === rows && x.clause === w.clause).map((x) => entryKeptUntil(x, { occurredOn: plainDate(of ?? r.today) }, r.around.calendar));
  const like = ends.some((e) => (w['kept-until'] === undefined || e === w['kept-until']) && (w.over === undefined || hasEnded(e, r.today) === w.over));
  return like ? [] : [{ expected: `retention of ${rows} ${show(w)}`, got: ends.length === 0 ? `no rule of ${w.clause} about ${rows}` : ends.join(', ') }];
}

function checkTerm({ title, because, entries, over, proposes, leaves, 'kept-until': until, ...w }: WantedTerm, r: Reading): Difference[] {
  const { derivation: d, today } = r;
  const goes = (t: RetentionTerm): number => r.program.rules.retention.filter((x) => x.key === t.rule).flatMap((x) => doomedEntries(x, r.entries, today, r.around.calendar)).length;
  const like = d.retention.some((t) => agrees(w, t) && contains(t.title, title ?? '') && contains(t.because, because ?? '') && (until === undefined || (t.keptUntil ?? null) === until)
    && (over === undefined || hasEnded(t.keptUntil, today) === over) && (entries === undefined || goes(t) === entries)
    && (proposes === undefined || r.program.rules.retention.some((x) => x.key === t.rule && agrees(proposes, x.proposes)))
    && Object.entries(leaves ?? {}).every(([figure, holds]) => t.leaves?.some((l) => l.figure === figure && l.holds === holds) === true));
  return like ? [] : [{ expected: `retention ${show({ ...w, title, because, entries, over, proposes, leaves: leaves === undefined ? undefined : JSON.stringify(leaves), 'kept-until': until })}`, got: show(d.retention) }];
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
  const like = all.filter((e) => (w.on === undefined || e.occurredOn === w.on) && (w.at === undefined || e.occurredAt === w.at) && agrees(w.with, e.data) && (w.of === undefined || r.entries.find((x) => x.id === e.of)?.kind === w.of) && (w.marks === undefined || agrees(w.marks, e.marks ?? [])));
  const ok = w.count === undefined ? like.length > 0 : like.length === w.count;
  return ok ? [] : [{ expected: `entry ${show(w)}`, got: show(all.map((e) => ({ kind: e.kind, on: e.occurredOn, at: e.occurredAt, with: JSON.stringify(e.data), marks: e.marks }))) }];
}

function checkExplanation(w: NonNullable<About['explanation']>[number], r: Reading): Difference[] {
  const of = <T extends { readonly clause: string; readonly title: string }>(all: readonly T[]): readonly T[] => all.filter((x) => x.clause === w.clause && contains(x.title, w.title ?? ''));
  const texts = [
    ...of(r.derivation.duties).map((d) => explainDuty(r.program, d, r.entries, r.around, r.today)),
    ...of(r.derivation.considerations).map((c) => explainConsideration(r.program, c)),
    ...of(r.derivation.proposals).map((p) => explainProposal(r.program, p)),
  ].map((e) => [e.clause, e.cites, e.says, e.reading ?? '', e.version, ...e.steps].join('; '));
  return texts.some((t) => w.contains.every((part) => contains(t, part))) ? [] : [{ expected: `explanation of ${w.clause} with ${show(w.contains)}`, got: texts.length === 0 ? 'nothing to explain' : texts.join(' | ') }];
}
