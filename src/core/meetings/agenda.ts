import type { Role } from '../access/roles.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { SubjectId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { inFoldOrder, standing } from '../chronology/resolve.ts';
import { daysAfter, Pass } from '../duties/pass.ts';
import type { Proposal } from '../duties/duty.ts';
import type { Surroundings } from '../duties/derivation.ts';
import type { Program } from '../policy/program.ts';
import type { RuleSubject } from '../policy/words/word.ts';
import type { AgendaGroup, MeetingType } from './meeting-type.ts';

/** A child who may come before the meeting, with what decides whether. */
export interface Candidate {
  readonly child: SubjectId;
  /** where the child stands on the day of the sitting */
  readonly env: Env;
  /** what the rules propose about the child on that day */
  readonly proposals: readonly Proposal[];
  /** what the list is sorted by inside a group: a name, or a reference */
  readonly sortedBy: string;
}

export interface AgendaItem {
  readonly child: SubjectId;
  /** the group under which the child is called */
  readonly group: AgendaGroup;
  /** everything that is to be decided about the child, the calling group first */
  readonly groups: readonly AgendaGroup[];
  /** papers that are not there, and whom that is shown to */
  readonly missing: readonly MissingPaper[];
}

export interface MissingPaper {
  readonly clause: string;
  readonly name: string;
  /** "screening missing" */
  readonly missing: string;
  readonly warn: readonly Role[];
}

/** The papers of a meeting that a child's item lacks. */
export function missingPapers(meeting: Pick<MeetingType, 'papers'>, env: Env): readonly MissingPaper[] {
  return meeting.papers.filter((p) => (p.when?.test(env) ?? true) && !p.there.test(env)).map(({ clause, name, missing, warn }) => ({ clause, name, missing, warn }));
}

/**
 * The agenda of a sitting in the order of the policy: each child once, under the group that the policy takes last of those that propose
 * an end (leaving the list is decided after the rating, so a child who is proposed for it is called there), otherwise the first that fits.
 * Inside a group the policy's ranking decides, then the name.
 * @param urgent whether the sitting is an urgent one between the others
 */
export function agendaOf(meeting: MeetingType, candidates: readonly Candidate[], urgent = false): readonly AgendaItem[] {
  const items = candidates.flatMap((c) => {
    const groups = groupsFor(meeting, c).filter((g) => !urgent || g.at !== 'regular');
    const calledUnder = groups.find((g) => g.needs === 'decision') ?? groups[0];
    if (calledUnder === undefined) return [];
    return [{ child: c.child, group: calledUnder, groups: [calledUnder, ...groups.filter((g) => g !== calledUnder)], missing: missingPapers(meeting, c.env), from: c }];
  });
  return items
    .sort((a, b) => a.group.order - b.group.order || meeting.inGroup(a.from.env, b.from.env) || compare(a.from.sortedBy, b.from.sortedBy) || compare(a.child, b.child))
    .map(({ from: _from, ...item }) => item);
}

/** A decision group holds only those about whom the rules propose that very decision; its condition narrows them further. */
function groupsFor(meeting: MeetingType, candidate: Candidate): AgendaGroup[] {
  return meeting.groups.filter((g) => g.when.test(candidate.env) && (g.needs !== 'decision' || candidate.proposals.some((p) => p.propose === g.kind)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Whether a chronology in which none of these facts has a value could still come onto the agenda. If not, children without any
 * of them need not be read. Conditions that carry history along may depend on anything, so then everybody is read.
 */
export function factsThatBring(program: Program, meeting: MeetingType): readonly string[] | 'any child' {
  const { slots } = program.subjects.child;
  const empty = new Pass(program.subjects.child, [], () => undefined).env;
  if (meeting.groups.some((g) => g.when.trackers.size > 0 || g.when.test(empty))) return 'any child';
  return [...new Set(meeting.groups.flatMap((g) => [...g.when.facts]))].flatMap((slot) => slots.facts[slot]?.name ?? []);
}

/** Where a child (or another subject) stands at the end of a day, for conditions and evidence. */
export function standingOn(program: Program, entries: readonly Entry[], around: Surroundings, day: PlainDate, about: RuleSubject = 'child'): Env {
  const pass = new Pass(program.subjects[about], daysAfter(around.sittings.map((s) => s.on)), () => undefined);
  pass.env.sittings = around.sittings;
  for (const e of standing(entries).filter((x) => x.occurredOn <= day).sort(inFoldOrder)) pass.step(e);
  pass.advanceTo(day);
  return pass.env;
}
