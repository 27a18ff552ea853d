import { id, type CommandId, type ServiceId } from '../../core/values/ids.ts';
import type { FileStore, ScanResult, StoredFile } from '../ports/files.ts';
import type { Ports } from '../ports/index.ts';
import type { Scanner } from '../ports/scanner.ts';
import { record } from '../record/record.ts';
import { programOf } from '../transfers/carry-over.ts';

/** One turn: how many files were looked through, in how many something harmful was found, and why it ended early if it did. */
export interface ScanTurn {
  readonly looked: number;
  readonly harmful: number;
  readonly stopped?: string;
}

/** So many at a time: the scanner has uploads to look through, for which somebody is waiting. */
const TOGETHER = 20;

/**
 * Looks through files that were kept while no scanner was set, the oldest first. Each result is kept by itself: cut off, the next
 * turn goes on with what has none. A file with something harmful is withheld by the database from that moment, and kept; then it is
 * written on the record, whose managers are alerted.
 */
export async function scanKept(ports: Ports, files: FileStore, scanner: Scanner, service: ServiceId, ending: () => boolean = () => false): Promise<ScanTurn> {
  let [looked, harmful] = [0, 0];
  let stopped: string | undefined;
  for (const file of await ports.store.asSystem(service, (unit) => unit.files.unscanned(TOGETHER))) {
    if (ending()) break;
    const found = await lookThrough(files, scanner, file);
    if ('why' in found) {
      stopped = found.why;
      break;
    }
    await ports.store.asSystem(service, (unit) => unit.files.scanned(file.ref, found, ports.clock.now()));
    looked += 1;
    if (found.result === 'harm') harmful += 1;
  }
  await tellOfHarm(ports, service);
  return { looked, harmful, ...(stopped === undefined ? {} : { stopped }) };
}

/** A scanner that gives no answer has found nothing out: the file waits for the next turn. */
async function lookThrough(files: FileStore, scanner: Scanner, { ref }: StoredFile): Promise<ScanResult | { readonly why: string }> {
  const file = await files.get(ref);
  if (file.found !== 'bytes') return { result: 'unreadable' };
  const scanned = await scanner.scan(file.bytes);
  switch (scanned.found) {
    case 'nothing':
      return { result: 'clean' };
    case 'too-large':
      return { result: 'too-large' };
    case 'harm':
      return { result: 'harm', found: scanned.name.slice(0, 200) };
    case 'no-answer':
      return { why: scanned.why };
  }
}

/** Writes on each record what was withheld and is not told yet. Under a command of the file: cut off between the two, it is written once. */
async function tellOfHarm(ports: Ports, service: ServiceId): Promise<void> {
  for (const { ref, child, found, document } of await ports.store.asSystem(service, (unit) => unit.files.untold())) {
    const data = { found, ...(document === undefined ? {} : { document }) };
    const result = await record(ports, {
      id: id<CommandId>(`withheld-${ref}`), actor: programOf(service), subject: { kind: 'child', id: child }, source: 'live', answers: {}, agreements: [],
      records: [{ kind: 'document.withheld', data, occurredOn: ports.clock.today() }],
    });
    // A record that was erased meanwhile takes nothing more: there is nobody left to tell.
    if (result.outcome !== 'recorded' && result.outcome !== 'not-allowed') throw new Error(`a withheld file could not be written down: ${result.outcome}`);
    await ports.store.asSystem(service, (unit) => unit.files.told(ref));
  }
}
