import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { searchedDate } from '../../src/store/lists/search.ts';
import type { Subject } from '../../src/core/chronology/entry.ts';
import { openDatabase, openService, SERVERS, type Database, type Person, type Service } from './harness.ts';

const MANY = 20_000;

describe.each(SERVERS)('search on $server', ({ server }) => {
  let db: Database;
  let s: Service;
  let sam: Subject;

  beforeAll(async () => {
    db = await openDatabase(server);
    s = await openService(db);
    sam = await s.child({ surname: 'Okonkwo-Whittaker', forenames: 'Chidiebere Samuel', knownAs: 'Lil Sparrow', reference: 'YJ-90210', born: '2010-05-03' });
    await s.recorded('worker', sam, 'note.recorded', { note: 'Enjoys repairing bicycles with his grandfather at the allotment.' });
    await s.child({ surname: 'O’Neill-Łukasik', forenames: 'Seán Zoë' });
    // Rows of the same shape straight into the search tables: what is looked at here are plans, not records.
    await db.asSuperuser('ALTER INDEX search_name_trigrams SET (fastupdate = on)');
    await db.asSuperuser(
      `INSERT INTO search_name (service, child, reference, date_of_birth, known_as, names)
       SELECT $1, gen_random_uuid(), 'YJ-' || n, date '2006-01-01' + n % 3000, NULL, substr(md5(n::text), 1, 6) || ' ' || substr(md5((n * 7)::text), 1, 9) FROM generate_series(1, $2::int) n`,
      [s.id, MANY],
    );
    await db.asSuperuser(
      `INSERT INTO search_text (service, entry, child, compartment, body)
       SELECT $1, gen_random_uuid(), gen_random_uuid(), 'case', 'Talked about school and ' || substr(md5(n::text), 1, 8) FROM generate_series(1, $2::int) n`,
      [s.id, MANY],
    );
    await db.asSuperuser('ALTER INDEX search_name_trigrams SET (fastupdate = off)');
    await db.asSuperuser('VACUUM (ANALYZE) throughline.search_name, throughline.search_text');
  });
  afterAll(() => db?.close());

  const find = (text: string, person: Person = 'worker') => db.store.asReader(s.reader(person), ({ lists }) => lists.search(text, 10, s.now()));

  it.each(['Sean', 'SEÁN', 'zoe', "o'neill", 'O’Neill', 'lukasik', 'Łukasik', 'Sean Zoe'])('finds somebody with accents in the name by “%s”', async (asked) => {
    expect((await find(asked)).map((f) => f.why)).toContain('name');
  });

  it.each([
    ['YJ-90210', 'reference'],
    ['yj-90210', 'reference'],
    ['3/5/2010', 'date of birth'],
    ['2010-05-03', 'date of birth'],
    ['whittaker', 'name'],
    ['Samuel', 'name'],
    ['sparrow', 'known as'],
    ['Whitaker', 'a name like it'],
    ['Okonkwo Witaker', 'a name like it'],
    ['Chidibere', 'a name like it'],
    ['sparow', 'a name like it'],
    ['bicycle', 'in the record'],
    ['repair allotments', 'in the record'],
  ])('finds "%s" by %s', async (text, why) => {
    const hits = await find(text);
    expect(hits.map((h) => [h.id, h.why])).toContainEqual([sam.id, why]);
  });

  it('shows the words around what was found, and the entry', async () => {
    const [hit] = await find('grandfather');
    expect(hit?.excerpt).toContain('bicycles with his grandfather');
    expect(hit?.entry).toBeDefined();
  });

  it('takes what is typed as words, whatever is typed', async () => {
    for (const text of ['', ' ', '%', '_', "'", '\\', '"', ') OR 1=1 --', '((', '&|!', 'a', 'x'.repeat(5000), '😀', '%%%', '___']) {
      const hits = await find(text);
      expect(hits.map((h) => h.id), text).not.toContain(sam.id);
    }
  });

  it('does not find what has been corrected away', async () => {
    const wrong = await s.recorded('worker', sam, 'note.recorded', { note: 'Keeps a tortoise at home.' });
    expect(await find('tortoise')).toHaveLength(1);
    await s.recorded('worker', sam, 'note.recorded', { note: 'Keeps a rabbit at home.' }, { supersedes: wrong.entries[0]!, reason: 'It was a rabbit.' });
    expect(await find('tortoise')).toEqual([]);
    expect(await find('rabbit')).toHaveLength(1);
  });

  it('follows a change of name', async () => {
    const child = await s.child({ surname: 'Featherstonehaugh' });
    expect((await find('Featherstonehaugh')).map((h) => h.id)).toEqual([child.id]);
    await s.recorded('worker', child, 'identity.recorded', { surname: 'Marjoribanks' });
    expect(await find('Featherstonehaugh')).toEqual([]);
    expect((await find('Marjoribanks')).map((h) => h.id)).toEqual([child.id]);
  });

  it('reads a date of birth as people type it', () => {
    expect(['3/5/2010', '03.05.2010', '3-5-2010', '2010-05-03', ' 3/5/2010 '].map(searchedDate)).toEqual(Array.from({ length: 5 }, () => '2010-05-03'));
    expect(['31/2/2010', '2010', 'May', ''].map(searchedDate)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it(`finds its candidates among ${MANY} children and as many entries by index, inside the function itself`, async () => {
    const plans = await plansOf(db, s, 'whitaker');
    expect(plans).toMatch(/search_name_trigrams/);
    expect(plans).toMatch(/search_text_words/);
    expect(plans).toMatch(/search_name_reference/);
    expect(plans).toMatch(/search_name_born/);
    expect(plans).not.toMatch(/Seq Scan on search_(name|text)/);
  });
});

/** The plans of every statement that the search runs, as the server logs them. */
async function plansOf(db: Database, s: Service, text: string): Promise<string> {
  const client = new pg.Client({ ...db.logins.owner.config, user: 'postgres', options: '-c search_path=throughline,public -c client_min_messages=log' });
  await client.connect();
  const logged: string[] = [];
  client.on('notice', (n) => logged.push(n.message ?? ''));
  try {
    await client.query("LOAD 'auto_explain'");
    await client.query('SET auto_explain.log_min_duration = 0; SET auto_explain.log_nested_statements = on');
    await client.query('BEGIN; SET LOCAL ROLE throughline_reader');
    const reader = s.reader('worker');
    const identity = { 'app.service': s.id, 'app.worker': reader.worker, 'app.roles': 'case-manager', 'app.reach': 'service', 'app.compartments': 'case' };
    for (const [name, value] of Object.entries(identity)) await client.query('SELECT set_config($1, $2, true)', [name, value]);
    await client.query('SELECT * FROM search_children($1, $2, 10)', [text, '2010-05-03']);
    await client.query('ROLLBACK');
  } finally {
    await client.end();
  }
  return logged.filter((l) => l.includes('search_name')).join('\n');
}
