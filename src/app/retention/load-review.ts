import type { SubjectId } from '../../core/values/ids.ts';
import { addMonths, type PlainDate } from '../../core/values/plain-date.ts';
import type { Entry } from '../../core/chronology/entry.ts';
import type { RetentionRule } from '../../core/policy/words/retention.ts';
import type { Ports, Reader } from '../ports/index.ts';
import type { KeptName, TermRow } from '../ports/retention.ts';
import { programOf } from '../record/context.ts';

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

/** Everything that waits, as the reader may see it. */
export async function loadReview(ports: Ports, reader: Reader, today: PlainDate): Promise<Review> {
  return ports.store.asReader(reader, async ({ retention, directory }) => {
    const [over, unknown, soon, open, { program }] = await Promise.all([
      retention.terms({ before: today, limit: MOST_SHOWN + 1 }), retention.terms({ unknown: true, limit: MOST_SHOWN }),
      retention.ending(today, addMonths(today, 3)), retention.open(), programOf(directory, ports.policies, today),
    ]);
    const names = await namesOf(retention, [...over, ...unknown].map((t) => t.child), open);
    const rules = new Map(program.rules.retention.map((r) => [r.key, r] as const));
    const kept = (t: TermRow): KeptRow[] => {
      const name = names.get(t.child);
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
      toDecide: over.slice(0, MOST_SHOWN).filter((t) => !busy.has(t.child) && !busy.has(`${t.child} ${t.rule}`)).flatMap(kept),
      proposed: opened('erasure.proposed'),
      agreed: opened('erasure.answered'),
      held: opened('hold.placed').sort((a, b) => ((a.reviewOn ?? '') < (b.reviewOn ?? '') ? -1 : 1)),
      unknown: unknown.flatMap(kept),
      soon,
      more: over.length > MOST_SHOWN,
    };
  });
}

async function namesOf(retention: { names(children: readonly SubjectId[]): Promise<readonly KeptName[]> }, children: readonly SubjectId[], open: readonly Entry[]): Promise<ReadonlyMap<SubjectId, KeptName>> {
  const all = [...new Set([...children, ...open.map((e) => e.subject.id)])];
  return new Map((await retention.names(all)).map((n) => [n.child, n] as const));
}
