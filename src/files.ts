import type { FileStore } from './app/ports/files.ts';
import type { Settings } from './settings.ts';
import { demonstrationKeys, HOW_TO_MAKE_A_KEY, type FileKey } from './store/files/file-keys.ts';
import { fileStore } from './store/files/file-store.ts';

/** Outside a demonstration nobody chooses a key for a service: it has to be given, and kept where a backup of the data does not lie. */
export class NoFileKey extends Error {
  constructor() {
    super(
      `THROUGHLINE_FILE_KEY is not set. Documents of the record are encrypted with it, and a service that is no demonstration does not start without. Make one with:\n\n  ${HOW_TO_MAKE_A_KEY}\n\n` +
        'and set it for the program. Keep a copy apart from the backups of the data: whoever has both can read the documents, and without it nobody can.',
    );
  }
}

/**
 * The files of the settings. A demonstration makes a key of its own in the data folder.
 * @throws NoFileKey where a key has to be given and is not
 */
export function openFiles(settings: Pick<Settings, 'files' | 'fileKeys' | 'dataDir'>, demo: boolean): FileStore {
  return fileStore(settings.files, keysOf(settings, demo));
}

function keysOf({ fileKeys, dataDir }: Pick<Settings, 'fileKeys' | 'dataDir'>, demo: boolean): readonly FileKey[] {
  if (fileKeys !== undefined) return fileKeys;
  if (!demo) throw new NoFileKey();
  return demonstrationKeys(dataDir);
}
