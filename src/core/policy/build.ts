import type { PlainDate } from '../values/plain-date.ts';
import { parsePeriod } from '../values/period.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import type { SubjectKind } from '../chronology/entry.ts';
import { kindOf, KINDS } from '../chronology/kinds/index.ts';
import { Compiler, ConditionFault, type Condition, type Event } from './expression/compile.ts';
import { parseEvent, parseExpression } from './expression/parse.ts';
import { Slots } from './expression/slots.ts';
import { didYouMean } from './expression/suggest.ts';
import type { Expression } from './expression/syntax.ts';
import type { DutySource, LevelSource, NeedsSource, SettingSource } from './format.ts';
import { conditionOf } from './level.ts';
import type { LocatedClause, PolicyFault } from './load.ts';
import type { Anchor, BarRule, DutyRule, Length, ListRule, MeetingAspect, Needs, Program, SubjectProgram } from './program.ts';

export interface Header {
  readonly id: string;
  readonly title: string;
  readonly inForceFrom: PlainDate;
  readonly source: string;
  readonly register: string;
  readonly hash: string;
  readonly settings: Readonly<Record<string, SettingSource>>;
}

type Path = readonly (string | number)[];

const NEVER: Condition = { test: () => false, facts: new Set(), trackers: new Set(), source: { is: 'any', of: [] } };
const NO_EVENT: Event = { kind: '', matches: () => false, source: { kind: '' } };

/** One rule being built: reads texts and reports what is wrong in them with the line. */
class Workbench {
  readonly compiler: Record<'child' | 'sitting', Compiler>;
  readonly slots: Record<'child' | 'sitting', Slots>;
  readonly levels = new Map<string, LevelSource>();
  readonly #faults: PolicyFault[];
  readonly #settings: Readonly<Record<string, SettingSource>>;
  #at: LocatedClause | undefined;

  constructor(calendar: () => WorkingCalendar, settings: Readonly<Record<string, SettingSource>>, faults: PolicyFault[]) {
    this.slots = { child: new Slots('child'), sitting: new Slots('sitting') };
    this.compiler = { child: new Compiler(this.slots.child, calendar), sitting: new Compiler(this.slots.sitting, calendar) };
    this.#settings = settings;
    this.#faults = faults;
  }

  begin(clause: LocatedClause): void {
    this.#at = clause;
  }

  fault(path: Path, message: string): void {
    const at = this.#at;
    if (!at) return;
    this.#faults.push({ file: at.file.file, line: at.file.lineOf(['clauses', at.index, ...path]), message: `${at.clause.id}: ${message}` });
  }

  expression(path: Path, text: string): Expression | undefined {
    const read = parseExpression(this.#withSettings(path, text));
    if (!read.ok) {
      this.fault(path, `${read.error} in "${text}"`);
      return undefined;
    }
    return read.value;
  }

  condition(path: Path, text: string, about: 'child' | 'sitting' = 'child', kind?: string): Condition {
    const expression = this.expression(path, text);
    if (expression === undefined) return NEVER;
    return this.#guard(path, () => this.compiler[about].condition(expression, kind), NEVER);
  }

  level(path: Path, name: string): Condition | undefined {
    const level = this.levels.get(name);
    if (!level) {
      this.fault(path, `"${name}" is no level of this policy${didYouMean(name, [...this.levels.keys()])}`);
      return undefined;
    }
    return this.condition(path, conditionOf(level));
  }

  event(path: Path, text: string, about: 'child' | 'sitting' = 'child'): Event {
    const read = parseEvent(this.#withSettings(path, text));
    if (!read.ok) {
      this.fault(path, `${read.error} in "${text}"`);
      return NO_EVENT;
    }
    return this.#guard(path, () => this.compiler[about].event(read.value), NO_EVENT);
  }

  fact(path: Path, name: string, about: 'child' | 'sitting' = 'child'): number {
    const slot = this.slots[about].fact(name);
    if (slot === undefined) this.fault(path, `"${name}" is no fact${didYouMean(name, this.slots[about].names)}`);
    return slot ?? 0;
  }

  length(path: Path, text: string, about: 'child' | 'sitting' = 'child'): Length {
    if (text.startsWith('fact ')) return { is: 'fact', slot: this.fact(path, text.slice(5), about), name: text.slice(5) };
    const setting = text.startsWith('setting ') ? text.slice(8) : undefined;
    const written = setting === undefined ? text : this.setting(path, setting);
    const period = written === undefined ? undefined : parsePeriod(written);
    if (period === undefined) {
      if (written !== undefined) this.fault(path, `"${written}" is no period; expected, for example, "2 weeks"`);
      return { is: 'period', period: { n: 0, unit: 'day' } };
    }
    return { is: 'period', period, ...(setting === undefined ? {} : { setting }) };
  }

  setting(path: Path, name: string): string | undefined {
    const found = this.#settings[name];
    if (!found) this.fault(path, `"${name}" is no setting of this policy${didYouMean(name, Object.keys(this.#settings))}`);
    return found?.value;
  }

  kind(path: Path, name: string): void {
    if (kindOf(name) === undefined) this.fault(path, `"${name}" is no kind of entry${didYouMean(name, KINDS.map((k) => k.name))}`);
  }

  #withSettings(path: Path, text: string): string {
    return text.replace(/\{([\w-]+)\}/g, (_, name: string) => this.setting(path, name) ?? '0');
  }

  #guard<T>(path: Path, make: () => T, otherwise: T): T {
    try {
      return make();
    } catch (e) {
      if (!(e instanceof ConditionFault)) throw e;
      this.fault(path, e.message);
      return otherwise;
    }
  }
}

/** Compiles the clauses of a policy; faults are added to the list, each with its line. */
export function buildProgram(header: Header, located: readonly LocatedClause[], calendar: () => WorkingCalendar, faults: PolicyFault[]): Program {
  const w = new Workbench(calendar, header.settings, faults);
  for (const l of located) for (const level of l.clause.levels ?? []) w.levels.set(level.name, level);
  const child = emptySubject('child', w);
  const sitting = emptySubject('sitting', w);
  const pauses = pausesOf(w, located);
  const program = {
    ...header,
    clauses: located.map((l) => ({ ...l.clause, file: l.file.file, line: l.file.lineOf(['clauses', l.index, 'id']) })),
    child,
    sitting,
    bars: [] as BarRule[],
    authors: [] as Program['authors'][number][],
    marks: [] as Program['marks'][number][],
    criteria: [] as Program['criteria'][number][],
    ratings: [] as Program['ratings'][number][],
    meetings: new Map<string, MeetingAspect[]>(),
    lists: [] as ListRule[],
    terms: [] as Program['terms'][number][],
  };
  for (const l of located) {
    w.begin(l);
    const { clause } = l;
    const level = clause.level === undefined ? undefined : (w.level(['level'], clause.level) ?? NEVER);
    const levelOf = clause.level === undefined ? undefined : w.levels.get(clause.level);
    (clause.duty ?? []).forEach((d, i) => {
      const path = Array.isArray(l.clause.duty) && l.clause.duty.length > 1 ? ['duty', i] : ['duty'];
      (d.about === 'sitting' ? sitting : child).duties.push(dutyRule(w, clause.id, i, d, path, level, pauses));
    });
    (clause.consideration ?? []).forEach((c, i) => {
      w.kind(['consideration', 'decide'], c.decide);
      const when = levelOf ? `(${c.when}) and ${conditionOf(levelOf)}` : c.when;
      child.considerations.push({
        clause: clause.id,
        index: i,
        source: c,
        when: w.condition(['consideration', 'when'], when),
        closedBy: w.event(['consideration', 'closed-by'], c['closed-by'] ?? c.decide),
        reopensOn: c['reopens-on'].map((f) => w.fact(['consideration', 'reopens-on'], f)),
        shows: c.shows.map((f) => w.fact(['consideration', 'shows'], f)),
      });
    });
    (clause.proposal ?? []).forEach((p, i) => {
      w.kind(['proposal', 'propose'], p.propose);
      child.proposals.push({
        clause: clause.id,
        index: i,
        source: p,
        when: w.condition(['proposal', 'when'], p.when),
        evidence: p.evidence.map((f) => w.fact(['proposal', 'evidence'], f)),
        marks: p.marks.map((m) => ({ mark: m.mark, when: w.condition(['proposal', 'marks'], m.when) })),
      });
    });
    (clause.prompt ?? []).forEach((p, i) => child.prompts.push({ clause: clause.id, index: i, title: p.title, owner: p.owner, when: w.condition(['prompt', 'when'], p.when) }));
    for (const s of clause.levels ?? []) child.levels.push({ clause: clause.id, source: s, while: w.condition(['levels'], conditionOf(s)) });
    for (const b of clause.bar ?? []) {
      const facts = b.on.map((e) => e.split(' ')[0] ?? '').filter((k) => kindOf(k)?.nature === 'fact');
      if ((b.effect === 'refuse' || b.effect === 'hold') && facts.length > 0) w.fault(['bar', 'effect'], `"${facts[0]!}" records what has happened and cannot be refused or held back; expected "ask" or "show"`);
      const on = b.on.map((e) => w.event(['bar', 'on'], e));
      const kind = on[0]?.kind;
      program.bars.push({
        clause: clause.id,
        says: clause.says,
        on,
        ...(b.when === undefined ? {} : { when: w.condition(['bar', 'when'], b.when, 'child', kind) }),
        needs: needsOf(w, b.needs, kind),
        effect: b.effect,
        source: b,
      });
    }
    for (const a of clause.author ?? []) {
      for (const k of a.of) w.kind(['author', 'of'], k);
      if (a.offer) w.kind(['author', 'offer'], a.offer.kind);
      program.authors.push({ clause: clause.id, says: clause.says, kinds: a.of, by: a.by, ...(a.offer ? { offer: a.offer } : {}) });
    }
    for (const m of clause.mark ?? []) {
      const on = m.on.map((e) => w.event(['mark', 'on'], e));
      program.marks.push({ clause: clause.id, on, mark: m.mark, ...(m.when === undefined ? {} : { when: w.condition(['mark', 'when'], m.when, 'child', on[0]?.kind) }) });
    }
    for (const c of clause.criterion ?? []) {
      w.kind(['criterion', 'of'], c.of);
      program.criteria.push({ clause: clause.id, source: c, when: w.condition(['criterion', 'when'], c.when, 'child', c.of) });
    }
    if (clause.rating) {
      w.kind(['rating', 'of'], clause.rating.of);
      program.ratings.push({ clause: clause.id, says: clause.says, source: clause.rating });
    }
    for (const m of clause.meeting ?? []) {
      const aspects = program.meetings.get(m.name) ?? [];
      aspects.push({
        clause: clause.id,
        says: clause.says,
        source: m,
        agenda: (m.agenda ?? []).map((g) => ({ group: g.group, title: g.title, order: g.order, needs: g.needs, when: w.condition(['meeting', 'agenda'], g.when) })),
      });
      program.meetings.set(m.name, aspects);
    }
    for (const x of clause.list ?? []) {
      program.lists.push({
        clause: clause.id,
        source: x,
        of: w.condition(['list', 'of'], x.of),
        ...(x.first === undefined ? {} : { first: w.condition(['list', 'first'], x.first) }),
        then: x.then.map((f) => w.fact(['list', 'then'], f)),
      });
    }
    for (const t of clause.terms ?? []) program.terms.push({ ...t, clause: clause.id });
    for (const r of clause.record ?? []) {
      w.kind(['record', 'kind'], r.kind);
      for (const f of r.fields) if (kindOf(r.kind) && !kindOf(r.kind)!.fields[f]) w.fault(['record', 'fields'], `${r.kind} has no field "${f}"`);
    }
  }
  return program;
}

interface Pausing {
  readonly clause: string;
  readonly of: readonly string[];
  readonly while: Condition;
}

/** Pauses speak of duties of other clauses, so they are read before any duty is. */
function pausesOf(w: Workbench, located: readonly LocatedClause[]): Pausing[] {
  const tags = new Set(located.flatMap((l) => (l.clause.duty ?? []).flatMap((d) => d.tags)));
  return located.flatMap((l) => {
    w.begin(l);
    return (l.clause.pause ?? []).map((p) => {
      for (const tag of p.of) if (!tags.has(tag)) w.fault(['pause', 'of'], `no duty is tagged "${tag}"${didYouMean(tag, [...tags])}`);
      return { clause: l.clause.id, of: p.of, while: w.condition(['pause', 'while'], p.while) };
    });
  });
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };

function emptySubject(about: SubjectKind & ('child' | 'sitting'), w: Workbench): Mutable<SubjectProgram> {
  return { about, slots: w.slots[about], duties: [], considerations: [], proposals: [], prompts: [], levels: [] };
}

function needsOf(w: Workbench, n: NeedsSource, kind: string | undefined): Needs {
  if ('all' in n) return { is: 'all', of: n.all.map((x) => needsOf(w, x, kind)) };
  if ('any' in n) return { is: 'any', of: n.any.map((x) => needsOf(w, x, kind)) };
  const condition = n.if === undefined ? {} : { if: w.condition(['bar', 'needs'], n.if, 'child', kind) };
  if ('agreement' in n) {
    return { is: 'agreement', role: n.agreement, notAuthor: n['not-author'] === true, ...condition, ...(n.else === undefined ? {} : { else: needsOf(w, n.else, kind) }) };
  }
  return { is: 'that', condition: w.condition(['bar', 'needs'], n.that, 'child', kind), wants: n.wants, ...(n.field === undefined ? {} : { field: n.field }), ...condition };
}

function dutyRule(w: Workbench, clause: string, index: number, d: DutySource, path: Path, level: Condition | undefined, pausing: readonly Pausing[]): DutyRule {
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

function anchorOf(w: Workbench, path: Path, text: string | undefined, about: 'child' | 'sitting'): Anchor | undefined {
  if (text === undefined) return undefined;
  if (text.startsWith('sitting of ')) return { is: 'sitting', meeting: text.slice(11) };
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
