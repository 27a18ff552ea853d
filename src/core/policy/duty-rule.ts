import type { Condition } from './expression/compile.ts';
import { didYouMean } from './expression/suggest.ts';
import type { DutySource } from './format.ts';
import type { LocatedClause } from './load.ts';
import type { Anchor, DutyRule, Length } from './program.ts';
import type { Path, Workbench } from './workbench.ts';

export interface Pausing {
  readonly clause: string;
  readonly of: readonly string[];
  readonly while: Condition;
}

/** Pauses speak of duties of other clauses, so they are read before any duty is. */
export function pausesOf(w: Workbench, located: readonly LocatedClause[]): Pausing[] {
  const tags = new Set(located.flatMap((l) => (l.clause.duty ?? []).flatMap((d) => d.tags)));
  return located.flatMap((l) => {
    w.begin(l);
    return (l.clause.pause ?? []).map((p) => {
      for (const tag of p.of) if (!tags.has(tag)) w.fault(['pause', 'of'], `no duty is tagged "${tag}"${didYouMean(tag, [...tags])}`);
      return { clause: l.clause.id, of: p.of, while: w.condition(['pause', 'while'], p.while) };
    });
  });
}

/** One duty of a clause, ready to run. */
export function dutyRule(w: Workbench, clause: string, index: number, d: DutySource, path: Path, level: Condition | undefined, pausing: readonly Pausing[]): DutyRule {
  const about = d.about;
  const at = (key: string): Path => [...path, key];
  if (d.starts === undefined && d.while === undefined && level === undefined) w.fault(path, 'a duty needs "starts", "while" or a level');
  if (d['met-by'] === undefined && d.until === undefined && d.parts === undefined) w.fault(path, 'a duty needs "met-by", "until" or "parts": what proves it');
  const condition = (key: 'when' | 'until' | 'paused-while'): Condition | undefined => (d[key] === undefined ? undefined : w.condition(at(key), d[key], about));
  const written = d.while === undefined ? undefined : w.condition(at('while'), d.while, about);
  const except = d.except === undefined ? undefined : w.condition(at('except'), d.except, about);
  const holds = [level, written].filter((c): c is Condition => c !== undefined);
  const whileHolds = holds.length === 0 && except === undefined ? undefined : both(holds, except);
  const length = (key: 'within' | 'target'): Length | 'at once' | undefined => {
    const text = d[key];
    return text === undefined ? undefined : text === 'at once' ? 'at once' : w.length(at(key), text, about);
  };
  const parts = (d.parts ?? []).map((p) => ({ label: p.label, until: w.condition(at('parts'), p.until, about) }));
  const toEach = d['to-each'];
  checkProof(w, d, at);
  const until = condition('until');
  const when = condition('when');
  const own = condition('paused-while');
  const pauses = [...(own ? [{ clause, while: own }] : []), ...pausing.filter((p) => p.of.some((tag) => d.tags.includes(tag)))];
  const within = length('within');
  const target = length('target');
  const before = anchorOf(w, at('before'), d.before, about);
  const each = toEach === undefined ? undefined : typeof toEach.of === 'string' ? { slot: w.fact(at('to-each'), toEach.of.slice(5), about) } : toEach.of;
  const watched = [whileHolds, until, ...pauses.map((p) => p.while), ...parts.map((p) => p.until)].filter((c): c is Condition => c !== undefined);
  const every = d.every === undefined ? undefined : w.length(at('every'), d.every, about);
  const first = d.first === undefined ? undefined : w.fact(at('first'), d.first.slice(5), about);
  const extra = [
    ...(every?.is === 'fact' ? [every.slot] : []),
    ...(first === undefined ? [] : [first]),
    ...(before?.is === 'fact' ? [before.slot] : []),
    ...(each !== undefined && 'slot' in each ? [each.slot] : []),
  ];
  return {
    clause,
    index,
    source: d,
    starts: (d.starts ?? []).map((e) => w.event(at('starts'), e, about)),
    ...(when ? { when } : {}),
    ...(whileHolds ? { while: whileHolds } : {}),
    ...(within === undefined ? {} : { within }),
    ...(target === undefined ? {} : { target }),
    ...(before ? { before } : {}),
    by: (d.by ?? []).map((b) => w.length(at('by'), b, about)),
    ...(every ? { every } : {}),
    ...(first === undefined ? {} : { first }),
    metBy: (d['met-by'] ?? []).map((e) => w.event(at('met-by'), e, about)),
    ...(until ? { until } : {}),
    parts,
    ...(toEach && each ? { toEach: { field: toEach.field, of: each } } : {}),
    ...(d.after ? { after: { that: w.condition(at('after'), d.after.that, about), mark: d.after['else-mark'] } } : {}),
    pauses: pauses.map((p) => ({ clause: p.clause, while: p.while })),
    facts: new Set([...watched.flatMap((c) => [...c.facts]), ...extra]),
    trackers: new Set(watched.flatMap((c) => [...c.trackers])),
  };
}

/** What proves the duty must be able to: the fields that it fills in and the addressees that it names are those of the proving kinds. */
function checkProof(w: Workbench, d: DutySource, at: (key: string) => Path): void {
  const kinds = (d['met-by'] ?? []).map((e) => e.split(' ')[0] ?? '');
  const toEach = d['to-each'];
  for (const kind of kinds) {
    for (const name of Object.keys(d.fill ?? {})) w.field(at('fill'), kind, name);
    if (toEach) {
      w.field(at('to-each'), kind, toEach.field);
      if (typeof toEach.of !== 'string') for (const one of toEach.of) w.value(at('to-each'), kind, toEach.field, one);
    }
  }
}

function anchorOf(w: Workbench, path: Path, text: string | undefined, about: 'child' | 'sitting'): Anchor | undefined {
  if (text === undefined) return undefined;
  if (text.startsWith('sitting of ')) {
    const meeting = text.slice(11);
    if (!w.meetings.has(meeting)) w.fault(path, `"${meeting}" is no meeting of this policy${didYouMean(meeting, [...w.meetings])}`);
    return { is: 'sitting', meeting };
  }
  return { is: 'fact', slot: w.fact(path, text.slice(5), about), name: text.slice(5) };
}

function both(holds: readonly Condition[], except: Condition | undefined): Condition {
  const all = except === undefined ? holds : [...holds, except];
  return {
    test: (env) => holds.every((c) => c.test(env)) && !(except?.test(env) ?? false),
    facts: new Set(all.flatMap((c) => [...c.facts])),
    trackers: new Set(all.flatMap((c) => [...c.trackers])),
    source: { is: 'all', of: [...holds.map((c) => c.source), ...(except === undefined ? [] : [{ is: 'not' as const, of: except.source }])] },
  };
}
