import { Button, CsrfField, FileUpload, Input, InsetText, Table, WarningText } from '../../../components/index.ts';
import { ONLY_SOURCE, startImport } from '../../../../app/imports/start.ts';
import type { Batch } from '../../../../app/ports/imports.ts';
import { namesOf } from '../../../../app/names.ts';
import { longDate, parsePlainDate } from '../../../../core/values/plain-date.ts';
import { lastOf } from '../../../forms/typed.ts';
import type { Context, Reply } from '../../../route.ts';
import { pathOf } from '../batch-of.ts';
import { many, Step } from '../steps.tsx';

/** Step 1: the file. Below it, what was brought in before and what is not settled yet. */
export async function showChoose(context: Context): Promise<Reply> {
  return page(context);
}

export async function submitChoose(context: Context): Promise<Reply> {
  const file = context.uploads.find((u) => u.field === 'file');
  if (file === undefined || file.filename === '') return page(context, 'Choose the tracker: a CSV file or a workbook (.xlsx)');
  if (file.tooLarge === true) return page(context, 'The file is larger than 20 MB. Save the sheet that holds the tracker as a file of its own');
  if (file.refused !== undefined) return page(context, file.refused);
  const started = await startImport(context.ports, context.actor(), { filename: file.filename, bytes: file.bytes, source: lastOf(context.form, 'source') });
  if (started.outcome === 'unreadable') return page(context, `${started.what} ${started.expected}`);
  return { is: 'redirect', to: `/import/${started.batch}/columns` };
}

async function page(context: Context, fault?: string): Promise<Reply> {
  const { batches, names, service, notIn } = await context.ports.store.asReader(context.who.reader, async ({ imports, directory, meetings }) => ({
    batches: await imports.batches(), names: namesOf(await directory.workers(context.today)), service: await directory.service(), notIn: (await meetings.notInYet()).length,
  }));
  const sources = [...new Set(batches.map((b) => b.source))];
  return {
    is: 'page',
    title: 'Bring in your tracker',
    nav: 'import',
    ...(fault === undefined ? {} : { errors: [{ field: 'file', text: fault }], status: 422 }),
    body: (
      <>
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-two-thirds">
            <Step n={1} />
            <h1 class="govuk-heading-xl">Bring in your tracker</h1>
            {context.who.demo && <WarningText text="This is a demonstration. Bring in a made-up tracker alone: nothing about a real child." />}
            <p class="govuk-body-l">Your spreadsheet as it is. Nothing goes on record until you have seen what would come of it, and no child is dropped because a cell is wrong.</p>
            {notIn > 0 && <InsetText><strong>{many(notIn, 'child', 'children')}</strong> {notIn === 1 ? 'is' : 'are'} in a tracker and not in yet. Open the import below to settle them.</InsetText>}
            <form method="post" action="/import" encType="multipart/form-data" novalidate>
              <CsrfField token={context.who.csrf} />
              <FileUpload name="file" label="The tracker" hint="CSV or Excel workbook (.xlsx), up to 20 MB" accept=".csv,.txt,.tsv,.xlsx" error={fault} />
              {sources.length === 0 ? <input type="hidden" name="source" value={ONLY_SOURCE} /> : (
                <Input name="source" label="Which tracker it is" hint={`Keep “${sources[0] ?? ONLY_SOURCE}” for a newer version of the same tracker: only what has changed is written. Another name starts another list.`} value={sources[0] ?? ONLY_SOURCE} width={20} />
              )}
              <Button text="Continue" preventDoubleClick />
            </form>
            <p class="govuk-body">{service?.goLive === undefined ? 'No go-live day is set: what fell due earlier counts as late.' : `Go-live day: ${longDate(service.goLive)}.`} <a class="govuk-link" href="/import/go-live">Go-live day</a></p>
          </div>
        </div>
        {batches.length > 0 && <Earlier batches={batches} who={(b) => names.worker(b.by)} />}
      </>
    ),
  };
}

function Earlier({ batches, who }: { readonly batches: readonly Batch[]; readonly who: (batch: Batch) => string }) {
  return (
    <>
      <h2 class="govuk-heading-l">Earlier imports</h2>
      <Table
        stackOnMobile caption="Earlier imports" captionHidden head={['File', 'When', 'By', 'In', 'Not in yet', 'State']}
        rows={batches.map((b) => [
          <a class="govuk-link" href={pathOf(b)}>{b.filename}</a>,
          dayOf(b.startedAt),
          who(b), b.counts === undefined ? '' : String(b.counts.imported), b.counts === undefined || b.state === 'undone' ? '' : String(b.counts.rejected + b.counts.duplicates), STATES[b.state],
        ])}
      />
    </>
  );
}

function dayOf(instant: string): string {
  const day = parsePlainDate(instant.slice(0, 10));
  return day === undefined ? instant : longDate(day);
}

const STATES: Readonly<Record<Batch['state'], string>> = { read: 'read, not brought in', running: 'running', done: 'in', undone: 'undone' };
