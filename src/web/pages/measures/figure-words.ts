import { roleLabel, isRole } from '../../../core/access/roles.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import type { Figures } from '../../../core/measures/figures.ts';
import type { WorkedOut } from '../../../core/measures/work-out.ts';
import type { MeasureRule } from '../../../core/policy/words/measure.ts';
import { longDate } from '../../../core/values/plain-date.ts';

const NONE = 'not applicable: there is nothing to divide by';

/** "25.0 per cent (3 of 12)", "Offence: 4; highest 6; mean 4.0" */
export function figureWords(measure: MeasureRule, f: Figures): string {
  const fixed = (n: number | undefined): string => (n === undefined ? 'none' : n.toFixed(measure.decimals));
  return measure.shows
    .map((name) => {
      switch (name) {
        case 'share':
          return f.percent === undefined ? NONE : `${fixed(f.percent)} per cent (${f.numerator ?? 0} of ${f.denominator ?? 0})`;
        case 'number':
          return `${countedLabel(measure)}: ${f.number ?? 0}`;
        case 'sum':
          return `sum ${f.sum === undefined ? 'none' : String(f.sum)}`;
        case 'highest':
          return `highest ${f.highest === undefined ? 'none' : String(f.highest)}`;
        case 'mean':
          return `mean ${fixed(f.mean)}`;
        case 'days':
          return `${f.days === undefined ? 'no value' : `${fixed(f.days)} days on average`}${f.waiting === undefined || f.waiting === 0 ? '' : `; ${f.waiting} not started yet`}`;
      }
    })
    .join('; ');
}

/** What a number counts: "Offence", or children. */
function countedLabel(measure: MeasureRule): string {
  return kindOf(measure.counts?.kind ?? measure.each?.[0]?.kind ?? '')?.label ?? 'Children';
}

/** The days that count: "from 1 January to 31 March 2026", "up to 31 March 2026" */
export function spanWords({ span }: Pick<WorkedOut, 'span'>): string {
  return span.from === undefined ? `up to ${longDate(span.to)}` : `from ${longDate(span.from)} to ${longDate(span.to)}`;
}

/** Whose cases a figure was narrowed to: "children whose case manager on the last day is of North team" */
export function ofTeam(team: string): string {
  return `children whose case manager on the last day is of ${team}, without records that you may not open`;
}

/** The word that people see for a value by which a measure is split. */
export function valueWords(measure: MeasureRule, value: string): string {
  const type = kindOf(measure.counts?.kind ?? measure.each?.[0]?.kind ?? '')?.fields[measure.source.by ?? '']?.type;
  const options = type?.is === 'choice' || type?.is === 'choices' ? type.options : {};
  return options[value] ?? (isRole(value) ? roleLabel(value) : value);
}
