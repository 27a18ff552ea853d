import { newestVersion } from '../rights/bundle-files.ts';
import type { Entry, EntryData } from '../chronology/entry.ts';
import type { WorkingOut } from '../chronology/kind.ts';
import { firstOfChain, inFoldOrder, standing } from '../chronology/resolve.ts';
import type { PlainDate } from '../values/plain-date.ts';

/** The child as the recipient of their own record: an agency that gave information is asked for this recipient too. */
export const THE_CHILD = 'the-child';

/**
 * The agency whose information an entry is: of a document the agency that it is said to come from, of a copy with words blacked out
 * the same as of its document, of everything else that of whoever recorded it first: who corrects another's words does not make them theirs.
 */
export function originatorOf(entry: Entry, entries: readonly Entry[]): string {
  if (entry.kind === 'document.blacked-out') {
    const document = standingVersion(entries, String(entry.data['document']));
    return document === undefined ? entry.agency : originatorOf(document, entries);
  }
  const named = entry.kind === 'document.kept' ? entry.data['originator'] : undefined;
  if (typeof named === 'string' && named !== '') return named;
  const first = firstOfChain(entries)(entry.id);
  return entries.find((e) => e.id === first)?.agency ?? entry.agency;
}

/**
 * The agencies whose information a disclosure would pass on without their agreement: each entry that is another agency's than the
 * recorder's and the recipient's, and for which no agreement to pass it to this recipient is in force on the day. What was corrected or
 * taken back since stays its agency's. An agreement to a document covers every version of it, since the file is the same in all, and its
 * copies with words blacked out.
 */
export function foreignWithoutAgreement(data: EntryData, { entries, agency, on }: WorkingOut): readonly string[] {
  const to = data['to'];
  const wanted = new Set(passedOn(data));
  const here = standing(entries);
  const agreed = agreedOnwards(entries, here, { to, agency, on });
  const first = firstOfChain(entries);
  const agreedFiles = new Set([...agreed].map((e) => first(e as Entry['id'])));
  // An earlier version of a document is given like the newest: whose it is does not depend on which is named.
  const foreign = entries
    .filter((e) => wanted.has(e.id) && e.withdrawn !== true)
    .map((entry) => ({ entry, of: originatorOf(newestVersion(entry, entries), entries) }))
    .filter(({ entry, of }) => of !== agency && of !== to && !(holdsDocument(entry) ? agreedFiles.has(first(documentOf(entry))) : agreed.has(entry.id)));
  return [...new Set(foreign.map((f) => f.of))];
}

/**
 * The entries that may be passed on to a recipient on a day: the last answer to a request by then says so, and holds until that day.
 * It is the answer of the agency whose information it is, given by that agency or written down by the service that asked it; what
 * anybody else says agrees to nothing.
 */
function agreedOnwards(entries: readonly Entry[], here: readonly Entry[], { to, agency, on }: { readonly to: unknown; readonly agency: string; readonly on: PlainDate }): ReadonlySet<string> {
  const lastAnswer = new Map<string, Entry>();
  for (const answer of here.filter((e) => e.kind === 'onward.answered' && e.occurredOn <= on).sort(inFoldOrder)) {
    const asked = here.find((e) => e.id === answer.of && e.data['on-to'] === to);
    const entry = asked === undefined ? undefined : standingVersion(entries, String(asked.data['entry']));
    if (asked === undefined || entry === undefined) continue;
    const owner = originatorOf(entry, entries);
    if (asked.data['originator'] === owner && [owner, asked.agency, agency].includes(answer.agency)) lastAnswer.set(String(asked.data['entry']), answer);
  }
  return new Set([...lastAnswer].flatMap(([entry, answer]) => (answer.data['answer'] === 'agreed' && String(answer.data['until'] ?? '') >= on ? [entry] : [])));
}

/** Whether an answer comes from the agency whose information was asked for, or is written down by the agency that asked. */
export function answersForItself({ entries, agency, of }: WorkingOut): boolean {
  const asked = entries.find((e) => e.id === of);
  return asked === undefined || agency === asked.data['originator'] || agency === asked.agency;
}

/** The entries that a disclosure passes on, whole or in part. */
export function passedOn(data: EntryData): readonly string[] {
  return ['entries', 'in-part'].flatMap((list) => ((data[list] as readonly { readonly entry?: string }[] | undefined) ?? []).flatMap((e) => (e.entry === undefined ? [] : [e.entry])));
}

function holdsDocument({ kind }: Entry): boolean {
  return kind === 'document.kept' || kind === 'document.blacked-out';
}

/** The document of which an entry is a copy with words blacked out, else the entry itself. */
function documentOf({ id, kind, data }: Entry): Entry['id'] {
  return kind === 'document.blacked-out' ? (String(data['document']) as Entry['id']) : id;
}

function standingVersion(entries: readonly Entry[], id: string): Entry | undefined {
  const entry = entries.find((e) => e.id === id);
  return entry === undefined ? undefined : newestVersion(entry, entries);
}
