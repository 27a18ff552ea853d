import type { ServiceId } from '../core/values/ids.ts';
import { scanKept, type ScanTurn } from '../app/documents/scan-kept.ts';
import type { FileStore } from '../app/ports/files.ts';
import type { Ports } from '../app/ports/index.ts';
import type { Scanner } from '../app/ports/scanner.ts';
import { repeatedly, type Running } from './repeatedly.ts';

export interface ScanKeptOptions {
  readonly services: () => Promise<readonly ServiceId[]>;
  /** between two turns, in milliseconds */
  readonly everyMs?: number;
  /** what came of a turn in which there was something to look through */
  readonly onTurn: (service: ServiceId, turn: ScanTurn) => void;
  readonly onError: (error: unknown) => void;
}

/** Every minute looks through some of the files that have no result of a scanner yet. @returns ends it, after the file that is under way */
export function startScanningKept(ports: Ports, files: FileStore, scanner: Scanner, options: ScanKeptOptions): Running {
  const run = async (ending: () => boolean): Promise<void> => {
    for (const service of await options.services()) {
      if (ending()) return;
      const turn = await scanKept(ports, files, scanner, service, ending);
      if (turn.looked > 0 || turn.stopped !== undefined) options.onTurn(service, turn);
    }
  };
  return repeatedly(options.everyMs ?? 60_000, run, options.onError);
}
