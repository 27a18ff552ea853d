import { id, type WorkerId } from '../../../core/values/ids.ts';
import { parseDateAsTyped } from '../../../core/values/loose.ts';
import { setGoLive } from '../../../app/imports/go-live.ts';
import { answerQuestion } from '../../../app/imports/questions.ts';
import { beginImport } from '../../../app/imports/run.ts';
import { startImport } from '../../../app/imports/start.ts';
import { nameWorker } from '../../../app/imports/workers.ts';
import { rejectsCsv } from '../../../tracker/index.ts';
import { lastOf } from '../../forms/typed.ts';
import type { Context, Reply } from '../../route.ts';
import { batchOf, NO_IMPORT } from './batch-of.ts';
import { previewPage } from './preview/preview.tsx';

/** Brings the rows in. The answer does not wait for the end: the page of the import shows how far it is. */
export async function run(context: Context): Promise<Reply> {
  const batch = await batchOf(context);
  if (batch === undefined) return NO_IMPORT;
  const { ports, form, today } = context;
  if (batch.state === 'read') {
    const service = await ports.store.asReader(context.who.reader, ({ directory }) => directory.service());
    if (service?.goLive === undefined && context.may('service.go-live')) {
      const live = lastOf(form, 'live');
      if (live === '') return previewPage(context, [{ field: 'live', text: 'Say what becomes of what fell due before today' }]);
      const day = live === 'on' ? parseDateAsTyped(lastOf(form, 'liveOn'), today, 'future') : undefined;
      if (day?.ok === false) return previewPage(context, [{ field: 'liveOn', text: `Go-live day: give ${day.error}` }]);
      if (live !== 'no') letRun((await setGoLive(ports, context.actor(), day?.value ?? today)).derived);
    }
  }
  const begun = await beginImport(ports, context.actor(), batch.id);
  if (begun.outcome === 'begun') letRun(begun.run.finish());
  if (begun.outcome === 'not-ready') return { is: 'redirect', to: `/import/${batch.id}/columns`, notice: begun.why };
  return { is: 'redirect', to: `/import/${batch.id}` };
}

/** What goes on after the answer: what fails is taken up again by its page or by the job that derives, so that nothing is lost by it. */
function letRun(work: Promise<unknown>): void {
  work.catch(() => undefined);
}

/** Reads the same file once more, to bring it in with corrected columns. */
export async function bringInAgain(context: Context): Promise<Reply> {
  const batch = await batchOf(context);
  const file = batch === undefined ? undefined : await context.ports.store.asReader(context.who.reader, ({ imports }) => imports.file(batch.id));
  if (batch === undefined || file === undefined) return NO_IMPORT;
  const started = await startImport(context.ports, context.actor(), { filename: batch.filename, bytes: file, source: batch.source });
  return started.outcome === 'started' ? { is: 'redirect', to: `/import/${started.batch}/columns` } : NO_IMPORT;
}

/** The rows that are not in, to be corrected in a spreadsheet and brought in again. */
export async function rejects(context: Context): Promise<Reply> {
  const batch = await batchOf(context);
  if (batch === undefined) return NO_IMPORT;
  const rows = await context.ports.store.asReader(context.who.reader, ({ imports }) => imports.rows(batch.id, 'to settle'));
  const notIn = rows.filter((r) => r.settled === undefined && (r.status === 'rejected' || r.status === 'duplicate')).map((r) => r.row);
  const name = batch.filename.replace(/\.[a-z0-9]{1,5}$/i, '');
  return { is: 'file', filename: `${name}-not-in-yet.csv`, type: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(rejectsCsv(notIn)) };
}

export async function submitQuestion(context: Context): Promise<Reply> {
  const batch = await batchOf(context);
  if (batch === undefined) return NO_IMPORT;
  const answer = lastOf(context.form, 'answer');
  const back = `/import/${batch.id}`;
  if (answer !== 'take' && answer !== 'correct' && answer !== 'keep') return { is: 'redirect', to: back, notice: 'Choose what the change means' };
  const done = await answerQuestion(context.ports, context.actor(), batch.id, Number(lastOf(context.form, 'line')), lastOf(context.form, 'key'), answer);
  return { is: 'redirect', to: back, notice: done.outcome === 'answered' ? (answer === 'keep' ? 'Kept as it is on record' : 'Recorded') : done.why };
}

export async function nameWorkers(context: Context): Promise<Reply> {
  const batch = await batchOf(context);
  if (batch === undefined) return NO_IMPORT;
  const worker = lastOf(context.form, 'worker');
  if (worker === '') return { is: 'redirect', to: `/import/${batch.id}`, notice: 'Choose an account' };
  const children = await nameWorker(context.ports, context.actor(), batch.id, lastOf(context.form, 'name'), id<WorkerId>(worker));
  return { is: 'redirect', to: `/import/${batch.id}`, notice: `${children} ${children === 1 ? 'child' : 'children'} allocated` };
}
