import { addDays, daysBetween, type PlainDate } from '../values/plain-date.ts';
import { after, before, type Period } from '../values/period.ts';
import type { Entry } from '../chronology/entry.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import type { Env } from '../policy/expression/slots.ts';
import { describeCondition } from '../policy/expression/render.ts';
import type { DutyRule, Length, SubjectProgram } from '../policy/program.ts';
import type { Duty, DutyAdjustment, DutyPart, DutyState, ProofHint } from './duty.ts';
import type { Surroundings } from './derivation.ts';
import type { Moment } from './pass.ts';

/** An occurrence of a duty while the pass goes on. */
interface Running {
  readonly key: string;
  readonly startedOn: PlainDate;
  readonly startedBy?: Entry;
  readonly occurrence: number;
  due?: PlainDate;
  readonly target?: PlainDate;
  readonly shownFrom?: PlainDate;
  readonly every?: Period;
  readonly anchor?: string;
  parts?: DutyPart[];
  precededBy: boolean;
  state: DutyState;
  pausedSince?: PlainDate;
  metBy?: Entry;
  metOn?: PlainDate;
  endedOn?: PlainDate;
  endedWhy?: string;
  marks: string[];
  adjustments: DutyAdjustment[];
}

/** Clocks that a change of level carries over, by name. */
export type Carried = Map<string, { from: PlainDate; endedOn?: PlainDate }>;

/** Runs one duty rule along a pass. */
export class DutyMachine {
  readonly #rule: DutyRule;
  readonly #program: SubjectProgram;
  readonly #around: Surroundings;
  readonly #carried: Carried;
  readonly #done: Running[] = [];
  #open: Running[] = [];
  #held = false;

  constructor(rule: DutyRule, program: SubjectProgram, around: Surroundings, carried: Carried) {
    this.#rule = rule;
    this.#program = program;
    this.#around = around;
    this.#carried = carried;
  }

  /** Ends what no longer holds; all rules do this before any begins, so that a clock can be carried from one level to the next. */
  close(env: Env, moment: Moment): void {
    if (this.#held && touches(this.#rule, moment) && !this.#rule.while!.test(env)) {
      this.#end(env, this.#whyEnded(env));
      this.#held = false;
    }
  }

  visit(env: Env, moment: Moment): void {
    const { entry } = moment;
    if (entry) this.#takeEntry(env, entry);
    if (this.#rule.while !== undefined && (touches(this.#rule, moment) || this.#rule.before !== undefined)) this.#watch(env);
    else if (touches(this.#rule, moment)) this.#review(env);
  }

  #takeEntry(env: Env, entry: Entry): void {
    const r = this.#rule;
    if (entry.kind === 'duty.adjusted') this.#adjust(entry);
    if (r.after && entry.kind === r.after.event.kind && r.after.event.matches(env)) for (const o of this.#open) o.precededBy = true;
    for (const event of r.metBy) {
      if (entry.kind === event.kind && event.matches(env)) {
        this.#prove(env, entry);
        break;
      }
    }
    for (const event of r.starts) {
      if (entry.kind === event.kind && event.matches(env) && (r.when?.test(env) ?? true) && (r.while?.test(env) ?? true)) {
        if (!this.#open.some((o) => o.startedOn === env.day)) this.#begin(env, env.day, 1, entry);
        break;
      }
    }
  }

  /** Opens and closes with the state of things. */
  #watch(env: Env): void {
    const r = this.#rule;
    const holds = r.while!.test(env);
    this.#held = holds;
    if (!holds) return;
    if (r.starts.length === 0) {
      if (r.before?.is === 'sitting') this.#turnToNextSitting(env);
      else if (this.#open.length === 0 && !(r.until?.test(env) ?? false) && this.#mayBegin(env)) this.#begin(env, env.day, 1, undefined);
    }
    this.#review(env);
  }

  /** A duty that is met once while its state lasts does not open again until the state has begun anew. */
  #mayBegin(env: Env): boolean {
    if (this.#rule.until !== undefined || this.#rule.parts.length > 0) return true;
    if (this.#rule.every !== undefined) return this.#lengthOf(this.#rule.every, env) !== undefined;
    const last = this.#done.at(-1);
    return last === undefined || last.state !== 'met' || this.#begunAnew;
  }
  #begunAnew = true;

  #turnToNextSitting(env: Env): void {
    const { before: anchor } = this.#rule;
    if (anchor?.is !== 'sitting') return;
    const next = this.#around.sittings.find((s) => s.meeting === anchor.meeting && s.on >= env.day);
    for (const o of this.#open) {
      if (o.anchor !== next?.id) {
        o.state = 'missed';
        o.endedOn = env.day;
        o.endedWhy = 'the meeting was held without it';
        this.#finish(o);
      }
    }
    if (next && this.#open.length === 0 && !this.#done.some((o) => o.anchor === next.id)) this.#begin(env, env.day, 1, undefined, next);
  }

  #begin(env: Env, on: PlainDate, occurrence: number, startedBy: Entry | undefined, sitting?: { id: string; on: PlainDate }): void {
    const r = this.#rule;
    const clock = this.#clockFrom(on, occurrence);
    const every = r.every === undefined ? undefined : this.#lengthOf(r.every, env);
    const due = sitting ? this.#dueBefore(env, sitting.on) : this.#dueOf(env, clock, occurrence, every);
    const target = r.target === undefined ? undefined : r.target === 'at once' ? on : this.#plus(on, this.#lengthOf(r.target, env));
    const running: Running = {
      key: `${r.clause}${r.index === 0 ? '' : `/${r.index + 1}`}:${sitting?.id ?? startedBy?.id ?? on}:${occurrence}`,
      startedOn: on,
      occurrence,
      precededBy: false,
      state: 'open',
      marks: [],
      adjustments: [],
      ...(startedBy ? { startedBy } : {}),
      ...(due === undefined ? {} : { due }),
      ...(target === undefined ? {} : { target }),
      ...(every === undefined ? {} : { every }),
      ...(sitting ? { anchor: sitting.id } : {}),
    };
    const parts = this.#partsNow(env, undefined);
    if (parts) running.parts = parts;
    this.#open.push(running);
    this.#begunAnew = false;
    const name = r.source['carries-over'];
    if (name !== undefined && !this.#carried.has(name)) this.#carried.set(name, { from: clock });
    this.#review(env);
  }

  #clockFrom(on: PlainDate, occurrence: number): PlainDate {
    const name = this.#rule.source['carries-over'];
    const carried = name === undefined ? undefined : this.#carried.get(name);
    if (occurrence === 1 && carried?.endedOn === on) return carried.from;
    if (name !== undefined) this.#carried.set(name, { from: on });
    const live = this.#around.goLive;
    return this.#rule.every !== undefined && live !== undefined && on < live ? live : on;
  }

  #dueOf(env: Env, clock: PlainDate, occurrence: number, every: Period | undefined): PlainDate | undefined {
    const r = this.#rule;
    if (r.before?.is === 'fact') {
      const anchor = this.#program.slots.facts[r.before.slot]!.value(env.facts[r.before.slot], env.day) as PlainDate | undefined;
      return anchor === undefined ? undefined : this.#dueBefore(env, anchor);
    }
    if (every !== undefined) {
      const first = r.first === undefined ? undefined : (this.#program.slots.facts[r.first]!.value(env.facts[r.first], env.day) as PlainDate | undefined);
      if (occurrence === 1 && first !== undefined && first >= clock) return first;
      return this.#plus(clock, every);
    }
    if (r.within === undefined) return undefined;
    return r.within === 'at once' ? clock : this.#plus(clock, this.#lengthOf(r.within, env));
  }

  #dueBefore(env: Env, anchor: PlainDate): PlainDate {
    const by = this.#rule.by[0];
    const period = by === undefined ? undefined : this.#lengthOf(by, env);
    return period === undefined ? addDays(anchor, -1) : before(anchor, period, this.#around.calendar);
  }

  #plus(from: PlainDate, p: Period | undefined): PlainDate | undefined {
    return p === undefined ? undefined : after(from, p, this.#around.calendar);
  }

  #lengthOf(l: Length, env: Env): Period | undefined {
    if (l.is === 'period') return l.period;
    const value = this.#program.slots.facts[l.slot]!.value(env.facts[l.slot], env.day);
    return value !== undefined && typeof value === 'object' && 'unit' in value ? (value as Period) : undefined;
  }

  #partsNow(env: Env, before_: readonly DutyPart[] | undefined): DutyPart[] | undefined {
    const r = this.#rule;
    if (r.toEach) {
      const of = 'slot' in r.toEach.of ? ((this.#program.slots.facts[r.toEach.of.slot]!.value(env.facts[r.toEach.of.slot], env.day) as readonly string[] | undefined) ?? []) : r.toEach.of;
      return of.map((key) => before_?.find((p) => p.key === key) ?? { key, label: key });
    }
    if (r.parts.length > 0) {
      return r.parts.map((p) => {
        const met = p.until.test(env);
        const old = before_?.find((x) => x.key === p.label);
        if (met && old?.metOn) return old;
        return { key: p.label, label: p.label, ...(met ? { metOn: env.day } : {}) };
      });
    }
    return undefined;
  }

  #prove(env: Env, entry: Entry): void {
    const r = this.#rule;
    for (const o of [...this.#open]) {
      if (o.state !== 'open' && o.state !== 'paused') continue;
      if (o.startedBy && entry.of !== undefined && r.starts.some((s) => s.kind === o.startedBy!.kind) && entry.of !== o.startedBy.id && kindOfEntry(entry.of, this.#open)) continue;
      if (r.toEach && o.parts) {
        const value = entry.data[r.toEach.field];
        const covers = Array.isArray(value) ? (value as string[]) : [String(value)];
        o.parts = o.parts.map((p) => (p.metOn === undefined && covers.includes(p.key) ? { ...p, metBy: entry.id, metOn: entry.occurredOn } : p));
        if (o.parts.some((p) => p.metOn === undefined)) continue;
      }
      if (r.after && !o.precededBy) o.marks.push(r.after.mark);
      this.#meet(env, o, entry);
    }
  }

  #meet(env: Env, o: Running, entry: Entry | undefined): void {
    o.state = 'met';
    o.metOn = env.day;
    if (entry) o.metBy = entry;
    this.#finish(o);
    if (this.#rule.every !== undefined && (this.#rule.while === undefined || this.#rule.while.test(env))) this.#begin(env, env.day, o.occurrence + 1, undefined);
  }

  /** Looks again at open occurrences: parts, states that meet them, pauses, cases in which the rhythm is now fixed. */
  #review(env: Env): void {
    const r = this.#rule;
    if (r.every?.is === 'fact' && r.while?.test(env) && this.#open.length === 0 && this.#lengthOf(r.every, env) !== undefined) {
      this.#begin(env, env.day, 1, undefined);
      return;
    }
    for (const o of [...this.#open]) {
      const parts = this.#partsNow(env, o.parts);
      if (parts) {
        o.parts = parts;
        if (parts.length > 0 && parts.every((p) => p.metOn !== undefined)) {
          this.#meet(env, o, undefined);
          continue;
        }
      }
      if (r.until?.test(env)) {
        this.#meet(env, o, undefined);
        continue;
      }
      if (r.pausedWhile) this.#pause(o, env.day, r.pausedWhile.test(env));
      if (r.every?.is === 'fact' && this.#rhythmChanged(o, env)) {
        o.state = 'ended';
        o.endedOn = env.day;
        o.endedWhy = 'another frequency was set';
        this.#finish(o);
        this.#begin(env, env.day, 1, undefined);
      }
    }
  }

  #rhythmChanged(o: Running, env: Env): boolean {
    const now = this.#lengthOf(this.#rule.every!, env);
    return now !== undefined && o.every !== undefined && (now.n !== o.every.n || now.unit !== o.every.unit);
  }

  #pause(o: Running, day: PlainDate, paused: boolean): void {
    if (paused && o.pausedSince === undefined) {
      o.pausedSince = day;
      o.state = 'paused';
    } else if (!paused && o.pausedSince !== undefined) {
      if (o.due !== undefined && o.due >= o.pausedSince) o.due = addDays(o.due, daysBetween(o.pausedSince, day));
      delete o.pausedSince;
      o.state = 'open';
    }
  }

  #end(env: Env, why: string): void {
    this.#begunAnew = true;
    const name = this.#rule.source['carries-over'];
    const carried = name === undefined ? undefined : this.#carried.get(name);
    if (carried) carried.endedOn = env.day;
    for (const o of [...this.#open]) {
      o.state = 'ended';
      o.endedOn = env.day;
      o.endedWhy = why;
      this.#finish(o);
    }
  }

  #whyEnded(env: Env): string {
    return `no longer: ${describeCondition(this.#rule.while!.source, this.#program.slots.facts)}${env.entry.kind === '' ? '' : ` (${kindOf(env.entry.kind)?.label ?? env.entry.kind})`}`;
  }

  #finish(o: Running): void {
    this.#open = this.#open.filter((x) => x !== o);
    this.#done.push(o);
  }

  #adjust(entry: Entry): void {
    const o = [...this.#open, ...this.#done].find((x) => x.key === entry.data['duty']);
    if (!o) return;
    const how = entry.data['how'] as DutyAdjustment['how'];
    const until = entry.data['until'] as PlainDate | undefined;
    o.adjustments.push({ how, on: entry.occurredOn, entry: entry.id, reason: String(entry.data['reason'] ?? ''), ...(until === undefined ? {} : { until }) });
    if (o.state !== 'open' && o.state !== 'paused') return;
    if (how === 'new-date' && until !== undefined) o.due = until;
    if (how === 'waived' || how === 'brought-forward') {
      o.state = 'waived';
      o.endedOn = entry.occurredOn;
      o.endedWhy = how === 'waived' ? 'waived' : 'fell due before go-live; checked and settled';
      this.#finish(o);
    }
  }

  /** All occurrences, oldest first. */
  result(): Duty[] {
    const live = this.#around.goLive;
    return [...this.#done, ...this.#open].map((o) => {
      const { source } = this.#rule;
      const brought = o.state === 'open' && o.due !== undefined && live !== undefined && o.due < live && this.#rule.every === undefined;
      const late = o.metOn !== undefined && o.due !== undefined && o.metOn > o.due && !(live !== undefined && o.due < live);
      return {
        key: o.key,
        clause: this.#rule.clause,
        title: source.title,
        owner: source.owner,
        startedOn: o.startedOn,
        occurrence: o.occurrence,
        state: brought ? 'brought-forward' : o.state,
        proof: this.#proof(),
        marks: o.marks,
        adjustments: o.adjustments,
        compartment: o.startedBy?.compartment ?? 'case',
        ...(o.startedBy ? { startedBy: o.startedBy.id } : {}),
        ...(o.due === undefined ? {} : { due: o.due }),
        ...(o.target === undefined ? {} : { target: o.target }),
        ...(o.every === undefined ? {} : { every: o.every }),
        ...(o.metBy ? { metBy: o.metBy.id } : {}),
        ...(o.metOn === undefined ? {} : { metOn: o.metOn }),
        ...(late ? { metLate: true } : {}),
        ...(o.endedOn === undefined ? {} : { endedOn: o.endedOn }),
        ...(o.endedWhy === undefined ? {} : { endedWhy: o.endedWhy }),
        ...(o.parts ? { parts: o.parts } : {}),
        ...(source['waiting-on'] === undefined ? {} : { waitingOn: source['waiting-on'] }),
        ...(source.grouped === undefined ? {} : { grouped: source.grouped }),
      };
    });
  }

  #proof(): ProofHint[] {
    return this.#rule.metBy.map((e) => ({ kind: e.kind, fill: this.#rule.source.fill ?? {} }));
  }
}

function touches(rule: DutyRule, moment: Moment): boolean {
  for (const f of rule.facts) if (moment.facts[f]) return true;
  for (const t of rule.trackers) if (moment.trackers[t]) return true;
  return false;
}

/** Whether the entry answers the start of another open occurrence: then it does not prove this one. */
function kindOfEntry(of: string, open: readonly Running[]): boolean {
  return open.some((o) => o.startedBy?.id === of);
}
