import type { Entry } from '../chronology/entry.ts';
import { standing, timeline } from '../chronology/resolve.ts';
import type { Surroundings } from '../duties/derivation.ts';
import { derive } from '../duties/derive.ts';
import type { Duty, EvidenceLine, OpenConsideration, Proposal, Tier } from '../duties/duty.ts';
import { evidenceOf } from '../duties/evidence.ts';
import { standingOn } from '../meetings/agenda.ts';
import type { Program } from '../policy/program.ts';

/** The record as it stood when a decision was recorded, and what has come since that was true already. */
export interface KnownThen {
  /** every fact that had a value, as those knew it who decided */
  readonly facts: readonly EvidenceLine[];
  /** what stood, in order of time */
  readonly entries: readonly Entry[];
  /** true on the day of the decision, recorded after it: nobody could know it from the record */
  readonly recordedLater: readonly Entry[];
  /** stood then and has been corrected or withdrawn since, with what stands now; absent where nothing does */
  readonly corrected: readonly { readonly then: Entry; readonly now?: Entry }[];
  readonly duties: readonly Duty[];
  readonly considerations: readonly OpenConsideration[];
  readonly proposals: readonly Proposal[];
  readonly tiers: readonly Tier[];
}

/**
 * What was known when something was decided: the order of recording says what was on record, not a clock.
 * @param entries every entry that the reader may see
 * @param program the policy in force on the day of the decision
 */
export function knownThen(program: Program, entries: readonly Entry[], decision: Entry, around: Surroundings): KnownThen {
  const first = entries.filter((e) => e.act === decision.act).reduce((n, e) => Math.min(n, e.seq), decision.seq);
  const known = entries.filter((e) => e.seq < first);
  const day = decision.occurredOn;
  const env = standingOn(program, known, around, day);
  const derived = derive(program.subjects.child, known, around, day);
  const stood = timeline(known).filter((e) => e.occurredOn <= day);
  const now = standing(entries);
  const stands = new Set(now.map((e) => e.id));
  const versionsOfKnown = new Set(known.map((e) => e.id));
  return {
    facts: program.subjects.child.slots.facts
      .map((fact, i) => evidenceOf(fact, env.facts[i], day))
      .filter((line) => derived.facts[line.fact] !== undefined),
    entries: stood,
    // A later version of what was known is a correction, not news.
    recordedLater: now.filter((e) => e.seq > decision.seq && e.act !== decision.act && e.occurredOn <= day && !correctsKnown(e, entries, versionsOfKnown)),
    corrected: stood.filter((e) => !stands.has(e.id)).map((then) => {
      const latest = latestVersion(then, entries);
      return { then, ...(latest === undefined ? {} : { now: latest }) };
    }),
    duties: derived.duties.filter((d) => d.state === 'open' || d.state === 'paused'),
    considerations: derived.considerations,
    proposals: derived.proposals,
    tiers: derived.tiers.filter((t) => t.until === undefined),
  };
}

function correctsKnown(e: Entry, entries: readonly Entry[], known: ReadonlySet<string>): boolean {
  for (let at: Entry | undefined = e; at !== undefined; ) {
    const earlier: string | undefined = at.supersedes;
    if (earlier === undefined) return false;
    if (known.has(earlier)) return true;
    at = entries.find((x) => x.id === earlier);
  }
  return false;
}

/** What stands in the place of an entry; undefined where it was withdrawn. */
function latestVersion(of: Entry, entries: readonly Entry[]): Entry | undefined {
  let at = of;
  for (let next = entries.find((e) => e.supersedes === at.id); next !== undefined; next = entries.find((e) => e.supersedes === at.id)) at = next;
  return at.id === of.id || at.withdrawn === true ? undefined : at;
}
