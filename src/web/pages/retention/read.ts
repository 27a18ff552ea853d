import { parseDateAsTyped } from '../../../core/values/loose.ts';
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
