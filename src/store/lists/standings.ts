import { z } from 'zod';
import { id, type SubjectId } from '../../core/values/ids.ts';
import { SUBJECT_KINDS, type Subject } from '../../core/chronology/entry.ts';
import type { FactState } from '../../core/duties/derivation.ts';
import type { Alert, Duty, OpenConsideration, Prompt, Proposal, Tier } from '../../core/duties/duty.ts';
import type { StandingRow, WorkRow } from '../../app/ports/lists.ts';
import type { Tx } from '../connection.ts';
import { bigNumber, day, parseRows } from '../rows.ts';
import { detailOf, FULLEST_DETAIL } from './detail.ts';

const row = z.object({
  subject_kind: z.enum(SUBJECT_KINDS),
  subject_id: z.string(),
  facts: detailOf<Readonly<Record<string, FactState>>>(),
  tiers: detailOf<readonly Tier[]>(),
  through_seq: bigNumber,
  derived_on: day,
});
const workRow = z.object({ subject_id: z.string(), sort: z.enum(['duty', 'consideration', 'proposal', 'prompt', 'alert']), detail: z.unknown() });

/** A reader with further compartments gets the fullest fold that rests on nothing else. */
const STANDINGS = `
  SELECT s.subject_kind, s.subject_id, coalesce(p.facts, s.facts) AS facts, coalesce(p.tiers, s.tiers) AS tiers, s.through_seq, s.derived_on
    FROM standing s
    LEFT JOIN LATERAL (
      SELECT facts, tiers FROM standing_part x
       WHERE x.service = s.service AND x.subject_kind = s.subject_kind AND x.subject_id = s.subject_id
       ORDER BY cardinality(x.compartments) DESC, x.compartments LIMIT 1) p ON true
   WHERE s.service = $1 AND s.subject_kind = $2 AND s.subject_id = ANY ($3::uuid[])`;

const workOf = (sorts: boolean): string => `
  SELECT w.subject_id, w.sort, coalesce(p.detail, w.detail) AS detail FROM work w ${FULLEST_DETAIL}
   WHERE w.service = $1 AND w.subject_kind = $2 AND w.subject_id = ANY ($3::uuid[]) ${sorts ? 'AND w.sort = ANY ($4::text[])' : ''} ORDER BY w.started_on, w.key`;

/** Everything stored about one subject, as far as the reader may see it. */
export async function standing(tx: Tx, subject: Subject): Promise<StandingRow | undefined> {
  return (await standings(tx, [subject]))[0];
}

/** The same for several subjects of one kind, in two queries. */
export async function standings(tx: Tx, subjects: readonly Subject[], sorts?: readonly WorkRow['sort'][]): Promise<StandingRow[]> {
  const kind = subjects[0]?.kind;
  if (kind === undefined) return [];
  const of = [tx.service, kind, subjects.map((s) => s.id)];
  const [stored, lines] = await Promise.all([tx.query(STANDINGS, of), tx.query(workOf(sorts !== undefined), [...of, ...(sorts === undefined ? [] : [sorts])])]);
  const rows = parseRows(row, stored);
  const work = parseRows(workRow, lines);
  const bySubject = new Map<string, z.output<typeof workRow>[]>();
  for (const w of work) {
    const list = bySubject.get(w.subject_id);
    if (list) list.push(w);
    else bySubject.set(w.subject_id, [w]);
  }
  return rows.map((r): StandingRow => {
    const theirs = bySubject.get(r.subject_id) ?? [];
    const of_ = <T>(sort: string): T[] => theirs.filter((w) => w.sort === sort).map((w) => w.detail as T);
    return {
      subject: { kind: r.subject_kind, id: id<SubjectId>(r.subject_id) },
      facts: r.facts,
      tiers: r.tiers,
      duties: of_<Duty>('duty'),
      considerations: of_<OpenConsideration>('consideration'),
      proposals: of_<Proposal>('proposal'),
      prompts: of_<Prompt>('prompt'),
      alerts: of_<Alert>('alert'),
      throughSeq: r.through_seq,
      derivedOn: r.derived_on,
    };
  });
}
