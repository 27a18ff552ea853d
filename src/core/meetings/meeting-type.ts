import type { AgencySort, Role } from '../access/roles.ts';
import { byFacts } from '../cohorts/order.ts';
import type { Env } from '../policy/expression/slots.ts';
import { parsePeriod, type Period } from '../values/period.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Condition } from '../policy/expression/condition.ts';
import type { Effect } from '../policy/words/word.ts';
import type { Program } from '../policy/program.ts';
import type { MeetingAspect, MeetingSource, Paper, SeatSource, WEEKDAYS } from '../policy/words/meeting.ts';
import type { MeetingSort } from './meeting-sorts.ts';

/** A seat of a meeting, on the days on which it exists. */
export interface Seat {
  readonly clause: string;
  readonly says: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** who may sit there instead */
  readonly deputies: readonly Role[];
  readonly agency?: AgencySort;
  readonly expected?: 'every' | 'as-required';
  /** without it what is decided stays provisional */
  readonly needed: boolean;
  /** what it means for the meeting when nobody sits there */
  readonly missing: string;
  readonly absent?: 'ask';
  readonly from?: PlainDate;
  readonly until?: PlainDate;
}

/** One group of the agenda, in the order that the policy sets. */
export interface AgendaGroup {
  readonly clause: string;
  readonly group: string;
  readonly title: string;
  readonly order: number;
  readonly needs: 'rating' | 'consideration' | 'decision' | 'outcome';
  /** the kind of entry that records the outcome; absent if the policy names none */
  readonly kind?: string;
  readonly when: Condition;
  /** not at an urgent sitting between the others */
  readonly at?: 'regular';
}

/** A value with the clause that gives it. */
export interface Given<T> {
  readonly value: T;
  readonly clause: string;
  readonly says: string;
}

/** A type of meeting, gathered from all the clauses that speak of it. */
export interface MeetingType {
  readonly name: string;
  readonly title: string;
  readonly sort: MeetingSort;
  /** every clause that makes the meeting what it is */
  readonly clauses: readonly { readonly clause: string; readonly says: string }[];
  readonly every?: Period;
  readonly weekday?: (typeof WEEKDAYS)[number];
  /** where it sits, as it is proposed for each sitting */
  readonly place?: string;
  readonly roll: 'earlier' | 'later' | 'stay';
  readonly rhythmClause?: string;
  readonly runBy: readonly Role[];
  readonly chairs?: Given<{ readonly roles: readonly Role[]; readonly deputies: readonly Role[] }>;
  readonly seats: readonly Seat[];
  /** roles of core members, each with its clause */
  readonly core: readonly { readonly clause: string; readonly role: Role }[];
  readonly oneSeatEach: boolean;
  readonly attendance: {
    readonly mark?: Given<string>;
    readonly absent?: Given<'ask'>;
    readonly asRequired?: Given<'when-referring'>;
    readonly standIn?: Given<'ask'>;
  };
  readonly urgent?: Given<NonNullable<MeetingSource['urgent']>>;
  /** the seat that refers where an item names none */
  readonly lead?: string;
  readonly presenter?: Given<NonNullable<MeetingSource['presenter']>>;
  readonly groups: readonly AgendaGroup[];
  /** how children stand inside a group */
  readonly inGroup: (a: Env, b: Env) => number;
  /** kinds of entry that lie before the meeting with each child */
  readonly shows: readonly string[];
  readonly papers: readonly (Paper & { readonly clause: string })[];
  readonly contributes: readonly { readonly clause: string; readonly says: string; readonly role: Role; readonly wants: string }[];
  readonly eachItem?: { readonly clause: string; readonly says: string; readonly needs: string; readonly effect: Effect; readonly carry: boolean };
  /** what ends a child's place on the list at this meeting */
  readonly ends?: { readonly clause: string; readonly kind: string; readonly with: Role };
}

const KNOWN = new WeakMap<Program, Map<string, MeetingType | undefined>>();

/** The meeting type of that name; undefined if no clause of the policy speaks of it. */
export function meetingType(program: Program, name: string): MeetingType | undefined {
  const known = KNOWN.get(program) ?? new Map<string, MeetingType | undefined>();
  KNOWN.set(program, known);
  if (!known.has(name)) known.set(name, gathered(program, name));
  return known.get(name);
}

function gathered(program: Program, name: string): MeetingType | undefined {
  const aspects = program.rules.meeting.filter((a) => a.name === name);
  if (aspects.length === 0) return undefined;
  const first = <T>(pick: (a: MeetingAspect) => T | undefined): Given<T> | undefined => {
    for (const a of aspects) {
      const value = pick(a);
      if (value !== undefined) return { value, clause: a.clause, says: a.says };
    }
    return undefined;
  };
  const every = first((a) => (a.source.every === undefined ? undefined : lengthOf(program, a.source.every)));
  const each = first((a) => a.source['each-item']);
  const ends = first((a) => a.source.ends);
  const attendance = {
    mark: first((a) => a.source.attendance?.mark),
    absent: first((a) => a.source.attendance?.absent),
    asRequired: first((a) => a.source.attendance?.['as-required']),
    standIn: first((a) => a.source.attendance?.['stand-in']),
  };
  return {
    name,
    title: first((a) => a.source.title)?.value ?? name,
    sort: first((a) => a.source.sort)?.value ?? 'case',
    clauses: aspects.map((a) => ({ clause: a.clause, says: a.says })),
    ...(every === undefined ? {} : { every: every.value, rhythmClause: every.clause }),
    ...optional('weekday', first((a) => a.weekday)?.value),
    ...optional('place', first((a) => a.place)?.value),
    roll: first((a) => a.source.roll)?.value ?? 'stay',
    runBy: [...new Set(aspects.flatMap((a) => a.source['run-by'] ?? []))],
    ...optional('chairs', first((a) => a.source.chairs)),
    seats: aspects.flatMap((a) => (a.source.seats ?? []).map((s) => seatOf(a, s))),
    core: aspects.flatMap((a) => (a.source.core ?? []).map((r) => ({ clause: a.clause, role: r }))),
    oneSeatEach: first((a) => a.source['one-seat-each'])?.value ?? false,
    attendance: Object.fromEntries(Object.entries(attendance).filter(([, v]) => v !== undefined)) as MeetingType['attendance'],
    ...optional('urgent', first((a) => a.source.urgent)),
    ...optional('lead', first((a) => a.source.lead)?.value),
    ...optional('presenter', first((a) => a.source.presenter)),
    groups: aspects.flatMap((a) => a.agenda.map((g) => groupOf(program, a, g, each?.value.needs, ends?.value.kind))).sort((a, b) => a.order - b.order),
    inGroup: byFacts(program.subjects.child.slots.facts, aspects.flatMap((a) => a.rank)),
    shows: [...new Set(aspects.flatMap((a) => a.source.shows ?? []))],
    papers: aspects.flatMap((a) => a.papers.map((p) => ({ clause: a.clause, ...p }))),
    contributes: aspects.flatMap((a) => (a.source.contributes ?? []).map((c) => ({ clause: a.clause, says: a.says, ...c }))),
    ...(each === undefined ? {} : { eachItem: { clause: each.clause, says: each.says, ...each.value } }),
    ...(ends === undefined ? {} : { ends: { clause: ends.clause, ...ends.value } }),
  };
}

/** All meeting types of a policy, in the order of its clauses. */
export function meetingTypes(program: Program): readonly MeetingType[] {
  return meetingNames(program).flatMap((name) => meetingType(program, name) ?? []);
}

/** The names of the meetings of which a policy speaks. */
export function meetingNames(program: Program): readonly string[] {
  return [...new Set(program.rules.meeting.map((a) => a.name))];
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}

function seatOf(aspect: MeetingAspect, s: SeatSource): Seat {
  const { from, until, agency, expected, absent, needed, missing, ...rest } = s;
  return {
    clause: aspect.clause,
    says: aspect.says,
    ...rest,
    needed: needed ?? (expected === undefined && missing !== undefined),
    missing: missing ?? `nobody sits for ${s.name}`,
    ...optional('agency', agency),
    ...optional('expected', expected),
    ...optional('absent', absent),
    ...optional('from', from as PlainDate | undefined),
    ...optional('until', until as PlainDate | undefined),
  };
}

/** A rating is recorded by what each item needs, a decision by what ends the list, a consideration by what its own clause decides. */
function groupOf(program: Program, aspect: MeetingAspect, group: MeetingAspect['agenda'][number], rated: string | undefined, ended: string | undefined): AgendaGroup {
  const considered = program.subjects.child.considerations.find((c) => c.clause === aspect.clause)?.source.decide;
  const { needs } = group;
  const kind = group.kind ?? (needs === 'rating' ? rated : needs === 'decision' ? ended : needs === 'consideration' ? considered : undefined);
  return { clause: aspect.clause, group: group.group, title: group.title, order: group.order, needs, when: group.when, ...(kind === undefined ? {} : { kind }), ...optional('at', group.at) };
}

function lengthOf(program: Program, text: string): Period | undefined {
  return parsePeriod(text.startsWith('setting ') ? (program.settings[text.slice('setting '.length)]?.value ?? '') : text);
}
