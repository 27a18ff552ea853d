import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../src/app/record/record.ts';
import { readsNamedVictims, sightOf } from '../../src/core/access/reach.ts';
import type { Purpose } from '../../src/core/access/purposes.ts';
import { ROLE_NAMES, type Role } from '../../src/core/access/roles.ts';
import { id, type SubjectId } from '../../src/core/values/ids.ts';
import type { Subject } from '../../src/core/chronology/entry.ts';
import { machineIds } from '../../src/store/ids.ts';
import { wayOfReading } from '../../src/store/way-of-reading.ts';
import { openDatabase, openService, SERVERS, type Database, type Service } from './harness.ts';

const TABLES = ['entry', 'entry_content', 'standing', 'standing_part', 'work', 'work_part'] as const;
const KEYS = { entry: 'id', entry_content: 'entry', standing: 'subject_id', standing_part: "subject_id || compartments::text", work: "subject_id || sort || key", work_part: "subject_id || sort || key || compartments::text" } as const;

// The short rule of those who reach the whole service is a rule of its own: this holds it to the full ones, row by row.
describe.each(SERVERS)('the two ways of reading on $server', ({ server }) => {
  let db: Database;
  let s: Service;

  beforeAll(async () => {
    db = await openDatabase(server);
    s = await openService(db);
    s.today('2099-03-02');
    const child = await s.child({ surname: 'Vale', forenames: 'Jo', reference: 'YJ-1', born: '2084-05-06' });
    await s.recorded('worker', child, 'assessment.completed', { yogrs: 88, harm: 'high' });
    await s.hidden(child, 'police-intelligence', 'intelligence.recorded', { text: 'Seen at the station' });
    const restricted = await s.child({ surname: 'Ashby', forenames: 'Sam', reference: 'YJ-2', born: '2084-05-06' });
    await s.recorded('worker', restricted, 'assessment.completed', { yogrs: 80, harm: 'high' });
    await s.recorded('manager', restricted, 'case.restricted', { why: 'A colleague’s child', ask: s.workers.manager, people: [{ worker: s.workers.manager }] });
    const worker: Subject = { kind: 'worker', id: id<SubjectId>(s.workers.worker) };
    const told = await record(s.ports, s.command('manager', worker, [{ kind: 'supervision.join-asked', data: { who: 'offender-management-coordinator', on: '2099-03-19' }, occurredOn: s.now() }]), { create: true });
    expect(told.outcome).toBe('recorded');
    // Somebody beside the restricted child, and a victim: written as they stand, whatever the pages ask of them first.
    const [beside, victim] = [machineIds.next(), machineIds.next()];
    await db.asSuperuser("INSERT INTO subject (service, kind, id, created_at) SELECT $1, 'person', unnest($2::uuid[]), now()", [s.id, [beside, victim]]);
    await db.asSuperuser(
      `INSERT INTO standing (service, subject_kind, subject_id, compartment, facts, tiers, derived_on, policy_hash, engine, surroundings)
       SELECT $1, 'person', p, 'case', jsonb_build_object('person.beside', jsonb_build_object('value', c)), '[]', '2099-03-02', '', '', '' FROM unnest($2::uuid[], $3::uuid[]) x(p, c)`,
      [s.id, [beside, victim], [restricted.id, child.id]],
    );
    await db.asSuperuser('INSERT INTO victim (service, person) VALUES ($1, $2)', [s.id, victim]);
  });
  afterAll(() => db?.close());

  /** The rows of a table that a person in some roles sees as a role of the database. */
  async function seen(as: 'throughline_reader' | 'throughline_partial', roles: readonly Role[], worker: string, table: (typeof TABLES)[number]): Promise<readonly string[]> {
    const sight = sightOf(roles, 'working with the child');
    return db.store.connections.asReader({ service: s.id, worker: id(worker), name: '', agency: id('youth-justice'), roles, purpose: 'working with the child' }, async (tx) => {
      await tx.query(`SELECT set_config('role', '${as}', true)`);
      expect(sight.reach).toBe('service');
      return (await tx.query(`SELECT ${KEYS[table]}::text AS k FROM ${table} ORDER BY 1`)).map((r) => (r as { readonly k: string }).k);
    });
  }

  const reaching = ROLE_NAMES.filter((r) => r !== 'system' && sightOf([r], 'working with the child').reach === 'service');

  it('has roles that reach the whole service, and rows that they do not all see', async () => {
    expect(reaching.length).toBeGreaterThan(3);
    const all = Number((await db.asSuperuser('SELECT count(*) AS n FROM standing'))[0]?.['n']);
    expect((await seen('throughline_reader', ['seconded-police-officer'], s.workers.police, 'standing')).length).toBeLessThan(all);
    expect((await seen('throughline_reader', ['team-manager'], s.workers.manager, 'standing')).length).toBeGreaterThan((await seen('throughline_reader', ['seconded-police-officer'], s.workers.police, 'standing')).length);
  });

  it.each(TABLES)('show the same rows of %s to whoever reaches the whole service', async (table) => {
    for (const role of reaching) {
      for (const worker of [s.workers.manager, s.workers.worker, s.workers.police]) {
        expect(await seen('throughline_reader', [role], worker, table), `${role} as ${worker}`).toEqual(await seen('throughline_partial', [role], worker, table));
      }
    }
  });

  it('differ for those who reach a part: as the first they see nothing of it', async () => {
    const child = (await db.asSuperuser("SELECT subject_id AS id FROM standing WHERE surname = 'Vale'"))[0]?.['id'];
    await db.asSuperuser("INSERT INTO volunteer_assignment (service, child, worker, from_day, until_day) VALUES ($1, $2, $3, '2020-01-01', '2199-01-01')", [s.id, child, s.workers.volunteer]);
    const reader = { ...s.reader('volunteer') };
    const as = (role: string) => db.store.connections.asReader(reader, async (tx) => {
      await tx.query(`SELECT set_config('role', '${role}', true)`);
      return tx.query('SELECT subject_id FROM standing');
    });
    expect((await as('throughline_partial')).map((r) => (r as { readonly subject_id: string }).subject_id)).toEqual([child]);
    expect(await as('throughline_reader')).toEqual([]);
  });

  it.each<[readonly Role[], Purpose, string]>([
    [['case-manager'], 'working with the child', 'throughline_reader'],
    [['seconded-police-officer'], 'working with the child', 'throughline_reader'],
    [['team-manager'], 'working with the child', 'throughline_reader'],
    [['team-manager'], 'seeing what a victim’s worker has recorded', 'throughline_partial'],
    [['volunteer'], 'working with the child', 'throughline_partial'],
    [['victim-worker'], 'working with a victim', 'throughline_partial'],
    [['information-governance-officer'], 'working with the child', 'throughline_partial'],
    [['information-governance-officer', 'team-manager'], 'working with the child', 'throughline_partial'],
    [[], 'working with the child', 'throughline_partial'],
  ])('are chosen by what somebody sees: %s, %s: %s', (roles, purpose, way) => {
    expect(wayOfReading(sightOf(roles, purpose), roles, readsNamedVictims(roles, purpose))).toBe(way);
  });

  it('mark as ordinary what lies in no compartment and is about no colleague and no person, and nothing else', async () => {
    expect(await db.asSuperuser("SELECT DISTINCT subject_kind, compartment FROM standing WHERE ordinary IS DISTINCT FROM (compartment = 'case' AND subject_kind NOT IN ('worker', 'person'))")).toEqual([]);
    expect(await db.asSuperuser("SELECT DISTINCT subject_kind, compartments FROM work WHERE ordinary IS DISTINCT FROM (compartments = '{case}' AND subject_kind NOT IN ('worker', 'person'))")).toEqual([]);
    expect((await db.asSuperuser('SELECT DISTINCT ordinary FROM standing')).length).toBe(2);
  });

  it('leave the role that sees parts without a grant of its own', async () => {
    expect(await db.asSuperuser("SELECT table_name FROM information_schema.role_table_grants WHERE grantee = 'throughline_partial'")).toEqual([]);
  });
});
