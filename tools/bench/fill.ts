import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Entry } from '../../src/core/chronology/entry.ts';
import { id, type SubjectId } from '../../src/core/values/ids.ts';
import type { Ports } from '../../src/app/ports/index.ts';
import { loadContext } from '../../src/app/record/context.ts';
import { storedDerivation } from '../../src/app/record/keep-derivation.ts';
import { digestOf, newSalt } from '../../src/store/records/digest.ts';
import { derivedRows } from '../../src/store/records/derived-rows.ts';
import { DEMO_SERVICE } from '../../src/synthetic/index.ts';
import { rehearse } from '../../src/synthetic/load/rehearse.ts';
import type { PlannedSubject } from '../../src/synthetic/plan/act.ts';
import type { Plan } from '../../src/synthetic/plan/plan.ts';

type Row = Record<string, unknown>;

/** Tables in the order in which they are filled. */
const TABLES = ['subject', 'entry', 'entry_content', 'standing', 'work', 'allocation'] as const;
type Rows = Record<(typeof TABLES)[number], Row[]>;

const AT_ONCE = 100;

/**
 * Writes children in bulk past the commands, for large data: the same pure functions decide, derive and seal; only the writing is
 * set by set. Not a way in for real records: it needs the superuser of an embedded server.
 *
 * @returns how many entries were written
 */
export async function fillChildren(ports: Pick<Ports, 'store' | 'policies'>, superuser: pg.ClientConfig, planned: Plan, children: readonly PlannedSubject[], onProgress: (done: number) => void = () => undefined): Promise<number> {
  const context = await ports.store.asSystem(DEMO_SERVICE, (unit) => loadContext(unit, ports.policies, planned.today));
  const staff = new Map(planned.staff.map((m) => [m.id, m] as const));
  const client = new pg.Client({ ...superuser, database: 'throughline' });
  await client.connect();
  try {
    await client.query('SET search_path = throughline, public; SET timezone = UTC; SET synchronous_commit = off');
    const head = (await client.query<{ seq: string; hash: Buffer }>('SELECT seq, hash FROM chain_head WHERE service = $1', [DEMO_SERVICE])).rows[0];
    if (head === undefined) throw new Error('the service has no chain: load the people and sittings first');
    const chain = { seq: Number(head.seq), hash: head.hash };
    const before = chain.seq;
    for (let at = 0; at < children.length; at += AT_ONCE) {
      const rows: Rows = { subject: [], entry: [], entry_content: [], standing: [], work: [], allocation: [] };
      for (const child of children.slice(at, at + AT_ONCE)) {
        const { entries, unexpected } = rehearse(context.program, context.around, DEMO_SERVICE, child, staff);
        if (unexpected) throw new Error(`the rules would not have an act of the plan: ${JSON.stringify(unexpected.result)}`);
        addRows(rows, child, entries, chain);
        addDerived(rows, storedDerivation(context, { kind: 'child', id: id<SubjectId>(child.id) }, entries, planned.today), chain.seq);
      }
      await client.query('BEGIN');
      for (const table of TABLES) await insert(client, table, rows[table]);
      await client.query('UPDATE chain_head SET seq = $2, hash = $3 WHERE service = $1', [DEMO_SERVICE, chain.seq, chain.hash]);
      await client.query('COMMIT');
      onProgress(Math.min(at + AT_ONCE, children.length));
    }
    return chain.seq - before;
  } finally {
    await client.end();
  }
}

async function insert(client: pg.Client, table: string, rows: readonly Row[]): Promise<void> {
  const first = rows[0];
  if (first === undefined) return;
  const columns = Object.keys(first).join(', ');
  await client.query(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1)`, [JSON.stringify(rows)]);
}

function addRows(rows: Rows, child: PlannedSubject, entries: readonly Entry[], chain: { seq: number; hash: Buffer }): void {
  const of = { service: DEMO_SERVICE, subject_kind: child.kind, subject_id: child.id };
  rows.subject.push({ service: DEMO_SERVICE, kind: child.kind, id: child.id, compartment: 'case', created_at: entries[0]?.recordedAt ?? '2024-01-01T00:00:00Z' });
  for (const e of entries) {
    const salt = newSalt();
    const content = { data: e.data, reason: e.reason ?? null, marks: e.marks ?? [] };
    const digest = digestOf(salt, content).toString('hex');
    chain.seq += 1;
    const header = [DEMO_SERVICE, chain.seq, e.id, child.kind, child.id, e.act, e.kind, e.occurredOn, e.occurredAt ?? null, e.recordedAt, e.recordedBy, e.recordedAs, e.agency, e.compartment, e.source, e.supersedes ?? null, e.withdrawn ?? false, e.of ?? null, digest];
    const hash = createHash('sha256').update(chain.hash).update(`[${header.map((v) => JSON.stringify(v)).join(', ')}]`).digest();
    rows.entry.push({
      ...of, seq: chain.seq, id: e.id, act: e.act, kind: e.kind, occurred_on: e.occurredOn, occurred_at: e.occurredAt ?? null, recorded_at: e.recordedAt, recorded_by: e.recordedBy,
      recorded_as: e.recordedAs, agency: e.agency, compartment: e.compartment, source: e.source, supersedes: e.supersedes ?? null, withdrawn: e.withdrawn ?? false, answers: e.of ?? null,
      digest: `\\x${digest}`, previous_hash: `\\x${chain.hash.toString('hex')}`, hash: `\\x${hash.toString('hex')}`,
    });
    rows.entry_content.push({ service: DEMO_SERVICE, entry: e.id, subject_kind: child.kind, subject_id: child.id, compartment: e.compartment, salt: `\\x${salt.toString('hex')}`, ...content });
    chain.hash = hash;
  }
}

function addDerived(rows: Rows, stored: ReturnType<typeof storedDerivation>, seq: number): void {
  const derived = derivedRows(stored);
  const of = { service: DEMO_SERVICE, subject_kind: stored.subject.kind, subject_id: stored.subject.id };
  if (derived.parts.length > 0 || derived.workParts.length > 0) throw new Error('a planned child has entries of further compartments, which the bulk writer does not know');
  rows.standing.push({ ...of, compartment: 'case', ...derived.standing, derived_on: stored.derivedOn, policy_hash: stored.policyHash, engine: stored.engine, surroundings: stored.surroundings, through_seq: seq });
  rows.work.push(...derived.work.map((w) => ({ ...of, ...w })));
  rows.allocation.push(...derived.allocations.map((a) => ({ service: DEMO_SERVICE, child: stored.subject.id, ...a })));
}
