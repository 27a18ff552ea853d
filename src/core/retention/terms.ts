import { addDays, birthday, longDate, type PlainDate } from '../values/plain-date.ts';
import { after, before, writePeriod } from '../values/period.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import type { Entry } from '../chronology/entry.ts';
import type { Fact } from '../chronology/facts/fact.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import { standing } from '../chronology/resolve.ts';
import type { Env } from '../policy/expression/slots.ts';
import type { SubjectProgram } from '../policy/program.ts';
import type { RetentionRule, RetentionStart } from '../policy/words/retention.ts';

/** Until when a rule keeps a record, or the first of the entries that it is about. */
export interface RetentionTerm {
  /** the rule: its clause, with its number where the clause has several */
  readonly rule: string;
  readonly clause: string;
  readonly title: string;
  readonly of: 'record' | 'part';
  /** the last day on which it is kept; absent where it cannot be worked out, for the reason in `because` */
  readonly keptUntil?: PlainDate;
  /** how the day was worked out, in plain words without any name */
  readonly because: string;
  /** what stays for counting, and whether it holds; on the record alone, never stored before it goes */
  readonly leaves?: readonly { readonly figure: string; readonly holds: boolean }[];
}

/** Whether the day on which something is kept has gone by. */
export function hasEnded(keptUntil: PlainDate | undefined, today: PlainDate): boolean {
  return keptUntil !== undefined && keptUntil < today;
}

/**
 * How long a record is kept, at the end of a pass: of the rules about the whole record the one that keeps it longest, and
 * each rule about some of its entries. A rule of which the condition does not hold, or that has no day to count from, keeps nothing
 * from ending and lets nothing end.
 */
export function retentionTerms({ retentions: rules, slots }: Pick<SubjectProgram, 'retentions' | 'slots'>, env: Env, entries: readonly Entry[], calendar: WorkingCalendar): readonly RetentionTerm[] {
  if (rules.length === 0 || entries.length === 0) return [];
  const state: State = { env, facts: slots.facts };
  const holding = rules.filter((r) => r.when === undefined || r.when.test(env));
  const instead = new Set(holding.filter((r) => r.kinds !== undefined || startsOf(r, state, entries).length > 0).flatMap((r) => r.insteadOf));
  const terms = holding.filter((r) => !instead.has(r.clause)).flatMap((r) => termOf(r, state, entries, calendar) ?? []);
  const whole = terms.filter((t) => t.of === 'record').reduce<RetentionTerm | undefined>((a, b) => (a === undefined || longer(b, a) ? b : a), undefined);
  return [...(whole === undefined ? [] : [whole]), ...terms.filter((t) => t.of === 'part')];
}

/** A day that cannot be worked out is kept longest: nothing is erased on a guess. */
function longer(a: RetentionTerm, b: RetentionTerm): boolean {
  if (b.keptUntil === undefined) return false;
  return a.keptUntil === undefined || a.keptUntil > b.keptUntil;
}

/** Whether an entry is one of those that a rule is about. */
export function isAbout(rule: RetentionRule, entry: Pick<Entry, 'kind' | 'compartment'>): boolean {
  return rule.kinds === undefined || rule.kinds.has(entry.kind) || (rule.compartments?.has(entry.compartment) ?? false);
}

/** The last day on which one entry is kept by a rule that counts from each entry's own day. */
export function entryKeptUntil(rule: RetentionRule, entry: Pick<Entry, 'occurredOn'>, calendar: WorkingCalendar): PlainDate {
  return rule.keep === undefined ? entry.occurredOn : after(entry.occurredOn, rule.keep, calendar);
}

/** What is known at the end of a pass. */
interface State {
  readonly env: Env;
  readonly facts: readonly Fact[];
}

/** The last day of which everything is over today, by a rule that counts from each own day. Months and years have no one length: the days around are tried. */
export function lastDayOver(rule: Pick<RetentionRule, 'keep'>, today: PlainDate, calendar: WorkingCalendar): PlainDate {
  const keep = rule.keep ?? { n: 0, unit: 'day' as const };
  const over = (day: PlainDate): boolean => hasEnded(after(day, keep, calendar), today);
  let day = before(today, keep, calendar);
  while (!over(day)) day = addDays(day, -1);
  while (over(addDays(day, 1))) day = addDays(day, 1);
  return day;
}

function termOf(rule: RetentionRule, state: State, entries: readonly Entry[], calendar: WorkingCalendar): RetentionTerm | undefined {
  const leaves = rule.leaves.map((l) => ({ figure: l.figure, holds: l.that.test(state.env) }));
  const base = { rule: rule.key, clause: rule.clause, title: rule.title, of: rule.kinds === undefined ? ('record' as const) : ('part' as const), ...(leaves.length === 0 ? {} : { leaves }) };
  if (rule.from === 'entry' || rule.kinds !== undefined) {
    const about = standing(entries).filter((e) => isAbout(rule, e));
    const first = about.reduce<Entry | undefined>((a, b) => (a === undefined || b.occurredOn < a.occurredOn ? b : a), undefined);
    if (first === undefined) return undefined;
    if (rule.from === 'entry') return { ...base, keptUntil: entryKeptUntil(rule, first, calendar), because: `${rule.keep === undefined ? 'from' : `${writePeriod(rule.keep)} from`} the day of each entry; the oldest is of ${longDate(first.occurredOn)}` };
  }
  const start = startsOf(rule, state, entries).reduce<Start | undefined>((a, b) => (a === undefined || b.on > a.on ? b : a), undefined);
  if (start === undefined) return undefined;
  const kept = rule.keep === undefined ? start.on : after(start.on, rule.keep, calendar);
  const limits: Limit[] = [{ on: kept, because: rule.keep === undefined ? `${start.label} (${longDate(start.on)})` : `${writePeriod(rule.keep)} from: ${start.label} (${longDate(start.on)})` }];
  if (rule.birthday !== undefined) {
    const born = bornOn(state);
    if (born === undefined) return { ...base, because: `it is kept at least until a birthday (${rule.birthday}), and the date of birth is not recorded` };
    limits.push({ on: birthday(born, rule.birthday), because: `kept until the birthday at ${rule.birthday}` });
  }
  const floor = rule.atLeast === undefined ? undefined : dayOf(state, rule.atLeast.slot);
  if (floor !== undefined) limits.push({ on: floor, because: `somebody decided to keep it until ${longDate(floor)}` });
  const latest = limits.reduce((a, b) => (b.on > a.on ? b : a));
  return { ...base, keptUntil: latest.on, because: latest.because };
}

interface Limit {
  readonly on: PlainDate;
  readonly because: string;
}

interface Start {
  readonly on: PlainDate;
  readonly label: string;
}

function startsOf(rule: RetentionRule, state: State, entries: readonly Entry[]): readonly Start[] {
  return rule.from === 'entry' ? [] : rule.from.flatMap((s) => startOf(s, state, entries) ?? []);
}

function startOf(start: RetentionStart, state: State, entries: readonly Entry[]): Start | undefined {
  if (start.is === 'kind') {
    const last = standing(entries).filter((e) => e.kind === start.kind).reduce<Entry | undefined>((a, b) => (a === undefined || b.occurredOn > a.occurredOn ? b : a), undefined);
    return last === undefined ? undefined : { on: last.occurredOn, label: lower(kindOf(start.kind)?.label ?? start.kind) };
  }
  const on = dayOf(state, start.slot);
  return on === undefined ? undefined : { on, label: lower(state.facts[start.slot]?.label ?? start.name) };
}

/** The day that a fact is; of any other fact, since when it has held. */
function dayOf({ env, facts }: State, slot: number): PlainDate | undefined {
  const fact = facts[slot];
  if (fact === undefined) return undefined;
  const value = fact.value(env.facts[slot], env.day);
  if (value === undefined || value === false || (Array.isArray(value) && value.length === 0)) return undefined;
  return fact.type.is === 'date' ? (value as PlainDate) : fact.since?.(env.facts[slot], env.day);
}

function bornOn(state: State): PlainDate | undefined {
  return dayOf(state, state.facts.findIndex((f) => f.name === 'date-of-birth'));
}

function lower(text: string): string {
  return /^([A-Z]{2}|\S+ [A-Z])/.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
