import { nameOf } from '../../../app/child/child-page.ts';
import { recordAboutWorker } from '../../../app/supervision/hold-supervision.ts';
import { loadSupervision, type SupervisedCase, type SupervisionPage } from '../../../app/supervision/load-supervision.ts';
import { id, type WorkerId } from '../../../core/values/ids.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import { Button, CsrfField, Textarea } from '../../components/index.ts';
import { commandIdOf } from '../../forms/read-record.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, FieldError, Reply } from '../../route.ts';
import { wordsOf } from '../meetings/sitting/acts.tsx';

const NO_NOTE = { is: 'not-found', what: 'This note is not among those since the last supervision, or what is recorded about this colleague is for them and their managers.' } as const;
const TEXTS = ['plan', 'risk', 'next'] as const;

interface OpenNote {
  readonly page: SupervisionPage;
  readonly of: SupervisedCase;
  readonly note: SupervisedCase['notes'][number];
}

async function noteOf({ ports, who, today, params }: Context): Promise<OpenNote | undefined> {
  const page = await loadSupervision(ports, who.reader, id<WorkerId>(params['worker'] ?? ''), today);
  const of = page?.cases.find((c) => c.notes.some((n) => n.id === params['note']));
  const note = of?.notes.find((n) => n.id === params['note']);
  return page === undefined || of === undefined || note === undefined ? undefined : { page, of, note };
}

/** The form by which a note of the supervision is put right. */
export async function showNote(context: Context): Promise<Reply> {
  const open = await noteOf(context);
  if (open === undefined) return NO_NOTE;
  const kept = context.held?.form;
  return form(context, open, Object.fromEntries([...TEXTS, 'reason' as const].map((name) => [name, kept === undefined ? (name === 'reason' ? '' : (open.note[name] ?? '')) : lastOf(kept, name)])), []);
}

/** Corrects the note, or withdraws it; the oversight on the child's record that came from it follows. */
export async function submitNote(context: Context): Promise<Reply> {
  const open = await noteOf(context);
  if (open === undefined) return NO_NOTE;
  const typed = Object.fromEntries([...TEXTS, 'reason' as const].map((name) => [name, lastOf(context.form, name).trim()]));
  if ((typed['reason'] ?? '') === '') return form(context, open, typed, [{ field: 'reason', text: 'Say why the note is corrected' }]);
  const withdrawn = lastOf(context.form, 'how') === 'withdraw';
  const texts = withdrawn ? open.note : typed;
  const done = await recordAboutWorker(
    context.ports,
    { command: commandIdOf(context.form, () => context.ports.ids.next()), actor: context.actor(), worker: open.page.worker.id },
    [{
      kind: 'supervision.case-discussed', occurredOn: open.note.on, supersedes: open.note.id, reason: typed['reason'] ?? '',
      data: { child: open.of.row.id, ...Object.fromEntries(TEXTS.flatMap((name) => ((texts[name] ?? '') === '' ? [] : [[name, texts[name]]]))) },
      ...(withdrawn ? { withdrawn } : {}),
    }],
  );
  if (done.outcome === 'recorded') return { is: 'redirect', to: `/supervision/${open.page.worker.id}`, notice: `${withdrawn ? 'Withdrawn' : 'Corrected'}, here and on the child’s record.` };
  if (done.outcome === 'not-allowed') return { is: 'forbidden', why: done.why };
  return form(context, open, typed, wordsOf(done).map((text) => ({ text })));
}

function form(context: Context, { page, of, note }: OpenNote, typed: Readonly<Record<string, string>>, errors: readonly FieldError[]): Reply {
  const here = `/supervision/${page.worker.id}`;
  const fault = (name: string): string | undefined => errors.find((e) => e.field === name)?.text;
  const title = `Correct the note on ${nameOf(of.row)}`;
  return {
    is: 'page',
    title,
    nav: 'team',
    back: { href: here, text: `Supervision: ${page.worker.name}` },
    errors,
    body: (
      <>
        <span class="govuk-caption-l">Supervision of {page.worker.name}, {longDate(note.on)}</span>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">Management oversight on the child’s record, which came from this note, is corrected with it. Both versions stay on record, with your reason.</p>
        <form method="post" action={`${here}/notes/${note.id}`} novalidate>
          <CsrfField token={context.who.csrf} />
          <input type="hidden" name="_command" value={lastOf(context.form, '_command') || context.ports.ids.next()} />
          <Textarea id="plan" name="plan" label="Pathways and Planning" labelSize="s" rows={4} value={typed['plan'] ?? ''} spellcheck />
          <Textarea id="risk" name="risk" label="Risk now" labelSize="s" rows={4} value={typed['risk'] ?? ''} spellcheck />
          <Textarea id="next" name="next" label="What happens next (optional)" labelSize="s" rows={3} value={typed['next'] ?? ''} spellcheck />
          <Textarea id="reason" name="reason" label="Why is the note corrected?" labelSize="s" rows={2} value={typed['reason'] ?? ''} error={fault('reason')} spellcheck />
          <div class="govuk-button-group">
            <Button text="Record the correction" name="how" value="correct" preventDoubleClick />
            <Button text="Withdraw the note" kind="secondary" name="how" value="withdraw" preventDoubleClick />
            <a class="govuk-link" href={here}>Cancel</a>
          </div>
        </form>
      </>
    ),
  };
}
