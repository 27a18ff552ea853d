import type { EntryId, SubjectId, WorkerId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Entry } from '../chronology/entry.ts';
import { timeline } from '../chronology/resolve.ts';
import type { Attending } from './seats.ts';

export interface Listed {
  readonly child: SubjectId;
  readonly group: string;
  /** why the child was added by hand */
  readonly reason?: string;
}

export interface ItemOutcome {
  readonly child: SubjectId;
  readonly outcome: string;
  readonly reason?: string;
  readonly until?: PlainDate;
}

/** A sitting of a meeting, folded from its chronology. */
export interface SittingState {
  readonly meeting: string;
  readonly on: PlainDate;
  readonly at?: string;
  readonly place?: string;
  readonly whyNotProposed?: string;
  /** the entry that fixes the day: what a move supersedes */
  readonly plannedBy: EntryId;
  readonly stage: 'planned' | 'open' | 'closed';
  readonly chair?: WorkerId;
  /** the agenda as it was when the meeting opened, with those added since; before it opens only those added by hand */
  readonly listed: readonly Listed[];
  readonly added: readonly Listed[];
  readonly attendance: readonly Attending[];
  /** the entry that holds the attendance: what a second taking supersedes */
  readonly attendanceBy?: EntryId;
  readonly outcomes: readonly ItemOutcome[];
  readonly adjourned?: { readonly reason: string; readonly until?: PlainDate };
  readonly closed?: Entry;
  readonly copies: readonly Entry[];
}

type Draft = { -readonly [K in keyof SittingState]: SittingState[K] };

/** Folds a sitting; undefined while no day is planned for it. */
export function sittingState(entries: readonly Entry[]): SittingState | undefined {
  let state: Draft | undefined;
  // In order of recording: a sitting is planned for a day that lies after most of what is said about it.
  for (const e of [...timeline(entries)].sort((a, b) => a.seq - b.seq)) {
    if (e.kind === 'sitting.planned') state = { ...(state ?? EMPTY), ...planOf(e) };
    else if (state !== undefined) step(state, e);
  }
  return state;
}

const EMPTY = { stage: 'planned' as const, listed: [], added: [], attendance: [], outcomes: [], copies: [] };

function planOf(e: Entry): Pick<SittingState, 'meeting' | 'on' | 'plannedBy'> & Partial<SittingState> {
  const at = text(e, 'at');
  const place = text(e, 'place');
  const why = text(e, 'why-not-proposed');
  return {
    meeting: text(e, 'meeting') ?? '',
    on: e.data['on'] as PlainDate,
    plannedBy: e.id,
    ...(at === undefined ? {} : { at }),
    ...(place === undefined ? {} : { place }),
    ...(why === undefined ? {} : { whyNotProposed: why }),
  };
}

function step(state: Draft, e: Entry): void {
  switch (e.kind) {
    case 'sitting.opened': {
      const chair = text(e, 'chair');
      state.stage = 'open';
      if (chair !== undefined) state.chair = chair as WorkerId;
      return;
    }
    case 'sitting.listed':
      state.listed = (e.data['children'] as readonly Listed[]).map((c) => ({ child: c.child, group: c.group }));
      return;
    case 'sitting.child-added': {
      const added: Listed = { child: e.data['child'] as SubjectId, group: ADDED_BY_HAND, reason: text(e, 'reason') ?? '' };
      state.added = [...state.added, added];
      state.listed = state.listed.some((c) => c.child === added.child) ? state.listed : [...state.listed, added];
      return;
    }
    case 'sitting.attendance':
      state.attendance = e.data['people'] as readonly Attending[];
      state.attendanceBy = e.id;
      return;
    case 'sitting.item-decided': {
      const reason = text(e, 'reason');
      const until = e.data['until'] as PlainDate | undefined;
      const outcome: ItemOutcome = {
        child: e.data['child'] as SubjectId,
        outcome: text(e, 'outcome') ?? '',
        ...(reason === undefined ? {} : { reason }),
        ...(until === undefined ? {} : { until }),
      };
      state.outcomes = [...state.outcomes.filter((o) => o.child !== outcome.child), outcome];
      return;
    }
    case 'sitting.adjourned': {
      const until = e.data['until'] as PlainDate | undefined;
      state.adjourned = { reason: text(e, 'reason') ?? '', ...(until === undefined ? {} : { until }) };
      return;
    }
    case 'sitting.closed':
      state.stage = 'closed';
      state.closed = e;
      return;
    case 'sitting.copy-made':
      state.copies = [...state.copies, e];
  }
}

/** The group of children whom somebody added by hand and whom no group of the policy holds. */
export const ADDED_BY_HAND = 'added';

function text(e: Entry, name: string): string | undefined {
  const value = e.data[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
