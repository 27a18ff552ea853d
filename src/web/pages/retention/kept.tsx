import { answerErasure, carryOutAgreed, keepLonger, proposeErasure } from '../../../app/retention/decide-kept.ts';
import { recordHold } from '../../../app/retention/holds.ts';
import { loadKept, type KeptRecord } from '../../../app/retention/load-kept.ts';
import type { Decided } from '../../../app/retention/refusal.ts';
import { id, type EntryId } from '../../../core/values/ids.ts';
import type { Subject } from '../../../core/chronology/entry.ts';
import { sortOf, type KeptSort } from '../../../core/retention/kept-sorts.ts';
import { commandIdOf } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../route.ts';
import { KeptView } from './kept-view.tsx';
import { pathOf, subjectOf } from './path.ts';
import { readDay, readHold, readText } from './read.ts';
import { readAnswer, readHoldStep } from './steps.ts';

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
  const agreed = lastOf(context.form, 'answer') === 'agree';
  return act(context, (about, errors) => {
    const said = readAnswer(context.form, errors);
    return said === undefined ? Promise.resolve(undefined) : answerErasure(context.ports, context.who.reader, context.actor(), { ...about, ...said });
  }, agreed ? 'Erased. The certificate is the first on this list.' : 'Recorded. Nothing was erased.', undefined, agreed ? '/retention/certificates' : undefined);
}

export async function carryOn(context: Context): Promise<Reply> {
  return act(context, (about) => carryOutAgreed(context.ports, context.who.reader, context.actor(), { subject: about.subject, proposal: id<EntryId>(lastOf(context.form, 'proposal')) }), 'Erased. The certificate is the first on this list.', undefined, '/retention/certificates');
}

/** Places a hold on a record that is no child's: it is open, so that nobody need be named. */
export async function sendNewHold(context: Context): Promise<Reply> {
  return act(context, (about, errors) => {
    const data = readHold(context.form, context.today, errors, { why: 'hold-why', reviewOn: 'hold-review-on' });
    return data === undefined ? Promise.resolve(undefined) : recordHold(context.ports, context.who.reader, context.actor(), about.subject, { command: about.command, kind: 'hold.placed', data });
  }, 'The record is under a legal hold.');
}

export async function sendHoldStep(context: Context): Promise<Reply> {
  return act(context, (about, errors) => {
    const step = readHoldStep(context.form, context.today, errors);
    return step === undefined ? Promise.resolve(undefined) : recordHold(context.ports, context.who.reader, context.actor(), about.subject, { command: about.command, ...step });
  }, lastOf(context.form, 'step') === 'hold.lifted' ? 'The legal hold is lifted.' : 'Recorded. The hold stands.');
}

interface About {
  readonly command: ReturnType<typeof commandIdOf>;
  readonly subject: Subject;
}

/** Does one thing about a record that the reader keeps, and says what came of it. @param to where it goes on, if the record may be gone */
async function act(context: Context, does: (about: About, errors: FieldError[]) => Promise<Decided | undefined>, notice: string, field?: string, to?: string): Promise<Reply> {
  const kept = await keptOf(context);
  if (kept === undefined) return GONE;
  const errors: FieldError[] = [];
  const done = await does({ command: commandIdOf(context.form, () => context.ports.ids.next()), subject: kept.subject }, errors);
  if (done?.outcome === 'not-found') return GONE;
  if (done?.outcome === 'done') return { is: 'redirect', to: to ?? ((await keptOf(context)) === undefined ? '/retention' : pathOf(kept.subject)), notice };
  const said = done === undefined ? errors : done.why.map((text): FieldError => (field === undefined ? { text } : { field, text }));
  return page(context, (await keptOf(context)) ?? kept, said);
}

async function keptOf({ ports, who, today, params }: Context): Promise<KeptRecord | undefined> {
  const subject = subjectOf(params);
  if (subject === undefined) return undefined;
  return loadKept(ports, who.reader, subject, today);
}

function page(context: Context, kept: KeptRecord, errors: readonly FieldError[]): Reply {
  const { who, today, form } = context;
  const sort = sortOfKept(kept);
  const opens = opensAt(context, kept.subject);
  return {
    is: 'page', title: `Keeping and erasing: ${kept.about}`, nav: 'retention', errors, back: { href: sort === 'children' ? '/retention' : `/retention?sort=${sort}`, text: 'Keeping and erasing' },
    ...(errors.length > 0 ? { status: 400 } : {}),
    body: <KeptView kept={kept} path={pathOf(kept.subject)} what="record" today={today} csrf={who.csrf} typed={form} errors={errors} role={who.role} me={who.reader.worker} command={context.ports.ids.next()} {...(opens === undefined ? {} : { opens })} />,
  };
}

/** Where the record itself is read, by whoever may. */
function opensAt(context: Context, { kind, id: of }: Subject): string | undefined {
  if (kind === 'child') return context.may('cases.see') ? `/children/${of}` : undefined;
  if (kind === 'sitting') return context.may('meetings.see') ? `/meetings/${of}` : undefined;
  return kind === 'worker' && context.may('team.see') ? `/colleagues/${of}` : undefined;
}

function sortOfKept({ terms, subject }: KeptRecord): KeptSort {
  return terms[0]?.term.sort ?? sortOf(subject.kind, false);
}
