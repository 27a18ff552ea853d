import { parseDateAsTyped } from '../../../core/values/loose.ts';
import type { PlainDate } from '../../../core/values/plain-date.ts';
import type { FieldError } from '../../route.ts';

/** A period as it is asked for in an address: what was typed comes back, what cannot be read is said. */
export interface AskedPeriod {
  readonly from?: PlainDate;
  readonly until?: PlainDate;
  readonly typed: { readonly from: string; readonly until: string };
  readonly errors: readonly FieldError[];
}

export function readPeriod(query: Readonly<Record<string, string>>, today: PlainDate): AskedPeriod {
  const typed = { from: (query['from'] ?? '').trim(), until: (query['until'] ?? '').trim() };
  const errors: FieldError[] = [];
  const read = (name: 'from' | 'until'): PlainDate | undefined => {
    if (typed[name] === '') return undefined;
    const date = parseDateAsTyped(typed[name], today);
    if (!date.ok) errors.push({ field: name, text: `${name === 'from' ? 'From' : 'Until'}: ${date.error}` });
    return date.ok ? date.value : undefined;
  };
  const [from, until] = [read('from'), read('until')];
  if (from !== undefined && until !== undefined && until < from) errors.push({ field: 'until', text: 'Until: expected a day on or after the first' });
  return { typed, errors, ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}
