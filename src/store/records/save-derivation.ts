import type { StoredDerivation } from '../../app/ports/records.ts';
import type { Tx } from '../connection.ts';
import { derivedRows } from './derived-rows.ts';

export const STANDING_COLUMNS = [
  'reference', 'surname', 'forenames', 'known_as', 'date_of_birth', 'area', 'case_manager', 'dyo', 'dyo_on', 'rag', 'rag_since', 'rag_rated_on', 'in_custody', 'flags',
  'last_contact', 'facts', 'tiers', 'next_change_on', 'derived_on', 'policy_hash', 'engine', 'surroundings',
] as const;

const STANDING = `
  INSERT INTO standing (service, subject_kind, subject_id, ${STANDING_COLUMNS.join(', ')})
  SELECT $1, $2, $3, ${STANDING_COLUMNS.map((c) => `n.${c}`).join(', ')} FROM jsonb_populate_record(NULL::standing, $4) n
  ON CONFLICT (service, subject_kind, subject_id) DO UPDATE SET ${STANDING_COLUMNS.map((c) => `${c} = excluded.${c}`).join(', ')}`;

const OF = 'x.service = $1 AND x.subject_kind = $2 AND x.subject_id = $3';

/** What is gone is removed: work that is no longer there, what only further compartments gave and no longer give. */
const CLEAR = `
  WITH parts AS (
    DELETE FROM standing_part x WHERE ${OF} AND NOT EXISTS (SELECT FROM jsonb_populate_recordset(NULL::standing_part, $5) n WHERE n.compartments = x.compartments)
  ), work_parts AS (
    DELETE FROM work_part x WHERE ${OF} AND NOT EXISTS (SELECT FROM jsonb_populate_recordset(NULL::work_part, $6) n WHERE n.sort = x.sort AND n.key = x.key AND n.compartments = x.compartments)
  )
  DELETE FROM work x WHERE ${OF} AND NOT EXISTS (SELECT FROM jsonb_to_recordset($4) AS n (sort text, key text) WHERE n.sort = x.sort AND n.key = x.key)`;

export const WORK_COLUMNS = ['clause', 'title', 'owner_role', 'owner_worker', 'area', 'state', 'started_on', 'due', 'met_on', 'met_late', 'grouped', 'compartments', 'detail'] as const;

/** What is new or differs is written: what is the same is not touched. */
const WORK = `
  INSERT INTO work (service, subject_kind, subject_id, sort, key, ${WORK_COLUMNS.join(', ')})
  SELECT $1, $2, $3, n.sort, n.key, ${WORK_COLUMNS.map((c) => `n.${c}`).join(', ')} FROM jsonb_populate_recordset(NULL::work, $4) n
  ON CONFLICT (service, subject_kind, subject_id, sort, key) DO UPDATE SET ${WORK_COLUMNS.map((c) => `${c} = excluded.${c}`).join(', ')}
  WHERE (${WORK_COLUMNS.map((c) => `work.${c}`).join(', ')}) IS DISTINCT FROM (${WORK_COLUMNS.map((c) => `excluded.${c}`).join(', ')})`;

const PARTS = `
  INSERT INTO standing_part (service, subject_kind, subject_id, compartments, facts, tiers)
  SELECT $1, $2, $3, n.compartments, n.facts, n.tiers FROM jsonb_populate_recordset(NULL::standing_part, $4) n
  ON CONFLICT (service, subject_kind, subject_id, compartments) DO UPDATE SET facts = excluded.facts, tiers = excluded.tiers`;

const WORK_PARTS = `
  INSERT INTO work_part (service, subject_kind, subject_id, sort, key, compartments, detail)
  SELECT $1, $2, $3, n.sort, n.key, n.compartments, n.detail FROM jsonb_populate_recordset(NULL::work_part, $4) n
  ON CONFLICT (service, subject_kind, subject_id, sort, key, compartments) DO UPDATE SET detail = excluded.detail WHERE work_part.detail IS DISTINCT FROM excluded.detail`;

const ALLOCATIONS = `
  WITH held AS (SELECT n.role, n.worker, n.since FROM jsonb_populate_recordset(NULL::allocation, $3) n),
  gone AS (DELETE FROM allocation a WHERE a.service = $1 AND a.child = $2 AND NOT EXISTS (SELECT FROM held WHERE held.role = a.role))
  INSERT INTO allocation (service, child, role, worker, since) SELECT $1, $2, role, worker, since FROM held
  ON CONFLICT (service, child, role) DO UPDATE SET worker = excluded.worker, since = excluded.since
  WHERE (allocation.worker, allocation.since) IS DISTINCT FROM (excluded.worker, excluded.since)`;

export const RETENTION_COLUMNS = ['clause', 'title', 'scope', 'kept_until', 'because'] as const;

const RETENTION = `
  WITH kept AS (SELECT n.* FROM jsonb_populate_recordset(NULL::retention_term, $4) n),
  gone AS (DELETE FROM retention_term t WHERE t.service = $1 AND t.subject_kind = $2 AND t.subject_id = $3 AND NOT EXISTS (SELECT FROM kept WHERE kept.rule = t.rule))
  INSERT INTO retention_term (service, subject_kind, subject_id, rule, ${RETENTION_COLUMNS.join(', ')}) SELECT $1, $2, $3, rule, ${RETENTION_COLUMNS.join(', ')} FROM kept
  ON CONFLICT (service, subject_kind, subject_id, rule) DO UPDATE SET ${RETENTION_COLUMNS.map((c) => `${c} = excluded.${c}`).join(', ')}
  WHERE (${RETENTION_COLUMNS.map((c) => `retention_term.${c}`).join(', ')}) IS DISTINCT FROM (${RETENTION_COLUMNS.map((c) => `excluded.${c}`).join(', ')})`;

/** Rewrites standing, work, allocations and days of retention of a subject. */
export async function saveDerivation(tx: Tx, stored: StoredDerivation): Promise<void> {
  const { subject } = stored;
  const of = [tx.service, subject.kind, subject.id] as const;
  const rows = derivedRows(stored);
  const stamp = { derived_on: stored.derivedOn, policy_hash: stored.policyHash, engine: stored.engine, surroundings: stored.surroundings };
  const work = JSON.stringify(rows.work);
  const parts = JSON.stringify(rows.parts);
  const workParts = JSON.stringify(rows.workParts);
  // Sent together, done in this order.
  await Promise.all([
    tx.query(STANDING, [...of, JSON.stringify({ ...rows.standing, ...stamp })]),
    tx.query(CLEAR, [...of, work, parts, workParts]),
    ...(rows.work.length > 0 ? [tx.query(WORK, [...of, work])] : []),
    ...(rows.parts.length > 0 ? [tx.query(PARTS, [...of, parts])] : []),
    ...(rows.workParts.length > 0 ? [tx.query(WORK_PARTS, [...of, workParts])] : []),
    ...(subject.kind === 'child' ? [tx.query(ALLOCATIONS, [tx.service, subject.id, JSON.stringify(rows.allocations)])] : []),
    tx.query(RETENTION, [...of, JSON.stringify(rows.retention)]),
  ]);
}
