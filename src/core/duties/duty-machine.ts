import type { EntryId } from '../values/ids.ts';
import { addDays, daysBetween, longDate, type PlainDate } from '../values/plain-date.ts';
import type { Entry, Subject } from '../chronology/entry.ts';
import { mayAnswer } from '../chronology/kind.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import type { Env } from '../policy/expression/slots.ts';
import { describeCondition } from '../policy/expression/render.ts';
import type { Tenure } from '../policy/course.ts';
import type { SubjectProgram } from '../policy/program.ts';
import type { DutyRule } from '../policy/words/duty.ts';
import type { Duty, DutyAdjustment } from './duty.ts';
import type { Surroundings } from './derivation.ts';
import { heedAnswer } from './answered-clock.ts';
import { DutyClock, type Carried } from './duty-clock.ts';
import { allMet, partsNow, partsProved } from './duty-parts.ts';
import { asDuty, type Occurrence } from './occurrence.ts';
import type { Moment } from './pass.ts';
import { SameDay } from './same-day.ts';
import type { Turn, VersionsOfPass } from './tenure.ts';

/** What the machines of one derivation share. */
export interface Workings {
  readonly around: Surroundings;
  readonly carried: Carried;
  /** whose chronology it is; not known of an empty one */
  readonly about?: Subject;
  /** the first entry of a chain of corrections: duties are named after it */
  readonly firstOf: (id: EntryId) => EntryId;
  /** where the policy has been adopted in several versions */
  readonly versions?: VersionsOfPass;
}

/** Runs one duty rule along a pass: opens its turns, proves, pauses and ends them. */
export class DutyMachine {
  readonly #rule: DutyRule;
  readonly #program: SubjectProgram;
  readonly #workings: Workings;
  readonly #clock: DutyClock;
  readonly #done: Occurrence[] = [];
  #open: Occurrence[] = [];
  /** the state of things in which the duty stands holds */
  #held = false;
  /** nothing has been opened since the state began */
  #begunAnew = true;
  /** addressees settled by earlier turns of this spell */
  readonly #covered = new Set<string>();
  readonly #sameDay = new SameDay();
  /** where the rule asks: the entry to which each leads back through what it answers */
  readonly #leadsTo = new Map<EntryId, EntryId>();
  /** entries that would have started it before its state began */
  #waiting: Entry[] = [];
  /** the versions that have this rule, if not all have it */
  readonly #tenure: Tenure | undefined;
  /** who goes on with this duty in the next version */
  #next: DutyMachine | undefined;
  /** the state of things began under a version before: what it asks is asked by that one, until it hands over */
  #leftToBefore = false;

  constructor(rule: DutyRule, program: SubjectProgram, workings: Workings) {
    this.#rule = rule;
    this.#program = program;
    this.#workings = workings;
    this.#clock = new DutyClock(rule, program, workings.around, workings.carried);
    this.#tenure = workings.versions?.tenureOf(rule);
  }

  /** Ends what no longer holds; all rules do this before any begins, so that a clock can be carried from one level to the next. */
  close(env: Env, moment: Moment): void {
    if (this.#held && touches(this.#rule, moment) && !this.#rule.while!.test(env)) {
      this.#end(env, this.#whyEnded(env));
      this.#held = false;
    }
  }

  visit(env: Env, moment: Moment): void {
    const r = this.#rule;
    const { entry } = moment;
    if (entry) this.#takeEntry(env, entry);
    if (r.while !== undefined && (touches(r, moment) || r.before !== undefined)) this.#watch(env, entry);
    else if (touches(r, moment)) this.#review(env);
  }

  #takeEntry(env: Env, entry: Entry): void {
    const r = this.#rule;
    if (r.source['for-the-same'] !== undefined && entry.of !== undefined) this.#leadsTo.set(entry.id, this.#leadsTo.get(entry.of) ?? entry.of);
    if (entry.kind === 'duty.adjusted') this.#adjust(entry);
    if (r.answers !== undefined) for (const o of this.#open) if (this.#answers(o, entry)) heedAnswer(r, r.answers, this.#clock, env, o, entry);
    const proves = r.metBy.some((e) => entry.kind === e.kind && e.matches(env));
    const starts = r.starts.some((e) => entry.kind === e.kind && e.matches(env));
    if (proves) this.#prove(env, entry);
    else if (r.missedBy.some((e) => entry.kind === e.kind && e.matches(env))) this.#miss(env, entry);
    if (starts && (r.when?.test(env) ?? true)) {
      if (r.while?.test(env) ?? true) this.#startFrom(env, entry);
      else if (r.source.waits) this.#waiting.push(entry);
    }
    if (proves && this.#waiting.length > 0) this.#waiting = this.#waiting.filter((w) => entry.of !== undefined && entry.of !== w.id);
    if (r.after) this.#lookAgainAtOrder(env, entry);
    if (proves || starts) this.#sameDay.keep(env.day, entry, { proves, starts });
  }

  /** A starting entry opens a turn; what is proved by answering it has a turn for each, anything else one for each day, or for each day on which it is due. */
  #startFrom(env: Env, entry: Entry): void {
    const r = this.#rule;
    if (r.source.once && !this.#begunAnew) return;
    const answered = r.metBy.some((e) => mayAnswer(kindOf(e.kind), entry.kind));
    if (!answered && this.#open.some((o) => o.startedOn === env.day && o.due === this.#clock.start(env, env.day, 1, entry).due)) return;
    this.#begin(env, 1, entry);
    for (const earlier of this.#sameDay.before(env.day, entry)) if (earlier.proves) this.#prove(env, earlier.entry);
  }

  /** What waited starts with the state, unless its day has gone by in the meantime: then there is nothing left to do. */
  #startWaiting(env: Env, entry: Entry): void {
    const { due } = this.#clock.start(env, env.day, 1, entry);
    if (due === undefined || due >= env.day) this.#begin(env, 1, entry);
  }

  /** Opens and closes with the state of things. */
  #watch(env: Env, entry: Entry | undefined): void {
    const r = this.#rule;
    const holds = r.while!.test(env);
    const began = holds && !this.#held;
    this.#held = holds;
    if (!holds) return;
    if (began && this.#tenure !== undefined) this.#leftToBefore = this.#turn(env) === 'not yet';
    if (r.starts.length === 0) {
      if (r.before?.is === 'sitting') this.#turnToNextSitting(env);
      else if (this.#open.length === 0 && !(r.until?.test(env) ?? false) && this.#mayBegin(env)) this.#begin(env, 1, undefined);
      if (began && entry) for (const earlier of this.#sameDay.before(env.day, entry)) if (earlier.proves) this.#prove(env, earlier.entry);
    } else if (began) {
      for (const waiting of this.#waiting.splice(0)) if (waiting.occurredOn !== env.day) this.#startWaiting(env, waiting);
      if (entry) for (const earlier of this.#sameDay.before(env.day, entry)) if (earlier.starts && (r.when?.test(env) ?? true)) this.#startFrom(env, earlier.entry);
    }
    this.#review(env);
  }

  /** A duty that is met once while its state lasts does not open again until the state has begun anew, or somebody new is to be told. */
  #mayBegin(env: Env): boolean {
    const r = this.#rule;
    const parts = partsNow(r, this.#program, env, undefined, this.#covered);
    if (r.parts.length > 0) return parts !== undefined && !allMet(parts);
    if (r.toEach && 'slot' in r.toEach.of) return parts !== undefined && parts.length > 0;
    if (r.until !== undefined) return true;
    if (r.every !== undefined) return this.#clock.lengthOf(r.every, env) !== undefined;
    return this.#begunAnew;
  }

  #turnToNextSitting(env: Env): void {
    const { before: anchor } = this.#rule;
    if (anchor?.is !== 'sitting') return;
    const { sittings, goLive } = this.#workings.around;
    const next = sittings.find((s) => s.meeting === anchor.meeting && s.on >= env.day && (goLive === undefined || s.on >= goLive));
    for (const o of this.#open) if (o.anchor !== next?.id) this.#finish(o, 'missed', env.day, 'the meeting was held without it');
    if (next === undefined || this.#open.length > 0 || this.#done.some((o) => o.anchor === next.id)) return;
    const due = this.#clock.dueBefore(env, next.on);
    // A child who comes onto the list when there is no time left before the sitting owes nothing before it.
    if (due >= env.day) this.#begin(env, 1, undefined, { id: next.id, due });
  }

  #begin(env: Env, occurrence: number, startedBy: Entry | undefined, sitting?: { readonly id: string; readonly due: PlainDate }): void {
    const r = this.#rule;
    if (this.#tenure !== undefined && !this.#mayStart(env, occurrence, startedBy)) return;
    const { versions } = this.#workings;
    const named = sitting?.id ?? (startedBy ? this.#workings.firstOf(startedBy.id) : env.day);
    const parts = partsNow(r, this.#program, env, undefined, this.#covered);
    this.#open.push({
      key: `${r.clause}${r.index === 0 ? '' : `/${r.index + 1}`}:${named}:${occurrence}`,
      startedOn: env.day,
      occurrence,
      state: 'open',
      marks: [],
      adjustments: [],
      ...this.#clock.start(env, env.day, occurrence, startedBy),
      ...(startedBy ? { startedBy } : {}),
      ...(sitting ? { anchor: sitting.id, due: sitting.due } : {}),
      ...(versions === undefined ? {} : { under: { place: Math.max(versions.recorded(env), this.#tenure?.first ?? 0) } }),
      ...(parts ? { parts } : {}),
    });
    this.#begunAnew = false;
    // What one version has asked for, the next does not ask for again while the same state lasts.
    for (let next = this.#next; next !== undefined; next = next.#next) next.#begunAnew = false;
    this.#review(env);
  }

  #turn(env: Env): Turn {
    return this.#workings.versions?.turnOf(this.#tenure, env) ?? 'now';
  }

  /** Only what is recorded while its version is in force starts a duty. What goes on after that, the next version goes on with. */
  #mayStart(env: Env, occurrence: number, startedBy: Entry | undefined): boolean {
    const turn = this.#turn(env);
    if (turn === 'over' && startedBy === undefined) this.#next?.takeOver(env, occurrence, this.#covered);
    return turn === 'now' && (startedBy !== undefined || !this.#leftToBefore);
  }

  /** The next version's duty of the same work goes on with it. */
  handsTo(next: DutyMachine): void {
    this.#next = next;
  }

  /** Goes on where the version before would have begun another turn. */
  takeOver(env: Env, occurrence: number, covered: ReadonlySet<string>): void {
    const r = this.#rule;
    if ((r.while === undefined && r.every === undefined) || r.while?.test(env) === false) return;
    this.#leftToBefore = false;
    for (const key of covered) this.#covered.add(key);
    if (r.before?.is === 'sitting') this.#turnToNextSitting(env);
    else if (this.#open.length === 0 && !(r.until?.test(env) ?? false) && (occurrence > 1 || this.#mayBegin(env))) this.#begin(env, occurrence, undefined);
  }

  /** On the day of a version to which running cases move, what is open goes to the next version; where that asks for nothing, it ends. */
  giveWay(env: Env, version: number): void {
    if (this.#tenure?.movesOut !== true || this.#tenure.last !== version - 1) return;
    const open = this.#open;
    if (this.#next !== undefined && (this.#next.#rule.while?.test(env) ?? true)) {
      this.#open = [];
      for (const o of open) this.#next.#receive(env, o, this.#clock);
      this.#next.#begunAnew = this.#begunAnew;
      for (const key of this.#covered) this.#next.#covered.add(key);
    } else for (const o of [...open]) this.#finish(o, 'ended', env.day, `no longer asked for under the version from ${longDate(env.day)}`);
    this.#held = false;
  }

  /** On the day of a version to which running cases move, a state of things that lasts is asked about anew. */
  beginVersion(env: Env, version: number): void {
    if (this.#tenure?.movesIn !== true || this.#tenure.first !== version) return;
    this.#leftToBefore = false;
    if (this.#rule.while !== undefined) {
      this.#held = this.#rule.while.test(env);
      if (this.#held) this.#watch(env, undefined);
    } else this.#review(env);
  }

  /**
   * Takes what is open from the version before, with its name and its history. Its day is counted again from its start, with the days
   * for which it stood still. A day before the version began would make somebody late for a rule that was not there: then it is due on
   * the version's first day. What was late already stays so.
   */
  #receive(env: Env, o: Occurrence, before: DutyClock): void {
    const timing = this.#clock.start(env, o.startedOn, o.occurrence, o.startedBy);
    const agreed = o.adjustments.some((a) => a.how === 'new-date') || o.anchor !== undefined;
    const counted = agreed ? undefined : before.start(env, o.startedOn, o.occurrence, o.startedBy).due;
    const stoodStill = counted === undefined || o.due === undefined ? 0 : daysBetween(counted, o.due);
    const due = agreed ? o.due : timing.due === undefined ? undefined : addDays(timing.due, stoodStill);
    const fair = due === undefined || due >= env.day ? due : o.due !== undefined && o.due < env.day ? o.due : env.day;
    const parts = partsNow(this.#rule, this.#program, env, o.parts, this.#covered);
    const { due: _due, every: _every, target: _target, parts: _parts, ...kept } = o;
    this.#open.push({
      ...kept,
      ...timing,
      ...(fair === undefined ? {} : { due: fair }),
      ...(parts ? { parts } : {}),
      under: { place: this.#tenure?.first ?? 0, movedOn: env.day },
    });
  }

  #prove(env: Env, entry: Entry): void {
    const r = this.#rule;
    const meant = this.#open.filter((o) => (o.state === 'open' || o.state === 'paused') && this.#answers(o, entry));
    for (const o of meant) {
      // What was recorded twice on one day is one turn done.
      if (r.every !== undefined && o.occurrence > 1 && o.startedOn === env.day) continue;
      if (r.toEach && o.parts) {
        o.parts = partsProved(r, o.parts, entry);
        if (!allMet(o.parts)) continue;
      } else if (r.parts.length > 0) {
        // What proves it names the way of recording; whether it is enough, the parts say.
        const now = partsNow(r, this.#program, env, o.parts, this.#covered) ?? o.parts;
        if (now) o.parts = now;
        if (now && !allMet(now)) continue;
      }
      if (r.after && !r.after.that.test(env)) o.marks.push(r.after.mark);
      this.#meet(env, o, entry);
    }
  }

  /** It went by without: what was due by now is missed, what is due later can still be done. */
  #miss(env: Env, entry: Entry): void {
    for (const o of [...this.#open]) if (o.due !== undefined && o.due <= env.day) this.#finish(o, 'missed', env.day, `not done by then (${kindOf(entry.kind)?.label ?? entry.kind})`);
  }

  /** Where the proof answers one particular entry, it proves that one; without saying which, only if there is no doubt. */
  #answers(o: Occurrence, entry: Entry): boolean {
    const { startedBy } = o;
    if (startedBy === undefined || !mayAnswer(kindOf(entry.kind), startedBy.kind)) return this.#isFor(o, entry);
    // What was entered elsewhere before a correction was recorded is not the correction.
    if (this.#rule.source['second-entry'] !== undefined && entry.seq < startedBy.seq) return false;
    const root = this.#leadsTo.get(startedBy.id);
    if (root !== undefined && entry.of !== undefined) return this.#leadsTo.get(entry.id) === root;
    if (entry.of !== undefined) return entry.of === startedBy.id;
    if (this.#open.length === 1) return true;
    // Planned for that very day, and nothing else was: no doubt either.
    const { due } = this.#rule;
    return due !== undefined && o.due === entry.occurredOn && this.#open.filter((x) => x.due === entry.occurredOn).length === 1;
  }

  /** Where an occasion shows that something was done or was not, it is the occasion of what is due by then; before its day, of what is due next. */
  #isFor(o: Occurrence, entry: Entry): boolean {
    if (this.#rule.missedBy.length === 0 || o.due === undefined) return true;
    const days = this.#open.flatMap((x) => x.due ?? []);
    return o.due <= entry.occurredOn || (!days.some((d) => d <= entry.occurredOn) && days.every((d) => o.due !== undefined && o.due <= d));
  }

  /** Of two things on one day of which one has no time it is not known which came first: nobody is marked for that. */
  #lookAgainAtOrder(env: Env, entry: Entry): void {
    const { after } = this.#rule;
    if (!after) return;
    for (const o of this.#done) {
      if (o.metOn !== env.day || o.metBy === undefined || !o.marks.includes(after.mark)) continue;
      if ((entry.occurredAt === undefined || o.metBy.occurredAt === undefined) && after.that.test(env)) o.marks = o.marks.filter((m) => m !== after.mark);
    }
  }

  #meet(env: Env, o: Occurrence, entry: Entry | undefined): void {
    o.metOn = env.day;
    if (entry) o.metBy = entry;
    if (this.#rule.toEach) for (const p of o.parts ?? []) this.#covered.add(p.key);
    this.#finish(o, 'met');
    if (this.#rule.every !== undefined && (this.#rule.while === undefined || this.#rule.while.test(env))) this.#begin(env, o.occurrence + 1, undefined);
  }

  /** Looks again at open turns: parts, states that meet them, pauses, rhythms that have been set anew. */
  #review(env: Env): void {
    const r = this.#rule;
    for (const o of [...this.#open]) {
      if (r.before?.is === 'fact' && !o.adjustments.some((a) => a.how === 'new-date')) this.#moveWithAnchor(o, env);
      const parts = partsNow(r, this.#program, env, o.parts, this.#covered);
      if (parts) {
        o.parts = parts;
        if (parts.length === 0) this.#finish(o, 'ended', env.day, 'nobody is left whom it concerns');
        else if (allMet(parts)) this.#meet(env, o, undefined);
        if (o.state !== 'open' && o.state !== 'paused') continue;
      }
      if (r.until?.test(env)) {
        this.#meet(env, o, undefined);
        continue;
      }
      this.#pause(o, env.day, o.stillSince === undefined ? r.pauses.find((p) => p.while.test(env))?.clause : r.clause);
      if (r.every?.is === 'fact' && this.#rhythmChanged(o, env)) {
        this.#finish(o, 'ended', env.day, 'another frequency was set');
        this.#begin(env, 1, undefined);
      }
    }
  }

  /** A release date that is moved moves what is due before it. */
  #moveWithAnchor(o: Occurrence, env: Env): void {
    const due = this.#clock.anchored(env);
    if (due !== undefined) o.due = due;
  }

  #rhythmChanged(o: Occurrence, env: Env): boolean {
    const now = this.#clock.lengthOf(this.#rule.every!, env);
    return now !== undefined && o.every !== undefined && (now.n !== o.every.n || now.unit !== o.every.unit);
  }

  #pause(o: Occurrence, day: PlainDate, by: string | undefined): void {
    if (by !== undefined && o.paused === undefined) {
      o.paused = { since: day, by };
      o.state = 'paused';
    } else if (by === undefined && o.paused !== undefined) {
      if (o.due !== undefined) o.due = this.#clock.resumed(o.due, o.paused.since, day);
      delete o.paused;
      o.state = 'open';
    }
  }

  #end(env: Env, why: string): void {
    this.#begunAnew = true;
    this.#covered.clear();
    this.#clock.stop(env.day);
    for (const o of [...this.#open]) this.#finish(o, 'ended', env.day, why);
  }

  #whyEnded(env: Env): string {
    return `no longer: ${describeCondition(this.#rule.while!.source, this.#program.slots.facts)}${env.entry.kind === '' ? '' : ` (${kindOf(env.entry.kind)?.label ?? env.entry.kind})`}`;
  }

  #finish(o: Occurrence, state: Occurrence['state'], on?: PlainDate, why?: string): void {
    o.state = state;
    if (on !== undefined) o.endedOn = on;
    if (why !== undefined) o.endedWhy = why;
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
    if (how === 'waived') this.#finish(o, 'waived', entry.occurredOn, 'lifted');
    if (how === 'brought-forward') this.#finish(o, 'waived', entry.occurredOn, 'fell due before go-live; checked and settled');
  }

  /** All turns, oldest first. */
  result(): Duty[] {
    return [...this.#done, ...this.#open].map((o) => asDuty(this.#rule, o, this.#workings.around, this.#workings.about));
  }
}

function touches(rule: DutyRule, moment: Moment): boolean {
  for (const f of moment.changedFacts) if (rule.facts.has(f)) return true;
  for (const t of moment.changedTrackers) if (rule.trackers.has(t)) return true;
  return false;
}
