import { dayAndDate, type PlainDate } from '../values/plain-date.ts';
import { id, type WorkerId } from '../values/ids.ts';
import { isRole, type Role, roleInSentence } from '../access/roles.ts';
import type { FieldType } from '../chronology/fields.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { before, type Period } from '../values/period.ts';
import type { Entry, Subject } from '../chronology/entry.ts';
import type { DutyRule } from '../policy/words/duty.ts';
import type { Surroundings } from './derivation.ts';
import type { Duty, DutyAdjustment, DutyPart, DutyState, UnderVersion } from './duty.ts';

/** One turn of a duty while the pass goes on. */
export interface Occurrence {
  readonly key: string;
  readonly startedOn: PlainDate;
  countedFrom: PlainDate;
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
  /** its clock stands still while an answer is awaited: since when */
  stillSince?: PlainDate;
  /** days for which its clock has stood still */
  stood?: number;
  /** an answer has made its limit longer */
  longerBy?: Period;
  metBy?: Entry;
  metOn?: PlainDate;
  endedOn?: PlainDate;
  endedWhy?: string;
  readonly under?: UnderVersion;
  marks: string[];
  adjustments: DutyAdjustment[];
}

/** An occurrence as the rest of the program sees it. What fell due before go-live is nobody's lateness. */
export function asDuty(rule: DutyRule, o: Occurrence, around: Surroundings, about?: Subject): Duty {
  const { source } = rule;
  // What another service had on record falls due here from the day on which it came.
  const came = o.startedBy?.source === 'transfer' ? o.startedBy.recordedAt.slice(0, 10) : undefined;
  const beforeLive = o.due !== undefined && ((around.goLive !== undefined && o.due < around.goLive) || (came !== undefined && o.due < came));
  const late = o.metOn !== undefined && o.due !== undefined && o.metOn > o.due && !beforeLive;
  // Written out property by property: a child has dozens of turns, and each is made anew by every derivation.
  const duty: Mutable<Duty> = {
    key: o.key,
    clause: rule.clause,
    place: rule.index,
    title: inWordsOf(source.title, o.startedBy).replace('{due}', o.due === undefined ? 'a day that is not fixed yet' : dayAndDate(o.due)),
    owner: ownerOf(rule, o.startedBy),
    startedOn: o.startedOn,
    occurrence: o.occurrence,
    state: o.state === 'open' && beforeLive ? 'brought-forward' : o.state,
    proof: proofOf(rule),
    marks: o.marks,
    adjustments: o.adjustments,
    compartment: o.startedBy?.compartment ?? 'case',
  };
  if (o.countedFrom !== o.startedOn) duty.countedFrom = o.countedFrom;
  if (o.startedBy) duty.startedBy = o.startedBy.id;
  if (o.due !== undefined) duty.due = o.due;
  if (o.target !== undefined) duty.target = o.target;
  if (o.every !== undefined) duty.every = o.every;
  if (o.metBy) duty.metBy = o.metBy.id;
  if (o.metOn !== undefined) duty.metOn = o.metOn;
  if (late) duty.metLate = true;
  if (o.paused && o.state === 'paused') duty.paused = o.paused;
  if (o.stood !== undefined) duty.stood = o.stood;
  if (o.longerBy !== undefined) duty.longerBy = o.longerBy;
  if (o.endedOn !== undefined) duty.endedOn = o.endedOn;
  if (o.endedWhy !== undefined) duty.endedWhy = o.endedWhy;
  if (o.parts) duty.parts = o.parts;
  const worker = rule.owner.workerField === undefined ? undefined : o.startedBy?.data[rule.owner.workerField];
  if (typeof worker === 'string') duty.worker = worker as WorkerId;
  else if (rule.owner.themselves === true && about?.kind === 'worker') duty.worker = id<WorkerId>(about.id);
  const second = source['second-entry'];
  if (second !== undefined) duty.secondEntry = { system: second.system, text: inWordsOf(second.text, o.startedBy), ...(second.mismatch ? { mismatch: true } : {}) };
  if (rule.remind?.is === 'period' && o.due !== undefined) duty.remindOn = before(o.due, rule.remind.period, around.calendar);
  if (source['waiting-on'] !== undefined) duty.waitingOn = source['waiting-on'];
  if (o.under !== undefined) duty.under = o.under;
  if (source.grouped !== undefined) duty.grouped = source.grouped;
  return duty;
}

/** While it is being made. */
type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The role that the starting entry names, or the one that owes it where none is named. */
function ownerOf(rule: DutyRule, startedBy: Entry | undefined): Role {
  const named = rule.owner.roleField === undefined ? undefined : startedBy?.data[rule.owner.roleField];
  return typeof named === 'string' && isRole(named) ? named : rule.owner.role;
}

/** A text with what the starting entry says in its fields: "Do: {field what}". */
export function inWordsOf(text: string, startedBy: Entry | undefined): string {
  if (!text.includes('{field ')) return text;
  const fields = startedBy === undefined ? {} : (kindOf(startedBy.kind)?.fields ?? {});
  return text.replace(/\{field ([\w-]+)\}/g, (_, name: string) => wordsOf(fields[name]?.type, startedBy?.data[name]));
}

function wordsOf(type: FieldType | undefined, value: unknown): string {
  if (value === undefined || value === '') return 'not said';
  const label = (v: unknown): string => (type !== undefined && 'options' in type ? (type.options[String(v)] ?? String(v)) : String(v));
  if (Array.isArray(value)) return value.map((v) => (typeof v === 'object' ? '' : label(v))).filter((v) => v !== '').join(', ');
  if (type?.is === 'date') return dayAndDate(value as PlainDate);
  if (type?.is === 'role' && isRole(String(value))) return roleInSentence(String(value) as Role);
  return typeof value === 'object' ? '' : label(value);
}

const PROOFS = new WeakMap<DutyRule, Duty['proof']>();

/** What proves it: the same for every turn of a rule. */
function proofOf(rule: DutyRule): Duty['proof'] {
  const known = PROOFS.get(rule);
  if (known) return known;
  const proof = rule.metBy.map((e) => ({ kind: e.kind, fill: rule.source.fill ?? {} }));
  PROOFS.set(rule, proof);
  return proof;
}
