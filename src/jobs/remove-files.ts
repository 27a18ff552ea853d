import type { ServiceId } from '../core/values/ids.ts';
import { expireRows } from '../app/retention/expire-rows.ts';
import { sweepSessions } from '../app/identity/sessions.ts';
import { removeFiles } from '../app/documents/remove-files.ts';
import type { FileStore } from '../app/ports/files.ts';
import type { IdentityStore } from '../app/ports/identity.ts';
import type { Ports } from '../app/ports/index.ts';
import { repeatedly, type Running } from './repeatedly.ts';

export interface RemoveFilesOptions {
  readonly identity: IdentityStore;
  readonly services: () => Promise<readonly ServiceId[]>;
  /** between two runs, in milliseconds */
  readonly everyMs?: number;
  readonly onError: (error: unknown) => void;
}

/** Every ten minutes removes drafts, held forms and every other working copy whose days are over, and from the disk the files that the database has let go. @returns ends it, after a run that is under way */
export function startRemovingFiles(ports: Pick<Ports, 'store' | 'clock' | 'policies'>, files: FileStore, options: RemoveFilesOptions): Running {
  const run = async (ending: () => boolean): Promise<void> => {
    await sweepSessions({ identity: options.identity, clock: ports.clock });
    for (const service of await options.services()) {
      if (ending()) return;
      await removeFiles(ports, files, service);
      await expireRows(ports, service);
    }
  };
  return repeatedly(options.everyMs ?? 10 * 60_000, run, options.onError);
}
