import { sightOf } from '../../core/access/reach.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import { replacedBy } from '../../core/chronology/resolve.ts';
import type { Ports, Reader } from '../ports/index.ts';

/**
 * The entry with which one was written that its author may see, where the author's role does not show it: what a case manager says to
 * the police goes into the police's compartment. Its author may put it right or withdraw it, and is not shown it: the caller passes on
 * nothing of the entry but its id, and its data to whatever withdraws it.
 * @returns that entry as it stands; undefined if there is none, if it is somebody else's, if somebody else has put it right since, or if the reader sees it anyhow
 */
export async function writtenBehind(ports: Ports, reader: Reader, written: Entry): Promise<Entry | undefined> {
  const { compartments } = sightOf(reader.roles);
  if (written.subject.kind !== 'child' || written.recordedBy !== reader.worker) return undefined;
  return ports.store.asSystem(reader.service, async (unit) => {
    const entries = await unit.records.chronology(written.subject);
    const first = firstVersion(entries, written);
    const behind = entries.findLast((e) => e.act === first.act && e.seq < first.seq && kindOf(e.kind)?.writes !== undefined && !compartments.includes(e.compartment));
    if (behind === undefined || behind.recordedBy !== reader.worker) return undefined;
    let now = behind;
    for (let next = replacedBy(entries, now.id); next !== undefined; next = replacedBy(entries, now.id)) now = next;
    return now.withdrawn === true || now.recordedBy !== reader.worker ? undefined : now;
  });
}

function firstVersion(entries: readonly Entry[], entry: Entry): Entry {
  let first = entry;
  for (let earlier = entries.find((e) => e.id === first.supersedes); earlier !== undefined; earlier = entries.find((e) => e.id === first.supersedes)) first = earlier;
  return first;
}
