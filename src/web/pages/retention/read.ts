import { parseDateAsTyped } from '../../../core/values/loose.ts';
import type { EntryData } from '../../../core/chronology/entry.ts';
import type { PlainDate } from '../../../core/values/plain-date.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { lastOf } from '../../forms/typed.ts';
import type { FieldError } from '../../route.ts';

/** A text that must be there. @param says what is asked for, if it is not */
export function readText(form: Typed, name: string, most: number, says: string, errors: FieldError[]): string {
  const text = lastOf(form, name).trim();
  if (text === '') errors.push({ field: name, text: says });
  else if (text.length > most) errors.push({ field: name, text: `Say it in at most ${most.toLocaleString('en-GB')} characters` });
  return text;
}

/** A day to come. @param says what is asked for, if it is not one */
export function readDay(form: Typed, name: string, today: PlainDate, says: string, errors: FieldError[]): PlainDate | undefined {
  const day = parseDateAsTyped(lastOf(form, name).trim(), today);
  if (day.ok && day.value > today) return day.value;
  errors.push({ field: name, text: says });
  return undefined;
}

/** What a hold says that is placed. @param named the names of the controls for why and when, where they differ */
export function readHold(form: Typed, today: PlainDate, errors: FieldError[], named: { readonly why: string; readonly reviewOn: string } = { why: 'why', reviewOn: 'review-on' }): EntryData | undefined {
  const askedBy = readText(form, 'asked-by', 200, 'Say who asks for it: the inquiry, the court, the solicitor', errors);
  const why = readText(form, named.why, 2000, 'Say why nothing may be erased', errors);
  const reviewOn = readDay(form, named.reviewOn, today, 'Say on which day to come it is looked at again', errors);
  return errors.length > 0 || reviewOn === undefined ? undefined : { 'asked-by': askedBy, why, 'review-on': reviewOn };
}
