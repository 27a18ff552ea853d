import { Button, CsrfField, InsetText } from '../../../components/index.ts';
import type { Batch, ColourCount, StoredRow } from '../../../../app/ports/imports.ts';
import type { WorkerRow } from '../../../../app/ports/directory.ts';
import type { Context, Reply } from '../../../route.ts';
import { batchOf, NO_IMPORT, pathOf } from '../batch-of.ts';
import { many, Step } from '../steps.tsx';
import { ResultView } from './result-view.tsx';

/** A run that has written nothing for so long has died and is taken up again. */
const SILENCE_MS = 60_000;

/** Step 4: how far it is; then who is not in yet, whether it is the list they know, and what still asks for somebody. */
export async function showImport(context: Context): Promise<Reply> {
  const batch = await batchOf(context);
  if (batch === undefined) return NO_IMPORT;
  if (batch.state === 'read') return { is: 'redirect', to: pathOf(batch) };
  if (batch.state === 'running') return progress(context, batch);
  const { rows, colours, workers } = await context.ports.store.asReader(context.who.reader, async (unit): Promise<{ rows: readonly StoredRow[]; colours: readonly ColourCount[]; workers: readonly WorkerRow[] }> => ({
    rows: await unit.imports.rows(batch.id, 'to settle'), colours: await unit.imports.coloursOf(batch.id), workers: await unit.directory.workers(context.today),
  }));
  return {
    is: 'page',
    title: batch.state === 'undone' ? 'Undone import' : 'Your tracker is in',
    nav: 'import',
    wide: true,
    back: { href: '/import', text: 'Imports' },
    body: <ResultView batch={batch} rows={rows} colours={colours} workers={workers} csrf={context.who.csrf} />,
  };
}

function progress(context: Context, batch: Batch): Reply {
  const silent = batch.beatAt !== undefined && Date.parse(context.ports.clock.now()) - Date.parse(batch.beatAt) > SILENCE_MS;
  return {
    is: 'page',
    title: 'Bringing it in',
    nav: 'import',
    ...(silent ? {} : { refreshAfter: 2 }),
    body: (
      <>
        <Step n={4} />
        <h1 class="govuk-heading-xl">Bringing it in</h1>
        <p class="govuk-body-l" role="status">{batch.done.toLocaleString('en-GB')} of {many(batch.total, 'row')}</p>
        <progress class="tl-progress" value={batch.done} max={Math.max(1, batch.total)} aria-label="Rows brought in">{batch.done} of {batch.total}</progress>
        {silent ? (
          <>
            <InsetText text="It has stopped before the end, perhaps because the program was restarted. What is in stays in; going on writes no row twice." />
            <form method="post" action={`/import/${batch.id}/run`}><CsrfField token={context.who.csrf} /><Button text="Go on" preventDoubleClick /></form>
          </>
        ) : <p class="govuk-body">This page looks again by itself every two seconds. You may leave it: the import goes on. <a class="govuk-link" href={`/import/${batch.id}`}>Look now</a></p>}
      </>
    ),
  };
}
