import type { HoldStep } from '../../../app/retention/holds.ts';
import { id, type EntryId } from '../../../core/values/ids.ts';
import type { PlainDate } from '../../../core/values/plain-date.ts';
import type { Typed } from '../../../app/identity/drafts.ts';
import { lastOf } from '../../forms/typed.ts';
import type { FieldError } from '../../route.ts';
import { readDay, readText } from './read.ts';

export interface Answer {
  readonly proposal: EntryId;
  readonly answer: 'agree' | 'refuse' | 'withdraw';
  readonly reason: string;
}

/** An answer to a proposal, with a reason wherever it is not erased; undefined if something is wrong with it. */
export function readAnswer(form: Typed, errors: FieldError[]): Answer | undefined {
  const answer = (['agree', 'refuse', 'withdraw'] as const).find((a) => a === lastOf(form, 'answer'));
  const needed = answer !== undefined && answer !== 'agree';
  if (answer === undefined) errors.push({ field: 'answer', text: 'Choose whether it is to be erased' });
  const reason = !needed && lastOf(form, 'answer-reason').trim() === '' ? '' : readText(form, 'answer-reason', 2000, answer === 'withdraw' ? 'Say why it is taken back' : 'Say why it is not to be erased', errors);
  return answer === undefined || errors.length > 0 ? undefined : { proposal: id<EntryId>(lastOf(form, 'proposal')), answer, reason };
}

/** A hold that is kept or lifted, with why; undefined if something is wrong with it. */
export function readHoldStep(form: Typed, today: PlainDate, errors: FieldError[]): Omit<HoldStep, 'command'> | undefined {
  const step = (['hold.reviewed', 'hold.lifted'] as const).find((s) => s === lastOf(form, 'step'));
  const of = id<EntryId>(lastOf(form, 'hold'));
  if (step === undefined) {
    errors.push({ text: 'Choose whether the hold is still needed, or is lifted' });
    return undefined;
  }
  const prefix = step === 'hold.lifted' ? 'lift' : 'review';
  const why = readText(form, `${prefix}-why`, 2000, step === 'hold.lifted' ? 'Say why the hold is no longer needed' : 'Say why the hold is still needed', errors);
  const on = step === 'hold.reviewed' ? readDay(form, 'review-on', today, 'Say on which day to come it is looked at again', errors) : undefined;
  return errors.length > 0 ? undefined : { kind: step, of, data: { why, ...(on === undefined ? {} : { 'review-on': on }) } };
}
