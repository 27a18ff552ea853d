import { plainDate } from '../values/plain-date.ts';
import type { RetentionRule } from '../policy/words/retention.ts';
import { doomedEntries } from '../retention/doomed.ts';
import type { RowSort } from '../retention/row-sorts.ts';
import { entryKeptUntil, hasEnded, type RetentionTerm } from '../retention/terms.ts';
import type { Reading } from './check-subject.ts';
import { agrees, contains, show, type Difference } from './compare.ts';
import type { About } from './format.ts';

type Wanted = NonNullable<About['retention']>[number];

/** Compares until when a record, some of its entries or rows on no chronology are kept, and who decides then. */
export function checkRetention({ rows, 'of-day': of, ...wanted }: Wanted, r: Reading): Difference[] {
  return rows === undefined ? checkTerm(wanted, r) : checkRows(wanted, rows, of, r);
}

/** What is done at the end, and by whom, is the rule's. */
function isRule(w: Pick<Wanted, 'proposes' | 'agrees' | 'at-the-end'>, rule: RetentionRule): boolean {
  return (w.proposes === undefined || agrees(w.proposes, rule.proposes)) && (w.agrees === undefined || agrees(w.agrees, rule.agrees)) && (w['at-the-end'] === undefined || w['at-the-end'] === rule.atTheEnd);
}

/** Rows on no chronology: each counts from its own day. */
function checkRows(w: Omit<Wanted, 'rows' | 'of-day'>, rows: RowSort, of: string | undefined, r: Reading): Difference[] {
  const rules = r.program.rules.retention.filter((x) => x.rows === rows && x.clause === w.clause);
  const until = (x: RetentionRule): string => entryKeptUntil(x, { occurredOn: plainDate(of ?? r.today) }, r.around.calendar);
  const like = rules.some((x) => contains(x.title, w.title ?? '') && isRule(w, x) && (w['kept-until'] === undefined || until(x) === w['kept-until']) && (w.over === undefined || hasEnded(plainDate(until(x)), r.today) === w.over));
  const got = rules.map((x) => show({ title: x.title, 'kept-until': until(x), proposes: x.proposes, agrees: x.agrees, 'at-the-end': x.atTheEnd }));
  return like ? [] : [{ expected: `retention of ${rows} ${show(w)}`, got: got.length === 0 ? `no rule of ${w.clause} about ${rows}` : got.join('; ') }];
}

function checkTerm({ title, because, entries, over, proposes, agrees: agreeing, 'at-the-end': end, leaves, 'kept-until': until, ...w }: Omit<Wanted, 'rows' | 'of-day'>, r: Reading): Difference[] {
  const { derivation: d, today } = r;
  const rulesOf = (t: RetentionTerm): readonly RetentionRule[] => r.program.rules.retention.filter((x) => x.key === t.rule);
  const goes = (t: RetentionTerm): number => rulesOf(t).flatMap((x) => doomedEntries(x, r.entries, today, r.around.calendar)).length;
  const like = d.retention.some((t) => agrees(w, t) && contains(t.title, title ?? '') && contains(t.because, because ?? '') && (until === undefined || (t.keptUntil ?? null) === until)
    && (over === undefined || hasEnded(t.keptUntil, today) === over) && (entries === undefined || goes(t) === entries)
    && rulesOf(t).some((x) => isRule({ proposes, agrees: agreeing, 'at-the-end': end }, x))
    && Object.entries(leaves ?? {}).every(([figure, holds]) => t.leaves?.some((l) => l.figure === figure && l.holds === holds) === true));
  return like ? [] : [{ expected: `retention ${show({ ...w, title, because, entries, over, proposes, agrees: agreeing, 'at-the-end': end, leaves: leaves === undefined ? undefined : JSON.stringify(leaves), 'kept-until': until })}`, got: show(d.retention) }];
}
