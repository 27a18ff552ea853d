import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NoFileKey, openFiles } from '../../src/files.ts';
import { readSettings, SETTINGS } from '../../src/settings.ts';

const faultsOf = (env: Record<string, string>): readonly string[] => {
  const read = readSettings(env);
  return read.ok ? [] : read.error;
};

describe('settings', () => {
  it('have a value each when nothing is set', () => {
    const read = readSettings({});
    expect(read.ok && { ...read.value, publicUrl: read.value.publicUrl.origin }).toEqual({
      port: 3000, host: '127.0.0.1', publicUrl: 'http://localhost:3000', dataDir: '.data', witness: '.data/witness.jsonl', today: undefined, database: undefined, secrets: undefined, files: '.data/files', fileKeys: undefined,
      scanner: undefined, session: { idleMinutes: 60, hours: 12 }, singleSignOn: undefined, tellAnywhere: false,
    });
  });

  it('are read as given', () => {
    const read = readSettings({
      PORT: '8080', HOST: '0.0.0.0', PUBLIC_URL: 'https://throughline.example', THROUGHLINE_DATA: '/srv/data', THROUGHLINE_TODAY: '2026-02-28',
      DATABASE_URL: 'postgres://app:x@db/t', DATABASE_OWNER_URL: 'postgresql://owner:x@db/t', THROUGHLINE_SECRET: 'x'.repeat(32), HOME: '/root',
    });
    expect(read.ok && read.value).toMatchObject({ port: 8080, host: '0.0.0.0', dataDir: '/srv/data', today: '2026-02-28', database: { app: 'postgres://app:x@db/t', owner: 'postgresql://owner:x@db/t' } });
  });

  it('take keys of documents, the newest first, and never repeat a secret that is wrong', () => {
    const read = readSettings({ THROUGHLINE_FILE_KEY: `${'ab'.repeat(32)},${'cd'.repeat(32)}`, THROUGHLINE_FILES: '/srv/documents' });
    expect(read.ok && [read.value.files, read.value.fileKeys?.map((k) => k.key[0])]).toEqual(['/srv/documents', [0xab, 0xcd]]);
    const wrong = faultsOf({ THROUGHLINE_FILE_KEY: 'my-own-secret', THROUGHLINE_SECRET: 'short-secret', DATABASE_URL: 'postgres://x:hidden-word' }).join('\n');
    expect(wrong).toContain('THROUGHLINE_FILE_KEY is "set": expected 64 hexadecimal digits');
    expect(wrong).not.toMatch(/my-own-secret|short-secret|hidden-word/);
  });

  it('say where the scanner of uploads listens, on a port or on a socket', () => {
    const at = (text: string): unknown => {
      const read = readSettings({ THROUGHLINE_SCANNER: text });
      return read.ok && read.value.scanner;
    };
    expect([at('127.0.0.1:3310'), at('[::1]:3310'), at('clamd.internal:1'), at('/run/clamav/clamd.ctl')]).toEqual([
      { host: '127.0.0.1', port: 3310 }, { host: '::1', port: 3310 }, { host: 'clamd.internal', port: 1 }, { path: '/run/clamav/clamd.ctl' },
    ]);
  });

  it('start no service that is no demonstration without a key, and say how one is made; a demonstration makes its own', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'tl-key-'));
    const settings = { files: join(dataDir, 'files'), fileKeys: undefined, dataDir };
    expect(() => openFiles(settings, false)).toThrow(NoFileKey);
    expect(() => openFiles(settings, false)).toThrow('randomBytes(32)');
    expect(existsSync(join(dataDir, 'files.key'))).toBe(false);
    openFiles(settings, true);
    expect(statSync(join(dataDir, 'files.key')).mode & 0o077).toBe(0);
    rmSync(dataDir, { recursive: true });
  });

  it('say what the words of a provider mean', () => {
    const read = readSettings({ OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'x', OIDC_ROLES_CLAIM: 'groups', OIDC_SERVICE: 'city/yjs', OIDC_ROLES: 'CN=Managers=team-manager, Staff=case-manager' });
    expect(read.ok && read.value.singleSignOn?.byClaims).toEqual({ service: 'city', agency: 'yjs', claim: 'groups', roles: { 'CN=Managers': 'team-manager', Staff: 'case-manager' } });
    expect(read.ok && read.value.singleSignOn?.name).toBe('your organisation');
  });

  it.each([
    [{ PORT: 'http' }, 'PORT is "http": expected a whole number from 1 to 65535.'],
    [{ THROUGHLINE_SCANNER: '127.0.0.1' }, 'THROUGHLINE_SCANNER is "127.0.0.1": expected HOST:PORT, for example 127.0.0.1:3310, or the path of a socket'],
    [{ THROUGHLINE_SCANNER: 'clamd:99999' }, 'THROUGHLINE_SCANNER is "clamd:99999"'],
    [{ PORT: '70000' }, 'PORT is "70000"'],
    [{ PUBLIC_URL: 'throughline.example' }, 'PUBLIC_URL is "throughline.example": expected an address'],
    [{ PUBLIC_URL: 'http://throughline.example' }, 'expected https:// wherever other machines reach it'],
    [{ PUBLIC_URL: 'https://x.example/path' }, 'without a path'],
    [{ THROUGHLINE_TODAY: '2026-02-30' }, 'expected a day that exists'],
    [{ THROUGHLINE_TODAI: '2026-02-03' }, 'THROUGHLINE_TODAI is no setting: expected one of PORT, HOST'],
    [{ DATABASE_URL: 'postgres://a@b/c' }, 'DATABASE_OWNER_URL to be set as well'],
    [{ DATABASE_OWNER_URL: 'postgres://a@b/c' }, 'DATABASE_URL to be set as well'],
    [{ DATABASE_URL: 'mysql://secret@b/c', DATABASE_OWNER_URL: 'postgres://a@b/c' }, 'DATABASE_URL is "set": expected an address such as postgres://'],
    [{ SESSION_IDLE_MINUTES: '2' }, 'SESSION_IDLE_MINUTES is "2": expected a whole number from 5 to 480.'],
    [{ SESSION_HOURS: 'day' }, 'SESSION_HOURS is "day": expected a whole number from 1 to 24.'],
    [{ OIDC_CLIENT_ID: 'x' }, 'OIDC_ISSUER to be set as well'],
    [{ OIDC_ISSUER: 'https://login.example' }, 'OIDC_CLIENT_ID to be set as well'],
    [{ OIDC_ISSUER: 'http://login.example', OIDC_CLIENT_ID: 'x' }, 'expected an address that begins with https://'],
    [{ OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'x', OIDC_ROLES: 'A=team-manager' }, 'OIDC_ROLES_CLAIM to be set as well'],
    [{ OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'x', OIDC_ROLES_CLAIM: 'roles', OIDC_ROLES: 'A=team-manager' }, 'SERVICE/AGENCY'],
    [{ OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'x', OIDC_ROLES_CLAIM: 'roles', OIDC_SERVICE: 'city/yjs', OIDC_ROLES: 'A=system' }, 'each role one of case-manager'],
    [{ THROUGHLINE_SECRET: 'short' }, 'THROUGHLINE_SECRET is "set": expected at least 32 characters (it has 5), or several such secrets with commas between, the newest first; a secret holds no comma.'],
  ])('refuse %o', (env, message) => expect(faultsOf(env as Record<string, string>).join('\n')).toContain(message));

  it('say every fault at once, and never a password', () => {
    const faults = faultsOf({ PORT: 'x', THROUGHLINE_TODAY: 'y', DATABASE_URL: 'ftp://login:hunter2@b/c', THROUGHLINE_SECRET: 'hunter2' });
    expect(faults.length).toBe(5);
    expect(faults.join(' ')).not.toContain('hunter2');
  });

  it('are each in the table that the README prints', () => {
    expect(SETTINGS.map((s) => s.name)).toEqual(['PORT', 'HOST', 'PUBLIC_URL', 'THROUGHLINE_DATA', 'THROUGHLINE_TODAY', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'THROUGHLINE_WITNESS', 'THROUGHLINE_SECRET',
      'THROUGHLINE_FILES', 'THROUGHLINE_FILE_KEY', 'THROUGHLINE_SCANNER', 'SESSION_IDLE_MINUTES', 'SESSION_HOURS', 'THROUGHLINE_TELL_ANYWHERE', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME', 'OIDC_SCOPE', 'OIDC_ROLES_CLAIM', 'OIDC_ROLES', 'OIDC_SERVICE',
    ]);
    expect(SETTINGS.every((s) => s.says.length > 10 && s.without.length > 3)).toBe(true);
  });
});
