import { z } from 'zod';
import type { Subject } from '../../core/chronology/entry.ts';
import type { StoredSnapshot } from '../../app/ports/records.ts';
import type { Tx } from '../connection.ts';
import { day, parseRows } from '../rows.ts';
import { by } from './derived-rows.ts';

const json = z.record(z.string(), z.unknown());
const row = z.object({ policy_hash: z.string(), engine: z.string(), surroundings: z.string(), derived_on: day, standing: json, parts: z.array(json), work: z.array(json), work_parts: z.array(json), allocations: z.array(json), retention: z.array(json) });

/** The rows in the form in which a derivation makes them: without their keys, without what they were made with and what follows from a row itself. */
const SNAPSHOT = `
  SELECT s.policy_hash, s.engine, s.surroundings, s.derived_on,
         to_jsonb(s) - '{service,subject_kind,subject_id,compartment,ordinary,through_seq,derived_on,policy_hash,engine,surroundings}'::text[] AS standing,
         coalesce((SELECT jsonb_agg(to_jsonb(x) - '{service,subject_kind,subject_id}'::text[]) FROM standing_part x
                    WHERE x.service = $1 AND x.subject_kind = $2 AND x.subject_id = $3), '[]') AS parts,
         coalesce((SELECT jsonb_agg(to_jsonb(x) - '{service,subject_kind,subject_id,ordinary}'::text[]) FROM work x
                    WHERE x.service = $1 AND x.subject_kind = $2 AND x.subject_id = $3), '[]') AS work,
         coalesce((SELECT jsonb_agg(to_jsonb(x) - '{service,subject_kind,subject_id}'::text[]) FROM work_part x
                    WHERE x.service = $1 AND x.subject_kind = $2 AND x.subject_id = $3), '[]') AS work_parts,
         coalesce((SELECT jsonb_agg(to_jsonb(x) - '{service,child}'::text[]) FROM allocation x WHERE x.service = $1 AND $2 = 'child' AND x.child = $3), '[]') AS allocations,
         coalesce((SELECT jsonb_agg(to_jsonb(x) - '{service,subject_kind,subject_id}'::text[]) FROM retention_term x WHERE x.service = $1 AND x.subject_kind = $2 AND x.subject_id = $3), '[]') AS retention
    FROM standing s WHERE s.service = $1 AND s.subject_kind = $2 AND s.subject_id = $3`;

/** What is stored about a subject; undefined if nothing has been derived yet. */
export async function storedSnapshot(tx: Tx, subject: Subject): Promise<StoredSnapshot | undefined> {
  const [r] = parseRows(row, await tx.query(SNAPSHOT, [tx.service, subject.kind, subject.id]));
  if (r === undefined) return undefined;
  return {
    policyHash: r.policy_hash,
    engine: r.engine,
    surroundings: r.surroundings,
    derivedOn: r.derived_on,
    rows: {
      standing: r.standing,
      parts: r.parts.sort(by('compartments')),
      work: r.work.sort(by('sort', 'key')),
      workParts: r.work_parts.sort(by('sort', 'key', 'compartments')),
      allocations: r.allocations.sort(by('role')),
      retention: r.retention.sort(by('rule')),
    },
  };
}
