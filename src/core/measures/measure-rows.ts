import type { EntryId, SubjectId } from '../values/ids.ts';
import { daysBetween, type PlainDate } from '../values/plain-date.ts';
import { after } from '../values/period.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import type { Entry } from '../chronology/entry.ts';
import { inFoldOrder, standing } from '../chronology/resolve.ts';
import type { Surroundings } from '../duties/derivation.ts';
import { Pass } from '../duties/pass.ts';
import type { Condition, Event } from '../policy/expression/condition.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { Program } from '../policy/program.ts';
import type { MeasureRule } from '../policy/words/measure.ts';

/** The days that count, both included; without a first day everything up to the last. */
export interface Span {
  readonly from?: PlainDate;
  readonly to: PlainDate;
}

/** An entry that is counted. */
export interface Counted {
  readonly entry: EntryId;
  readonly on: PlainDate;
  readonly kind: string;
  /** the number that is summed, where the entry has one */
  readonly takes?: number;
  readonly by?: readonly string[];
}

/** What a figure is made from: a child, or an entry of one. */
export interface MeasureRow {
  readonly child: SubjectId;
  /** with a row for each entry: that entry */
  readonly entry?: EntryId;
  readonly on?: PlainDate;
  /** the day from which what happened counts */
  readonly since?: PlainDate;
  readonly counted: readonly Counted[];
  /** whether it is of the part of the share */
  readonly inPart: boolean;
  /** the day that ends what the row begins, and the days between */
  readonly until?: PlainDate;
  readonly days?: number;
}

/** Somebody who may have rows. */
export interface Subject {
  readonly child: SubjectId;
  readonly entries: readonly Entry[];
  /** of a fixed cohort: a member whatever has become of them; counted from that day if it was written down, else as on `asOn` */
  readonly fixed?: { readonly registered?: PlainDate; readonly asOn: PlainDate };
}

/** The rows of a measure that one child has: none, one, or one for each entry. */
export function measureRows(program: Program, measure: MeasureRule, subject: Subject, around: Surroundings, span: Span): readonly MeasureRow[] {
  const walk = new Walk(program, measure, subject, around, span);
  return walk.rows();
}

/** Where the fact by which it is split was not known. */
const NOT_KNOWN = 'not recorded';

/** One walk along a chronology up to the last day that counts. */
class Walk {
  readonly #measure: MeasureRule;
  readonly #subject: Subject;
  readonly #span: Span;
  readonly #entries: readonly Entry[];
  readonly #counted: Entry[] = [];
  readonly #each: { readonly entry: Entry; readonly held: boolean }[] = [];
  readonly #answers: Entry[] = [];
  readonly #untils: Entry[] = [];
  /** what the fact by which it is split was when an entry came */
  readonly #valuesThen = new Map<EntryId, string>();
  #heldSometime = false;
  readonly #env: Env;
  readonly #calendar: WorkingCalendar;
  readonly #facts: Program['subjects']['child']['slots']['facts'];
  #registered: PlainDate | undefined;

  constructor(program: Program, measure: MeasureRule, subject: Subject, around: Surroundings, span: Span) {
    this.#measure = measure;
    this.#facts = program.subjects.child.slots.facts;
    this.#subject = subject;
    this.#span = span;
    this.#calendar = around.calendar;
    this.#entries = standing(subject.entries).filter((e) => e.occurredOn <= span.to).sort(inFoldOrder);
    const pass: Pass = new Pass(program.subjects.child, [], ({ entry }) => {
      this.#moment(pass.env, entry);
    });
    pass.env.sittings = around.sittings;
    const { fixed } = subject;
    const slot = measure.since;
    const facts = program.subjects.child.slots.facts;
    const read = (): PlainDate | undefined => (slot === undefined ? undefined : (facts[slot]!.value(pass.env.facts[slot], pass.env.day) as PlainDate | undefined));
    let asOnRead = fixed === undefined;
    let fromSeen = span.from === undefined;
    // What stands on a day is what stands when everything of that day has been taken in.
    const upTo = (day: PlainDate): void => {
      if (!asOnRead && fixed !== undefined && day > fixed.asOn) {
        pass.advanceTo(fixed.asOn);
        this.#registered = read();
        asOnRead = true;
      }
      if (!fromSeen && span.from !== undefined && day >= span.from) {
        fromSeen = true;
        pass.advanceTo(span.from);
        this.#moment(pass.env, undefined);
      }
    };
    for (const e of this.#entries) {
      upTo(e.occurredOn);
      pass.step(e);
    }
    upTo('9999-12-31' as PlainDate);
    pass.advanceTo(span.to);
    this.#moment(pass.env, undefined);
    this.#env = pass.env;
    if (fixed === undefined) this.#registered = read();
    else if (fixed.registered !== undefined) this.#registered = fixed.registered;
  }

  #moment(env: Env, entry: Entry | undefined): void {
    const m = this.#measure;
    if (this.#inPeriod(env.day) && (m.of?.test(env) ?? true)) this.#heldSometime = true;
    if (entry === undefined) return;
    if (m.byFact !== undefined) this.#valuesThen.set(entry.id, String(this.#facts[m.byFact]!.value(env.facts[m.byFact], env.day) ?? NOT_KNOWN));
    const fits = (events: readonly Event[] | undefined): boolean => events?.some((x) => x.kind === entry.kind && x.matches(env)) ?? false;
    if (m.counts !== undefined && fits([m.counts]) && this.#inPeriod(entry.occurredOn)) this.#counted.push(entry);
    if (fits(m.each) && this.#inPeriod(entry.occurredOn)) this.#each.push({ entry, held: this.#with(env, m.with) });
    if (fits(m.answeredBy)) this.#answers.push(entry);
    if (fits(m.until)) this.#untils.push(entry);
  }

  #inPeriod(day: PlainDate): boolean {
    return (this.#span.from === undefined || day >= this.#span.from) && day <= this.#span.to;
  }

  #with(env: Env, condition: Condition | undefined): boolean {
    return condition?.test(env) ?? false;
  }

  rows(): readonly MeasureRow[] {
    const m = this.#measure;
    if (!this.#isMember()) return [];
    const since = this.#registered;
    const child = this.#subject.child;
    const begun = since === undefined ? {} : { since };
    const begunAlready = (e: Entry): boolean => since === undefined || e.occurredOn >= since;
    if (m.each === undefined) {
      const counted = this.#counted.filter(begunAlready).map((e) => this.#toCounted(e));
      const inPart = m.with === undefined ? counted.length > 0 : this.#with(this.#env, m.with);
      return [{ child, ...begun, counted, inPart }];
    }
    const taken = new Set<EntryId>();
    const used = new Set<EntryId>();
    return this.#each.filter(({ entry }) => begunAlready(entry)).map(({ entry, held }): MeasureRow => {
      const end = this.#endOf(entry, taken);
      const answer = this.#answerTo(entry, used);
      if (answer !== undefined) used.add(answer.id);
      const inPart = m.with !== undefined ? held : m.answeredBy !== undefined ? answer !== undefined : end !== undefined;
      return {
        child, ...begun, entry: entry.id, on: entry.occurredOn, counted: [this.#toCounted(entry)], inPart,
        ...(end === undefined ? {} : { until: end.occurredOn, days: daysBetween(entry.occurredOn, end.occurredOn) }),
      };
    });
  }

  #isMember(): boolean {
    if (this.#subject.fixed !== undefined) return true;
    const { of, source } = this.#measure;
    if (of === undefined) return true;
    return source['of-when'] === 'any-day' ? this.#heldSometime : of.test(this.#env);
  }

  /** What shows that it was done: what answers it, what belongs to the same thread or sitting, or what came shortly before it; one for each. */
  #answerTo(entry: Entry, used: ReadonlySet<EntryId>): Entry | undefined {
    const free = this.#answers.filter((a) => !used.has(a.id));
    const earlier = free.filter((a) => a.occurredOn <= entry.occurredOn);
    const { sitting } = entry.data;
    const { within } = this.#measure;
    const period = within?.is === 'period' ? within.period : undefined;
    return (
      free.find((a) => a.of === entry.id) ??
      earlier.find((a) => a.of !== undefined && a.of === entry.of) ??
      earlier.find((a) => sitting !== undefined && a.data['sitting'] === sitting) ??
      (period === undefined ? undefined : earlier.findLast((a) => after(a.occurredOn, period, this.#calendar) >= entry.occurredOn))
    );
  }

  /** What ends it: the first that answers it, or else the first after it that answers nothing; one end ends one beginning. */
  #endOf(entry: Entry, taken: Set<EntryId>): Entry | undefined {
    const later = this.#untils.filter((u) => u.occurredOn >= entry.occurredOn && !taken.has(u.id));
    const end = later.find((u) => u.of === entry.id) ?? later.find((u) => u.of === undefined);
    if (end !== undefined) taken.add(end.id);
    return end;
  }

  #toCounted(e: Entry): Counted {
    const { byFact, source: { takes, by } } = this.#measure;
    const number = takes === undefined ? undefined : e.data[takes];
    const values = byFact !== undefined ? this.#valuesThen.get(e.id) : by === undefined ? undefined : e.data[by];
    return {
      entry: e.id,
      on: e.occurredOn,
      kind: e.kind,
      ...(typeof number === 'number' ? { takes: number } : {}),
      ...(values === undefined ? {} : { by: Array.isArray(values) ? values.map(String) : [String(values)] }),
    };
  }
}
