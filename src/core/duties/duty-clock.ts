import { addDays, daysBetween, type PlainDate } from '../values/plain-date.ts';
import { after, before, longer, type Period } from '../values/period.ts';
import type { Entry } from '../chronology/entry.ts';
import { firstWithRoom } from '../policy/expression/history.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { SubjectProgram } from '../policy/program.ts';
import type { Length } from '../policy/workbench.ts';
import type { DutyRule } from '../policy/words/duty.ts';
import type { Surroundings } from './derivation.ts';

/** Clocks that a change of level carries over, by name: day 0 of the count, and the day on which the level ended. */
export type Carried = Map<string, { readonly from: PlainDate; endedOn?: PlainDate }>;

/** When one turn of a duty is due, and from which day that was counted. */
export interface Timing {
  readonly countedFrom: PlainDate;
  readonly due?: PlainDate;
  readonly target?: PlainDate;
  readonly every?: Period;
}

/** Works out the days of one duty rule. */
export class DutyClock {
  readonly #rule: DutyRule;
  readonly #program: SubjectProgram;
  readonly #around: Surroundings;
  readonly #carried: Carried;

  constructor(rule: DutyRule, program: SubjectProgram, around: Surroundings, carried: Carried) {
    this.#rule = rule;
    this.#program = program;
    this.#around = around;
    this.#carried = carried;
  }

  /** The days of a turn that starts on `on`. */
  start(env: Env, on: PlainDate, occurrence: number, startedBy?: Pick<Entry, 'data'>): Timing {
    const r = this.#rule;
    const every = r.every === undefined ? undefined : this.lengthOf(r.every, env);
    const target = r.target === undefined ? undefined : r.target === 'at once' ? on : this.#plus(on, this.lengthOf(r.target, env));
    const timing = every === undefined ? this.#single(env, on, startedBy) : this.#repeated(env, on, occurrence, every);
    const name = r.source['carries-over'];
    if (name !== undefined) this.#carried.set(name, { from: timing.countedFrom });
    return { ...timing, ...(target === undefined ? {} : { target }), ...(every === undefined ? {} : { every }) };
  }

  /** The level has ended: another that goes on with the same work on the same day goes on with its clock. */
  stop(on: PlainDate): void {
    const name = this.#rule.source['carries-over'];
    const carried = name === undefined ? undefined : this.#carried.get(name);
    if (carried) carried.endedOn = on;
  }

  #single(env: Env, on: PlainDate, startedBy: Pick<Entry, 'data'> | undefined): Timing {
    const r = this.#rule;
    const said = (name: string): PlainDate | undefined => startedBy?.data[name] as PlainDate | undefined;
    if (r.dueAt !== undefined) return this.#limited(on, firstWithRoom(this.#around.sittings, r.dueAt, on)?.on);
    if (r.due !== undefined) return this.#limited(on, said(r.due));
    if (r.before !== undefined && r.before.is !== 'sitting') {
      const anchor = r.before.is === 'fact' ? this.#date(r.before.slot, env) : said(r.before.name);
      return { countedFrom: on, ...(anchor === undefined ? {} : { due: this.dueBefore(env, anchor) }) };
    }
    const next = r.before?.is === 'sitting' ? this.#sittingAfter(r.before.meeting, on) : undefined;
    if (next !== undefined) return { countedFrom: on, due: this.dueBefore(env, next) };
    const due = this.limit(env, { countedFrom: on });
    return { countedFrom: on, ...(due === undefined ? {} : { due }) };
  }

  /** The last day of the limit: counted from a day, made longer, later by the days for which it stood still, and moved on if that day is not worked. */
  limit(env: Env, { countedFrom, stood = 0, longerBy }: { readonly countedFrom: PlainDate; readonly stood?: number; readonly longerBy?: Period }): PlainDate | undefined {
    const { within, source } = this.#rule;
    if (within === undefined) return undefined;
    const written = within === 'at once' ? { n: 0, unit: 'day' as const } : this.lengthOf(within, env);
    const whole = written === undefined ? undefined : this.#plus(countedFrom, longer(written, longerBy));
    const day = whole === undefined || stood === 0 ? whole : addDays(whole, stood);
    return day === undefined || source['moves-to'] === undefined ? day : this.#around.calendar.onOrAfter(day);
  }

  /** What starts at one sitting is done before the next. */
  #sittingAfter(meeting: string, on: PlainDate): PlainDate | undefined {
    return this.#around.sittings.find((s) => s.meeting === meeting && s.on > on)?.on;
  }

  /** The due day by the fact before which it is to be done, as that stands now. */
  anchored(env: Env): PlainDate | undefined {
    const { before: anchor } = this.#rule;
    const day = anchor?.is === 'fact' ? this.#date(anchor.slot, env) : undefined;
    return day === undefined ? undefined : this.dueBefore(env, day);
  }

  /** The day that the starting entry gives; where it gives none and a limit is written, that limit. */
  #limited(on: PlainDate, said: PlainDate | undefined): Timing {
    const { within } = this.#rule;
    const due = said ?? (within === 'at once' ? on : within?.is === 'period' ? this.#plus(on, within.period) : undefined);
    return { countedFrom: on, ...(due === undefined ? {} : { due }) };
  }

  /**
   * A rhythm counts from the last time that the thing was done, from a clock carried over, or from the start. What would have been
   * due before go-live counts from the go-live, and no turn is due before the day on which it starts: nobody is late at the beginning.
   */
  #repeated(env: Env, on: PlainDate, occurrence: number, every: Period): Timing {
    const r = this.#rule;
    const live = this.#around.goLive;
    const name = r.source['carries-over'];
    const carried = name === undefined ? undefined : this.#carried.get(name);
    const doneBefore = r.from === undefined || occurrence > 1 ? undefined : this.#date(r.from, env);
    const countedFrom = occurrence === 1 && carried?.endedOn === on ? carried.from : (doneBefore ?? on);
    const first = r.first === undefined || occurrence > 1 ? undefined : this.#date(r.first, env);
    if (first !== undefined && first >= on && (live === undefined || first >= live)) return { countedFrom, due: first };
    const due = after(countedFrom, every, this.#around.calendar);
    if (live !== undefined && due < live) return { countedFrom: live, due: after(live, every, this.#around.calendar) };
    return { countedFrom, due: due < on ? on : due };
  }

  /** The last day before an anchor, or the day that lies the written length before it. */
  dueBefore(env: Env, anchor: PlainDate): PlainDate {
    const by = this.#rule.by[0];
    const period = by === undefined ? undefined : this.lengthOf(by, env);
    return period === undefined ? addDays(anchor, -1) : before(anchor, period, this.#around.calendar);
  }

  /** The due day of a clock that stood still from `pausedSince` to `day`; a count of working days goes on in working days. */
  resumed(due: PlainDate, pausedSince: PlainDate, day: PlainDate): PlainDate {
    if (due < pausedSince) return due;
    const { within } = this.#rule;
    const { calendar } = this.#around;
    if (within !== undefined && within !== 'at once' && within.is === 'period' && within.period.unit === 'working day') {
      return calendar.addWorkingDays(day, calendar.workingDaysBetween(pausedSince, due));
    }
    return addDays(due, daysBetween(pausedSince, day));
  }

  /** A length that is written, set by the service or fixed on the case; undefined while the case has none. */
  lengthOf(l: Length, env: Env): Period | undefined {
    if (l.is === 'period') return l.period;
    const value = this.#program.slots.facts[l.slot]!.value(env.facts[l.slot], env.day);
    return value !== undefined && typeof value === 'object' && 'unit' in value ? (value as Period) : undefined;
  }

  #date(slot: number, env: Env): PlainDate | undefined {
    return this.#program.slots.facts[slot]!.value(env.facts[slot], env.day) as PlainDate | undefined;
  }

  #plus(from: PlainDate, p: Period | undefined): PlainDate | undefined {
    return p === undefined ? undefined : after(from, p, this.#around.calendar);
  }
}
