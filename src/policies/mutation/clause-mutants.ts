import { parseEvent, parseExpression } from '../../core/policy/expression/parse.ts';
import type { SettingSource } from '../../core/policy/format.ts';
import { textMutants } from './text-mutants.ts';

/** A clause as it is written, with one small change. */
export interface ClauseMutant {
  /** where in the clause and what: `duty.0.met-by: without visit.completed` */
  readonly what: string;
  readonly clause: Readonly<Record<string, unknown>>;
}

/** What is written for a reader: words, whose change no record would show. */
const PROSE = new Set(['id', 'cites', 'says', 'reading', 'title', 'label', 'wants', 'text', 'meaning', 'term', 'terms', 'mark', 'else-mark', 'why', 'note', 'topic', 'name', 'ground', 'missing', 'source', 'about']);

/** What is only laid before a reader beside what is decided: columns, evidence, what a form starts from. */
const LAID_OUT = new Set(['shows', 'evidence', 'fields', 'facts', 'fill', 'decimals', 'latest']);

/** Numbers that stand for a place among others rather than for an amount. */
const PLACES = new Set(['order', 'rank']);

const PERIOD = /^\d+ (working day|day|week|month|year)s?$/;

/** Every small change of a clause that the grammar knows: one alternative of a list less, a number by one, a comparison, a calendar, a condition less. */
export function clauseMutants(clause: Readonly<Record<string, unknown>>): readonly ClauseMutant[] {
  return valueMutants(clause, []).flatMap(({ what, value }) => (isRecord(value) ? [{ what, clause: value }] : []));
}

/** Each small change of the value of a setting. */
export function settingMutants(name: string, setting: SettingSource): readonly { readonly what: string; readonly value: SettingSource }[] {
  return textMutants(setting.value).map((m) => ({ what: `setting ${name}: ${m.what}`, value: { ...setting, value: m.text } }));
}

/** Whether a clause reads a setting. */
export function readsSetting(clause: Readonly<Record<string, unknown>>, name: string): boolean {
  const text = JSON.stringify(clause);
  return text.includes(`"setting ${name}"`) || text.includes(`{${name}}`);
}

interface ValueMutant {
  readonly what: string;
  readonly value: unknown;
}

function valueMutants(value: unknown, path: readonly (string | number)[]): readonly ValueMutant[] {
  const here = path.join('.');
  if (typeof value === 'number') return [value + 1, value - 1].map((n) => ({ what: `${here}: number ${value} → ${n}`, value: n }));
  if (typeof value === 'string') return speaks(value) ? textMutants(value).map((m) => ({ what: `${here}: ${m.what}`, value: m.text })) : [];
  if (Array.isArray(value)) {
    const fewer = value.length < 2 ? [] : value.map((gone, i) => ({ what: `${here}: without ${named(gone, i)}`, value: value.filter((_, j) => j !== i) }));
    return [...fewer, ...value.flatMap((v, i) => valueMutants(v, [...path, i]).map((m) => ({ what: m.what, value: value.with(i, m.value) })))];
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, v]) => (PROSE.has(key) || LAID_OUT.has(key) || (PLACES.has(key) && typeof v === 'number') ? [] : valueMutants(v, [...path, key]).map((m) => ({ what: m.what, value: { ...value, [key]: m.value } }))));
}

/** Whether a text is a condition, an event or a period rather than words for a reader. */
function speaks(text: string): boolean {
  return PERIOD.test(text) || parseExpression(text).ok || parseEvent(text).ok;
}

function named(value: unknown, index: number): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : `item ${index + 1}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
