import { parsePlainDate, type PlainDate } from './core/values/plain-date.ts';
import { fail, ok, type Result } from './core/values/result.ts';

/** One setting of the environment, as the README prints it. */
export interface SettingRow {
  readonly name: string;
  readonly says: string;
  /** what holds when it is not set */
  readonly without: string;
}

/** Every setting that the program reads. The README's table is printed from this one. */
export const SETTINGS = [
  { name: 'PORT', says: 'Port to listen on', without: '3000' },
  { name: 'HOST', says: 'Address to listen on. A demonstration listens on this machine only', without: '127.0.0.1' },
  { name: 'PUBLIC_URL', says: 'Address that people type: for links, cookies and the check of where a form was sent from. https, except on this machine', without: 'http://localhost:PORT' },
  { name: 'THROUGHLINE_DATA', says: 'Folder for the embedded database and the generated key', without: '.data' },
  { name: 'THROUGHLINE_TODAY', says: 'A fixed day (YYYY-MM-DD) instead of today: for demonstrations and tests only', without: 'today in London' },
  { name: 'DATABASE_URL', says: 'Login of the program on a PostgreSQL 15 or later, instead of the embedded one', without: 'embedded PostgreSQL' },
  { name: 'DATABASE_OWNER_URL', says: 'Login that owns the tables and makes them: needed with DATABASE_URL, used at the start only', without: 'embedded PostgreSQL' },
  { name: 'THROUGHLINE_WITNESS', says: 'File in which the ends of the chains of entries and of the audit are written down, for `verify`. Best on another machine, where the owner of the database cannot write', without: 'witness.jsonl in THROUGHLINE_DATA' },
  { name: 'THROUGHLINE_SECRET', says: 'At least 32 characters, from which the keys of drafts and notices are made. Changing it makes drafts unreadable', without: 'a key file in THROUGHLINE_DATA' },
] as const satisfies readonly SettingRow[];

export type SettingName = (typeof SETTINGS)[number]['name'];

/** What the program was told. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: URL;
  readonly dataDir: string;
  /** file for the ends of the chains, outside the database */
  readonly witness: string;
  readonly today: PlainDate | undefined;
  readonly database: { readonly app: string; readonly owner: string } | undefined;
  readonly secret: string | undefined;
}

const THIS_MACHINE = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/;

/** Whether an address is this machine's own, which no other can reach. */
export function isThisMachine(host: string): boolean {
  return THIS_MACHINE.test(host);
}

/**
 * Reads the settings. Nothing is put right in silence: a value that does not do is an error.
 * @returns the settings, or one sentence for each fault, with the name of the setting and what was expected
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Result<Settings, readonly string[]> {
  const faults: string[] = [];
  const given = (name: SettingName): string | undefined => (env[name] === undefined || env[name].trim() === '' ? undefined : env[name].trim());
  const wrong = (name: SettingName, expected: string): undefined => {
    faults.push(`${name} is "${name.includes('SECRET') || name.startsWith('DATABASE') ? 'set' : (given(name) ?? '')}": expected ${expected}.`);
    return undefined;
  };

  for (const name of Object.keys(env)) {
    if (name.startsWith('THROUGHLINE_') && !SETTINGS.some((s) => s.name === name)) faults.push(`${name} is no setting: expected one of ${SETTINGS.map((s) => s.name).join(', ')}.`);
  }
  const portText = given('PORT') ?? '3000';
  const port = /^\d{1,5}$/.test(portText) && +portText >= 1 && +portText <= 65_535 ? +portText : wrong('PORT', 'a whole number from 1 to 65535');
  const host = given('HOST') ?? '127.0.0.1';
  if (!/^[\w.:[\]-]+$/.test(host)) wrong('HOST', 'a host name or an address, for example 127.0.0.1');
  const publicUrl = readPublicUrl(given('PUBLIC_URL') ?? `http://localhost:${port ?? 3000}`, (expected) => wrong('PUBLIC_URL', expected));
  const todayText = given('THROUGHLINE_TODAY');
  const today = todayText === undefined ? undefined : (parsePlainDate(todayText) ?? wrong('THROUGHLINE_TODAY', 'a day that exists, as YYYY-MM-DD, for example 2026-01-14'));
  const secret = given('THROUGHLINE_SECRET');
  if (secret !== undefined && secret.length < 32) wrong('THROUGHLINE_SECRET', `at least 32 characters (it has ${secret.length})`);
  const database = readDatabase(given('DATABASE_URL'), given('DATABASE_OWNER_URL'), wrong);
  if (faults.length > 0 || port === undefined || publicUrl === undefined) return fail(faults);
  const dataDir = given('THROUGHLINE_DATA') ?? '.data';
  return ok({ port, host, publicUrl, dataDir, witness: given('THROUGHLINE_WITNESS') ?? `${dataDir}/witness.jsonl`, today, database, secret });
}

function readPublicUrl(text: string, wrong: (expected: string) => undefined): URL | undefined {
  if (!URL.canParse(text)) return wrong('an address such as https://throughline.example');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return wrong('an address that begins with https:// (or http:// on this machine)');
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '') return wrong('an address without a path, for example https://throughline.example');
  if (url.protocol === 'http:' && !isThisMachine(url.hostname)) return wrong('https:// wherever other machines reach it: names and records would cross the network in the clear');
  return url;
}

function readDatabase(app: string | undefined, owner: string | undefined, wrong: (name: SettingName, expected: string) => undefined): Settings['database'] {
  const form = 'an address such as postgres://login:password@host:5432/throughline';
  // Not read as a URL: a socket's address has no host, and is none to the standard.
  const reads = (text: string): boolean => /^postgres(ql)?:\/\/[^\s:@/]+(:[^\s@]*)?@\S+$/.test(text);
  if (app !== undefined && !reads(app)) wrong('DATABASE_URL', form);
  if (owner !== undefined && !reads(owner)) wrong('DATABASE_OWNER_URL', form);
  if (app === undefined && owner === undefined) return undefined;
  if (app === undefined) return wrong('DATABASE_OWNER_URL', 'DATABASE_URL to be set as well, with the login that the program itself uses');
  if (owner === undefined) return wrong('DATABASE_URL', 'DATABASE_OWNER_URL to be set as well, with the login that makes the tables');
  return { app, owner };
}
