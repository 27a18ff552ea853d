import { answerErasure, carryOutAgreed } from '../../../app/retention/decide-kept.ts';
import { holdAudit, loadKeptAudit, proposeCut, type KeptAudit } from '../../../app/retention/cut-audit.ts';
import { recordHold } from '../../../app/retention/holds.ts';
import type { Decided } from '../../../app/retention/refusal.ts';
import { id, type EntryId } from '../../../core/values/ids.ts';
import { commandIdOf } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../route.ts';
import { AuditView } from './audit-view.tsx';
import { readHold } from './read.ts';
import { readAnswer, readHoldStep } from './steps.ts';

const PATH = '/retention/audit';
const GONE: Reply = { is: 'forbidden', why: 'Your role does not look after the traces of who looked at what.' };

/** Until when the traces of reads are kept, what could be cut off, and what was decided. */
export async function showAudit(context: Context): Promise<Reply> {
  const audit = await loadKeptAudit(context.ports, context.who.reader, context.today);
  return audit === undefined ? GONE : page(context, audit, []);
}

export function sendCut(context: Context): Promise<Reply> {
  return act(context, () => proposeCut(context.ports, context.who.reader, context.actor(), { command: commandOf(context), reason: lastOf(context.form, 'cut-reason') }), 'Proposed. Nothing is cut off until somebody else has agreed.', 'cut-reason');
}

export function sendCutAnswer(context: Context): Promise<Reply> {
  const agreed = lastOf(context.form, 'answer') === 'agree';
  return act(context, ({ kept }, errors) => {
    const said = readAnswer(context.form, errors);
    return said === undefined ? Promise.resolve(undefined) : answerErasure(context.ports, context.who.reader, context.actor(), { command: commandOf(context), subject: kept.subject, ...said });
  }, agreed ? 'Cut off. The certificate is the first on this list.' : 'Recorded. Nothing was cut off.', undefined, agreed ? '/retention/certificates' : undefined);
}

export function carryOnCut(context: Context): Promise<Reply> {
  return act(context, ({ kept }) => carryOutAgreed(context.ports, context.who.reader, context.actor(), { subject: kept.subject, proposal: id<EntryId>(lastOf(context.form, 'proposal')) }), 'Cut off. The certificate is the first on this list.', undefined, '/retention/certificates');
}

export function sendAuditHold(context: Context): Promise<Reply> {
  return act(context, (_, errors) => {
    const data = readHold(context.form, context.today, errors, { why: 'hold-why', reviewOn: 'hold-review-on' });
    return data === undefined ? Promise.resolve(undefined) : holdAudit(context.ports, context.who.reader, context.actor(), { command: commandOf(context), data });
  }, 'The traces are under a legal hold.');
}

export function sendAuditHoldStep(context: Context): Promise<Reply> {
  return act(context, ({ kept }, errors) => {
    const step = readHoldStep(context.form, context.today, errors);
    return step === undefined ? Promise.resolve(undefined) : recordHold(context.ports, context.who.reader, context.actor(), kept.subject, { command: commandOf(context), ...step });
  }, lastOf(context.form, 'step') === 'hold.lifted' ? 'The legal hold is lifted.' : 'Recorded. The hold stands.');
}

function commandOf(context: Context): ReturnType<typeof commandIdOf> {
  return commandIdOf(context.form, () => context.ports.ids.next());
}

/** Does one thing about the traces and says what came of it. @param to where it goes on */
async function act(context: Context, does: (audit: KeptAudit, errors: FieldError[]) => Promise<Decided | undefined>, notice: string, field?: string, to = PATH): Promise<Reply> {
  const load = (): Promise<KeptAudit | undefined> => loadKeptAudit(context.ports, context.who.reader, context.today);
  const audit = await load();
  if (audit === undefined) return GONE;
  const errors: FieldError[] = [];
  const done = await does(audit, errors);
  if (done?.outcome === 'not-found') return { is: 'not-found', what: 'What was to be answered is not there any longer' };
  if (done?.outcome === 'done') return { is: 'redirect', to, notice };
  const said = done === undefined ? errors : done.why.map((text): FieldError => (field === undefined ? { text } : { field, text }));
  return page(context, (await load()) ?? audit, said);
}

function page(context: Context, audit: KeptAudit, errors: readonly FieldError[]): Reply {
  const { who, today, form } = context;
  return {
    is: 'page', title: 'Traces of who looked at what', nav: 'retention', errors, back: { href: '/retention', text: 'Keeping and erasing' },
    ...(errors.length > 0 ? { status: 400 } : {}),
    body: <AuditView audit={audit} m={{ kept: audit.kept, path: PATH, what: 'list of traces', today, csrf: who.csrf, typed: form, errors, role: who.role, me: who.reader.worker, command: context.ports.ids.next() }} />,
  };
}
