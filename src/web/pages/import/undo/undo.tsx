import { undoImport, type Dependent } from '../../../../app/imports/undo.ts';
import { longDate } from '../../../../core/values/plain-date.ts';
import { Button, Checkboxes, CsrfField, Table, Textarea, WarningText } from '../../../components/index.ts';
import { lastOf } from '../../../forms/typed.ts';
import type { Context, Reply } from '../../../route.ts';
import { batchOf, NO_IMPORT, pathOf } from '../batch-of.ts';
import { many } from '../steps.tsx';

export async function showUndo(context: Context): Promise<Reply> {
  return page(context, { dependents: [] });
}

/** Takes a whole import back; children about whom more has been recorded since are refused, with a list. */
export async function submitUndo(context: Context): Promise<Reply> {
  const batch = await batchOf(context);
  if (batch === undefined) return NO_IMPORT;
  const done = await undoImport(context.ports, context.actor(), batch.id, lastOf(context.form, 'why'), lastOf(context.form, 'leaving') === 'yes');
  switch (done.outcome) {
    case 'undone':
      return { is: 'redirect', to: '/import', notice: `Undone: ${many(done.entries, 'entry', 'entries')} of ${many(done.children, 'child', 'children')} withdrawn${done.left.length > 0 ? `; ${many(done.left.length, 'child', 'children')} left as they are` : ''}` };
    case 'refused':
      return page(context, { dependents: done.dependents });
    case 'invalid':
      return page(context, { dependents: [], fault: `Give ${done.expected}` });
  }
}

async function page(context: Context, shown: { readonly dependents: readonly Dependent[]; readonly fault?: string }): Promise<Reply> {
  const batch = await batchOf(context);
  if (batch === undefined) return NO_IMPORT;
  if (batch.state !== 'done') return { is: 'redirect', to: pathOf(batch) };
  const here = `/import/${batch.id}/undo`;
  const refused = shown.dependents.length > 0;
  return {
    is: 'page',
    title: 'Undo this import',
    nav: 'import',
    back: { href: `/import/${batch.id}`, text: 'The import' },
    ...(refused ? { status: 409, errors: [{ field: 'leaving', text: `More has been recorded since about ${many(shown.dependents.length, 'child', 'children')}. Nothing has been undone` }] } : shown.fault === undefined ? {} : { status: 422, errors: [{ field: 'why', text: shown.fault }] }),
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <span class="govuk-caption-l">{batch.filename}</span>
          <h1 class="govuk-heading-l">Undo this import</h1>
          <p class="govuk-body">Every entry that it made is withdrawn with your reason. Nothing is deleted: the entries stay to be seen on each chronology.</p>
          {refused && (
            <>
              <WarningText text="What was recorded about these children later rests on the import" />
              <Table
                stackOnMobile caption="Children with later entries" captionHidden head={['Child', 'Recorded since']}
                rows={shown.dependents.map((d) => [<a class="govuk-link" href={`/children/${d.child}`}>{d.name || d.reference}</a>, d.later.map((l) => `${l.what}, ${longDate(l.on)}`).join('; ') || 'Something that your role does not show'])}
              />
            </>
          )}
          <form method="post" action={here} novalidate>
            <CsrfField token={context.who.csrf} />
            <input type="hidden" name="_page" value={here} />
            {refused && <Checkboxes name="leaving" items={[{ value: 'yes', text: 'Leave these children as they are and undo the rest' }]} />}
            <Textarea name="why" label="Why is it undone?" rows={3} value={lastOf(context.form, 'why')} error={shown.fault} />
            <Button text="Undo the import" kind="warning" preventDoubleClick />
          </form>
        </div>
      </div>
    ),
  };
}
