import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Actor } from '../../core/decisions/command.ts';
import { checkMapping, fitMapping, guessColumns, readSheets, UnreadableFile, type Guess, type Mapping, type MappingFault, type Sheet } from '../../tracker/index.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { Batch } from '../ports/imports.ts';

/** The name of the tracker where a service keeps only one. */
export const ONLY_SOURCE = 'tracker';
export type Started = { readonly outcome: 'started'; readonly batch: string; readonly sheets: readonly Sheet[] } | { readonly outcome: 'unreadable'; readonly what: string; readonly expected: string };

/** Keeps a file that can be read. */
export async function startImport(ports: Ports, actor: Actor, file: { readonly filename: string; readonly bytes: Uint8Array; readonly source: string }): Promise<Started> {
  const sheets = await sheetsOf(file.bytes, file.filename);
  if (sheets instanceof UnreadableFile) return { outcome: 'unreadable', what: sheets.message, expected: sheets.expected };
  const id = ports.ids.next();
  const now = ports.clock.now();
  const filename = file.filename.replace(/^.*[\\/]/, '').slice(0, 200) || 'tracker';
  const source = file.source.trim().slice(0, 80) || ONLY_SOURCE;
  await ports.store.asSystem(actor.service, async ({ imports }) => {
    await imports.add({ id, source, filename, by: actor.worker, startedAt: now }, file.bytes);
  });
  return { outcome: 'started', batch: id, sheets };
}

async function sheetsOf(bytes: Uint8Array, filename: string): Promise<readonly Sheet[] | UnreadableFile> {
  try {
    return await readSheets(bytes, filename);
  } catch (error) {
    if (error instanceof UnreadableFile) return error;
    throw error;
  }
}

/** A batch with the sheets of its file, as its reader may see it. */
export interface OpenBatch {
  readonly batch: Batch;
  /** empty once the file has been removed */
  readonly sheets: readonly Sheet[];
  readonly areas: readonly string[];
}

export async function openBatch(ports: Ports, reader: Reader, id: string): Promise<OpenBatch | undefined> {
  const found = await ports.store.asReader(reader, async (unit) => {
    const batch = await unit.imports.batch(id);
    return batch === undefined ? undefined : { batch, file: await unit.imports.file(id), areas: await unit.directory.areas() };
  });
  if (found === undefined) return undefined;
  const sheets = found.file === undefined ? [] : await readSheets(found.file, found.batch.filename);
  return { batch: found.batch, sheets, areas: found.areas };
}

/** Sheets in the order in which they are offered: shown ones with a header first. */
export function offered(sheets: readonly Sheet[]): readonly Sheet[] {
  const rank = (s: Sheet): number => (s.hidden ? 2 : 0) + (s.headerLine === undefined ? 1 : 0);
  return [...sheets].sort((a, b) => rank(a) - rank(b) || b.rows.length - a.rows.length);
}

/** What each column is taken for: as it was chosen, as a saved mapping has it, or guessed. */
export function guessFor(open: OpenBatch, sheet: Sheet, today: PlainDate, saved?: Mapping): { readonly guess: Guess; readonly mapping: Mapping | undefined; readonly faults: readonly MappingFault[] } {
  const guess = guessColumns(sheet, today, open.areas.length === 0 ? undefined : open.areas);
  if (saved === undefined) {
    const chosen = open.batch.mapping?.sheet === sheet.name ? open.batch.mapping : guess.mapping;
    return { guess, mapping: chosen === undefined ? undefined : { ...(guess.asAt === undefined ? {} : { asAt: guess.asAt.date }), ...chosen }, faults: [] };
  }
  const fitted = fitMapping(sheet, saved, today);
  if (!fitted.ok) return { guess, mapping: guess.mapping, faults: fitted.error };
  // The day for which the last version was true is not the day of this one.
  const { asAt: _before, ...mapping } = fitted.value.mapping;
  return { guess, mapping: { ...mapping, ...(guess.asAt === undefined ? {} : { asAt: guess.asAt.date }) }, faults: [] };
}

export type Chosen = { readonly outcome: 'chosen' } | { readonly outcome: 'faults'; readonly faults: readonly MappingFault[] };

/** Keeps how the file is to be read, and under a name for the next version of the tracker if one is given. */
export async function chooseMapping(ports: Ports, actor: Actor, id: string, mapping: unknown, saveAs?: string): Promise<Chosen> {
  const checked = checkMapping(mapping);
  if (!checked.ok) return { outcome: 'faults', faults: checked.error };
  const { value } = checked;
  const today = ports.clock.today();
  if (value.asAt === undefined) return { outcome: 'faults', faults: [{ path: 'asAt', value: '', expected: 'the day for which the tracker was true' }] };
  if (value.asAt > today) return { outcome: 'faults', faults: [{ path: 'asAt', value: value.asAt, expected: 'a day that is not ahead' }] };
  await ports.store.asSystem(actor.service, async ({ imports }) => {
    await imports.setMapping(id, value);
    // What was said about single children belongs to them, not to the way in which the next file is read.
    if (saveAs !== undefined && saveAs !== '') await imports.saveMapping({ name: saveAs.slice(0, 80), mapping: { ...value, answers: [] } }, actor.worker, ports.clock.now());
  });
  return { outcome: 'chosen' };
}
