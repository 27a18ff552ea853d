import type { ServiceId } from '../../core/values/ids.ts';
import { DRAFT_DAYS } from '../identity/drafts.ts';
import { minutesAfter } from '../identity/sign-in.ts';
import type { FileStore } from '../ports/files.ts';
import type { Ports } from '../ports/index.ts';

/**
 * Removes from the disk what the database has let go: files whose entry was erased, and files that came with a form which nobody sent
 * within the days that a draft is kept. Stopped half way, the next run goes on.
 * @returns how many were removed
 */
export async function removeFiles(ports: Pick<Ports, 'store' | 'clock'>, files: FileStore, service: ServiceId): Promise<number> {
  const before = minutesAfter(ports.clock.now(), -DRAFT_DAYS * 24 * 60);
  const refs = await ports.store.asSystem(service, async (unit) => {
    await unit.files.forget(before);
    return unit.files.toGo();
  });
  for (const ref of refs) {
    await files.erase(ref);
    await ports.store.asSystem(service, (unit) => unit.files.gone(ref));
  }
  return refs.length;
}
