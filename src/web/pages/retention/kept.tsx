import { answerErasure, carryOutAgreed, keepLonger, proposeErasure } from '../../../app/retention/decide-kept.ts';
import { recordHold } from '../../../app/retention/holds.ts';
import { loadKept, type KeptRecord } from '../../../app/retention/load-kept.ts';
import type { Decided } from '../../../app/retention/refusal.ts';
import { id, type EntryId, type SubjectId } from '../../../core/values/ids.ts';
import { commandIdOf } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../route.ts';
import { KeptView } from './kept-view.tsx';
import { readDay, readText } from './read.ts';

const GONE: Reply = { is: 'not-found', what: 'Nothing is to be decided about keeping or erasing this record, or your role does not reach it' };

/** One record: until when it is kept and why, what there is by kind, holds, proposals and decisions. Never what it says. */
export async function showKept(context: Context): Promise<Reply> {
  const kept = await keptOf(context);
  return kept === undefined ? GONE : page(context, kept, []);
}

export async function sendKeep(context: Context): Promise<Reply> {
  return act(context, async (about, errors) => {
    const until = readDay(context.form, 'until', context.today, 'Say until which day to come it is kept', errors);
    const reason = readText(context.form, 'keep-reason', 2000, 'Say why it is kept longer', errors);
    return until === undefined || errors.length > 0 ? undefined : keepLonger(context.ports, context.who.reader, context.actor(), { ...about, until, reason });
  }, 'The record is kept longer.');
}

export async function sendProposal(context: Context): Promise<Reply> {
  return act(context, (about) => proposeErasure(context.ports, context.who.reader, context.actor(), { ...about, rule: lastOf(context.form, 'rule'), reason: lastOf(context.form, 'erase-reason').trim() }),
    'Proposed. Nothing is erased until somebody else has agreed.', 'erase-reason');
}

export async function sendAnswer(context: Context): Promise<Reply> {
  return act(context, (about, errors) => {
    const answer = (['agree', 'refuse', 'withdraw'] as const).find((a) => a === lastOf(context.form, 'answer'));
    const reason = lastOf(context.form, 'answer-reason').trim();
    if (answer === undefined) errors.push({ field: 'answer', text: 'Choose whether it is to be erased' });
    if (answer !== undefined && answer !== 'agree' && reason === '') errors.push({ field: 'answer-reason', text: answer === 'refuse' ? 'Say why it is not to be erased' : 'Say why it is taken back' });
    if (answer === undefined || errors.length > 0) return Promise.resolve(undefined);
    return answerErasure(context.ports, context.who.reader, context.actor(), { ...about, proposal: id<EntryId>(lastOf(context.form, 'proposal')), answer, reason });
  }, lastOf(context.form, 'answer') === 'agree' ? 'Erased. The certificate is the first on this list.' : 'Recorded. Nothing was erased.', undefined, lastOf(context.form, 'answer') === 'agree' ? '/retention/certificates' : undefined);
}

export async function carryOn(context: Context): Promise<Reply> {
  return act(context, (about) => carryOutAgreed(context.ports, context.who.reader, context.actor(), { child: about.child, proposal: id<EntryId>(lastOf(context.form, 'proposal')) }), 'Erased. The certificate is the first on this list.', undefined, '/retention/certificates');
}

export async function sendHoldStep(context: Context): Promise<Reply> {
  return act(context, (about, errors) => {
    const step = (['hold.reviewed', 'hold.lifted'] as const).find((s) => s === lastOf(context.form, 'step'));
    const of = id<EntryId>(lastOf(context.form, 'hold'));
    if (step === undefined) return Promise.resolve({ outcome: 'not-found' });
    const prefix = step === 'hold.lifted' ? 'lift' : 'review';
    const why = readText(context.form, `${prefix}-why`, 2000, step === 'hold.lifted' ? 'Say why the hold is no longer needed' : 'Say why the hold is still needed', errors);
    const on = step === 'hold.reviewed' ? readDay(context.form, 'review-on', context.today, 'Say on which day to come it is looked at again', errors) : undefined;
    if (errors.length > 0) return Promise.resolve(undefined);
    return recordHold(context.ports, context.actor(), about.child, { command: about.command, kind: step, of, data: { why, ...(on === undefined ? {} : { 'review-on': on }) } });
  }, lastOf(context.form, 'step') === 'hold.lifted' ? 'The legal hold is lifted.' : 'Recorded. The hold stands.');
}

interface About {
  readonly command: ReturnType<typeof commandIdOf>;
  readonly child: SubjectId;
}

/** Does one thing about a record that the reader keeps, and says what came of it. @param to where it goes on, if the record may be gone */
async function act(context: Context, does: (about: About, errors: FieldError[]) => Promise<Decided | undefined>, notice: string, field?: string, to?: string): Promise<Reply> {
  const kept = await keptOf(context);
  if (kept === undefined) return GONE;
  const errors: FieldError[] = [];
  const done = await does({ command: commandIdOf(context.form, () => context.ports.ids.next()), child: kept.child }, errors);
  if (done?.outcome === 'not-found') return GONE;
  if (done?.outcome === 'done') return { is: 'redirect', to: to ?? ((await keptOf(context)) === undefined ? '/retention' : `/retention/records/${kept.child}`), notice };
  const said = done === undefined ? errors : done.why.map((text): FieldError => (field === undefined ? { text } : { field, text }));
  return page(context, (await keptOf(context)) ?? kept, said);
}

async function keptOf({ ports, who, today, params }: Context): Promise<KeptRecord | undefined> {
  return loadKept(ports, who.reader, id<SubjectId>(params['child'] ?? ''), today);
}

function page(context: Context, kept: KeptRecord, errors: readonly FieldError[]): Reply {
  const { who, today, form } = context;
  return {
    is: 'page', title: `Keeping and erasing: ${kept.about}`, nav: 'retention', errors, back: { href: '/retention', text: 'Keeping and erasing' },
    ...(errors.length > 0 ? { status: 400 } : {}),
    body: <KeptView kept={kept} today={today} csrf={who.csrf} typed={form} errors={errors} role={who.role} me={who.reader.worker} command={context.ports.ids.next()} mayOpen={context.may('cases.see')} />,
  };
}
