import type { EntryId } from '../../core/values/ids.ts';
import type { PlainDate } from '../../core/values/plain-date.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import { kindOf } from '../../core/chronology/kinds/index.ts';
import { standing } from '../../core/chronology/resolve.ts';
import type { RetentionRule } from '../../core/policy/words/retention.ts';
import { doomedEntries, type Header } from '../../core/retention/doomed.ts';
import { hasEnded } from '../../core/retention/terms.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { ErasureRow, KeptName, TermRow } from '../ports/retention.ts';
import type { WorkerRow } from '../ports/directory.ts';
import { programOf } from '../record/context.ts';
import { labelOf } from './label.ts';

/** How many entries of a kind there are. */
export interface KindCount {
  readonly label: string;
  readonly entries: number;
}

/** A rule about one record, with what would go. */
export interface KeptTerm {
  readonly term: TermRow;
  readonly rule?: RetentionRule;
  readonly says?: string;
  readonly over: boolean;
  /** what would be erased today, by kind; empty while the time is not over */
  readonly goes: readonly KindCount[];
}

/** A hold that stands. */
export interface Hold {
  readonly entry: Entry;
  /** the day on which it is to be looked at, as it was last set */
  readonly reviewOn: PlainDate;
}

/** A proposal that is not over: not answered, or agreed to and not carried out. */
export interface OpenProposal {
  readonly entry: Entry;
  readonly agreed?: Entry;
}

/** One record as those see it who decide how long it is kept: what there is by kind, never what it says. */
export interface KeptRecord extends KeptName {
  readonly terms: readonly KeptTerm[];
  /** the rules of the policy, for who may propose and who agrees */
  readonly rules: readonly RetentionRule[];
  readonly holds: readonly Hold[];
  readonly proposals: readonly OpenProposal[];
  /** what was decided about keeping and erasing before, the latest first; without what still stands above */
  readonly notes: readonly Entry[];
  readonly erasures: readonly ErasureRow[];
  readonly workers: readonly WorkerRow[];
}

/** @returns undefined where nothing is to be decided: no time is over, nothing is held, proposed or erased, or the reader may not see it */
export async function loadKept(ports: Ports, reader: Reader, subject: Subject, today: PlainDate): Promise<KeptRecord | undefined> {
  return ports.store.asReader(reader, async ({ retention, directory }) => {
    const [terms, notes, erasures, [name], { program, calendar }, workers] = await Promise.all([
      retention.terms({ subject, limit: 50 }), retention.notes(subject), retention.erasures(subject), retention.names([subject]),
      programOf(directory, ports.policies, today), directory.workers(today),
    ]);
    const said = standing(notes);
    if (name === undefined || (said.length === 0 && !terms.some((t) => t.keptUntil === undefined || hasEnded(t.keptUntil, today)))) return undefined;
    // A meeting, a partner: those who keep none of its days do not open it by its number.
    if (subject.kind !== 'child' && terms.length === 0) return undefined;
    const headers = await retention.headers(subject);
    const says = new Map(program.clauses.map((c) => [c.id, c.says] as const));
    const rules = new Map(program.rules.retention.map((r) => [r.key, r] as const));
    const carried = new Set(erasures.map((e) => e.certificate));
    const kept = (term: TermRow): KeptTerm => {
      const rule = rules.get(term.rule);
      const over = hasEnded(term.keptUntil, today);
      const sentence = says.get(term.clause);
      return { term, over, goes: rule === undefined || !over ? [] : byKind(doomedEntries(rule, headers, today, calendar)), ...(rule === undefined ? {} : { rule }), ...(sentence === undefined ? {} : { says: sentence }) };
    };
    const open = new Set((await retention.open()).filter((e) => e.subject.id === subject.id).map((e) => e.id));
    return {
      ...name, about: labelOf(name, program), terms: terms.map(kept), rules: program.rules.retention, ...openParts(notes, open), erasures: carried.size === 0 ? [] : erasures, workers,
    };
  });
}

/** What stands of holds and proposals, and what was decided before. */
export function openParts(notes: readonly Entry[], open: ReadonlySet<EntryId>): Pick<KeptRecord, 'holds' | 'proposals' | 'notes'> {
  const said = standing(notes);
  return { holds: holdsIn(said, open), proposals: proposalsIn(said, open), notes: said.filter((e) => !open.has(e.id)).toReversed() };
}

/** How many of each kind, the most first. */
export function byKind(entries: readonly Pick<Header, 'kind'>[]): readonly KindCount[] {
  const counts = new Map<string, number>();
  for (const e of entries) counts.set(e.kind, (counts.get(e.kind) ?? 0) + 1);
  return [...counts].map(([kind, n]) => ({ label: kindOf(kind)?.label ?? kind, entries: n })).sort((a, b) => b.entries - a.entries || a.label.localeCompare(b.label));
}

function holdsIn(said: readonly Entry[], open: ReadonlySet<EntryId>): readonly Hold[] {
  return said.filter((e) => e.kind === 'hold.placed' && open.has(e.id)).map((entry) => {
    const last = said.filter((e) => e.kind === 'hold.reviewed' && e.of === entry.id).at(-1) ?? entry;
    return { entry, reviewOn: last.data['review-on'] as PlainDate };
  });
}

function proposalsIn(said: readonly Entry[], open: ReadonlySet<EntryId>): readonly OpenProposal[] {
  return said.filter((e) => e.kind === 'erasure.proposed').flatMap((entry): OpenProposal[] => {
    if (open.has(entry.id)) return [{ entry }];
    const agreed = said.find((e) => e.kind === 'erasure.answered' && e.of === entry.id && open.has(e.id));
    return agreed === undefined ? [] : [{ entry, agreed }];
  });
}
