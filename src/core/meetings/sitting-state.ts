import type { EntryId, SubjectId, WorkerId } from '../values/ids.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { Role } from '../access/roles.ts';
import type { Entry } from '../chronology/entry.ts';
import { timeline } from '../chronology/resolve.ts';
import type { MeetingType } from './meeting-type.ts';
import type { Attending } from './seats.ts';

export interface Listed {
  readonly child: SubjectId;
  readonly group: string;
  /** why the child was added by hand */
  readonly reason?: string;
  /** the seat whose agency brings the child; the meeting's own if it is not said */
  readonly lead?: string;
  /** who presents the child if nobody else is named: the worker who is allocated */
  readonly presenter?: WorkerId;
}

/** Who presents an item, as it was named for it. */
export interface Presenter {
  readonly child: SubjectId;
  readonly role: Role;
  readonly name?: string;
  readonly worker?: WorkerId;
  readonly reason?: string;
}

/** What somebody said for the record of the sitting. */
export interface Contribution {
  readonly role: Role;
  readonly text: string;
  readonly child?: SubjectId;
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
  /** who was named for the chair, and in which role */
  readonly chairNamed?: { readonly name: string; readonly role: Role; readonly worker?: WorkerId };
  /** a sitting between the others for one urgent case: why, and who is to be there */
  readonly urgent?: { readonly why?: string; readonly expected: readonly Attending[] };
  /** the seat whose agency refers, where it is not our own */
  readonly lead?: string;
  readonly full: boolean;
  readonly presenters: readonly Presenter[];
  readonly contributions: readonly Contribution[];
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

/** Children on the agenda without an outcome that settles them. Where the meeting does not carry over, being carried over settles nothing. */
export function undecidedOf(meeting: Pick<MeetingType, 'eachItem'>, state: SittingState): readonly SubjectId[] {
  if (meeting.eachItem === undefined) return [];
  const { carry } = meeting.eachItem;
  const settled = new Set(state.outcomes.filter((o) => carry || o.outcome !== 'carried-over').map((o) => o.child));
  return state.listed.map((l) => l.child).filter((c) => !settled.has(c));
}

/** The seat whose agency brings a child: the one said for the child, for the sitting, or the meeting's own. */
export function leadOf(meeting: Pick<MeetingType, 'lead'>, state: Pick<SittingState, 'listed' | 'added' | 'lead'>, child: SubjectId): string | undefined {
  return [...state.listed, ...state.added].find((l) => l.child === child)?.lead ?? state.lead ?? meeting.lead;
}

/** Who presents a child: whoever was named, else the worker who is allocated, else the role that the policy names, of the lead agency's seat if it says so. */
export function presenterOf(meeting: Pick<MeetingType, 'presenter' | 'seats' | 'lead'>, state: SittingState, child: SubjectId): Omit<Presenter, 'child'> | undefined {
  const named = state.presenters.find((p) => p.child === child);
  if (named !== undefined) return named;
  const rule = meeting.presenter?.value;
  const listed = [...state.listed, ...state.added].find((l) => l.child === child);
  const lead = leadOf(meeting, state, child);
  const role = rule?.of === undefined ? rule?.role : meeting.seats.find((s) => s.name === lead)?.roles[0];
  return role === undefined ? undefined : { role, ...(rule?.of === undefined ? some('worker', listed?.presenter) : {}) };
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

const EMPTY = { stage: 'planned' as const, listed: [], added: [], attendance: [], outcomes: [], copies: [], full: false, presenters: [], contributions: [] };

function planOf(e: Entry): Pick<SittingState, 'meeting' | 'on' | 'plannedBy'> & Partial<SittingState> {
  const at = text(e, 'at');
  const place = text(e, 'place');
  const why = text(e, 'why-not-proposed');
  const urgent = e.data['urgent'] === true ? { expected: (e.data['expected'] ?? []) as readonly Attending[], ...some('why', text(e, 'why-urgent')) } : undefined;
  return {
    ...some('urgent', urgent),
    ...some('lead', text(e, 'lead')),
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
    case 'sitting.chair-named': {
      const worker = text(e, 'worker') as WorkerId | undefined;
      state.chairNamed = { name: text(e, 'name') ?? '', role: e.data['role'] as Role, ...some('worker', worker) };
      if (worker !== undefined) state.chair = worker;
      return;
    }
    case 'sitting.full':
      state.full = e.data['full'] === true;
      return;
    case 'sitting.presenter-named': {
      const child = e.data['child'] as SubjectId;
      const presenter: Presenter = { child, role: e.data['role'] as Role, ...some('name', text(e, 'name')), ...some('worker', text(e, 'worker') as WorkerId | undefined), ...some('reason', text(e, 'reason')) };
      state.presenters = [...state.presenters.filter((p) => p.child !== child), presenter];
      return;
    }
    case 'sitting.contribution': {
      const contribution: Contribution = { role: e.data['role'] as Role, text: text(e, 'text') ?? '', ...some('child', text(e, 'child') as SubjectId | undefined) };
      state.contributions = [...state.contributions, contribution];
      return;
    }
    case 'sitting.listed':
      state.listed = (e.data['children'] as readonly Listed[]).map((c) => ({ child: c.child, group: c.group, ...some('lead', c.lead), ...some('presenter', c.presenter) }));
      return;
    case 'sitting.child-added': {
      const added: Listed = { child: e.data['child'] as SubjectId, group: ADDED_BY_HAND, reason: text(e, 'reason') ?? '', ...some('lead', text(e, 'lead')) };
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

function some<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: V });
}

function text(e: Entry, name: string): string | undefined {
  const value = e.data[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
