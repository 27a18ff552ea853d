import { openBatch, type OpenBatch } from '../../../app/imports/start.ts';
import type { Batch } from '../../../app/ports/imports.ts';
import type { Context, Reply } from '../../route.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const NO_IMPORT: Reply = { is: 'not-found', what: 'There is no such import, or it is somebody else’s: its author and managers see it' };

/** The import of the address with its sheets, if the reader may see it. */
export async function openOf(context: Context): Promise<OpenBatch | undefined> {
  const batch = context.params['batch'] ?? '';
  return UUID.test(batch) ? openBatch(context.ports, context.who.reader, batch) : undefined;
}

/** The import of the address, without its file. */
export async function batchOf(context: Context): Promise<Batch | undefined> {
  const batch = context.params['batch'] ?? '';
  return UUID.test(batch) ? context.ports.store.asReader(context.who.reader, ({ imports }) => imports.batch(batch)) : undefined;
}

/** Where an import is looked at in its present state. */
export function pathOf(batch: Batch): string {
  return batch.state === 'read' ? `/import/${batch.id}/${batch.mapping === undefined ? 'columns' : 'preview'}` : `/import/${batch.id}`;
}
