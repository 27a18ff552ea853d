import type { PlainDate } from '../values/plain-date.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import type { SubjectKind } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { dutyRule, pausesOf } from './duty-rule.ts';
import type { NeedsSource, SettingSource } from './format.ts';
import { conditionOf } from './level.ts';
import type { LocatedClause, PolicyFault } from './load.ts';
import type { BarRule, ListRule, MeetingAspect, Needs, Program, SubjectProgram } from './program.ts';
import { NEVER, Workbench } from './workbench.ts';

export interface Header {
  readonly id: string;
  readonly title: string;
  readonly inForceFrom: PlainDate;
  readonly source: string;
  readonly register: string;
  readonly hash: string;
  readonly settings: Readonly<Record<string, SettingSource>>;
}

/** Compiles the clauses of a policy; faults are added to the list, each with its line. */
export function buildProgram(header: Header, located: readonly LocatedClause[], calendar: () => WorkingCalendar, faults: PolicyFault[]): Program {
  const w = new Workbench(calendar, header.settings, faults);
  for (const l of located) for (const level of l.clause.levels ?? []) w.levels.set(level.name, level);
  for (const l of located) for (const m of l.clause.meeting ?? []) w.meetings.add(m.name);
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
      for (const f of Object.keys(c.fill ?? {})) w.field(['consideration', 'fill'], c.decide, f);
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
      const rated = located.find((o) => o.clause.rating?.of === c.of)?.clause.rating;
      if (rated) w.value(['criterion', 'value'], c.of, rated.field, c.value);
      for (const e of c.evidence) if (!Object.hasOwn(kindOf(c.of)?.fields ?? {}, e)) w.fact(['criterion', 'evidence'], e);
      program.criteria.push({ clause: clause.id, source: c, when: w.condition(['criterion', 'when'], c.when, 'child', c.of) });
    }
    if (clause.rating) {
      w.kind(['rating', 'of'], clause.rating.of);
      w.field(['rating', 'field'], clause.rating.of, clause.rating.field);
      program.ratings.push({ clause: clause.id, says: clause.says, source: clause.rating });
    }
    for (const m of clause.meeting ?? []) {
      const aspects = program.meetings.get(m.name) ?? [];
      if (m.every !== undefined) w.length(['meeting', 'every'], m.every);
      if (m['each-item']) w.kind(['meeting', 'each-item'], m['each-item'].needs);
      if (m.ends) w.kind(['meeting', 'ends'], m.ends.kind);
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
      for (const f of r.fields) w.field(['record', 'fields'], r.kind, f);
    }
  }
  return program;
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
  if (n.field !== undefined && kind !== undefined) w.field(['bar', 'needs'], kind, n.field);
  return { is: 'that', condition: w.condition(['bar', 'needs'], n.that, 'child', kind), wants: n.wants, ...(n.field === undefined ? {} : { field: n.field }), ...condition };
}
