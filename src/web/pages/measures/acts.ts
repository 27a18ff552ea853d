import { fixCohort, recordAboutService } from '../../../app/cohorts/record-about-service.ts';
import type { Recorded } from '../../../app/record/record.ts';
import { isRole } from '../../../core/access/roles.ts';
import { parseDateAsTyped, parsePeriodAsTyped } from '../../../core/values/loose.ts';
import { commandIdOf } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../route.ts';
import { showMeasure } from './measure-page.tsx';
import { showMeasures } from './measures-page.tsx';

/** Fixes a cohort with those who were in it on a day. */
export async function fix(context: Context): Promise<Reply> {
  const { form, today, ports } = context;
  const faults: FieldError[] = [];
  const on = parseDateAsTyped(lastOf(form, 'fix-on'), today, 'past');
  const label = lastOf(form, 'fix-label').trim();
  const followed = lastOf(form, 'fix-follow-up').trim();
  const period = followed === '' ? undefined : parsePeriodAsTyped(followed);
  if (label === '') faults.push({ field: 'fix-label', text: 'Say what it is called' });
  if (!on.ok) faults.push({ field: 'fix-on', text: `Fixed on: give ${on.error}` });
  else if (on.value > today) faults.push({ field: 'fix-on', text: 'Fixed on: give a day not later than today' });
  if (period?.ok === false) faults.push({ field: 'fix-follow-up', text: `Followed for: give ${period.error}` });
  if (!on.ok || faults.length > 0) return showMeasures(context, faults);
  const done = await fixCohort(ports, context.who.reader, {
    command: commandIdOf(form, () => ports.ids.next()), actor: context.actor(), cohort: lastOf(form, 'fix-cohort'), label, on: on.value,
    ...(period?.ok === true ? { followUp: period.value } : {}),
  });
  return answer(done, 'Fixed: its members are closed for ever', '/measures', (f) => showMeasures(context, f), { members: 'fix-on', label: 'fix-label', cohort: 'fix-cohort', occurredOn: 'fix-on' });
}

/** Records that several have looked at the figures together. */
export async function review(context: Context): Promise<Reply> {
  const { form, today, ports } = context;
  const on = parseDateAsTyped(lastOf(form, 'review-on'), today, 'past');
  if (!on.ok) return showMeasures(context, [{ field: 'review-on', text: `Day: give ${on.error}` }]);
  const done = await recordAboutService(ports, context.who.reader, {
    command: commandIdOf(form, () => ports.ids.next()), actor: context.actor(), kind: 'measure.reviewed', on: on.value,
    data: { report: lastOf(form, 'review-report'), with: (form['review-with'] ?? []).filter(isRole), note: lastOf(form, 'review-note').trim() },
  });
  return answer(done, 'Recorded: reviewed together', '/measures', (f) => showMeasures(context, f), { with: 'review-with', note: 'review-note', report: 'review-report', occurredOn: 'review-on' });
}

/** Records a comment on a figure. */
export async function comment(context: Context): Promise<Reply> {
  const { form, ports } = context;
  const name = context.params['name'] ?? '';
  const done = await recordAboutService(ports, context.who.reader, {
    command: commandIdOf(form, () => ports.ids.next()), actor: context.actor(), kind: 'measure.commented', on: context.today,
    data: { measure: name, text: lastOf(form, 'text').trim() },
  });
  return answer(done, 'Recorded: your comment', `/measures/${name}`, (f) => showMeasure(context, f), { text: 'text' });
}

/** What comes of it: recorded, or the form again with what would satisfy it. */
async function answer(done: Recorded, notice: string, to: string, again: (faults: readonly FieldError[]) => Promise<Reply>, fields: Readonly<Record<string, string>>): Promise<Reply> {
  switch (done.outcome) {
    case 'recorded':
      return { is: 'redirect', to, notice };
    case 'not-allowed':
      return { is: 'forbidden', why: done.why };
    case 'refused':
      return { is: 'forbidden', why: done.objections.map((o) => `${o.says}: ${o.wants}${o.clause === '' ? '' : ` (${o.clause})`}`).join(' ') };
    case 'invalid':
      return again(done.faults.map((f) => ({ field: fields[f.field] ?? f.field, text: `Give ${f.expected}` })));
    default:
      return again([{ text: 'It was not recorded: the record changed meanwhile. Send it again.' }]);
  }
}
