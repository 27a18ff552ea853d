import type { MeasureRule } from '../policy/words/measure.ts';
import { typeOfField } from '../policy/expression/field-type.ts';
import { kindOf } from '../chronology/kinds/index.ts';
import type { MeasureRow } from './measure-rows.ts';

/** What is worked out from rows. Where there is nothing to divide by, or nothing to look at, there is no figure. */
export interface Figures {
  /** rows of the part, and all rows, of a share */
  readonly numerator?: number;
  readonly denominator?: number;
  /** 0 to 100, rounded half up */
  readonly percent?: number | undefined;
  readonly number?: number;
  readonly sum?: number | undefined;
  readonly highest?: number | undefined;
  readonly mean?: number | undefined;
  /** mean days of those that have ended */
  readonly days?: number | undefined;
  /** entries that have no number to sum */
  readonly without?: number;
  /** begun and not ended */
  readonly waiting?: number;
  readonly by?: Readonly<Record<string, number>>;
  /** the figure that the measure names first */
  readonly value: number | undefined;
}

/** Rounded half up: 2.5 is 3, 33.333 with one decimal is 33.3. */
export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.floor(value * scale + 0.5 + 1e-9) / scale;
}

/**
 * The figures that a measure shows, from its rows.
 * @param areas of the service: where it is split by a fact each stands there, also one that nothing is counted of
 */
export function figuresOf(measure: MeasureRule, rows: readonly MeasureRow[], areas: readonly string[] = []): Figures {
  const { shows, decimals } = measure;
  const counted = rows.flatMap((r) => r.counted);
  const taken = counted.flatMap((c) => (c.takes === undefined ? [] : [c.takes]));
  const ended = rows.flatMap((r) => (r.days === undefined ? [] : [r.days]));
  const shown = (name: (typeof shows)[number]): boolean => shows.includes(name);
  const numerator = rows.filter((r) => r.inPart).length;
  const number = measure.each === undefined && measure.counts === undefined ? (measure.with === undefined ? rows.length : numerator) : counted.length;
  const sumOf = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
  const meanOf = (list: readonly number[]): number | undefined => (list.length === 0 ? undefined : rounded(sumOf(list) / list.length, decimals));
  const summed = measure.source.takes !== undefined;
  const parts = {
    ...(shown('share') ? { numerator, denominator: rows.length, percent: rows.length === 0 ? undefined : rounded((numerator * 100) / rows.length, decimals) } : {}),
    ...(shown('number') ? { number } : {}),
    ...(shown('sum') ? { sum: taken.length === 0 ? undefined : sumOf(taken) } : {}),
    ...(shown('highest') ? { highest: taken.length === 0 ? undefined : Math.max(...taken) } : {}),
    ...(shown('mean') ? { mean: summed ? meanOf(taken) : meanOf(rows.map((r) => r.counted.length)) } : {}),
    ...(shown('days') ? { days: meanOf(ended), waiting: rows.length - ended.length } : {}),
    ...(summed ? { without: counted.length - taken.length } : {}),
    ...(measure.source.by === undefined ? {} : { by: split(measure, rows, areas) }),
  };
  const value = { share: parts.percent, number: parts.number, sum: parts.sum, highest: parts.highest, mean: parts.mean, days: parts.days }[shows[0]!];
  return { ...parts, value };
}

/** How many entries have each value; a value of a fixed choice that none has stands with 0. */
function split(measure: MeasureRule, rows: readonly MeasureRow[], areas: readonly string[]): Readonly<Record<string, number>> {
  const field = kindOf(measure.counts?.kind ?? measure.each?.[0]?.kind ?? '')?.fields[measure.source.by ?? ''];
  const type = field === undefined ? undefined : typeOfField(field);
  const options = (type?.is === 'choice' || type?.is === 'set') && type.options !== undefined ? Object.keys(type.options) : measure.source.by === 'fact area' ? areas : [];
  const out: Record<string, number> = Object.fromEntries(options.map((o) => [o, 0] as const));
  for (const value of rows.flatMap((r) => r.counted.flatMap((c) => c.by ?? []))) out[value] = (out[value] ?? 0) + 1;
  return out;
}
