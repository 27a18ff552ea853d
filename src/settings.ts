import { parsePlainDate, type PlainDate } from './core/values/plain-date.ts';
import { isRole, ROLE_NAMES, type Role } from './core/access/roles.ts';
import type { ScannerAddress } from './store/files/clamd.ts';
import { HOW_TO_MAKE_A_KEY, readFileKeys, type FileKey } from './store/files/file-keys.ts';
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
  { name: 'THROUGHLINE_SECRET', says: 'At least 32 characters, from which the keys of drafts, notices and second proofs are made. To change it, put the new one before the old with a comma, start again and run `./throughline secret rewrap`, which says when the old one can be left out', without: 'a key file in THROUGHLINE_DATA' },
  { name: 'THROUGHLINE_FILES', says: 'Folder for the documents of the record, each encrypted. Back it up with the database', without: 'files in THROUGHLINE_DATA' },
  { name: 'THROUGHLINE_FILE_KEY', says: 'Key of the documents: 64 hexadecimal digits. To change it, put the new one before the old with a comma, start again and run `./throughline files rewrap`; then leave the old one out', without: 'a demonstration makes one in THROUGHLINE_DATA; otherwise the program does not start' },
  { name: 'THROUGHLINE_SCANNER', says: 'Where clamd (ClamAV) listens: HOST:PORT, or the path of its socket. Each upload is looked through before it is kept, while it cannot be reached none is taken; what was kept before is looked through by and by', without: 'uploads are not looked through for viruses' },
  { name: 'SESSION_IDLE_MINUTES', says: 'A sign-in ends after so many minutes without use (5 to 480). What was being typed is kept', without: '60 minutes' },
  { name: 'SESSION_HOURS', says: 'A sign-in ends after so many hours in any case (1 to 24)', without: '12 hours' },
  { name: 'THROUGHLINE_TELL_ANYWHERE', says: 'yes: systems may be told at addresses of this machine and of private networks, and by http. For trying things out, and where such a network is the only one between two systems', without: 'public addresses by https alone' },
  { name: 'OIDC_ISSUER', says: 'Address of a provider of single sign-on (OpenID Connect). It sends people back to PUBLIC_URL/sign-in/single-sign-on/return', without: 'no single sign-on' },
  { name: 'OIDC_CLIENT_ID', says: 'Name under which this installation is registered with the provider', without: 'no single sign-on' },
  { name: 'OIDC_CLIENT_SECRET', says: 'Secret of that registration', without: 'a public client, with PKCE alone' },
  { name: 'OIDC_NAME', says: 'What the sign-in page calls the provider', without: 'your organisation' },
  { name: 'OIDC_SCOPE', says: 'What is asked of the provider', without: 'openid profile email' },
  { name: 'OIDC_ROLES_CLAIM', says: 'Claim that holds somebody\'s roles. With it, people whom the provider names are added, and their roles follow the provider at each sign-in', without: 'roles are given on the page Accounts' },
  { name: 'OIDC_ROLES', says: 'What the words of that claim mean: WORD=role, with commas between; for example YJS-Managers=team-manager', without: 'needed with OIDC_ROLES_CLAIM' },
  { name: 'OIDC_SERVICE', says: 'Service and agency of people who are added in this way: SERVICE/AGENCY', without: 'needed with OIDC_ROLES_CLAIM' },
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
  /** the newest first */
  readonly secrets: readonly string[] | undefined;
  /** folder of the documents of the record */
  readonly files: string;
  /** keys of the documents, the newest first */
  readonly fileKeys: readonly FileKey[] | undefined;
  /** where the virus scanner listens; undefined: nothing is scanned */
  readonly scanner: ScannerAddress | undefined;
  readonly session: { readonly idleMinutes: number; readonly hours: number };
  readonly singleSignOn: SingleSignOnSettings | undefined;
  /** whether systems may be told at private addresses and by http */
  readonly tellAnywhere: boolean;
}

/** How the provider of single sign-on is reached, and what its words mean. */
export interface SingleSignOnSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly name: string;
  readonly scope: string;
  readonly byClaims: { readonly service: string; readonly agency: string; readonly claim: string; readonly roles: Readonly<Record<string, Role>> } | undefined;
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
    faults.push(`${name} is "${/SECRET|KEY/.test(name) || name.startsWith('DATABASE') ? 'set' : (given(name) ?? '')}": expected ${expected}.`);
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
  const secrets = given('THROUGHLINE_SECRET')?.split(',').map((part) => part.trim());
  const short = secrets?.find((s) => s.length < 32);
  if (short !== undefined) wrong('THROUGHLINE_SECRET', `at least 32 characters (it has ${short.length}), or several such secrets with commas between, the newest first; a secret holds no comma`);
  const keyText = given('THROUGHLINE_FILE_KEY');
  const fileKeys = keyText === undefined ? undefined : (readFileKeys(keyText) ?? wrong('THROUGHLINE_FILE_KEY', `64 hexadecimal digits, or several such keys with commas between, the newest first; make one with ${HOW_TO_MAKE_A_KEY}`));
  const database = readDatabase(given('DATABASE_URL'), given('DATABASE_OWNER_URL'), wrong);
  const whole = (name: 'SESSION_IDLE_MINUTES' | 'SESSION_HOURS', least: number, most: number, without: number): number => {
    const text = given(name) ?? String(without);
    if (/^\d{1,4}$/.test(text) && +text >= least && +text <= most) return +text;
    wrong(name, `a whole number from ${least} to ${most}`);
    return without;
  };
  const scannerText = given('THROUGHLINE_SCANNER');
  const scanner = scannerText === undefined ? undefined : (readScanner(scannerText) ?? wrong('THROUGHLINE_SCANNER', 'HOST:PORT, for example 127.0.0.1:3310, or the path of a socket, for example /run/clamav/clamd.ctl'));
  const session = { idleMinutes: whole('SESSION_IDLE_MINUTES', 5, 480, 60), hours: whole('SESSION_HOURS', 1, 24, 12) };
  const tell = given('THROUGHLINE_TELL_ANYWHERE');
  if (tell !== undefined && tell !== 'yes') wrong('THROUGHLINE_TELL_ANYWHERE', 'yes, or not to be set');
  const singleSignOn = readSingleSignOn(given, wrong);
  if (faults.length > 0 || port === undefined || publicUrl === undefined) return fail(faults);
  const dataDir = given('THROUGHLINE_DATA') ?? '.data';
  return ok({ port, host, publicUrl, dataDir, witness: given('THROUGHLINE_WITNESS') ?? `${dataDir}/witness.jsonl`, today, database, secrets, files: given('THROUGHLINE_FILES') ?? `${dataDir}/files`, fileKeys, scanner, session, singleSignOn, tellAnywhere: tell === 'yes' });
}

function readScanner(text: string): ScannerAddress | undefined {
  if (text.startsWith('/')) return { path: text };
  const [, bracketed, plain, port] = /^(?:\[([\da-fA-F:.]+)\]|([\w.-]+)):(\d{1,5})$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  return host === undefined || port === undefined || +port < 1 || +port > 65_535 ? undefined : { host, port: +port };
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

function readSingleSignOn(given: (name: SettingName) => string | undefined, wrong: (name: SettingName, expected: string) => undefined): SingleSignOnSettings | undefined {
  const set = SETTINGS.map((s) => s.name).filter((name) => name.startsWith('OIDC_') && given(name) !== undefined);
  const [first] = set;
  if (first === undefined) return undefined;
  const issuer = given('OIDC_ISSUER');
  const clientId = given('OIDC_CLIENT_ID');
  if (issuer === undefined) return wrong(first, 'OIDC_ISSUER to be set as well, with the address of the provider');
  if (clientId === undefined) return wrong('OIDC_ISSUER', 'OIDC_CLIENT_ID to be set as well');
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && !(url.protocol === 'http:' && isThisMachine(url.hostname)))) return wrong('OIDC_ISSUER', 'an address that begins with https:// (or http:// on this machine)');
  return {
    issuer: url, clientId, clientSecret: given('OIDC_CLIENT_SECRET'), name: given('OIDC_NAME') ?? 'your organisation', scope: given('OIDC_SCOPE') ?? 'openid profile email',
    byClaims: readClaims(given, wrong),
  };
}

function readClaims(given: (name: SettingName) => string | undefined, wrong: (name: SettingName, expected: string) => undefined): SingleSignOnSettings['byClaims'] {
  const claim = given('OIDC_ROLES_CLAIM');
  if (claim === undefined) return given('OIDC_ROLES') === undefined ? undefined : wrong('OIDC_ROLES', 'OIDC_ROLES_CLAIM to be set as well');
  const [, service, agency] = /^([a-z0-9-]{2,60})\/([a-z0-9-]{2,60})$/.exec(given('OIDC_SERVICE') ?? '') ?? [];
  if (service === undefined || agency === undefined) return wrong('OIDC_SERVICE', 'SERVICE/AGENCY, the service and the agency of people who come by claims');
  const roles: Record<string, Role> = {};
  for (const pair of (given('OIDC_ROLES') ?? '').split(',')) {
    const at = pair.lastIndexOf('=');
    const [word, role] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (at < 1 || word === '' || !isRole(role) || role === 'system') return wrong('OIDC_ROLES', `WORD=role with commas between, each role one of ${ROLE_NAMES.filter((r) => r !== 'system').join(', ')}`);
    roles[word] = role;
  }
  return { service, agency, claim, roles };
}
