import type { Role } from '../access/roles.ts';
import { parsePeriod, type Period } from '../values/period.ts';
import type { Condition } from '../policy/expression/condition.ts';
import type { Effect } from '../policy/words/word.ts';
import type { Program } from '../policy/program.ts';
import type { MeetingAspect } from '../policy/words/meeting.ts';

export interface Seat {
  readonly clause: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly needed: boolean;
  /** what it means for the meeting when nobody sits there */
  readonly missing: string;
}

/** One group of the agenda, in the order that the policy sets. */
export interface AgendaGroup {
  readonly clause: string;
  readonly group: string;
  readonly title: string;
  readonly order: number;
  readonly needs: 'rating' | 'consideration' | 'decision';
  /** the kind of entry that records the outcome; absent if the policy names none */
  readonly kind?: string;
  readonly when: Condition;
}

/** A type of meeting, gathered from all the clauses that speak of it. */
export interface MeetingType {
  readonly name: string;
  readonly title: string;
  /** every clause that makes the meeting what it is */
  readonly clauses: readonly { readonly clause: string; readonly says: string }[];
  readonly every?: Period;
  readonly roll: 'earlier' | 'later' | 'stay';
  readonly rhythmClause?: string;
  readonly runBy: readonly Role[];
  readonly seats: readonly Seat[];
  readonly groups: readonly AgendaGroup[];
  readonly eachItem?: { readonly clause: string; readonly says: string; readonly needs: string; readonly effect: Effect; readonly carry: boolean };
  /** what ends a child's place on the list at this meeting */
  readonly ends?: { readonly clause: string; readonly kind: string; readonly with: Role };
}

/** The meeting type of that name; undefined if no clause of the policy speaks of it. */
export function meetingType(program: Program, name: string): MeetingType | undefined {
  const aspects = program.rules.meeting.filter((a) => a.name === name);
  if (aspects.length === 0) return undefined;
  const first = <T>(pick: (a: MeetingAspect) => T | undefined): { value: T; clause: string; says: string } | undefined => {
    for (const a of aspects) {
      const value = pick(a);
      if (value !== undefined) return { value, clause: a.clause, says: a.says };
    }
    return undefined;
  };
  const every = first((a) => (a.source.every === undefined ? undefined : lengthOf(program, a.source.every)));
  const each = first((a) => a.source['each-item']);
  const ends = first((a) => a.source.ends);
  return {
    name,
    title: first((a) => a.source.title)?.value ?? name,
    clauses: aspects.map((a) => ({ clause: a.clause, says: a.says })),
    ...(every === undefined ? {} : { every: every.value, rhythmClause: every.clause }),
    roll: first((a) => a.source.roll)?.value ?? 'stay',
    runBy: [...new Set(aspects.flatMap((a) => a.source['run-by'] ?? []))],
    seats: aspects.flatMap((a) => (a.source.seats ?? []).map((s) => ({ clause: a.clause, ...s }))),
    groups: aspects.flatMap((a) => a.agenda.map((g) => groupOf(program, a, g, each?.value.needs, ends?.value.kind))).sort((a, b) => a.order - b.order),
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

/** A rating is recorded by what each item needs, a decision by what ends the list, a consideration by what its own clause decides. */
function groupOf(program: Program, aspect: MeetingAspect, group: MeetingAspect['agenda'][number], rated: string | undefined, ended: string | undefined): AgendaGroup {
  const considered = program.subjects.child.considerations.find((c) => c.clause === aspect.clause)?.source.decide;
  const kind = group.needs === 'rating' ? rated : group.needs === 'decision' ? ended : considered;
  return { clause: aspect.clause, group: group.group, title: group.title, order: group.order, needs: group.needs, when: group.when, ...(kind === undefined ? {} : { kind }) };
}

function lengthOf(program: Program, text: string): Period | undefined {
  return parsePeriod(text.startsWith('setting ') ? (program.settings[text.slice('setting '.length)]?.value ?? '') : text);
}
