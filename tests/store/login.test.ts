import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuseUnsafeLogin } from '../../src/store/login/refuse-unsafe-login.ts';
import { openDatabase, SERVERS, type Database } from './harness.ts';

describe.each(SERVERS)('the login of the program on $server', ({ server }) => {
  let db: Database;
  beforeAll(async () => {
    db = await openDatabase(server);
    for (const sql of [
      'CREATE ROLE plain LOGIN NOINHERIT', 'CREATE ROLE bypassing LOGIN BYPASSRLS', 'CREATE ROLE owning LOGIN', 'CREATE ROLE erasing LOGIN', 'CREATE ROLE becoming LOGIN', 'CREATE ROLE making LOGIN CREATEROLE',
      'GRANT throughline_partial, throughline_reader, throughline_system TO bypassing, owning, erasing, becoming, making', 'GRANT throughline_retention TO erasing', 'GRANT throughline_owner TO becoming',
      'GRANT CONNECT ON DATABASE throughline TO plain, bypassing, owning, erasing, becoming, making', 'CREATE TABLE public.of_login (x int)', 'ALTER TABLE public.of_login OWNER TO owning',
    ]) await db.asSuperuser(sql);
  });
  afterAll(() => db?.close());

  const refusal = async (user: string): Promise<string> => {
    const pool = new pg.Pool({ ...db.logins.app.config, user, max: 1 });
    // The server may be stopped while the last of them still says goodbye.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => void client.on('error', () => undefined));
    try {
      await refuseUnsafeLogin(pool);
      return 'accepted';
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      await pool.end();
    }
  };

  it('accepts the login that owns nothing and becomes reader and system alone', async () => {
    await expect(db.store.refuseUnsafeLogin()).resolves.toBeUndefined();
    expect(await refusal('throughline_app')).toBe('accepted');
  });

  it.each([
    ['postgres', /it is a superuser/],
    ['throughline_owner', /it owns .*\n?.*/],
    ['bypassing', /BYPASSRLS/],
    ['owning', /it owns public\.of_login|it owns of_login/],
    ['erasing', /it can become throughline_retention/],
    ['becoming', /it can become .*throughline_owner/],
    ['making', /CREATEROLE/],
    ['plain', /it cannot become throughline_partial and throughline_reader and throughline_system: run the migrations first/],
  ])('refuses %s and says what would satisfy it', async (user, why) => {
    const said = await refusal(user);
    expect(said).toMatch(why);
    expect(said).toContain(`as the database login "${user}"`);
    expect(said).toContain('Give such a login in DATABASE_URL');
  });
});
