import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { hasDebian15, startDebian15, type Debian15 } from './debian15.ts';

let folder = '';
let server: Debian15 | undefined;

afterEach(async () => {
  await server?.stop();
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

describe.runIf(hasDebian15)("Debian's PostgreSQL 15 as a second server for tests", () => {
  it('answers on a private socket with the same database and logins', async () => {
    folder = mkdtempSync(join(tmpdir(), 'debian15-'));
    server = await startDebian15({ dataDir: folder });
    const client = new pg.Client(server?.app.config);
    await client.connect();
    const { rows } = await client.query("SELECT current_user AS login, current_setting('server_version_num')::int / 10000 AS version, current_setting('listen_addresses') AS listens");
    await client.end();
    expect(rows).toEqual([{ login: 'throughline_app', version: 15, listens: '' }]);
  });
});
