import { parsePeriod } from '../values/period.ts';
import type { WorkingCalendar } from '../values/working-calendar.ts';
import { kindOf, KINDS } from '../chronology/kinds/index.ts';
import { scaleValues } from '../chronology/scales.ts';
import { Compiler, ConditionFault, typeOfField, type Condition, type Event } from './expression/compile.ts';
import { parseEvent, parseExpression } from './expression/parse.ts';
import { Slots } from './expression/slots.ts';
import { didYouMean } from './expression/suggest.ts';
import type { Expression } from './expression/syntax.ts';
import type { LevelSource, SettingSource } from './format.ts';
import { conditionOf } from './level.ts';
import type { LocatedClause, PolicyFault } from './load.ts';
import type { Length } from './program.ts';

/** Where in a clause something stands: ['duty', 0, 'owner']. */
export type Path = readonly (string | number)[];

/** Stands in for a condition that has a fault. */
export const NEVER: Condition = { test: () => false, facts: new Set(), trackers: new Set(), source: { is: 'any', of: [] } };
const NO_EVENT: Event = { kind: '', matches: () => false, source: { kind: '' } };

/** One rule being built: reads texts and reports what is wrong in them with the line. */
export class Workbench {
  readonly compiler: Record<'child' | 'sitting', Compiler>;
  readonly slots: Record<'child' | 'sitting', Slots>;
  readonly levels = new Map<string, LevelSource>();
  /** names of the meetings that clauses speak of */
  readonly meetings = new Set<string>();
  readonly #faults: PolicyFault[];
  readonly #settings: Readonly<Record<string, SettingSource>>;
  #at: LocatedClause | undefined;

  constructor(calendar: () => WorkingCalendar, settings: Readonly<Record<string, SettingSource>>, faults: PolicyFault[]) {
    this.slots = { child: new Slots('child'), sitting: new Slots('sitting') };
    this.compiler = { child: new Compiler(this.slots.child, calendar), sitting: new Compiler(this.slots.sitting, calendar) };
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

  condition(path: Path, text: string, about: 'child' | 'sitting' = 'child', kind?: string): Condition {
    const expression = this.expression(path, text);
    if (expression === undefined) return NEVER;
    return this.#guard(path, () => this.compiler[about].condition(expression, kind), NEVER);
  }

  level(path: Path, name: string): Condition | undefined {
    const level = this.levels.get(name);
    if (!level) {
      this.fault(path, `"${name}" is no level of this policy${didYouMean(name, [...this.levels.keys()])}`);
      return undefined;
    }
    return this.condition(path, conditionOf(level));
  }

  event(path: Path, text: string, about: 'child' | 'sitting' = 'child'): Event {
    const read = parseEvent(this.#withSettings(path, text));
    if (!read.ok) {
      this.fault(path, `${read.error} in "${text}"`);
      return NO_EVENT;
    }
    return this.#guard(path, () => this.compiler[about].event(read.value), NO_EVENT);
  }

  fact(path: Path, name: string, about: 'child' | 'sitting' = 'child'): number {
    const slot = this.slots[about].fact(name);
    if (slot === undefined) this.fault(path, `"${name}" is no fact${didYouMean(name, this.slots[about].names)}`);
    return slot ?? 0;
  }

  length(path: Path, text: string, about: 'child' | 'sitting' = 'child'): Length {
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
