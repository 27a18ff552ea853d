import { parsePeriod, type Period } from '../values/period.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import { kindOf, KINDS } from '../chronology/kinds/index.ts';
import { scaleValues } from '../chronology/scales.ts';
import { Compiler } from './expression/compile.ts';
import { ConditionFault, type Condition, type Event } from './expression/condition.ts';
import { typeOfField } from './expression/field-type.ts';
import { parseEvent, parseExpression } from './expression/parse.ts';
import type { SubjectSlots } from './program.ts';
import { didYouMean } from './expression/suggest.ts';
import type { Expression } from './expression/syntax.ts';
import type { z } from 'zod';
import type { SettingSource } from './format.ts';
import { conditionOf } from './level.ts';
import type { LocatedClause, PolicyFault } from './load.ts';
import type { cohortSchema } from './words/cohort.ts';
import type { levelSchema } from './words/levels.ts';
import type { PauseRule } from './words/pause.ts';
import type { RuleSubject } from './words/word.ts';

/** Where in a clause something stands: ['duty', 0, 'owner']. */
export type Path = readonly (string | number)[];

/** A length of time that is written, set by the service, or fixed on the case. */
export type Length = { readonly is: 'period'; readonly period: Period; readonly setting?: string } | { readonly is: 'fact'; readonly slot: number; readonly name: string };

/** Stands in for a condition that has a fault. */
export const NEVER: Condition = { test: () => false, facts: new Set(), trackers: new Set(), source: { is: 'any', of: [] } };
const NO_EVENT: Event = { kind: '', matches: () => false, source: { kind: '' } };

/** One rule being built: reads texts and reports what is wrong in them with the line. */
export class Workbench {
  readonly slots: SubjectSlots;
  readonly #compilers: Readonly<Record<RuleSubject, Compiler>>;
  /* What words of the policy speak of, noted before anything is compiled. */
  readonly levels = new Map<string, z.output<typeof levelSchema>>();
  readonly meetings = new Set<string>();
  /** other systems into which something is entered as well */
  readonly systems = new Set<string>();
  readonly cohorts = new Map<string, z.output<typeof cohortSchema>>();
  readonly measures = new Set<string>();
  readonly tags = new Set<string>();
  /** kinds of entry that are ratings, with the field of their value */
  readonly rated = new Map<string, string>();
  /** pauses that have been compiled; duties come after them */
  readonly pauses: PauseRule[] = [];
  readonly #faults: PolicyFault[];
  readonly #settings: Readonly<Record<string, SettingSource>>;
  #at: LocatedClause | undefined;

  /** @param slots those of other versions of the policy, which are run together with this one */
  constructor(calendar: () => WorkingCalendar, settings: Readonly<Record<string, SettingSource>>, faults: PolicyFault[], slots: SubjectSlots) {
    this.slots = slots;
    const compiler = (about: RuleSubject): Compiler => new Compiler(this.slots[about], calendar);
    this.#compilers = { child: compiler('child'), sitting: compiler('sitting'), worker: compiler('worker'), unit: compiler('unit'), person: compiler('person') };
    this.#settings = settings;
    this.#faults = faults;
  }

  begin(clause: LocatedClause): void {
    this.#at = clause;
  }

  fault(path: Path, message: string): void {
    const at = this.#at;
    if (!at) return;
    const fault = { file: at.file.file, line: at.file.lineOf(['clauses', at.index, ...path]), message: `${at.clause.id}: ${message}` };
    if (!this.#faults.some((f) => f.file === fault.file && f.line === fault.line && f.message === fault.message)) this.#faults.push(fault);
  }

  expression(path: Path, text: string): Expression | undefined {
    const read = parseExpression(this.#withSettings(path, text));
    if (!read.ok) {
      this.fault(path, `${read.error} in "${text}"`);
      return undefined;
    }
    return read.value;
  }

  condition(path: Path, text: string, about: RuleSubject = 'child', kind?: string): Condition {
    const expression = this.expression(path, text);
    if (expression === undefined) return NEVER;
    return this.#guard(path, () => this.#compilers[about].condition(expression, kind), NEVER);
  }

  level(path: Path, name: string): Condition | undefined {
    const level = this.levels.get(name);
    if (!level) {
      this.fault(path, `"${name}" is no level of this policy${didYouMean(name, [...this.levels.keys()])}`);
      return undefined;
    }
    return this.condition(path, conditionOf(level));
  }

  /** @param about whose chronology it stands in; if it is not said, that of the subject of its kind */
  event(path: Path, text: string, about: RuleSubject = this.aboutKind(text.split(' ')[0])): Event {
    const read = parseEvent(this.#withSettings(path, text));
    if (!read.ok) {
      this.fault(path, `${read.error} in "${text}"`);
      return NO_EVENT;
    }
    return this.#guard(path, () => this.#compilers[about].event(read.value), NO_EVENT);
  }

  fact(path: Path, name: string, about: RuleSubject = 'child'): number {
    const slot = this.slots[about].fact(name);
    if (slot === undefined) this.fault(path, `"${name}" is no fact${didYouMean(name, this.slots[about].names)}`);
    return slot ?? 0;
  }

  /** A fact that is a day. */
  dated(path: Path, name: string, about: RuleSubject = 'child'): number {
    const slot = this.fact(path, name, about);
    const type = this.slots[about].facts[slot]?.type.is;
    if (this.slots[about].fact(name) !== undefined && type !== 'date') this.fault(path, `"${name}" is not a day`);
    return slot;
  }

  /** Whether a kind of entry has a field of that name. */
  hasField(kind: string, name: string): boolean {
    return Object.hasOwn(kindOf(kind)?.fields ?? {}, name);
  }

  /** "rag", or "most reoffences" for the most first. */
  order(path: Path, text: string, about: RuleSubject = 'child'): { readonly slot: number; readonly most: boolean } {
    const most = text.startsWith('most ');
    return { slot: this.fact(path, most ? text.slice(5) : text, about), most };
  }

  /** The kind of subject that a kind of entry is about. */
  aboutKind(name: string | undefined): RuleSubject {
    const subject = name === undefined ? undefined : kindOf(name)?.subject;
    return subject === undefined || subject === 'activity' ? 'child' : subject;
  }

  length(path: Path, text: string, about: RuleSubject = 'child'): Length {
    if (text.startsWith('fact ')) return { is: 'fact', slot: this.fact(path, text.slice(5), about), name: text.slice(5) };
    const setting = text.startsWith('setting ') ? text.slice(8) : undefined;
    const written = setting === undefined ? text : this.setting(path, setting);
    const period = written === undefined ? undefined : parsePeriod(written);
    if (period === undefined) {
      if (written !== undefined) this.fault(path, `"${written}" is no period; expected, for example, "2 weeks"`);
      return { is: 'period', period: { n: 1, unit: 'day' } };
    }
    if (period.n === 0) this.fault(path, `"${written ?? ''}" is no length of time; expected at least 1, or "at once" for a limit`);
    return { is: 'period', period, ...(setting === undefined ? {} : { setting }) };
  }

  setting(path: Path, name: string): string | undefined {
    const found = this.#settings[name];
    if (!found) this.fault(path, `"${name}" is no setting of this policy${didYouMean(name, Object.keys(this.#settings))}`);
    return found?.value;
  }

  /** A meeting of which some clause speaks. */
  meeting(path: Path, name: string): void {
    if (!this.meetings.has(name)) this.fault(path, `"${name}" is no meeting of this policy${didYouMean(name, [...this.meetings])}`);
  }

  /** Another system that this policy has named. */
  system(path: Path, name: string): void {
    if (!this.systems.has(name)) this.fault(path, `"${name}" is no system of this policy${didYouMean(name, [...this.systems])}; expected a clause that names it under "system"`);
  }

  kind(path: Path, name: string): void {
    if (kindOf(name) === undefined) this.fault(path, `"${name}" is no kind of entry${didYouMean(name, KINDS.map((k) => k.name))}`);
  }

  /** A field of a kind, if the kind is one. */
  field(path: Path, kind: string, name: string): void {
    const fields = kindOf(kind)?.fields;
    if (fields !== undefined && !Object.hasOwn(fields, name)) this.fault(path, `${kind} has no field "${name}"${didYouMean(name, Object.keys(fields))}`);
  }

  /** A value that a field of a kind can have, where the field has a fixed choice. */
  value(path: Path, kind: string, name: string, value: string): void {
    const field = kindOf(kind)?.fields[name];
    const type = field === undefined ? undefined : typeOfField(field);
    const options = type === undefined ? [] : type.is === 'scale' ? scaleValues(type.scale) : (type.is === 'choice' || type.is === 'set') && type.options ? Object.keys(type.options) : [];
    if (options.length > 0 && !options.includes(value)) this.fault(path, `"${value}" is no value of "${name}" of ${kind}${didYouMean(value, options)}; expected one of ${options.join(', ')}`);
  }

  #withSettings(path: Path, text: string): string {
    for (const [, meeting] of text.matchAll(/\bnext sitting of ([\w-]+)/g)) this.meeting(path, meeting ?? '');
    return text.replace(/\{([\w-]+)\}/g, (_, name: string) => this.setting(path, name) ?? '0');
  }

  #guard<T>(path: Path, make: () => T, otherwise: T): T {
    try {
      return make();
    } catch (e) {
      if (!(e instanceof ConditionFault)) throw e;
      this.fault(path, e.message);
      return otherwise;
    }
  }
}
