import type { Entry } from '../chronology/entry.ts';
import { inFoldOrder, standing } from '../chronology/resolve.ts';
import { copyDecided, documentAsked, fileGone } from './bundle-files.ts';

/** Seen by managers, who answer for what is given; what lies in another compartment is decided by those who may see it. */
const SEEN_BY_MANAGERS: readonly string[] = ['case', 'restricted'];
/** The working of a request is not what was asked for. */
const WORKING: readonly string[] = ['bundle.item-decided', 'bundle.read-over', 'bundle.given', 'document.blacked-out'];

export interface BundleItem {
  readonly entry: Entry;
  /** what stands in its place now */
  readonly replacedBy?: Entry;
  /** what was decided about it, the latest */
  readonly decided?: Entry;
  /** of a document that goes as a copy with words blacked out: that copy */
  readonly copy?: Entry;
}

/** What is to be given for a request to see the record, as far as it has been prepared. */
export interface Bundle {
  readonly request: Entry;
  readonly items: readonly BundleItem[];
  readonly undecided: readonly BundleItem[];
  /** how many entries lie in compartments that a manager does not see */
  readonly apart: number;
  /** every decision about an item, changed ones too, and every second reading, in order of recording */
  readonly decisions: readonly Entry[];
  readonly readings: readonly Entry[];
  readonly given?: Entry;
}

/**
 * The bundle of a request: every entry that was on record when the request came and was recorded, in every version, in order of time.
 * A request that is corrected keeps what has been prepared for it.
 * @param entries the child's chronology as whoever asks may see it; the decisions of rules are given all of it
 * @param request id of the request; undefined if there is no such request among them
 */
export function bundleOf(entries: readonly Entry[], request: string): Bundle | undefined {
  const asked = entries.find((e) => e.id === request && e.kind === 'rights.requested');
  if (asked === undefined) return undefined;
  const versions = versionsUpTo(entries, asked);
  const of = (kind: string): readonly Entry[] => entries.filter((e) => e.kind === kind && versions.has(String(e.data['request'])) && e.withdrawn !== true);
  const before = Math.min(...entries.filter((e) => versions.has(e.id)).map((e) => e.seq));
  const held = entries.filter((e) => e.withdrawn !== true && !WORKING.includes(e.kind) && e.seq < before && e.recordedAt.slice(0, 10) <= asked.occurredOn);
  const seen = held.filter((e) => SEEN_BY_MANAGERS.includes(e.compartment));
  const decisions = of('bundle.item-decided');
  const latest = new Map(standing(decisions).map((d) => [String(d.data['entry']), d] as const));
  const replacing = new Map(entries.flatMap((e) => (e.supersedes === undefined ? [] : [[String(e.supersedes), e] as const])));
  const items = [...seen].sort(inFoldOrder).map((entry): BundleItem => {
    const [decided, replacedBy] = [latest.get(entry.id), replacing.get(entry.id)];
    const copy = decided?.data['document'] === 'copy' ? copyDecided(decided.data, entries) : undefined;
    return { entry, ...(decided === undefined ? {} : { decided }), ...(replacedBy === undefined ? {} : { replacedBy }), ...(copy === undefined ? {} : { copy }) };
  });
  const given = of('bundle.given').at(-1);
  return {
    request: asked,
    items,
    undecided: items.filter((i) => isOpen(i, entries)),
    apart: held.length - seen.length,
    decisions,
    readings: of('bundle.read-over'),
    ...(given === undefined ? {} : { given }),
  };
}

/** Nothing is decided, or of a document not what becomes of its file, or what was to go was taken back since. */
function isOpen({ decided }: BundleItem, entries: readonly Entry[]): boolean {
  if (decided === undefined) return true;
  if (!documentAsked(decided.data, entries)) return false;
  return decided.data['document'] === undefined || fileGone(decided.data, entries);
}

/** The ids of a request in all its versions up to this one. */
function versionsUpTo(entries: readonly Entry[], asked: Entry): ReadonlySet<string> {
  const ids = new Set<string>([asked.id]);
  for (let at: Entry | undefined = asked; at?.supersedes !== undefined; ) {
    const { supersedes }: Entry = at;
    ids.add(supersedes);
    at = entries.find((e) => e.id === supersedes);
  }
  return ids;
}

/** Whether a manager who prepared none of it has read it over and found it ready, with nothing decided since. */
export function readOverBySomebodyElse({ decisions, readings }: Bundle): boolean {
  const last = readings.at(-1);
  if (last === undefined || last.data['finding'] !== 'ready') return false;
  return decisions.every((d) => d.seq < last.seq && d.recordedBy !== last.recordedBy);
}
