import { addMonths, type PlainDate } from '../../core/values/plain-date.ts';
import type { Entry, Subject } from '../../core/chronology/entry.ts';
import { KEPT_SORTS, type KeptSort } from '../../core/retention/kept-sorts.ts';
import type { RetentionRule } from '../../core/policy/words/retention.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { Program } from '../../core/policy/program.ts';
import type { KeptName, RetentionReading, TermRow } from '../ports/retention.ts';
import { programOf } from '../record/context.ts';
import { labelOf } from './label.ts';

/** More are not shown at once; the page says so. */
export const MOST_SHOWN = 200;

/** A record whose time is over, or some of its entries. */
export interface KeptRow extends KeptName {
  readonly term: TermRow;
  readonly rule?: RetentionRule;
}

export interface OpenEntry extends KeptName {
  readonly entry: Entry;
  /** of a hold: the day on which it is to be looked at, as it was last set */
  readonly reviewOn?: PlainDate;
}

/** What is to be done about keeping and erasing, for those who keep records. */
export interface Review {
  /** over, and nobody has decided yet: the longest over first */
  readonly toDecide: readonly KeptRow[];
  /** proposed for erasure and not answered */
  readonly proposed: readonly OpenEntry[];
  /** agreed to and not carried out: something stood in the way */
  readonly agreed: readonly OpenEntry[];
  /** under a legal hold, the one to be looked at first first */
  readonly held: readonly OpenEntry[];
  /** of which no day can be worked out */
  readonly unknown: readonly KeptRow[];
  /** records whose time ends within three months */
  readonly soon: number;
  /** there are more to decide than are shown */
  readonly more: boolean;
}

/** Everything of one sort that waits, as the reader may see it. */
export async function loadReview(ports: Ports, reader: Reader, today: PlainDate, sort: KeptSort = 'children'): Promise<Review> {
  return ports.store.asReader(reader, async ({ retention, directory }) => {
    const [over, unknown, soon, open, { program }] = await Promise.all([
      retention.terms({ before: today, sort, limit: MOST_SHOWN + 1 }), retention.terms({ unknown: true, sort, limit: MOST_SHOWN }),
      retention.ending(today, addMonths(today, 3), sort), openOf(retention, sort), programOf(directory, ports.policies, today),
    ]);
    const names = await namesOf(retention, [...over, ...unknown].map((t) => t.subject), open, program);
    const rules = new Map(program.rules.retention.map((r) => [r.key, r] as const));
    const kept = (t: TermRow): KeptRow[] => {
      const name = names.get(t.subject.id);
      const rule = rules.get(t.rule);
      return name === undefined ? [] : [{ ...name, term: t, ...(rule === undefined ? {} : { rule }) }];
    };
    const opened = (kind: string): OpenEntry[] => open.filter((e) => e.kind === kind).flatMap((entry) => {
      const name = names.get(entry.subject.id);
      const reviewOn = (open.filter((e) => e.kind === 'hold.reviewed' && e.of === entry.id).at(-1) ?? entry).data['review-on'];
      return name === undefined ? [] : [{ ...name, entry, ...(typeof reviewOn === 'string' ? { reviewOn: reviewOn as PlainDate } : {}) }];
    });
    const busy = new Set(open.filter((e) => e.kind !== 'hold.reviewed').map((e) => (e.kind === 'erasure.proposed' ? `${e.subject.id} ${String(e.data['rule'])}` : e.subject.id)));
    return {
      toDecide: over.slice(0, MOST_SHOWN).filter((t) => !busy.has(t.subject.id) && !busy.has(`${t.subject.id} ${t.rule}`)).flatMap(kept),
      proposed: opened('erasure.proposed'),
      agreed: opened('erasure.answered'),
      held: opened('hold.placed').sort((a, b) => ((a.reviewOn ?? '') < (b.reviewOn ?? '') ? -1 : 1)),
      unknown: unknown.flatMap(kept),
      soon,
      more: over.length > MOST_SHOWN,
    };
  });
}

/** What is open of one sort. What a record is of which no day is kept any longer (its hold stands) is told by its kind alone. */
async function openOf(retention: RetentionReading, sort: KeptSort): Promise<readonly Entry[]> {
  const open = (await retention.open()).filter((e) => e.subject.kind === KEPT_SORTS[sort].kind && e.data['scope'] !== 'audit');
  if (KEPT_SORTS[sort].kind !== 'person') return open;
  const sorts = new Map((await Promise.all(open.map((e) => retention.terms({ subject: e.subject, limit: 1 })))).flat().map((t) => [t.subject.id, t.sort] as const));
  return open.filter((e) => sorts.get(e.subject.id) === sort);
}

async function namesOf(retention: RetentionReading, subjects: readonly Subject[], open: readonly Entry[], program: Program): Promise<ReadonlyMap<string, KeptName>> {
  return new Map((await retention.names([...subjects, ...open.map((e) => e.subject)])).map((n) => [n.subject.id, { ...n, about: labelOf(n, program) }] as const));
}
