import type { SubjectId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { agendaOf, factsThatBring, standingOn, type AgendaItem } from '../../core/meetings/agenda.ts';
import type { AgendaGroup, MeetingType } from '../../core/meetings/meeting-type.ts';
import { ADDED_BY_HAND, type SittingState } from '../../core/meetings/sitting-state.ts';
import type { ServiceContext } from '../record/context.ts';
import { deriveSubject } from '../record/keep-derivation.ts';
import type { SittingReads } from './sitting-context.ts';

/** A child on the agenda, with the group of the policy or, for one added by hand, why. */
export interface AgendaLine extends AgendaItem {
  readonly addedBecause?: string;
}

export interface Agenda {
  readonly lines: readonly AgendaLine[];
  /** whole chronologies of everybody who was looked at */
  readonly chronologies: ReadonlyMap<SubjectId, readonly Entry[]>;
}

/**
 * The agenda from the record as it stands. When a meeting opens and closes it is read as the system: nobody may vanish from it
 * because the person who runs the meeting may not see what brings a child before it.
 */
export async function loadAgenda(unit: SittingReads, context: ServiceContext, meeting: MeetingType, sitting: SittingState, today: PlainDate): Promise<Agenda> {
  const day = sitting.on;
  const people = await unit.meetings.childrenWith(factsThatBring(context.program, meeting));
  const names = new Map(people.map((p) => [p.child, p.sortedBy] as const));
  const byHand = new Map(sitting.added.map((a) => [a.child, a.reason ?? ''] as const));
  const wanted = [...new Set([...people.map((p) => p.child), ...byHand.keys()])].sort();
  const chronologies = await unit.meetings.chronologies(wanted);
  const candidates = wanted.map((child) => {
    const entries = chronologies.get(child) ?? [];
    const env = standingOn(context.program, entries, context.around, day);
    const listed = meeting.groups.some((g) => g.needs === 'decision' && g.when.test(env));
    const proposals = listed ? deriveSubject(context, { kind: 'child', id: child }, entries, day < today ? day : today).proposals : [];
    return { child, env, proposals, sortedBy: names.get(child) ?? '' };
  });
  const lines: AgendaLine[] = agendaOf(meeting, candidates, sitting.urgent !== undefined).map((item) => {
    const reason = byHand.get(item.child);
    return reason === undefined ? item : { ...item, addedBecause: reason };
  });
  const there = new Set(lines.map((l) => l.child));
  const added = sitting.added.filter((a, i, all) => !there.has(a.child) && all.findIndex((x) => x.child === a.child) === i);
  lines.push(...added.map((a): AgendaLine => ({ child: a.child, group: addedGroup(meeting), groups: neededOfAdded(meeting), missing: [], addedBecause: a.reason ?? '' })));
  return { lines, chronologies };
}

/**
 * Where children stand who are on the agenda because somebody wants to speak of them: last. Where the meeting wants an outcome for
 * each child, theirs is wanted too; otherwise nothing must be decided.
 */
export function addedGroup(meeting: MeetingType): AgendaGroup {
  const order = Math.max(0, ...meeting.groups.map((g) => g.order)) + 1;
  const wanted = meeting.groups.find((g) => g.needs === 'outcome' && g.kind === meeting.eachItem?.needs)?.kind;
  const added = { group: ADDED_BY_HAND, title: 'Added by hand', order, when: NEVER };
  return wanted === undefined ? { ...added, clause: '', needs: 'decision' } : { ...added, clause: meeting.eachItem?.clause ?? '', needs: 'outcome', kind: wanted };
}

/** What is to be decided about a child who was added by hand. */
export function neededOfAdded(meeting: MeetingType): readonly AgendaGroup[] {
  const group = addedGroup(meeting);
  return group.needs === 'outcome' ? [group] : [];
}

const NEVER: AgendaGroup['when'] = { test: () => false, facts: new Set(), trackers: new Set(), source: { is: 'any', of: [] } };
