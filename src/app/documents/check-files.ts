import { createHash } from 'node:crypto';
import type { ServiceId } from '../../core/values/ids.ts';
import type { FileStore } from '../ports/files.ts';
import type { Ports } from '../ports/index.ts';

/** A file of the record that is not as the entry says. */
export interface FileFault {
  readonly chain: 'files';
  /** number of the entry that speaks of it */
  readonly seq: number;
  readonly why: string;
}

export interface FilesChecked {
  readonly files: number;
  readonly faults: readonly FileFault[];
}

/** Opens every file of which an entry speaks and compares it with the digest in the entry. @param files undefined where no key is given */
export async function checkFiles(ports: Pick<Ports, 'store'>, files: FileStore | undefined, service: ServiceId): Promise<FilesChecked> {
  const known = await ports.store.asSystem(service, (unit) => unit.files.onRecord());
  const faults: FileFault[] = [];
  for (const { ref, seq, size, sha256 } of known) {
    const why = files === undefined ? 'its file was not looked at: THROUGHLINE_FILE_KEY is not set' : await faultOf(files, ref, size, sha256);
    if (why !== undefined) faults.push({ chain: 'files', seq, why });
  }
  return { files: known.length, faults };
}

async function faultOf(files: FileStore, ref: string, size: number, sha256: string): Promise<string | undefined> {
  const found = await files.get(ref);
  if (found.found === 'missing') return 'its file is not there any longer';
  if (found.found === 'unreadable') return `its file cannot be opened: ${found.why}`;
  return found.bytes.length === size && createHash('sha256').update(found.bytes).digest('hex') === sha256 ? undefined : 'its file is not the one that was recorded';
}
