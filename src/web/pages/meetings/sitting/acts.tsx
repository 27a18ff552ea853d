import { Radios } from '../../../components/index.ts';
import { id, type SubjectId } from '../../../../core/values/ids.ts';
import { nameOf } from '../../../../app/child/child-page.ts';
import { addChild, openSitting } from '../../../../app/meetings/open-sitting.ts';
import type { Recorded } from '../../../../app/record/record.ts';
import { commandIdOf } from '../../../forms/read-record.ts';
import { lastOf } from '../../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../../route.ts';
import { NO_SITTING, sittingOf, sittingPage } from './sitting.tsx';

/** Opens the meeting: the agenda of this moment becomes its list. */
export async function openIt(context: Context): Promise<Reply> {
  const sitting = id<SubjectId>(context.params['sitting'] ?? '');
  const done = await openSitting(context.ports, { command: commandIdOf(context.form, () => context.ports.ids.next()), actor: context.actor(), sitting });
  if (done.outcome === 'recorded') return { is: 'redirect', to: `/meetings/${sitting}/attendance`, notice: 'The meeting is open. Say who takes part.' };
  return refused(context, done);
}

/** Adds a child by hand: found by name or reference, with a reason. */
export async function addByHand(context: Context): Promise<Reply> {
  const { ports, who, form, today } = context;
  const text = lastOf(form, 'who').trim();
  const reason = lastOf(form, 'reason').trim();
  const sitting = await sittingOf(context);
  if (sitting === undefined) return NO_SITTING;
  const hits = text === '' ? [] : await ports.store.asReader(who.reader, ({ lists }) => lists.search(text, 10, today));
  const chosen = lastOf(form, 'child');
  const child = hits.find((h) => h.id === chosen) ?? (hits.length === 1 ? hits[0] : undefined);
  const errors: FieldError[] = [];
  if (text === '') errors.push({ field: 'who', text: 'Enter the name or the reference of the child' });
  else if (hits.length === 0) errors.push({ field: 'who', text: 'Nobody with this name or reference is on record: check it, or add the child first' });
  else if (child === undefined) errors.push({ field: 'child', text: 'Choose which child is meant' });
  if (reason === '') errors.push({ field: 'reason', text: 'Enter why the meeting is to speak about the child' });
  if (errors.length > 0 || child === undefined) {
    const found = hits.length > 1 ? <Radios name="child" label="Which child?" labelSize="s" small error={errors.find((e) => e.field === 'child')?.text} value={chosen} items={hits.map((h) => ({ value: h.id, text: nameOf(h), hint: h.reference ?? '' }))} /> : undefined;
    return sittingPage(context, sitting, errors, found);
  }
  const lead = lastOf(form, 'lead');
  const done = await addChild(ports, { command: commandIdOf(form, () => ports.ids.next()), actor: context.actor(), sitting: sitting.id, child: child.id, reason, ...(lead === '' || lead === sitting.meeting.lead ? {} : { lead }) });
  if (done.outcome === 'recorded') return { is: 'redirect', to: `/meetings/${sitting.id}`, notice: `${nameOf(child)} is on the agenda` };
  return refused(context, done);
}

export async function refused(context: Context, done: Recorded): Promise<Reply> {
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  const sitting = await sittingOf(context);
  if (sitting === undefined) return NO_SITTING;
  return sittingPage(context, sitting, wordsOf(done).map((text) => ({ text })));
}

/** What came of an act that was not recorded, in sentences. */
export function wordsOf(done: Recorded): readonly string[] {
  switch (done.outcome) {
    case 'refused':
      return done.objections.map((o) => `${o.says}. What would satisfy it: ${o.wants}.`);
    case 'asked':
      return done.questions.map((o) => `${o.says}. Give ${o.wants}.`);
    case 'invalid':
      return done.faults.map((f) => `${f.field}: give ${f.expected}`);
    case 'conflict':
    case 'not-allowed':
      return [done.why];
    case 'proposed':
    case 'recorded':
      return [];
  }
}

/** Puts on the agenda a child whom the record has brought before the meeting since it opened. */
export async function addDue(context: Context): Promise<Reply> {
  const sitting = id<SubjectId>(context.params['sitting'] ?? '');
  const child = id<SubjectId>(lastOf(context.form, 'child'));
  const done = await addChild(context.ports, { command: commandIdOf(context.form, () => context.ports.ids.next()), actor: context.actor(), sitting, child, reason: 'came before the meeting by the record after it was opened' });
  return done.outcome === 'recorded' ? { is: 'redirect', to: `/meetings/${sitting}/children/${child}` } : refused(context, done);
}
