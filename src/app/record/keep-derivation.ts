import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import type { Derivation } from '../../core/duties/derivation.ts';
import type { SystemUnit } from '../ports/index.ts';
import type { StoredDerivation } from '../ports/records.ts';
import type { ServiceContext } from './context.ts';
import { stampOf } from './stamp.ts';
import { viewsOf } from './views.ts';

/** Works out where a subject stands on a day and keeps it. @returns what the whole chronology comes to */
export async function keepDerivation(unit: SystemUnit, context: ServiceContext, subject: Subject, entries: readonly Entry[], today: PlainDate): Promise<Derivation> {
  const stored = storedDerivation(context, subject, entries, today);
  await unit.records.saveDerivation(stored);
  return wholeOf(stored);
}

/** What would be kept. */
export function storedDerivation(context: ServiceContext, subject: Subject, entries: readonly Entry[], today: PlainDate): StoredDerivation {
  return { subject, views: viewsOf(context, subject, entries, today), derivedOn: today, ...stampOf(context) };
}

function wholeOf(stored: StoredDerivation): Derivation {
  const whole = stored.views.at(-1);
  if (whole === undefined) throw new Error('a derivation without a view');
  return whole.derivation;
}

export { deriveSubject } from './derive-subject.ts';
