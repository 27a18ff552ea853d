import { plainDate, type PlainDate } from '../../src/core/values/plain-date.ts';

/** Bank holidays of the months in which the store's tests play. */
export const ENGLAND_DAYS: readonly (readonly [PlainDate, string])[] = [
  [plainDate('2026-04-03'), 'Good Friday'],
  [plainDate('2026-04-06'), 'Easter Monday'],
  [plainDate('2026-05-04'), 'Early May bank holiday'],
];
