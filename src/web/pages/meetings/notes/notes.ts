import type { EntryData } from '../../../../core/chronology/entry.ts';
import { isRole } from '../../../../core/access/roles.ts';
import { id, type SubjectId } from '../../../../core/values/ids.ts';
import { noteSitting, type SittingNote } from '../../../../app/meetings/open-sitting.ts';
import type { PreparedSitting } from '../../../../app/meetings/prepare-sitting.ts';
import type { Typed } from '../../../../app/identity/drafts.ts';
import { answersOf, commandIdOf } from '../../../forms/read-record.ts';
import { lastOf } from '../../../forms/typed.ts';
import type { Context, Reply } from '../../../route.ts';
import { refused } from '../sitting/acts.tsx';
import { NO_SITTING, sittingOf, sittingPage } from '../sitting/sitting.tsx';

interface Note {
  readonly kind: SittingNote;
  readonly said: string;
  /** what is filled in, or what is missing and where */
  read(typed: Typed, sitting: PreparedSitting): { readonly data: EntryData } | { readonly field: string; readonly text: string };
}

/** What may be written about a sitting before it is closed, by the button that sends it. */
const NOTES: Readonly<Record<string, Note>> = {
  chair: {
    kind: 'sitting.chair-named',
    said: 'The chair is named',
    read(typed, sitting) {
      const [name, role] = [lastOf(typed, 'chair-name').trim(), lastOf(typed, 'chair-role')];
      if (name === '') return { field: 'chair-name', text: 'Enter the name of the chair' };
      const worker = sitting.workers.find((w) => w.name === name)?.id;
      return isRole(role) ? { data: { name, role, ...(worker === undefined ? {} : { worker }) } } : { field: 'chair-role', text: 'Choose the role of the chair' };
    },
  },
  presenter: {
    kind: 'sitting.presenter-named',
    said: 'The presenter is named',
    read(typed, sitting) {
      const [child, role, reason] = [lastOf(typed, 'presents-child'), lastOf(typed, 'presents-role'), lastOf(typed, 'presents-reason').trim()];
      const worker = sitting.workers.find((w) => w.id === lastOf(typed, 'presents-worker'));
      const name = worker?.name ?? lastOf(typed, 'presents-name').trim();
      if (child === '') return { field: 'presents-child', text: 'Choose the child who is presented' };
      if (name === '') return { field: 'presents-worker', text: 'Choose who presents, or enter the name of somebody of another agency' };
      if (!isRole(role)) return { field: 'presents-role', text: 'Choose the role in which they present' };
      return { data: { child, role, name, ...(worker === undefined ? {} : { worker: worker.id }), ...(reason === '' ? {} : { reason }) } };
    },
  },
  contribution: {
    kind: 'sitting.contribution',
    said: 'The contribution is on record',
    read(typed) {
      const [role, text] = [lastOf(typed, 'contribution-role'), lastOf(typed, 'contribution-text').trim()];
      if (!isRole(role)) return { field: 'contribution-role', text: 'Choose whose contribution it is' };
      return text === '' ? { field: 'contribution-text', text: 'Enter what was contributed' } : { data: { role, text } };
    },
  },
  full: { kind: 'sitting.full', said: 'No room is left on the agenda', read: () => ({ data: { full: true } }) },
  room: { kind: 'sitting.full', said: 'There is room on the agenda again', read: () => ({ data: { full: false } }) },
};

/** Names the chair or a presenter, keeps a contribution, or says that no room is left. */
export async function submitNote(context: Context): Promise<Reply> {
  const { form, ports } = context;
  const note = NOTES[lastOf(form, '_what')];
  const sitting = await sittingOf(context);
  if (sitting === undefined || note === undefined) return NO_SITTING;
  const found = note.read(form, sitting);
  if ('field' in found) return sittingPage(context, sitting, [found]);
  const done = await noteSitting(ports, { command: commandIdOf(form, () => ports.ids.next()), actor: context.actor(), sitting: id<SubjectId>(sitting.id), kind: note.kind, data: found.data, answers: answersOf(form) });
  return done.outcome === 'recorded' ? { is: 'redirect', to: `/meetings/${sitting.id}`, notice: note.said } : refused(context, done);
}
