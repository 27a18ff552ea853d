import type { PlainDate } from '../../core/values/plain-date.ts';
import { COMPARTMENTS, type Compartment, type Entry, type Subject } from '../../core/chronology/entry.ts';
import type { Derivation } from '../../core/duties/derivation.ts';
import type { View } from '../ports/records.ts';
import type { ServiceContext } from './context.ts';
import { deriveSubject, ownersOf } from './derive-subject.ts';

/**
 * Where a subject stands for those who may see different things: from what everybody who may open the case may see,
 * with each further compartment that the chronology has, and whole. What somebody is shown is folded from nothing that
 * they may not see. The last is the whole; mostly it is the only one.
 */
export function viewsOf(context: ServiceContext, subject: Subject, entries: readonly Entry[], today: PlainDate): readonly View[] {
  const further = COMPARTMENTS.filter((c) => c !== 'case' && entries.some((e) => e.compartment === c));
  const sets: Compartment[][] = [['case'], ...further.map((c): Compartment[] => ['case', c]), ...(further.length > 1 ? [['case', ...further] as Compartment[]] : [])];
  return sets.map((compartments): View => {
    const visible = further.length === 0 ? entries : entries.filter((e) => compartments.includes(e.compartment));
    const derivation: Derivation = deriveSubject(context, subject, visible, today);
    return { compartments, derivation, owners: ownersOf(derivation, context.workers) };
  });
}
