import type { Entry } from '../../core/chronology/entry.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import { nameOf } from '../child/child-page.ts';
import type { Ports, Reader } from '../ports/index.ts';

/** A pack as it was recorded: the disclosures that carry its number, of the children whom the reader may see. */
export interface Pack {
  readonly first: Entry;
  readonly lines: readonly { readonly name: string; readonly reference?: string; readonly words: string; readonly leftOut: number; readonly entry: Entry }[];
}

/** Loads a pack; undefined if nothing of it may be seen. */
export async function loadPack(ports: Ports, reader: Reader, pack: string, today: PlainDate): Promise<Pack | undefined> {
  return ports.store.asReader(reader, async (unit) => {
    const children = await unit.gathered.subjectsWith('child', ['disclosure.made']);
    const all = await unit.gathered.chronologies('child', children, ['disclosure.made']);
    const made = [...all.values()].flatMap((c) => timeline(c)).filter((e) => e.data['pack'] === pack);
    const { rows } = await unit.lists.children({ ids: made.map((e) => e.subject.id), sort: 'name', limit: 500 }, today);
    const lines = rows.flatMap((row) => made.filter((e) => e.subject.id === row.id).map((entry) => {
      const left = entry.data['left-out'];
      return { name: nameOf(row), ...(row.reference === undefined ? {} : { reference: row.reference }), words: String(entry.data['words'] ?? ''), leftOut: Array.isArray(left) ? left.length : 0, entry };
    }));
    const [first] = lines;
    return first === undefined ? undefined : { first: first.entry, lines };
  });
}
