import type { CommandId } from '../../core/values/ids.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import type { Actor, Command, Decision, Objection } from '../../core/decisions/command.ts';
import { decide } from '../../core/decisions/decide.ts';
import type { AgendaGroup } from '../../core/meetings/meeting-type.ts';
import type { ItemDecision, ItemState } from '../ports/meetings.ts';
import { changedSince } from '../record/changed-since.ts';
import { outstanding, recordsAt, type AtSitting } from './item.ts';
import type { SittingContext } from './sitting-context.ts';

/** One thing that stands between an item and the record, and what would settle it. */
export interface ItemProblem {
  readonly sort: 'undecided' | 'unreadable' | 'refused' | 'asked' | 'changed' | 'held';
  readonly clause: string;
  readonly says: string;
  readonly wants: string;
  /** name of the control that settles it, if one does */
  readonly field?: string;
  /** entries recorded since the person looked */
  readonly entries?: readonly Entry[];
}

export interface ItemVerdict {
  readonly state: ItemState;
  readonly problems: readonly ItemProblem[];
  readonly notes: readonly Objection[];
  /** the command that the close will carry out, and what came of deciding it now; absent when nothing is to be written */
  readonly command?: Command;
  readonly decision?: Decision;
}

/** Holds an item against the chronology of this moment: what the close does for every child, and each saving for one. */
export function judgeItem(sitting: SittingContext, item: { readonly subject: Subject; readonly decision: ItemDecision; readonly seen: number; readonly groups: readonly AgendaGroup[] }, at: AtSitting, actor: Actor, id: CommandId, known: readonly Entry[]): ItemVerdict {
  const { decision } = item;
  const { program, around } = sitting.context;
  const problems: ItemProblem[] = decision.faults.map((f) => ({ sort: 'unreadable', clause: '', says: f.value === '' ? 'Something is missing' : `“${f.value}” could not be read`, wants: f.expected, field: f.field }));
  for (const g of outstanding(sitting.meeting, item.groups, decision)) problems.push(undecided(sitting, g));
  const state: ItemState = decision.carry !== undefined ? 'carried-over' : decision.notNeeded !== undefined ? 'not-needed' : 'ready';
  const records = recordsAt(decision, at);
  if (records.length === 0) return { state: problems.length === 0 ? state : 'incomplete', problems, notes: [] };
  const command: Command = { id, actor, subject: item.subject, records, source: 'meeting', answers: decision.answers, agreements: [], seen: item.seen };
  const changed = changedSince(program, known, command);
  if (changed?.outcome === 'conflict') {
    const later = known.filter((e) => changed.with.includes(e.id));
    const what = later.map((e) => kindOf(e.kind)?.label ?? e.kind).join(', ');
    problems.push({ sort: 'changed', clause: '', says: `Recorded since this was saved: ${what}`, wants: 'a look at what is new, then save again', entries: later });
  }
  const decided = decide(program, known, command, around, sitting.today);
  problems.push(...problemsOf(decided));
  const notes = decided.outcome === 'accepted' ? decided.notes : [];
  return { state: problems.length === 0 ? state : 'incomplete', problems, notes, command, decision: decided };
}

function undecided(sitting: SittingContext, group: AgendaGroup): ItemProblem {
  const rule = sitting.meeting.eachItem;
  const carry = rule?.carry === true ? ', or the child carried over with a reason and a date' : '';
  switch (group.needs) {
    case 'rating':
      return { sort: 'undecided', clause: rule?.clause ?? group.clause, says: rule?.says ?? group.title, wants: `a rating${carry}`, field: 'rating' };
    case 'consideration':
      return { sort: 'undecided', clause: group.clause, says: group.title, wants: `an outcome of the consideration with its reason${carry}`, field: 'consideration' };
    case 'outcome':
      return { sort: 'undecided', clause: rule?.clause ?? group.clause, says: rule?.says ?? group.title, wants: `“${kindOf(group.kind ?? '')?.label ?? group.title}”${carry}`, field: 'outcome' };
    case 'decision':
      return { sort: 'undecided', clause: group.clause, says: group.title, wants: `a decision whether the child leaves the list, with its reason${carry}`, field: 'ends' };
  }
}

function problemsOf(decision: Decision): ItemProblem[] {
  const of = (sort: ItemProblem['sort'], list: readonly Objection[]): ItemProblem[] => list.map((o) => ({ sort, ...o }));
  switch (decision.outcome) {
    case 'accepted':
      return [];
    case 'invalid':
      return decision.faults.map((f) => ({ sort: 'unreadable', clause: '', says: `${f.field}${f.value === '' ? ' is missing' : `: “${f.value}”`}`, wants: f.expected, field: f.field }));
    case 'refused':
      return of('refused', decision.objections);
    case 'asked':
      return of('asked', decision.questions);
    case 'held':
      return of('held', decision.objections);
    case 'conflict':
      return [{ sort: 'changed', clause: '', says: decision.why, wants: 'a look at the record, then save again' }];
  }
}
