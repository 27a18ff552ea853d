import type { EntryId } from '../values/ids.ts';
import type { Entry } from '../chronology/entry.ts';
import { firstOfChain, standing } from '../chronology/resolve.ts';
import { passedOn } from './originator.ts';

/**
 * The disclosures that gave somebody an entry, or an earlier version of it: whoever has it is to be told when it is corrected or
 * withdrawn (UK GDPR, Article 19). Of several to the same person of an agency the last.
 *
 * @param corrected the entry that a correction replaces
 */
export function givenOf(corrected: EntryId, entries: readonly Entry[]): readonly Entry[] {
  const first = firstOfChain(entries);
  const chain = first(corrected);
  const given = standing(entries).filter((e) => e.kind === 'disclosure.made' && passedOn(e.data).some((id) => first(id as EntryId) === chain));
  return [...new Map(given.map((e) => [`${String(e.data['to'])} ${String(e.data['person'])}`, e] as const)).values()];
}
