import { id, type CommandId, type EntryId, type SubjectId } from '../../core/values/ids.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import type { Names } from '../../core/chronology/kind.ts';
import { timeline } from '../../core/chronology/resolve.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Actor } from '../../core/decisions/command.ts';
import { namesOf } from '../names.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { SharedChild } from '../ports/sharing.ts';
import { record, type Recorded } from '../record/record.ts';

/** What a partner reads of one child: what was shared, on which terms, what was asked and answered. */
export interface SharedRecord {
  readonly child: SharedChild;
  readonly disclosures: readonly { readonly made: Entry; readonly entries: readonly Entry[] }[];
  readonly asked: readonly { readonly asked: Entry; readonly answer?: Entry }[];
  readonly names: Names;
  /** the entries among them whose file may be taken */
  readonly files: ReadonlySet<EntryId>;
}

/** Loads it as the reader's agency may see it; undefined if nothing is shared. */
export async function openShared(ports: Ports, reader: Reader, child: SubjectId, today: PlainDate): Promise<SharedRecord | undefined> {
  return ports.store.asReader(reader, async (unit) => {
    const [shared, entries, workers, agencies, files] = await Promise.all([unit.sharing.child(child), unit.records.chronology({ kind: 'child', id: child }), unit.directory.workers(today), unit.directory.agencies(), unit.documents.open(child)]);
    if (shared === undefined) return undefined;
    const line = timeline(entries);
    const named = new Map(agencies.map((a) => [String(a.id), a.name]));
    return {
      child: shared,
      files,
      names: { ...namesOf(workers), agency: (a) => named.get(a) ?? a },
      disclosures: line.filter((e) => e.kind === 'disclosure.made').map((made) => {
        const ids = new Set(((made.data['entries'] as readonly { readonly entry: string }[] | undefined) ?? []).map((x) => x.entry));
        return { made, entries: line.filter((e) => ids.has(e.id)) };
      }).reverse(),
      asked: line.filter((e) => e.kind === 'disclosure.asked').map((asked) => {
        const answer = line.find((e) => e.kind === 'disclosure.answered' && e.of === asked.id);
        return { asked, ...(answer === undefined ? {} : { answer }) };
      }).reverse(),
    };
  });
}

/** Asks for more about a child of whom something is shared already. */
export function askForMore(ports: Ports, actor: Actor, child: SubjectId, said: { readonly command: string; readonly what: string; readonly why: string }): Promise<Recorded> {
  return record(ports, {
    id: id<CommandId>(said.command),
    actor,
    subject: { kind: 'child', id: child },
    source: 'live',
    answers: {},
    agreements: [],
    records: [{ kind: 'disclosure.asked', occurredOn: ports.clock.today(), data: { agency: actor.agency, who: actor.name, what: said.what, why: said.why } }],
  });
}
