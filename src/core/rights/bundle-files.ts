import type { Entry, EntryData } from '../chronology/entry.ts';
import { firstOfChain, standing } from '../chronology/resolve.ts';

/** Whether a decision is about a document of which something is given, so that it has to say what becomes of its file. */
export function documentAsked(decision: EntryData, entries: readonly Entry[]): boolean {
  return decision['decision'] !== 'withhold' && entries.some((e) => e.id === decision['entry'] && e.kind === 'document.kept');
}

/** Whether what is to go was taken back, or is a copy of something else. */
export function fileGone(decision: EntryData, entries: readonly Entry[]): boolean {
  const document = entries.find((e) => e.id === decision['entry']);
  if (decision['document'] === 'copy') return copyDecided(decision, entries) === undefined;
  return decision['document'] === 'whole' && (document === undefined || takenBack(document, entries));
}

/** The copy with words blacked out that a decision names, if it is one of the same document and stands. */
export function copyDecided(decision: EntryData, entries: readonly Entry[]): Entry | undefined {
  return copiesOf(String(decision['entry']), entries).find((c) => versionsOf(c, entries).has(String(decision['copy'])));
}

/** The copies with words blacked out of a document, whichever of its versions they were made of, the latest first. */
export function copiesOf(document: string, entries: readonly Entry[]): readonly Entry[] {
  const first = firstOfChain(entries);
  const of = first(document as Entry['id']);
  return standing(entries).filter((e) => e.kind === 'document.blacked-out' && first(String(e.data['document']) as Entry['id']) === of).toReversed();
}

/** Whether a document was taken back: it, or what stands in its place, was withdrawn. */
export function takenBack(document: Entry, entries: readonly Entry[]): boolean {
  let at: Entry | undefined = document;
  while (at !== undefined && at.withdrawn !== true) {
    const { id }: Entry = at;
    at = entries.find((e) => e.supersedes === id);
  }
  return at !== undefined;
}

/** The newest version of an entry, whose words are not necessarily the same; the file of a document is the same in all. */
export function newestVersion(entry: Entry, entries: readonly Entry[]): Entry {
  const next = entries.find((e) => e.supersedes === entry.id);
  return next === undefined || next.withdrawn === true ? entry : newestVersion(next, entries);
}

function versionsOf(entry: Entry, entries: readonly Entry[]): ReadonlySet<string> {
  const ids = new Set<string>([entry.id]);
  for (let { supersedes } = entry; supersedes !== undefined; supersedes = entries.find((e) => e.id === supersedes)?.supersedes) ids.add(supersedes);
  return ids;
}
