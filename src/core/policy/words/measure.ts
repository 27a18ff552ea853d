import { z } from 'zod';
import type { Role } from '../../access/roles.ts';
import { kindOf } from '../../chronology/kinds/index.ts';
import type { Condition, Event } from '../expression/condition.ts';
import { didYouMean } from '../expression/suggest.ts';
import type { Length } from '../workbench.ts';
import { condition, event, events, length, role, word, type Rule } from './word.ts';

/** What is worked out from the rows: a share of them, how many, the sum, the highest, the mean, days between. */
export const FIGURES = ['share', 'number', 'sum', 'highest', 'mean', 'days'] as const;
export type FigureName = (typeof FIGURES)[number];

const schema = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** measures of one topic stand together */
  topic: z.string().optional(),
  for: z.array(role).default([]),
  /** whose rows: those for whom this holds; everybody if neither this nor a cohort is named */
  of: condition.optional(),
  /** when `of` is asked: on the last day, or on any day of the period */
  'of-when': z.enum(['last-day', 'any-day']).default('last-day'),
  /** or those of a cohort: the live one, and each that has been fixed */
  cohort: z.string().optional(),
  /** one row for each entry like these; one for each child if it is not said */
  each: events.optional(),
  /** with a row for each child: the entries that are counted */
  counts: event.optional(),
  /** a fact that is a day: what happened before it is not counted, what happened on it is */
  since: z.string().optional(),
  /** rows of which this holds are the part of the share; a child with an entry that is counted, if it is not said */
  with: condition.optional(),
  /** rows (entries) that an entry like this answers are the part of the share */
  'answered-by': events.optional(),
  /** one that names neither the entry, nor its thread, nor its sitting answers it if it came at most so long before */
  within: length.optional(),
  /** the entry that ends the days that the entry of the row begins */
  until: events.optional(),
  /** the field that is summed */
  takes: z.string().optional(),
  /** the field by whose values it is split; or `fact NAME`, as it was known when what is counted came: every area of the service then stands there, with 0 too */
  by: z.string().optional(),
  shows: z.array(z.enum(FIGURES)).min(1),
  /** how many decimals a share and a mean have */
  decimals: z.number().int().min(0).max(3).default(0),
});

export interface MeasureRule extends Rule {
  readonly name: string;
  readonly title: string;
  readonly topic?: string;
  readonly says: string;
  readonly source: z.output<typeof schema>;
  readonly for: readonly Role[];
  readonly of?: Condition;
  readonly cohort?: string;
  readonly each?: readonly Event[];
  readonly counts?: Event;
  readonly since?: number;
  /** the fact by whose values it is split */
  readonly byFact?: number;
  readonly with?: Condition;
  readonly answeredBy?: readonly Event[];
  readonly within?: Length;
  readonly until?: readonly Event[];
  readonly shows: readonly FigureName[];
  readonly decimals: number;
}

/** A number that opens to its rows and to its definition. */
export const measure = word({
  key: 'measure',
  schema,
  prepare: (w, m) => void w.measures.add(m.name),
  compile(w, m, at): MeasureRule {
    const { path } = at;
    const about = (key: string, texts: readonly string[]): Event[] => texts.map((t) => w.event([...path, key], t));
    const each = m.each === undefined ? undefined : about('each', m.each);
    const counts = m.counts === undefined ? undefined : w.event([...path, 'counts'], m.counts);
    const counted = counts?.kind ?? each?.[0]?.kind;
    if (m.cohort !== undefined && !w.cohorts.has(m.cohort)) w.fault([...path, 'cohort'], `"${m.cohort}" is no cohort of this policy${didYouMean(m.cohort, [...w.cohorts.keys()])}`);
    if (m.cohort !== undefined && m.of !== undefined) w.fault([...path, 'of'], 'a measure is of a cohort or of those for whom a condition holds; expected one of the two');
    const byFact = m.by?.startsWith('fact ') === true ? m.by.slice('fact '.length).trim() : undefined;
    if (byFact !== undefined && counted === undefined) w.fault([...path, 'by'], '"by" splits entries; expected "counts:" or "each:" as well');
    for (const key of ['takes', 'by'] as const) {
      const name = m[key];
      if (name === undefined || (key === 'by' && byFact !== undefined)) continue;
      if (counted === undefined) w.fault([...path, key], `"${key}" reads an entry; expected "counts:" or "each:" as well`);
      else w.field([...path, key], counted, name);
    }
    if (m.takes === undefined && m.shows.some((s) => s === 'sum' || s === 'highest')) w.fault([...path, 'shows'], 'a sum or a highest needs "takes: FIELD"');
    if (m.shows.includes('days') && (each === undefined || m.until === undefined)) w.fault([...path, 'shows'], 'days need "each:" to begin and "until:" to end');
    return {
      clause: at.clause,
      name: m.name,
      title: m.title,
      ...(m.topic === undefined ? {} : { topic: m.topic }),
      says: at.says,
      source: m,
      for: m.for,
      ...(m.of === undefined ? {} : { of: w.condition([...path, 'of'], m.of) }),
      ...(m.cohort === undefined ? {} : { cohort: m.cohort }),
      ...(each === undefined ? {} : { each }),
      ...(counts === undefined ? {} : { counts }),
      ...(byFact === undefined ? {} : { byFact: w.fact([...path, 'by'], byFact) }),
      ...(m.since === undefined ? {} : { since: w.dated([...path, 'since'], m.since) }),
      ...(m.with === undefined ? {} : { with: w.condition([...path, 'with'], m.with, 'child', each?.[0]?.kind) }),
      ...(m['answered-by'] === undefined ? {} : { answeredBy: about('answered-by', m['answered-by']) }),
      ...(m.within === undefined ? {} : { within: w.length([...path, 'within'], m.within) }),
      ...(m.until === undefined ? {} : { until: about('until', m.until) }),
      shows: m.shows,
      decimals: m.decimals,
    };
  },
  describe(m, say) {
    const whom = m.cohort !== undefined ? `the members of the cohort “${m.cohort.toUpperCase()}”` : m.of === undefined ? 'everybody' : `those for whom ${say.condition(m.of)}${m['of-when'] === 'any-day' ? ' on any day of the period' : ''}`;
    const what = m.each === undefined ? whom : `${say.events(m.each)} of ${whom}`;
    const field = (name: string): string => kindOf((m.counts ?? m.each?.[0] ?? '').split(' ')[0] ?? '')?.fields[name]?.label ?? name;
    const begin = m.since !== undefined ? say.fact(m.since) : m.cohort === undefined ? undefined : 'the day from which the member counts';
    const since = begin === undefined ? '' : `, none from before ${begin}, those of that day included`;
    const part = m.with !== undefined ? `those for whom ${say.condition(m.with, m.each?.[0]?.split(' ')[0])}` : m['answered-by'] !== undefined ? `those with ${say.events(m['answered-by'])}${m.within === undefined ? '' : `, for it or at most ${say.length(m.within)} before it`}` : `those with at least one ${m.counts === undefined ? 'entry' : say.event(m.counts)}${since}`;
    const sentences: Readonly<Record<FigureName, string>> = {
      share: `the share: ${part}, divided by all (${what})`,
      number: `the number of ${m.counts === undefined ? what : `${say.event(m.counts)} of ${whom}`}${since}`,
      sum: `the sum of “${field(m.takes ?? '')}”`,
      highest: `the highest “${field(m.takes ?? '')}”`,
      mean: m.takes === undefined ? 'the mean' : `the mean of “${field(m.takes)}”; entries without it are named and left out`,
      days: `the days from ${say.events(m.each ?? [])} to ${say.events(m.until ?? [])}; no value where nothing has begun`,
    };
    return [`${m.title}: ${m.shows.map((s) => sentences[s]).join('; ')}${m.by === undefined ? '' : `; split by ${m.by.startsWith('fact ') ? say.fact(m.by.slice('fact '.length).trim()) : `“${field(m.by)}”`}`}. Rounded to ${m.decimals} ${m.decimals === 1 ? 'decimal' : 'decimals'}.`];
  },
});
