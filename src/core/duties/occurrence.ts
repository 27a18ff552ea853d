import type { PlainDate } from '../values/plain-date.ts';
import type { Period } from '../values/period.ts';
import type { Entry } from '../chronology/entry.ts';
import type { DutyRule } from '../policy/program.ts';
import type { Surroundings } from './derivation.ts';
import type { Duty, DutyAdjustment, DutyPart, DutyState } from './duty.ts';

/** One turn of a duty while the pass goes on. */
export interface Occurrence {
  readonly key: string;
  readonly startedOn: PlainDate;
  readonly countedFrom: PlainDate;
  readonly startedBy?: Entry;
  readonly occurrence: number;
  due?: PlainDate;
  readonly target?: PlainDate;
  readonly every?: Period;
  /** the sitting before which it is due */
  readonly anchor?: string;
  parts?: DutyPart[];
  state: DutyState;
  paused?: { readonly since: PlainDate; readonly by: string };
  metBy?: Entry;
  metOn?: PlainDate;
  endedOn?: PlainDate;
  endedWhy?: string;
  marks: string[];
  adjustments: DutyAdjustment[];
}

/** An occurrence as the rest of the program sees it. What fell due before go-live is nobody's lateness. */
export function asDuty(rule: DutyRule, o: Occurrence, around: Surroundings): Duty {
  const { source } = rule;
  const beforeLive = o.due !== undefined && around.goLive !== undefined && o.due < around.goLive;
  const late = o.metOn !== undefined && o.due !== undefined && o.metOn > o.due && !beforeLive;
  return {
    key: o.key,
    clause: rule.clause,
    title: source.title,
    owner: source.owner,
    startedOn: o.startedOn,
    occurrence: o.occurrence,
    state: o.state === 'open' && beforeLive ? 'brought-forward' : o.state,
    proof: rule.metBy.map((e) => ({ kind: e.kind, fill: source.fill ?? {} })),
    marks: o.marks,
    adjustments: o.adjustments,
    compartment: o.startedBy?.compartment ?? 'case',
    ...(o.countedFrom === o.startedOn ? {} : { countedFrom: o.countedFrom }),
    ...(o.startedBy ? { startedBy: o.startedBy.id } : {}),
    ...(o.due === undefined ? {} : { due: o.due }),
    ...(o.target === undefined ? {} : { target: o.target }),
    ...(o.every === undefined ? {} : { every: o.every }),
    ...(o.metBy ? { metBy: o.metBy.id } : {}),
    ...(o.metOn === undefined ? {} : { metOn: o.metOn }),
    ...(late ? { metLate: true } : {}),
    ...(o.paused && o.state === 'paused' ? { paused: o.paused } : {}),
    ...(o.endedOn === undefined ? {} : { endedOn: o.endedOn }),
    ...(o.endedWhy === undefined ? {} : { endedWhy: o.endedWhy }),
    ...(o.parts ? { parts: o.parts } : {}),
    ...(source['waiting-on'] === undefined ? {} : { waitingOn: source['waiting-on'] }),
    ...(source.grouped === undefined ? {} : { grouped: source.grouped }),
  };
}
