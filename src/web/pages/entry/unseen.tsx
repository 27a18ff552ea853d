import { writtenBehind } from '../../../app/record/written-behind.ts';
import { sightOf } from '../../../core/access/reach.ts';
import type { AnyKind } from '../../../core/chronology/kind.ts';
import { kindOf } from '../../../core/chronology/kinds/index.ts';
import { InsetText } from '../../components/index.ts';
import { showForm, submitForm, type FormPage } from '../../forms/submit.tsx';
import { dateAsTyped, lastOf, typedOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import type { OpenEntry } from './entry-of.ts';

const CHANGED = { is: 'forbidden', why: 'Nothing of yours stands behind this entry, or somebody who sees the whole of it has put it right since. Ask the seconded police officer to correct it.' } as const;

/** The kind of what the reader wrote with this entry and may not see, if its author is who reads: they may put it right all the same. */
export function unseenKind({ who }: Context, { entry, kind, replacement }: OpenEntry): AnyKind | undefined {
  const beside = kind.writtenBeside === undefined ? undefined : kindOf(kind.writtenBeside);
  if (beside === undefined || replacement !== undefined || entry.withdrawn === true || entry.recordedBy !== who.reader.worker) return undefined;
  return sightOf(who.reader.roles).compartments.includes(beside.compartment) ? undefined : beside;
}

/** Where what stands behind an entry is put right. */
export function unseenPath({ record, entry }: OpenEntry): string {
  return `/children/${record.row.id}/entries/${entry.id}/correct?whole=yes`;
}

/** The form of the whole, empty but for what the entry beside it shows. */
export async function showUnseen(context: Context, open: OpenEntry, kind: AnyKind): Promise<Reply> {
  const form = formOf(context, open, kind);
  const kept = context.held ?? (await context.drafts.load(context.who.reader, form.draftKey));
  return showForm(form, { typed: kept?.form ?? { ...typedOf(kind.fields, open.entry.data), occurredOn: [dateAsTyped(open.entry.occurredOn)] }, restored: kept });
}

export async function submitUnseen(context: Context, open: OpenEntry, kind: AnyKind): Promise<Reply> {
  const behind = await writtenBehind(context.ports, context.who.reader, open.entry);
  if (behind === undefined) return CHANGED;
  const reason = lastOf(context.form, 'correctionReason').trim();
  return submitForm(formOf(context, open, kind), (record) => [{ ...record, supersedes: behind.id, reason, ...(behind.of === undefined ? {} : { of: behind.of }) }]);
}

function formOf(context: Context, open: OpenEntry, kind: AnyKind): FormPage {
  const base = `/children/${open.record.row.id}`;
  return {
    context, record: open.record, kind,
    title: `Correct: ${kind.label}`,
    action: `${base}/entries/${open.entry.id}/correct`,
    page: unseenPath(open),
    draftKey: `correct:whole:${open.entry.id}`,
    cancel: `${base}/entries/${open.entry.id}`,
    button: 'Record the correction',
    correcting: true,
    hidden: { whole: 'yes' },
    after: `${base}/chronology`,
    intro: <InsetText>You wrote this. It is kept where your role does not show it, so it is not shown here: write it again as it should stand. What you leave empty is not kept from before. Both versions stay on record.</InsetText>,
  };
}
