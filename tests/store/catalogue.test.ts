import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase, SERVERS, type Database } from './harness.ts';

/** The functions that run with the rights of the owner, and who may call them; a trigger's nobody. Another is a decision record, not a line here. */
const SECURITY_DEFINER: Readonly<Record<string, readonly string[]>> = {
  answer_parcel: ['throughline_system'], audit_cuttable: ['throughline_reader'], audit_evidence: ['throughline_system'], audit_trail: ['throughline_reader'], audit_words_evidence: ['throughline_system'], cut_audit: ['throughline_system'], erase_record: ['throughline_system'],
  expire_rows: ['throughline_system'], keep_words_apart: [], open_parcel: ['throughline_reader', 'throughline_system'], other_services: ['throughline_reader'], retention_headers: ['throughline_reader'], retention_names: ['throughline_reader'],
  seal_audit: ['throughline_system'], search_children: ['throughline_reader'],
};
const ROLES = ['throughline_owner', 'throughline_app', 'throughline_partial', 'throughline_reader', 'throughline_system', 'throughline_retention'];

describe.each(SERVERS)('the catalogue on $server', ({ server }) => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase(server);
  });
  afterAll(() => db?.close());

  const names = async (sql: string, values: readonly unknown[] = []): Promise<string[]> => (await db.asSuperuser(sql, values)).map((r) => String(Object.values(r)[0]));
  const TABLES = `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'throughline' AND c.relkind IN ('r', 'p')`;

  it('has tables to look at', async () => {
    expect(await names(`SELECT relname FROM ${TABLES} ORDER BY 1`)).toEqual(expect.arrayContaining(['entry', 'entry_content', 'standing', 'standing_part', 'work', 'allocation', 'read_audit', 'search_text', 'account', 'session']));
  });

  it('has every table under row security, forced on the owner too', async () => {
    expect(await names(`SELECT relname FROM (SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity FROM ${TABLES}) t WHERE NOT (relrowsecurity AND relforcerowsecurity)`)).toEqual([]);
  });

  it('has the service in every table and first in every primary key but those of signing in, where no service is known yet', async () => {
    expect(await names(`SELECT relname FROM (SELECT c.oid, c.relname FROM ${TABLES}) t WHERE relname NOT IN ('service', 'sign_in_wait') AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attname = 'service')`)).toEqual([]);
    const first = await names(
      `SELECT t.relname || '.' || a.attname FROM (SELECT c.oid, c.relname FROM ${TABLES}) t JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[0]
        WHERE a.attname <> 'service' ORDER BY 1`,
    );
    expect(first).toEqual(['account.username', 'service.id', 'session.token_hash', 'sign_in_step.token_hash', 'sign_in_wait.key']);
  });

  it('has no policy for everybody, and none for a role that is not of this program', async () => {
    expect(await names(`SELECT DISTINCT unnest(roles)::text FROM pg_policies WHERE schemaname = 'throughline' ORDER BY 1`)).toEqual(['throughline_owner', 'throughline_partial', 'throughline_reader', 'throughline_retention', 'throughline_system']);
  });

  it('lets the owner see and write only what the search, the audit and the crossing of a parcel need', async () => {
    expect(await names(`SELECT tablename || ' ' || cmd FROM pg_policies WHERE schemaname = 'throughline' AND 'throughline_owner' = ANY (roles) ORDER BY 1`)).toEqual([
      'allocation SELECT', 'audit_batch INSERT', 'audit_batch SELECT', 'audit_head INSERT', 'audit_head SELECT', 'audit_head UPDATE', 'audit_leaf INSERT', 'audit_leaf SELECT', 'audit_words INSERT', 'audit_words SELECT',
      'entry SELECT', 'read_audit INSERT', 'read_audit INSERT', 'read_audit SELECT', 'search_name SELECT', 'search_text SELECT', 'service SELECT', 'stand_in SELECT', 'standing SELECT', 'standing SELECT', 'strand_child SELECT',
      'transfer_item DELETE', 'transfer_item SELECT', 'transfer_origin SELECT', 'transfer_parcel SELECT', 'transfer_parcel UPDATE', 'volunteer_assignment SELECT', 'worker SELECT',
    ]);
  });

  // A restrictive policy only narrows what another has allowed.
  it('has a service in every policy, save where there is none yet and in the search function\'s own', async () => {
    const without = await names(`SELECT tablename || ' ' || policyname FROM pg_policies WHERE schemaname = 'throughline' AND coalesce(qual, '') || coalesce(with_check, '') !~ 'reader_(whole_)?service' AND permissive = 'PERMISSIVE' ORDER BY 1`);
    expect(without).toEqual(['account system_all', 'search_name search_finds', 'search_text search_finds', 'service system_reads', 'session system_all', 'sign_in_step system_all', 'sign_in_wait system_all']);
  });

  it.each(['entry', 'entry_content', 'read_audit', 'audit_leaf', 'audit_batch', 'command', 'account_event'])('lets no role of the application change or delete a row of %s', async (table) => {
    const grants = await db.asSuperuser(
      `SELECT grantee, privilege_type FROM information_schema.role_table_grants WHERE table_schema = 'throughline' AND table_name = $1 AND privilege_type IN ('UPDATE', 'DELETE', 'TRUNCATE')
        AND grantee NOT IN ('throughline_owner', 'throughline_retention')`,
      [table],
    );
    expect(grants).toEqual([]);
    expect(await names(`SELECT grantee FROM information_schema.role_column_grants WHERE table_schema = 'throughline' AND table_name = $1 AND privilege_type = 'UPDATE' AND grantee <> 'throughline_owner'`, [table])).toEqual([]);
    if (table !== 'command') {
      expect(
        await names(`SELECT policyname FROM pg_policies WHERE schemaname = 'throughline' AND tablename = $1 AND cmd IN ('UPDATE', 'DELETE', 'ALL') AND NOT roles <@ '{throughline_retention}'`, [table]),
      ).toEqual([]);
    }
  });

  it('lets the reader write nothing but traces of reading and drafts', async () => {
    expect(
      await names(`SELECT table_name || ' ' || privilege_type FROM information_schema.role_table_grants WHERE table_schema = 'throughline' AND grantee = 'throughline_reader' AND privilege_type <> 'SELECT' ORDER BY 1`),
    ).toEqual(['draft DELETE', 'draft INSERT', 'draft UPDATE']);
    // Its time and its number are the database's own.
    expect(
      await names(`SELECT DISTINCT table_name || ' ' || privilege_type || ' ' || string_agg(column_name, ' ' ORDER BY column_name) FROM information_schema.role_column_grants
                     WHERE table_schema = 'throughline' AND grantee = 'throughline_reader' AND privilege_type <> 'SELECT' AND table_name <> 'draft' GROUP BY table_name, privilege_type`),
    ).toEqual(['read_audit INSERT agency detail event purpose roles service shown subject_id subject_kind worker']);
  });

  it('gives the reader no table of secrets and no search table', async () => {
    const readable = await names(`SELECT table_name FROM information_schema.role_table_grants WHERE table_schema = 'throughline' AND grantee = 'throughline_reader' AND privilege_type = 'SELECT'`);
    expect(readable).toEqual(expect.arrayContaining(['entry', 'standing']));
    for (const secret of ['account', 'session', 'authenticator', 'passkey', 'recovery_code', 'sign_in_step', 'sign_in_wait', 'sign_in_rule', 'account_event', 'search_name', 'search_text', 'chain_head', 'command', 'read_audit', 'audit_leaf', 'audit_batch', 'audit_head', 'audit_words', 'stored_file', 'file_to_go', 'transfer_item']) expect(readable).not.toContain(secret);
  });

  it('gives nothing to everybody', async () => {
    expect(await names(`SELECT table_name FROM information_schema.role_table_grants WHERE table_schema = 'throughline' AND grantee = 'PUBLIC'`)).toEqual([]);
    expect(await names(`SELECT nspname FROM pg_namespace WHERE nspname = 'throughline' AND EXISTS (SELECT FROM aclexplode(nspacl) a WHERE a.grantee = 0)`)).toEqual([]);
  });

  it('has only views that read with the rights of whoever asks', async () => {
    expect(
      await names(`SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'throughline' AND (c.relkind = 'm' OR c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false))`),
    ).toEqual([]);
  });

  it('runs fifteen functions with the rights of another, on a fixed search path, each for one role but the one by which a parcel is opened; those that erase with those of the retention role', async () => {
    const found = await db.asSuperuser(
      `SELECT p.proname AS name, array_to_string(p.proconfig, ' ') AS config, pg_get_userbyid(p.proowner) AS owner,
              (SELECT array_agg(a.grantee::regrole::text ORDER BY 1) FROM aclexplode(p.proacl) a WHERE a.grantee <> p.proowner) AS may
         FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'throughline' AND p.prosecdef`,
    );
    expect(found.map((f) => f['name']).sort()).toEqual(Object.keys(SECURITY_DEFINER));
    for (const f of found) {
      expect(f['config']).toContain('search_path=throughline, public');
      expect(f['owner']).toBe(['cut_audit', 'erase_record', 'expire_rows'].includes(String(f['name'])) ? 'throughline_retention' : 'throughline_owner');
      expect(f['may'] ?? []).toEqual(SECURITY_DEFINER[String(f['name'])]);
    }
  });

  it('has no role that is a superuser or may bypass row security, and a login that can become those of reading and the system alone', async () => {
    const roles = await db.asSuperuser('SELECT rolname, rolsuper, rolbypassrls, rolinherit, rolcanlogin FROM pg_roles WHERE rolname = ANY ($1)', [ROLES]);
    expect(roles.map((r) => r['rolname']).sort()).toEqual([...ROLES].sort());
    expect(roles.filter((r) => r['rolsuper'] === true || r['rolbypassrls'] === true)).toEqual([]);
    expect(roles.filter((r) => r['rolcanlogin'] === true).map((r) => r['rolname']).sort()).toEqual(['throughline_app', 'throughline_owner']);
    expect(await names(`SELECT rolname FROM pg_roles WHERE pg_has_role('throughline_app', oid, 'MEMBER') AND rolname <> 'throughline_app' ORDER BY 1`)).toEqual(['throughline_partial', 'throughline_reader', 'throughline_system']);
    expect(await names(`SELECT c.relname FROM pg_class c WHERE pg_get_userbyid(c.relowner) = 'throughline_app'`)).toEqual([]);
  });

  it('finds the faults that it looks for', async () => {
    await db.asSuperuser('CREATE TABLE throughline.loose (service text PRIMARY KEY, child uuid)');
    await db.asSuperuser('CREATE VIEW throughline.leaking AS SELECT * FROM throughline.entry');
    try {
      expect(await names(`SELECT relname FROM (SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity FROM ${TABLES}) t WHERE NOT (relrowsecurity AND relforcerowsecurity)`)).toEqual(['loose']);
      expect(await names(`SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'throughline' AND c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)`)).toEqual(['leaking']);
    } finally {
      await db.asSuperuser('DROP VIEW throughline.leaking');
      await db.asSuperuser('DROP TABLE throughline.loose');
    }
  });
});
