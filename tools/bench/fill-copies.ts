import pg from 'pg';
import { DEMO_SERVICE } from '../../src/synthetic/index.ts';

/** Tables with what is about a child, in the order in which they are filled; `ids` are the columns that hold ids of the child or of its entries. */
const TABLES = [
  { table: 'subject', child: 'id', ids: ['id'] },
  { table: 'entry', child: 'subject_id', ids: ['id', 'subject_id', 'act', 'supersedes', 'answers'], order: 'seq' },
  { table: 'entry_content', child: 'subject_id', ids: ['entry', 'subject_id'], order: 'entry' },
  { table: 'standing', child: 'subject_id', ids: ['subject_id'] },
  { table: 'work', child: 'subject_id', ids: ['subject_id'] },
  { table: 'retention_term', child: 'subject_id', ids: ['subject_id'] },
  { table: 'search_name', child: 'child', ids: ['child'] },
  { table: 'search_text', child: 'child', ids: ['entry', 'child'] },
] as const;

/**
 * Copies closed cases, table by table and as sets, for sizes that the recording would take too long to reach. Each copy has its own
 * child, entries, acts and reference; names and contents are those of the pattern. The copies' entries are numbered on but not
 * sealed: the chain of such a database does not hold, and only its pages and queries are to be measured.
 *
 * @param patterns children to copy
 * @param copies how many more of each
 * @param from the number of the first copy: each number may be used once
 * @returns how many entries were written
 */
export async function fillCopies(superuser: pg.ClientConfig, patterns: readonly string[], copies: number, from = 1): Promise<number> {
  const client = new pg.Client({ ...superuser, database: 'throughline' });
  await client.connect();
  try {
    await client.query('SET search_path = throughline, public; SET timezone = UTC; SET synchronous_commit = off; SET work_mem = \'256MB\'');
    // Neither triggers nor checks of foreign keys: what they would do is copied as well.
    await client.query('SET session_replication_role = replica');
    await client.query("CREATE FUNCTION pg_temp.other(of uuid, copy integer) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT md5(of::text || copy::text)::uuid $$");
    await client.query('BEGIN');
    await client.query('CREATE TEMP TABLE pattern ON COMMIT DROP AS SELECT unnest($1::uuid[]) AS child', [patterns]);
    const { rows: [head] } = await client.query<{ seq: string }>('SELECT seq FROM chain_head WHERE service = $1', [DEMO_SERVICE]);
    if (head === undefined) throw new Error('the service has no chain: load the people and sittings first');
    const step = Number(head.seq);
    let written = 0;
    for (const { table, child, ids, ...more } of TABLES) {
      const { rows } = await client.query<{ name: string }>(
        "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'throughline' AND table_name = $1 AND is_generated = 'NEVER' AND is_identity = 'NO' ORDER BY ordinal_position", [table],
      );
      const names = rows.map((r) => r.name);
      const value = (name: string): string => {
        if (ids.some((i) => i === name)) return `pg_temp.other(x.${name}, k)`;
        if (name === 'seq' || name === 'through_seq') return `x.${name} + ${step}::bigint * k`;
        // Nobody holds a closed case any longer.
        if (name === 'case_manager') return 'NULL';
        return name === 'reference' ? `x.reference || '-' || k` : `x.${name}`;
      };
      const order = 'order' in more ? `, x.${more.order}` : '';
      const done = await client.query(
        `INSERT INTO ${table} (${names.join(', ')}) SELECT ${names.map(value).join(', ')} FROM generate_series($3::integer, $3 + $2 - 1) k CROSS JOIN ${table} x
          WHERE x.service = $1 AND x.${child} IN (SELECT child FROM pattern) ORDER BY k${order}`, [DEMO_SERVICE, copies, from],
      );
      if (table === 'entry') written = done.rowCount ?? 0;
    }
    await client.query('UPDATE chain_head SET seq = seq * ($2::bigint + 1) WHERE service = $1', [DEMO_SERVICE, from + copies - 1]);
    await client.query('COMMIT');
    return written;
  } finally {
    await client.end();
  }
}
