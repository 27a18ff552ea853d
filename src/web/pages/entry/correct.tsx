import type { Entry } from '../../../core/chronology/entry.ts';
import { fileOf, holdsFile } from '../../../core/chronology/file-of.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { showForm, submitForm, type FormPage } from '../../forms/submit.tsx';
import { dateAsTyped, lastOf, typedOf } from '../../forms/typed.ts';
import { Changed } from '../../forms/outcome.tsx';
import type { Typed } from '../../../app/identity/drafts.ts';
import type { Context, Reply } from '../../route.ts';
import { safePath } from '../../security/origin.ts';
import { isTyped } from '../record/kinds.tsx';
import { entryOf, NO_ENTRY, versionsOf, type OpenEntry } from './entry-of.ts';
import { GivenTo } from './given-to.tsx';
import { showUnseen, submitUnseen, unseenKind } from './unseen.tsx';

/** Whether entries of a kind are corrected by hand. A document's words are; its file is not. */
export function isCorrected(kind: AnyKind): boolean {
  return isTyped(kind) || holdsFile(kind);
}

/** The form of an entry with what it says now, and the reason for the correction. */
export async function showCorrection(context: Context): Promise<Reply> {
  const open = await entryOf(context);
  const unseen = open === undefined || context.query['whole'] !== 'yes' ? undefined : unseenKind(context, open);
  if (open !== undefined && unseen !== undefined) return showUnseen(context, open, unseen);
  if (open === undefined || !isCorrected(open.kind) || open.entry.withdrawn === true) return NO_ENTRY;
  const form = formOf(context, open);
  const kept = context.held ?? (await context.drafts.load(context.who.reader, form.draftKey));
  if (open.replacement !== undefined) return alreadyCorrected(open, form, kept?.form);
  return showForm(form, { typed: kept?.form ?? asItStands(open.entry, open), restored: kept, before: <GivenTo record={open.record} entry={open.entry} /> });
}

/** The correction supersedes; what the entry had written with it is corrected by the decision itself. */
export async function submitCorrection(context: Context): Promise<Reply> {
  const open = await entryOf(context);
  const unseen = open === undefined || lastOf(context.form, 'whole') !== 'yes' ? undefined : unseenKind(context, open);
  if (open !== undefined && unseen !== undefined) return submitUnseen(context, open, unseen);
  if (open === undefined || !isCorrected(open.kind) || open.entry.withdrawn === true) return NO_ENTRY;
  const reason = lastOf(context.form, 'correctionReason').trim();
  return submitForm(formOf(context, open), (record) => [{ ...record, supersedes: open.entry.id, reason }]);
}

function formOf(context: Context, { record, entry, kind }: OpenEntry): FormPage {
  const file = fileOf(entry.data);
  const here = `/children/${record.row.id}/entries/${entry.id}`;
  return {
    context, record, kind,
    title: `Correct: ${kind.label}`,
    action: `${here}/correct`,
    page: context.form['_page'] === undefined ? context.url : safePath(lastOf(context.form, '_page')),
    draftKey: `correct:${entry.id}`,
    cancel: here,
    button: 'Record the correction',
    correcting: true,
    ...(file === undefined ? {} : { carried: { file } }),
    ...(entry.of === undefined ? {} : { hidden: { of: entry.of } }),
  };
}

function asItStands(entry: Entry, { kind }: OpenEntry): Typed {
  return { ...typedOf(kind.fields, entry.data), occurredOn: [dateAsTyped(entry.occurredOn)], ...(entry.occurredAt === undefined ? {} : { occurredAt: [entry.occurredAt] }) };
}

/** A second corrector is shown the first, with what stands now in the form. */
function alreadyCorrected(open: OpenEntry, form: FormPage, typed: Typed | undefined): Reply {
  const latest = versionsOf(open).at(-1) ?? open.entry;
  if (latest.withdrawn === true) return { is: 'redirect', to: form.cancel, notice: 'This entry has been withdrawn meanwhile. Record a new one if something is to be said.' };
  return showForm({ ...form, action: `/children/${open.record.row.id}/entries/${latest.id}/correct` }, {
    typed: typed ?? asItStands(latest, open),
    before: <Changed entries={[latest]} names={open.record.names} why="This entry has already been corrected" settled />,
  });
}
